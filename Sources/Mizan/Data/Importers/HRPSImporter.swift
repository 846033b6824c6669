/// Human Rights Protection Scores: the latent score of a state, with its error.
enum HRPSImporter: Importer {
    static let kind = "hrps"
    static let summary = "Human Rights Protection Scores (LHRS), one row a state and year"
    static let layouts = [
        Layout(
            "LHRS",
            [
                .integer("YEAR", required: true), .integer("COW", required: true), .number("theta_mean"),
                .number("theta_sd"),
            ], missing: ["", "NA"])
    ]

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        let series = CountrySeries(
            key: .cow("COW"), year: "YEAR",
            measures: [.init("theta_mean", is: .physicalIntegrity, error: "theta_sd")], source: "hrps-4.02")
        var rows = ImportedRows()
        rows.indicators = [.physicalIntegrity]
        for sheet in sheets {
            rows.observations += series.observations(
                of: sheet, for: dataset, years: settings.years, joins: &rows.joins)
        }
        let years = sheets.yearsCovered("YEAR")
        rows.sources = [
            Dataset.Source(
                id: "hrps-4.02", title: "Human Rights Protection Scores", publisher: "Harvard Dataverse",
                url: "https://doi.org/10.7910/DVN/RQ85GK", licence: "CC0 1.0 (as recorded; to be checked)",
                redistribute: .yes, retrieved: settings.retrieved,
                citation: "Fariss, Kenwick and Reuning (2020), Estimating one-sided-killings from a robust "
                    + "measurement model of human rights, Journal of Peace Research 57(6)", version: "4.02",
                coversFrom: years?.lowerBound, coversTo: years?.upperBound)
        ]
        return rows
    }
}

extension Dataset.Indicator {
    static let physicalIntegrity = Dataset.Indicator(
        id: "lif-physical-integrity",
        nameEnglish: "Respect for physical integrity in the state (latent score)",
        nameArabic: "احترام السلامة الجسدية في الدولة (درجة كامنة)", unitMeasure: "latent score",
        level: .country,
        violation: "extrajudicial killing; torture; arbitrary detention; enforced disappearance",
        articles: "1.1;4.1", need: "N1",
        definition:
            "Mean of the latent score of a state's respect for physical integrity (theta_mean), with its "
            + "standard error (theta_sd); higher is better protection.",
        sourceNote: "One value for the whole state and for killing, torture, disappearance and political "
            + "imprisonment together. Smoothed over time, so past values hold some later information. Tells "
            + "nothing of who is hurt.")
}

extension [Sheet] {
    /// The rows of these years; the others are counted as left out.
    func rows(
        in years: ClosedRange<Int>, _ column: String, of source: String, _ joins: inout Joins
    ) -> [Sheet.Row] {
        let all = flatMap(\.rows)
        let inside = all.filter { years.contains($0.integer(column) ?? 0) }
        joins.lose(source, because: Joins.otherYears, rows: all.count - inside.count)
        return inside
    }

    /// First and last year in a column of these files; nil where there is no row.
    func yearsCovered(_ column: String) -> ClosedRange<Int>? {
        let years = flatMap { sheet in sheet.rows.compactMap { $0.integer(column) } }
        guard let first = years.min(), let last = years.max() else { return nil }
        return first...last
    }
}
