extension Dataset.Unit {
    public static let resource = Resource(
        name: "units", title: "Units: what is ranked, and what others belong to",
        fields: [
            Field(
                "id", .id, required: true, "Name of the unit in all files; a country's ISO 3166 alpha-3 code"),
            Field("kind", .choice(Kind.words), required: true, "What the unit is"),
            Field("parent", .id, "The unit that this one is a part of"),
            Field(
                "rank_as", .choice(RankAs.words), required: true,
                "Leaves are ranked; parents are shown beside"),
            Field("scope", .choice(Scope.words), "The table that a community is ranked in"),
            Field("origin_unit", .id, "The unit at home that a community abroad comes from"),
            Field("name_en", .text, required: true, "English name"),
            Field("name_ar", .text, "Arabic name"),
            Field("country", .id, "The country unit that a community lives in"),
            Field(
                "state_figures", .stateYears, "Whose state figures stand in, by years: UKR:-2013;RUS:2014-"),
            Field("region", .text, "Region of the world"),
            Field("category", .id, "Which indicators apply: indigenous, emerging, stateless and so on"),
            Field("small", .yesNo, required: true, "Under 10,000 people, or published only as such"),
            Field("latitude", .number(minimum: -90, maximum: 90), "Degrees north"),
            Field("longitude", .number(minimum: -180, maximum: 180), "Degrees east"),
            Field(
                "sensitivity", .choice(Sensitivity.words), required: true, "Who may see the unit's figures"),
            Field("tags", .words, "Situations on the public record, joined by ;"),
        ],
        primaryKey: ["id"],
        foreignKeys: [
            .init("parent", to: "units"),
            .init("origin_unit", to: "units"),
            .init("country", to: "units", kind: .country),
        ])

    public init(_ record: CheckedRecord) {
        id = record.text("id")
        kind = record.choice("kind")
        parent = record.textOrNil("parent")
        rankAs = record.choice("rank_as")
        scope = record.choiceOrNil("scope")
        originUnit = record.textOrNil("origin_unit")
        nameEnglish = record.text("name_en")
        nameArabic = record.text("name_ar")
        country = record.textOrNil("country")
        stateFigures = Dataset.StateYears.list(record.text("state_figures")) ?? []
        region = record.textOrNil("region")
        category = record.textOrNil("category")
        small = record.flag("small")
        latitude = record.numberOrNil("latitude")
        longitude = record.numberOrNil("longitude")
        sensitivity = record.choice("sensitivity")
        tags = record.words("tags")
    }

    public var fields: [String] {
        [
            id, kind.rawValue, parent ?? "", rankAs.rawValue, scope?.rawValue ?? "", originUnit ?? "",
            nameEnglish,
            nameArabic, country ?? "", stateFigures.map(\.text).joined(separator: ";"), region ?? "",
            category ?? "", small.cell, latitude.cell, longitude.cell, sensitivity.rawValue,
            tags.joined(separator: ";"),
        ]
    }
}
