extension Dataset.Instrument {
    public static let resource = Resource(
        name: "instruments", title: "Instruments: states' positions on treaties and complaint routes",
        isOptional: true,
        fields: [
            Field(
                "country", .text, required: true,
                "A country unit, or * for procedures open against every state"),
            Field("instrument", .text, required: true, "Treaty or route"),
            Field("status", .text, required: true, "The state's position"),
            Field("since", .year, "Year of ratification, declaration or withdrawal"),
            Field("as_of", .date(partial: true), "Date of the source"),
            Field("evidence", .choice(Dataset.Link.Evidence.words), "How the row was checked"),
            Field("source", .text, "Where the position is written"),
            Field("note", .text, "What to know about it"),
        ],
        primaryKey: ["country", "instrument"],
        foreignKeys: [.init("country", to: "units", kind: .country, wildcard: "*")])

    public init(_ record: CheckedRecord) {
        country = record.text("country")
        instrument = record.text("instrument")
        status = record.text("status")
        since = record.integerOrNil("since")
        asOf = record.text("as_of")
        evidence = record.choiceOrNil("evidence")
        source = record.text("source")
        note = record.text("note")
    }

    public var fields: [String] {
        [country, instrument, status, since.cell, asOf, evidence?.rawValue ?? "", source, note]
    }
}
