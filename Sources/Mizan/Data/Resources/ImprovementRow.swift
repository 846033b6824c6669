extension Dataset.Improvement {
    public static let resource = Resource(
        name: "improvements", title: "Improvements: shown beside the findings, never in a score",
        isOptional: true,
        fields: [
            Field("unit", .id, required: true, "The unit"),
            Field("violation", .id, required: true, "What became better"),
            Field("grade", .integer(minimum: 1, maximum: 4), required: true, "Strength of the source"),
            Field("body", .text, required: true, "Whose act it is"),
            Field("document", .text, required: true, "Where it is written"),
            Field("document_year", .year, required: true, "Year of the document"),
            Field("facts_from", .year, "First year of the facts"),
            Field("facts_to", .year, "Last year of the facts"),
            Field("ongoing", .choice(Dataset.BodyFinding.Ongoing.words), required: true, "Whether it holds"),
            Field(
                "evidence", .choice(Dataset.Link.Evidence.words), required: true, "How the row was checked"),
            Field("note", .text, "What to know about the improvement"),
        ],
        primaryKey: ["unit", "violation", "body", "document", "facts_from"],
        foreignKeys: [.init("unit", to: "units")],
        orders: [.init(["facts_from", "facts_to"], .yearsReversed)])

    public init(_ record: CheckedRecord) {
        unit = record.text("unit")
        violation = record.text("violation")
        grade = record.integer("grade")
        body = record.text("body")
        document = record.text("document")
        documentYear = record.integer("document_year")
        factsFrom = record.integerOrNil("facts_from")
        factsTo = record.integerOrNil("facts_to")
        ongoing = record.choice("ongoing")
        evidence = record.choice("evidence")
        note = record.text("note")
    }

    public var fields: [String] {
        [
            unit, violation, String(grade), body, document, String(documentYear), factsFrom.cell,
            factsTo.cell,
            ongoing.rawValue, evidence.rawValue, note,
        ]
    }
}
