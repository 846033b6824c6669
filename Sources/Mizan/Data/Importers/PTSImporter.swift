/// Political Terror Scale: three readings of a state's terror, each a source of its own, so that where they
/// disagree it shows. Import-only: never shipped.
enum PTSImporter: Importer {
    static let kind = "pts"
    static let summary = "Political Terror Scale, one row a state and year (import-only: never shipped)"

    private static let scale = 1...5
    private static let readings = [
        (column: "PTS_A", source: "pts-amnesty", of: "Amnesty International"),
        (column: "PTS_H", source: "pts-hrw", of: "Human Rights Watch"),
        (column: "PTS_S", source: "pts-state", of: "US State Department"),
    ]
    static let layouts = [
        Layout(
            "Political Terror Scale",
            [.text("Country", required: true), .integer("Year", required: true), .text("COW_Code_N")]
                + readings.map { .rating($0.column, in: scale) }, missing: ["", "NA"])
    ]

    /// Rows without a number whose place is known. What Israel does in the occupied territories is said of both
    /// together. Not here, so that they are counted as not linked: `Gaza (Hamas)`, which rates what one authority
    /// does and not what people there face; `Israel in pre-1967 borders`, beside which stands `Israel`; Somaliland;
    /// the European Union.
    private static let named = [
        "Serbia": ["SRB"], "Palestine, State of": ["PSE"], "Western Sahara": ["ESH"], "Puerto Rico": ["PRI"],
        "Israel in Occupied Territories": ["PSE-gaza", "PSE-west-bank"], "Crimea": ["UKR-crimean-tatars"],
        "Russia-Occupied Areas (Ukraine)": ["UKR-crimean-tatars"],
    ]
    /// States that are gone, and whose number another state has.
    private static let gone: Set = [
        "Yugoslavia, Federal Republic of", "Yugoslavia, Socialist Federal Republic of", "Soviet Union",
    ]

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        let series = StateRatings(
            measures: readings.map {
                .init(column: $0.column, indicator: .politicalTerror, source: $0.source)
            },
            year: { $0.integer("Year") },
            places: { row in
                let name = row.text("Country")
                if gone.contains(name) { return [] }
                let state = Int(row.text("COW_Code_N")).flatMap {
                    CountryCodes.standard.country(cow: $0)?.iso3
                }
                return state.map { [$0] } ?? named[name] ?? []
            },
            name: { $0.text("Country") })
        var rows = ImportedRows()
        rows.indicators = [.politicalTerror]
        let all = sheets.flatMap(\.rows)
        rows.observations = series.observations(
            of: all, for: dataset, years: settings.years, joins: &rows.joins)
        rows.sources = readings.compactMap { reading in
            let years = all.filter { $0.rating(reading.column) != nil }.compactMap { $0.integer("Year") }
            guard let first = years.min(), let last = years.max() else { return nil }
            return Dataset.Source(
                id: reading.source, title: "Political Terror Scale, from reports of \(reading.of)",
                publisher: "Political Terror Scale Project", url: "https://www.politicalterrorscale.org",
                licence: "terms of the publisher, to be checked before anything is published again",
                redistribute: .no, retrieved: settings.retrieved,
                citation: "Gibney, Haschke, Arnon et al., The Political Terror Scale 1976-\(last)",
                version: "to \(last)", coversFrom: first, coversTo: last)
        }.asked(in: settings.years)
        return rows
    }
}

extension Dataset.Indicator {
    static let politicalTerror = Dataset.Indicator(
        id: "lif-pts", nameEnglish: "Terror by the state (Political Terror Scale)",
        nameArabic: "الإرهاب السياسي من الدولة (PTS)", unitMeasure: "ordinal 1-5 (5 = worst)",
        level: .country,
        violation: "extrajudicial killing; torture; arbitrary detention; enforced disappearance",
        articles: "1.1;4.1", need: "N1",
        definition:
            "Killing, torture, disappearance and political imprisonment by the state: 1 rare and exceptional, 5 the "
            + "whole population. One reading each of Amnesty's, Human Rights Watch's and the US State Department's "
            + "yearly reports; higher is worse.",
        sourceNote:
            "The latent score of physical integrity pools these ratings: never count both. A missing rating says "
            + "that a report was not written or could not be read, and nothing of the state.")
}
