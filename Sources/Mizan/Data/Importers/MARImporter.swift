/// Minorities at Risk: discrimination and repression of groups, joined to communities by the crosswalk.
/// Import-only: never shipped.
enum MARImporter: Importer {
    static let kind = "mar"
    static let summary = "Minorities at Risk, one row a group and year (import-only: never shipped)"

    private static let ratings: [(column: String, scale: ClosedRange<Int>, indicator: Dataset.Indicator)] = [
        ("POLDIS", 0...4, .politicalDiscrimination), ("ECDIS", 0...4, .economicDiscrimination),
        ("CULPO1", 0...3, .religiousRestrictions), ("CULPO2", 0...3, .languageRestrictions),
        ("REPGENCIV", 0...5, .civilianRepression),
    ]
    static let layouts = [
        Layout(
            "Minorities at Risk",
            [
                .text("numcode", required: true), .text("VMAR_Group", required: true), .text("country"),
                .integer("year", required: true), .number("GPRO"),
            ] + ratings.map { .rating($0.column, in: $0.scale) }, missing: ["", "NA", "-99"])
    ]

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        rows.indicators = ratings.map(\.indicator)
        let inside = sheets.rows(in: settings.years, "year", of: kind, &rows.joins)
        let linked = LinkedGroups(dataset, publisher: kind)
        for row in inside where !linked.groups.contains(row.text("numcode")) {
            rows.joins.lose(
                "\(row.text("VMAR_Group")), \(row.text("country"))", because: "no link to a community")
        }
        for (year, groups) in Dictionary(grouping: inside, by: { $0.integer("year") ?? 0 }) {
            // Two rows of one group are for the check of twin figures to refuse, so that both are kept.
            let byCode = Dictionary(grouping: groups) { $0.text("numcode") }
            for unit in linked.units {
                for rating in ratings {
                    let figures = figures(of: unit, year, rating.column, among: byCode, linked)
                    for figure in figures {
                        rows.joins.link(rating.indicator.id)
                        rows.observations.append(
                            .figure(
                                unit, rating.indicator, year, figure.value, basis: figure.basis, source: kind,
                                note: figure.groups))
                    }
                }
            }
        }
        let years = sheets.yearsCovered("year")
        rows.sources = [
            Dataset.Source(
                id: kind, title: "Minorities at Risk",
                publisher: "Minorities at Risk Project, CIDCM, University of Maryland",
                url: "http://www.mar.umd.edu",
                licence: "none stated; public data set, to be cited, terms to be checked at the publisher",
                redistribute: .no, retrieved: settings.retrieved,
                citation: "Minorities at Risk Project (2009), Minorities at Risk Dataset, CIDCM",
                version: years.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "",
                coversFrom: years?.lowerBound, coversTo: years?.upperBound)
        ]
        return rows
    }

    /// A community's rating: that of its group, or the mean of its groups weighted by their shares of the state.
    private static func figures(
        of unit: String, _ year: Int, _ column: String, among groups: [String: [Sheet.Row]],
        _ linked: LinkedGroups
    ) -> [(value: Double, basis: Dataset.Basis, groups: String)] {
        func isRated(_ group: String) -> Bool {
            groups[group]?.contains { $0.rating(column) != nil } ?? false
        }
        guard let (ids, basis) = linked.members(of: unit, in: year, where: isRated) else { return [] }
        let rated = ids.flatMap { groups[$0] ?? [] }.compactMap { row in
            row.rating(column).map { (row: row, value: $0, size: max(row.number("GPRO") ?? 0, 0)) }
        }
        if ids.count == 1 { return rated.map { ($0.value, basis, $0.row.text("VMAR_Group")) } }
        guard let first = rated.first?.value else { return [] }
        // Weighted about the first value, so that equal values give that value to the last digit.
        let weight = rated.reduce(0) { $0 + $1.size }
        let sum = rated.reduce(0) { $0 + $1.size * ($1.value - first) }
        let names = rated.map { $0.row.text("VMAR_Group") }.sorted().joined(separator: "; ")
        return [(weight > 0 ? first + sum / weight : first, basis, names)]
    }
}

extension Dataset.Indicator {
    private static func ofGroup(
        _ id: String, _ english: String, _ arabic: String, _ measure: String, violation: String = "",
        articles: String, need: String, definition: String, note: String
    ) -> Dataset.Indicator {
        Dataset.Indicator(
            id: id, nameEnglish: english, nameArabic: arabic, unitMeasure: measure, level: .community,
            violation: violation, articles: articles, need: need,
            definition: definition + " Several groups: mean weighted by their shares of the state.",
            sourceNote: note + " A picture of 2004-2006, too old to speak of today.")
    }

    static let politicalDiscrimination = ofGroup(
        "pol-mar-discrimination", "Political discrimination of the group (MAR)",
        "التمييز السياسي ضد الجماعة (MAR)", "ordinal 0-4 (4 = worst)", articles: "2.2;2.3", need: "N4",
        definition: "POLDIS: 0 none, 1 and 2 neglect, 3 social exclusion, 4 exclusion by policy.",
        note: "The link of community and group is our own.")
    static let economicDiscrimination = ofGroup(
        "eco-mar-discrimination", "Economic discrimination of the group (MAR)",
        "التمييز الاقتصادي ضد الجماعة (MAR)", "ordinal 0-4 (4 = worst)", articles: "2.2;4.5", need: "N7",
        definition: "ECDIS: 0 none, 1 and 2 neglect, 3 social exclusion, 4 exclusion by policy.",
        note: "The link of community and group is our own.")
    static let religiousRestrictions = ofGroup(
        "rel-mar-restrictions", "Restrictions on the group's religion (MAR)",
        "القيود على دين الجماعة (MAR)", "ordinal 0-3 (3 = worst)", articles: "1.1;2.1;4.2", need: "N5",
        definition: "CULPO1: 0 none, 3 sharp restriction.",
        note: "That the column is of religion is read from the groups that it marks: check the codebook.")
    static let languageRestrictions = ofGroup(
        "edu-mar-language", "Restrictions on the group's language and its teaching (MAR)",
        "القيود على لغة الجماعة وتعليمها (MAR)", "ordinal 0-3 (3 = worst)", articles: "4.3;4.4", need: "N6",
        definition: "CULPO2: 0 none, 3 sharp restriction.",
        note: "That the column is of language is read from the groups that it marks: check the codebook.")
    static let civilianRepression = ofGroup(
        "lif-mar-repression", "Repression of the group's civilians by the state (MAR)",
        "قمع الدولة لمدنيي الجماعة (MAR)", "ordinal 0-5 (5 = worst)",
        violation: "extrajudicial killing; torture; arbitrary detention; enforced disappearance",
        articles: "1.1;4.1", need: "N1",
        definition:
            "REPGENCIV, against civilians who took no part in protest or revolt: 0 none reported, 5 worst.",
        note: "What reports say: 0 is none reported, so that the rating can only raise.")
}
