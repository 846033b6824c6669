/// UCDP Battle-related Deaths: deaths in fighting and the worst conflict, by state, and deaths on the home territory of
/// communities.
///
/// The list holds every conflict of 25 deaths in a year from 1989 on, so that a state without a row has none of them.
enum UCDPBattleImporter: Importer {
    static let kind = "ucdp-battle"
    static let summary = "UCDP Battle-related Deaths, one row a dyad and year"
    static let layouts = [
        Layout(
            "UCDP Battle-related Deaths",
            [
                .text("conflict_id", required: true), .text("side_b"), .integer("year", required: true),
                .integer("bd_best", required: true), .integer("bd_low"), .integer("bd_high"),
                .text("gwno_loc", required: true), .text("version"),
            ])
    ]

    /// Conflicts on a community's own territory. A unit that has links of this kind in the crosswalk keeps those.
    private static let home: [(unit: String, filter: String, name: String, to: Int?, reason: String)] = [
        (
            "PSE-gaza", "conflict_id=234;side_b=Hamas", "Israel - Hamas", nil,
            "The fighting is taken as in Gaza."
        ),
        ("PSE-gaza", "conflict_id=234;side_b=PIJ", "Israel - PIJ", nil, "The fighting is taken as in Gaza."),
        ("PSE-gaza", "conflict_id=234;side_b=PRC", "Israel - PRC", nil, "The fighting is taken as in Gaza."),
        ("PHL-bangsamoro", "conflict_id=308", "Philippines: Mindanao", nil, "Fought in Mindanao and Sulu."),
        ("PHL-bangsamoro", "conflict_id=14275", "Philippines: IS", nil, "Fought in Mindanao and Sulu."),
        ("IND-jammu-kashmir", "conflict_id=364", "India: Kashmir", nil, "Fought in Jammu and Kashmir."),
        ("RUS-chechens", "conflict_id=401", "Russia: Chechnya", 2007, "Fought in Chechnya."),
    ]
    struct Sum {
        private var parts: [(best: Double, low: Double, high: Double)] = []
        var notes: Set<String> = []

        /// Adds a share of a row. The best estimate may lie outside the bounds of the file, which then give way.
        mutating func add(_ row: Sheet.Row, share: Double) {
            let value = row.number("bd_best") ?? 0
            parts.append(
                (
                    share * value, share * min(value, row.number("bd_low") ?? value),
                    share * max(value, row.number("bd_high") ?? value)
                ))
        }

        /// Summed smallest first, so that the order of the file's rows does not move the last digit of shares.
        func total(_ part: KeyPath<(best: Double, low: Double, high: Double), Double>) -> Double {
            parts.map { $0[keyPath: part] }.sorted().reduce(0, +)
        }
    }

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        rows.indicators = [.homeConflictDeaths, .battleDeaths, .conflictIntensity]
        let events = sheets.rows(in: settings.years, "year", of: kind, &rows.joins)
        rows.links = newLinks(dataset)
        var sums = states(events, dataset, &rows.joins)
        for link in (dataset.links + rows.links) where link.publisher == kind {
            guard let filter = EventFilter(link.groupID),
                filter.conditions.allSatisfy({ ["conflict_id", "side_b"].contains($0.column) })
            else {
                rows.joins.lose("\(link.unit): \(link.groupID)", because: "not a filter of dyads")
                continue
            }
            for row in events where filter.matches(row.text) {
                guard let year = row.integer("year"), link.holds(in: year) else { continue }
                let cell = Dataset.ObservationCell(link.unit, Dataset.Indicator.homeConflictDeaths.id, year)
                sums[cell, default: Sum()].add(row, share: 1)
            }
        }
        rows.observations = sums.map { cell, sum in
            rows.joins.link(cell.indicator)
            return Dataset.Observation(
                unit: cell.unit, indicator: cell.indicator, period: Period(year: cell.year),
                value: sum.total(\.best),
                low: sum.total(\.low), high: sum.total(\.high), standardError: nil,
                basis: cell.indicator == Dataset.Indicator.battleDeaths.id ? .floor : .whole, source: kind,
                published: nil, note: sum.notes.sorted().joined(separator: "; "))
        }
        let years = sheets.yearsCovered("year")
        if let covered = years, covered.overlaps(settings.years) {
            rows.observations += conflicts(
                events, dataset, covered.clamped(to: settings.years), sums, &rows.joins)
        }
        rows.sources = [
            Dataset.Source(
                id: kind, title: "UCDP Battle-related Deaths Dataset",
                publisher: "Uppsala Conflict Data Program",
                url: "https://ucdp.uu.se", licence: "CC BY 4.0", redistribute: .yes,
                retrieved: settings.retrieved,
                citation: "Davies, Pettersson, Sollenberg and Öberg (2025), Journal of Peace Research 62(4)",
                version: sheets.flatMap(\.rows).map { $0.text("version") }.max() ?? "",
                coversFrom: years?.lowerBound, coversTo: years?.upperBound)
        ]
        return rows
    }

    private static func newLinks(_ dataset: Dataset) -> [Dataset.Link] {
        let units = Set(dataset.units.map(\.id))
        let linked = Set(dataset.links.filter { $0.publisher == kind }.map(\.unit))
        return home.filter { units.contains($0.unit) && !linked.contains($0.unit) }.map { rule in
            Dataset.Link(
                unit: rule.unit, publisher: kind, groupID: "battle-deaths;\(rule.filter)",
                groupName: rule.name,
                from: nil, to: rule.to, relation: .same, share: nil, reason: rule.reason, evidence: .judgement
            )
        }
    }

    /// Deaths by state; a war between states is divided equally among the places that the row names.
    private static func states(
        _ events: [Sheet.Row], _ dataset: Dataset, _ joins: inout Joins
    ) -> [Dataset.ObservationCell: Sum] {
        let units = Set(dataset.units.map(\.id))
        var sums: [Dataset.ObservationCell: Sum] = [:]
        for row in events {
            guard let year = row.integer("year") else { continue }
            let states = located(row)
            for state in states {
                guard units.contains(state), let country = CountryCodes.standard.country(iso3: state) else {
                    joins.lose(state, because: "no such unit")
                    continue
                }
                guard country.existed(in: year) else {
                    joins.lose(state, because: "before the state was founded")
                    continue
                }
                let cell = Dataset.ObservationCell(state, Dataset.Indicator.battleDeaths.id, year)
                sums[cell, default: Sum()].add(row, share: 1 / Double(states.count))
                if states.count > 1 {
                    let list = states.sorted().joined(separator: ", ")
                    sums[cell]?.notes.insert("a war of \(list) divided equally")
                }
            }
        }
        return sums
    }
}
