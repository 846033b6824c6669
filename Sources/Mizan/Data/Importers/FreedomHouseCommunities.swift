/// What Freedom House says of communities: scores of their territories, and reports that name them.
extension FreedomHouseImporter {
    private static let territory = "territory:"
    private static let term = "term:"

    // MARK: Territories

    /// The scores of territories that are linked to a community.
    static func communities(
        of rows: [Sheet.Row], _ measures: [StateRatings.Measure], _ dataset: Dataset,
        _ years: ClosedRange<Int>,
        _ joins: inout Joins
    ) -> [Dataset.Observation] {
        let linked = LinkedGroups(dataset, publisher: kind) { $0.groupID.hasPrefix(territory) }
        var observations: [Dataset.Observation] = []
        for row in rows {
            let group = territory + row.text(place)
            guard let year = year(row), years.contains(year) else {
                joins.lose(scoreSource, because: Joins.otherYears)
                continue
            }
            let places = linked.units.compactMap { unit in
                linked.members(of: unit, in: year) { $0 == group }.map { (unit: unit, basis: $0.basis) }
            }
            if places.isEmpty { joins.lose(row.text(place), because: "no link to a community") }
            for (unit, basis) in places {
                for measure in measures {
                    guard let value = row.rating(measure.column) else { continue }
                    joins.link("\(measure.indicator.id) of territories")
                    observations.append(
                        .figure(
                            unit, measure.indicator, year, value, basis: basis, source: scoreSource,
                            note: row.text(place)))
                }
            }
        }
        return observations
    }

    // MARK: Terms

    static let terms = Layout(
        "terms in Freedom in the World",
        [
            .integer("year", required: true), .text("iso3", required: true), .text("term_id", required: true),
            .text("sub_items", required: true),
        ])
    private static let termSource = "freedomhouse-terms"

    /// In how many items of a state's report a community is named by any of its terms.
    ///
    /// Missing: a state and year of which the file has no row at all, which may not have been read. A report that
    /// was read and does not name the community is a true 0.
    static func namings(
        of sheet: Sheet, _ dataset: Dataset, _ settings: ImportSettings, _ rows: inout ImportedRows
    ) {
        struct Report: Hashable {
            let state: String
            let year: Int
        }
        let indicator = Dataset.Indicator.itemsNamingCommunity
        rows.indicators.append(indicator)
        var items: [Report: [String: Set<Substring>]] = [:]
        let linked = LinkedGroups(dataset, publisher: kind) { $0.groupID.hasPrefix(term) }
        for row in [sheet].rows(in: settings.years, "year", of: termSource, &rows.joins) {
            let state = row.text("iso3")
            let group = "\(term)\(row.text("term_id")):\(state)"
            let report = Report(state: state, year: row.integer("year") ?? 0)
            items[report, default: [:]][group, default: []].formUnion(
                row.text("sub_items").split(separator: ";"))
            if !linked.groups.contains(group) { rows.joins.lose(group, because: "no link to a community") }
        }
        for year in Set(items.keys.map(\.year)).sorted() {
            for unit in linked.units {
                /// `term:NAME:STATE` is in the report on the state.
                func report(_ group: String) -> [String: Set<Substring>]? {
                    items[Report(state: String(group.suffix(3)), year: year)]
                }
                guard let (groups, basis) = linked.members(of: unit, in: year, where: { report($0) != nil })
                else {
                    continue
                }
                let named = groups.reduce(into: Set<String>()) { named, group in
                    for item in report(group)?[group] ?? [] { named.insert("\(item) \(group.suffix(3))") }
                }
                rows.joins.link(indicator.id)
                rows.observations.append(
                    .figure(
                        unit, indicator, year, Double(named.count), basis: basis, source: termSource,
                        note: groups.joined(separator: "; ")))
            }
        }
        rows.sources.append(
            source(
                termSource, "Items of Freedom in the World that name a community, own counts",
                sheet.rows.compactMap { $0.integer("year") }, settings,
                "own counts over texts © Freedom House; to be checked before anything is published again"))
    }
}
