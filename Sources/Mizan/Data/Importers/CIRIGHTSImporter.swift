/// CIRIGHTS: how often states violate rights, coded from yearly reports. Import-only: never shipped.
enum CIRIGHTSImporter: Importer {
    static let kind = "cirights"
    static let summary = "CIRIGHTS, one row a state and year (import-only: never shipped)"

    private static let scale = 0...2
    private static let ratings: [(column: String, indicator: Dataset.Indicator)] = [
        ("kill", .codedKilling), ("tort", .codedTorture), ("polpris", .codedDetention),
        ("disap", .codedDisappearance), ("rel_free", .codedReligion), ("dommov", .codedMovement),
    ]
    /// `-66`, `-77` and `-999` are the codes of older releases for foreign occupation, anarchy and no report.
    static let layouts = [
        Layout(
            "CIRIGHTS",
            [.text("country", required: true), .integer("year", required: true), .text("cow")]
                + ratings.map { .rating($0.column, in: scale) },
            missing: ["", "NA", "-66", "-77", "-999"])
    ]

    /// Serbia alone; 345, its number elsewhere, is here the federation before it.
    private static let ownNumbers = ["342": ["SRB"], "345": []]

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        let series = StateRatings(
            measures: ratings.map { .init(column: $0.column, indicator: $0.indicator, source: kind) },
            year: { $0.integer("year") },
            places: { row in
                let number = row.text("cow")
                if let own = ownNumbers[number] { return own }
                return Int(number).flatMap { CountryCodes.standard.country(cow: $0) }.map { [$0.iso3] } ?? []
            },
            name: { $0.text("country") })
        var rows = ImportedRows()
        rows.indicators = ratings.map(\.indicator)
        rows.observations = series.observations(
            of: sheets.flatMap(\.rows), for: dataset, years: settings.years, joins: &rows.joins)
        let years = sheets.yearsCovered("year")
        rows.sources = [
            Dataset.Source(
                id: kind, title: "CIRIGHTS Data Project", publisher: "CIRIGHTS Data Project",
                url: "https://cirights.com",
                licence: "none stated; free use with citation, terms to be checked at the publisher",
                redistribute: .no, retrieved: settings.retrieved,
                citation: "Mark, Cingranelli, Filippov and Richards (2022), CIRIGHTS Data Project",
                version: years.map { "to \($0.upperBound)" } ?? "", coversFrom: years?.lowerBound,
                coversTo: years?.upperBound)
        ]
        return rows
    }
}

extension Dataset.Indicator {
    private static func coded(
        _ id: String, _ english: String, _ arabic: String, violation: String = "", articles: String,
        need: String, column: String, note: String = ""
    ) -> Dataset.Indicator {
        let overlap =
            violation.isEmpty
            ? "" : " The latent score of physical integrity pools this rating: never count both."
        return Dataset.Indicator(
            id: id, nameEnglish: english, nameArabic: arabic, unitMeasure: "ordinal 0-2 (2 = none)",
            level: .country, violation: violation, articles: articles, need: need,
            definition: "\(column): 0 frequent or severe, 1 some, 2 none; higher is better.",
            sourceNote:
                "Coded from reports of the US State Department and Amnesty: the whole state, of anyone's "
                + "rights, as far as reports say.\(overlap)\(note)")
    }

    static let codedKilling = coded(
        "lif-ciri-killing", "Freedom from extrajudicial killing in the state (CIRIGHTS)",
        "غياب القتل خارج القضاء في الدولة (CIRIGHTS)", violation: "extrajudicial killing",
        articles: "1.1;4.1", need: "N1", column: "kill")
    static let codedTorture = coded(
        "lif-ciri-torture", "Freedom from torture in the state (CIRIGHTS)",
        "غياب التعذيب في الدولة (CIRIGHTS)", violation: "torture", articles: "4.1", need: "N1",
        column: "tort")
    static let codedDetention = coded(
        "lif-ciri-detention", "Freedom from political imprisonment in the state (CIRIGHTS)",
        "غياب السجن السياسي في الدولة (CIRIGHTS)", violation: "arbitrary detention", articles: "4.1",
        need: "N1", column: "polpris", note: " Political imprisonment is a part of arbitrary detention.")
    static let codedDisappearance = coded(
        "lif-ciri-disappearance", "Freedom from enforced disappearance in the state (CIRIGHTS)",
        "غياب الاختفاء القسري في الدولة (CIRIGHTS)", violation: "enforced disappearance",
        articles: "4.1", need: "N1", column: "disap")
    static let codedReligion = coded(
        "rel-ciri-religion", "Freedom of religion in the state (CIRIGHTS)",
        "حرية الدين في الدولة (CIRIGHTS)", articles: "1.1;2.1;4.2", need: "N5", column: "rel_free")
    static let codedMovement = coded(
        "dis-ciri-movement", "Freedom of movement within the state (CIRIGHTS)",
        "حرية التنقل داخل الدولة (CIRIGHTS)", articles: "1.1;4.1", need: "N9", column: "dommov")
}
