extension Dataset.BodyFinding {
    public static let resource = Resource(
        name: "findings", title: "Findings of UN bodies and courts about one community", isOptional: true,
        fields: [
            Field("unit", .id, required: true, "The unit"),
            Field("violation", .id, required: true, "What was found"),
            Field("grade", .integer(minimum: 1, maximum: 4), required: true, "Strength of the source"),
            Field("standing", .choice(Standing.words), required: true, "Whether the finding is final"),
            Field("extent", .choice(Extent.words), required: true, "How far the violation goes"),
            Field("extent_basis", .text, "What the extent rests on"),
            Field("body", .text, required: true, "Who found it"),
            Field("document", .text, required: true, "Where it is written"),
            Field("document_year", .year, required: true, "Year of the document"),
            Field("facts_from", .year, "First year of the facts"),
            Field("facts_to", .year, "Last year of the facts"),
            Field("ongoing", .choice(Ongoing.words), required: true, "Whether the facts go on"),
            Field(
                "evidence", .choice(Dataset.Link.Evidence.words), required: true, "How the row was checked"),
            Field("note", .text, "What to know about the finding"),
        ],
        primaryKey: ["unit", "violation", "body", "document", "facts_from"],
        foreignKeys: [.init("unit", to: "units")],
        orders: [.init(["facts_from", "facts_to"], .yearsReversed)])

    public init(_ record: CheckedRecord) {
        unit = record.text("unit")
        violation = record.text("violation")
        grade = record.integer("grade")
        standing = record.choice("standing")
        extent = record.choice("extent")
        extentBasis = record.text("extent_basis")
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
            unit, violation, String(grade), standing.rawValue, extent.rawValue, extentBasis, body, document,
            String(documentYear), factsFrom.cell, factsTo.cell, ongoing.rawValue, evidence.rawValue, note,
        ]
    }
}
