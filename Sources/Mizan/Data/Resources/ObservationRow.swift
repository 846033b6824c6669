extension Dataset.Observation {
    public static let resource = Resource(
        name: "observations", title: "Observations: one figure a row",
        fields: [
            Field("unit", .id, required: true, "The unit that the figure speaks of"),
            Field("indicator", .id, required: true, "What was measured"),
            Field("period", .period, required: true, "When: 2026, 2026-Q3 or 2026-07"),
            Field(
                "value", .number(minimum: nil, maximum: nil), "The raw figure; without it the row is not read"
            ),
            Field("low", .number(minimum: nil, maximum: nil), "The least that the source holds possible"),
            Field("high", .number(minimum: nil, maximum: nil), "The greatest that the source holds possible"),
            Field("standard_error", .number(minimum: 0, maximum: nil), "Standard error of the value"),
            Field(
                "basis", .choice(Dataset.Basis.words), required: true, "How far it speaks of the unit itself"),
            Field("source", .id, required: true, "Where the figure comes from"),
            Field("published", .date(partial: false), "Date of publication"),
            Field("note", .text, "What to know about the figure"),
            Field(
                "evidence", .choice(Dataset.Link.Evidence.words),
                "How the figure was checked; empty = read from the publisher's file"),
        ],
        primaryKey: ["unit", "indicator", "period", "source", "published"],
        foreignKeys: [
            .init("unit", to: "units"), .init("indicator", to: "indicators"), .init("source", to: "sources"),
        ],
        orders: [.init(["low", "value", "high"], .valueOutsideBounds)], figure: "value")

    public init(_ record: CheckedRecord) {
        unit = record.text("unit")
        indicator = record.text("indicator")
        period = record.period("period")
        value = record.number("value")
        low = record.numberOrNil("low")
        high = record.numberOrNil("high")
        standardError = record.numberOrNil("standard_error")
        basis = record.choice("basis")
        source = record.text("source")
        published = record.textOrNil("published")
        note = record.text("note")
        evidence = record.choiceOrNil("evidence")
    }

    public var fields: [String] {
        [
            unit, indicator, period.description, NumberGrammar.text(value), low.cell, high.cell,
            standardError.cell, basis.rawValue, source, published ?? "", note, evidence?.rawValue ?? "",
        ]
    }
}
