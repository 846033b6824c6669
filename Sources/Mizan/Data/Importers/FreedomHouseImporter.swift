/// Freedom in the World: items of states and territories, and in how many items of a report a community is named.
/// Import-only: never shipped.
enum FreedomHouseImporter: Importer {
    static let kind = "freedomhouse"
    static let summary =
        "Freedom in the World: raw scores, and counts of terms in its reports (import-only: never shipped)"

    static let items: [(column: String, indicator: Dataset.Indicator)] = [
        ("D2", .freedomOfReligion), ("F3", .freedomFromForce), ("F4", .equalTreatment),
        ("G1", .freedomOfMovement), ("B4", .minorityParticipation),
    ]
    static let place = "Country/Territory"
    private enum Kind: String, CaseIterable {
        case country = "c"
        case territory = "t"
    }
    private static let scores = Layout(
        "Freedom in the World",
        [
            .text(place, required: true), .choice("C/T", of: Kind.self), .integer("Edition", required: true),
            .number("Total"),
        ] + items.map { .rating($0.column, in: 0...4) }, missing: ["", "N/A"])

    static let layouts = [scores, terms]

    /// Names of the publisher that differ from those of the table.
    private static let names = [
        "Brunei": "BRN", "Congo (Brazzaville)": "COG", "Congo (Kinshasa)": "COD", "Cote d'Ivoire": "CIV",
        "Czech Republic": "CZE", "Micronesia": "FSM", "St. Kitts and Nevis": "KNA", "St. Lucia": "LCA",
        "St. Vincent and the Grenadines": "VCT", "The Gambia": "GMB", "Turkey": "TUR", "Vietnam": "VNM",
    ]

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        for sheet in sheets {
            if sheet.layout.title == terms.title {
                namings(of: sheet, dataset, settings, &rows)
                continue
            }
            func isTerritory(_ row: Sheet.Row) -> Bool { row.choice("C/T", Kind.self) == .territory }
            let measures =
                items.map {
                    StateRatings.Measure(column: $0.column, indicator: $0.indicator, source: scoreSource)
                }
                + [.init(column: "Total", indicator: .freedomTotal, source: scoreSource)]
            let states = StateRatings(
                measures: measures, year: year,
                places: { row in
                    let name = row.text(place)
                    let state = names[name] ?? CountryCodes.standard.country(named: name)?.iso3
                    return [state].compactMap(\.self)
                }, name: { $0.text(place) })
            rows.indicators += measures.map(\.indicator)
            rows.observations += states.observations(
                of: sheet.rows.filter { !isTerritory($0) }, for: dataset, years: settings.years,
                joins: &rows.joins)
            rows.observations += communities(
                of: sheet.rows.filter(isTerritory), measures, dataset, settings.years, &rows.joins)
            let years = sheet.rows.compactMap(year)
            rows.sources.append(
                source(
                    scoreSource, "Freedom in the World, scores", years, settings,
                    "© Freedom House; free for "
                        + "non-commercial use with attribution, to be checked before anything is published again"
                ))
        }
        rows.sources = rows.sources.asked(in: settings.years)
        return rows
    }

    /// Edition N speaks of the year before.
    static func year(_ row: Sheet.Row) -> Int? { row.integer("Edition").map { $0 - 1 } }

    static let scoreSource = "freedomhouse-scores"

    static func source(
        _ id: String, _ title: String, _ years: [Int], _ settings: ImportSettings, _ licence: String
    ) -> Dataset.Source {
        Dataset.Source(
            id: id, title: title, publisher: "Freedom House",
            url: "https://freedomhouse.org/report/freedom-world", licence: licence, redistribute: .no,
            retrieved: settings.retrieved,
            citation: "Freedom House, Freedom in the World" + (years.max().map { " \($0 + 1)" } ?? ""),
            version: years.max().map { "to \($0)" } ?? "", coversFrom: years.min(), coversTo: years.max())
    }
}
