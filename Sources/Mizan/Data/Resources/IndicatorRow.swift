extension Dataset.Indicator {
    public static let resource = Resource(
        name: "indicators", title: "Indicators: what can be measured",
        fields: [
            Field("id", .id, required: true, "Name of the indicator in all files"),
            Field("name_en", .text, required: true, "English name"),
            Field("name_ar", .text, "Arabic name"),
            Field("unit_measure", .text, required: true, "Unit of measurement of the raw value"),
            Field("level", .choice(Level.words), required: true, "What the figure speaks of"),
            Field("violation", .text, "Violation that the indicator bears on"),
            Field("articles", .text, "Articles of the 1992 Declaration"),
            Field("need", .text, "Need that a bad value points to"),
            Field("definition", .text, "What is counted, and what is not"),
            Field("source_note", .text, "What to know about the sources"),
        ],
        primaryKey: ["id"])

    public init(_ record: CheckedRecord) {
        id = record.text("id")
        nameEnglish = record.text("name_en")
        nameArabic = record.text("name_ar")
        unitMeasure = record.text("unit_measure")
        level = record.choice("level")
        violation = record.text("violation")
        articles = record.text("articles")
        need = record.text("need")
        definition = record.text("definition")
        sourceNote = record.text("source_note")
    }

    public var fields: [String] {
        [
            id, nameEnglish, nameArabic, unitMeasure, level.rawValue, violation, articles, need, definition,
            sourceNote,
        ]
    }
}
