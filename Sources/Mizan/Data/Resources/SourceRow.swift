extension Dataset.Source {
    public static let resource = Resource(
        name: "sources", title: "Sources: where figures come from",
        fields: [
            Field("id", .id, required: true, "Name of the source in all files"),
            Field("title", .text, required: true, "Title of the publication"),
            Field("publisher", .text, "Who publishes it"),
            Field("url", .address, "Where it is published"),
            Field("licence", .text, "Terms of use"),
            Field(
                "redistribute", .choice(Redistribute.words), required: true,
                "Whether its figures may be passed on"),
            Field("retrieved", .date(partial: true), "When it was taken"),
            Field("citation", .text, "How to cite it"),
            Field("version", .text, "Release"),
            Field("covers_from", .year, "First year that it covers"),
            Field("covers_to", .year, "Last year that it covers; later events are unknown, not absent"),
        ],
        primaryKey: ["id"], orders: [.init(["covers_from", "covers_to"], .yearsReversed)])

    public init(_ record: CheckedRecord) {
        id = record.text("id")
        title = record.text("title")
        publisher = record.text("publisher")
        url = record.text("url")
        licence = record.text("licence")
        redistribute = record.choice("redistribute")
        retrieved = record.text("retrieved")
        citation = record.text("citation")
        version = record.text("version")
        coversFrom = record.integerOrNil("covers_from")
        coversTo = record.integerOrNil("covers_to")
    }

    public var fields: [String] {
        [
            id, title, publisher, url, licence, redistribute.rawValue, retrieved, citation, version,
            coversFrom.cell, coversTo.cell,
        ]
    }
}
