/// World Press Freedom Index: two methods, two sources. Import-only: never shipped.
enum RSFImporter: Importer {
    static let kind = "rsf"
    static let summary = "World Press Freedom Index, one row a state and year (import-only: never shipped)"
    static let layouts = [
        Layout(
            "World Press Freedom Index",
            [.text("iso3", required: true), .integer("year", required: true), .number("score", in: 0...100)],
            missing: ["", "NA"])
    ]

    /// First year of the present method: levels before and after it are never compared.
    private static let newMethod = 2022
    /// Codes of the publisher that others write otherwise. The East Caribbean (XCD, CSS) is no state, and Northern
    /// Cyprus (CTU) no unit.
    private static let ownCodes = ["XKO": "XKX"]

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        rows.indicators = [.pressFreedomBefore2022, .pressFreedom]
        let all = sheets.flatMap(\.rows)
        for isNew in [false, true] {
            let part = all.filter { ($0.integer("year") ?? 0 >= newMethod) == isNew }
            let years = part.compactMap { $0.integer("year") }
            guard let first = years.min(), let last = years.max() else { continue }
            let source = isNew ? "rsf-2022" : "rsf-2013"
            let series = StateRatings(
                measures: [
                    .init(
                        column: "score", indicator: isNew ? .pressFreedom : .pressFreedomBefore2022,
                        source: source)
                ],
                year: { $0.integer("year") },
                places: { row in
                    let code = ownCodes[row.text("iso3")] ?? row.text("iso3")
                    return CountryCodes.standard.country(iso3: code).map { [$0.iso3] } ?? []
                },
                name: { $0.text("iso3") })
            rows.observations += series.observations(
                of: part, for: dataset, years: settings.years, joins: &rows.joins)
            rows.sources.append(
                Dataset.Source(
                    id: source,
                    title: "World Press Freedom Index, method "
                        + (isNew ? "since \(newMethod)" : "before \(newMethod)"),
                    publisher: "Reporters Without Borders", url: "https://rsf.org/en/index",
                    licence:
                        "© Reporters Without Borders; terms to be checked before anything is published again",
                    redistribute: .no, retrieved: settings.retrieved,
                    citation: "Reporters Without Borders, World Press Freedom Index \(first)-\(last)",
                    version: "\(first)-\(last)", coversFrom: first, coversTo: last))
        }
        rows.sources = rows.sources.asked(in: settings.years)
        return rows
    }
}

extension Dataset.Indicator {
    private static func press(_ id: String, _ method: String, _ arabic: String) -> Dataset.Indicator {
        Dataset.Indicator(
            id: id, nameEnglish: "Press freedom in the state (RSF, \(method))",
            nameArabic: "حرية الصحافة في الدولة (مراسلون بلا حدود، \(arabic))", unitMeasure: "index 0-100",
            level: .country, violation: "", articles: "6;9", need: "N10",
            definition: "Score of the World Press Freedom Index; higher is freer.",
            sourceNote:
                "The method changed in 2022, and levels before and after are never compared. Each edition speaks of "
                + "the year before it for the most part. For the state, not for monitors' access to an area.")
    }

    static let pressFreedom = press("vis-rsf-press", "method since 2022", "منهج 2022 وما بعدها")
    static let pressFreedomBefore2022 = press("vis-rsf-press-2013", "method before 2022", "منهج ما قبل 2022")
}
