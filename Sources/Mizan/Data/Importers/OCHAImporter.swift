/// OCHA: what response plans ask for and were given, by state, and people in need.
///
/// The tables name the part of a plan for several states under each of them, so that parts add up and no plan is
/// counted twice; money outside a plan has no plan's id and is not counted.
enum OCHAImporter: Importer {
    static let kind = "ocha"
    static let summary = "FTS requirements and funding, by plan and by cluster, and people in need of a year"

    private static let plans = Layout(
        "FTS requirements and funding by plan",
        [
            .text("countryCode", required: true), .text("id"), .integer("year", required: true),
            .number("requirements"), .number("funding"),
        ])
    private static let clusters = Layout(
        "FTS requirements and funding by cluster", plans.columns + [.text("cluster", required: true)])
    private static let needs = Layout(
        "humanitarian needs of a year",
        [
            .text("Country ISO3", required: true), .text("Description"), .text("Cluster", required: true),
            .number("In Need", in: 0...(.infinity)),
        ], isInParts: true)
    static let layouts = [clusters, plans, needs]

    private static let tracking = "ocha-fts"
    private static let protection = "Protection"

    /// A state, a year and a plan.
    private struct Part: Hashable {
        let state: String
        let year: Int
        let plan: String
    }
    /// What one plan asks for, and was given; nil where the table does not say.
    private struct Money {
        var required: Double?
        var given: Double?

        mutating func add(_ row: Sheet.Row) {
            // A plan that asks for nothing is one whose requirement does not stand there.
            if let value = row.number("requirements"), value != 0 { required = (required ?? 0) + value }
            if let value = row.number("funding") { given = (given ?? 0) + value }
        }
    }

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        let units = Set(dataset.units.map(\.id))
        var rows = ImportedRows()
        let twins = Release.twins(byYear: sheets.filter { $0.layout.title == needs.title })
        findings += twins
        guard twins.isEmpty else { return rows }
        var years: Set<Int> = []
        for sheet in sheets {
            if sheet.layout.title == needs.title {
                people(sheet, units, settings, &rows, &findings)
                continue
            }
            let isOfClusters = sheet.layout.title == clusters.title
            let parts = money(sheet, isOfClusters, &rows.joins, &findings)
            years.formUnion(parts.keys.map(\.year))
            if isOfClusters {
                add(
                    parts, [(.protectionRequirements, \.required), (.protectionFunding, \.given)], units,
                    settings,
                    isFloor: true, &rows)
            } else {
                add(
                    parts, [(.planRequirements, \.required), (.planFunding, \.given)], units, settings,
                    isFloor: false, &rows)
            }
        }
        if let first = years.min(), let last = years.max() {
            rows.sources.append(
                source(tracking, "Financial Tracking Service, plans by state", first...last, settings))
        }
        return rows
    }

    /// The money of each plan in each state and year.
    private static func money(
        _ sheet: Sheet, _ isOfClusters: Bool, _ joins: inout Joins, _ findings: inout [Finding]
    ) -> [Part: Money] {
        var parts: [Part: Money] = [:]
        var seen: Set<[String]> = []
        for row in sheet.rows {
            guard let plan = row.optional("id") else {
                joins.lose(tracking, because: "money outside a plan")
                continue
            }
            // Before plans split the cluster, it held what its areas ("Protection - Mine Action") hold since.
            if isOfClusters, !row.text("cluster").hasPrefix(protection) { continue }
            let part = Part(
                state: row.text("countryCode"), year: row.required(row.integer("year")), plan: plan)
            let cluster = isOfClusters ? row.text("cluster") : ""
            guard seen.insert([part.state, "\(part.year)", plan, cluster]).inserted else {
                findings.append(
                    Finding(
                        .duplicateRow, file: sheet.file, line: row.line,
                        message: "plan \(plan) has a second row for \(part.state) in \(part.year)",
                        hint: "the amounts of both would be added: keep one"))
                continue
            }
            parts[part, default: Money()].add(row)
        }
        let amounts = Dictionary(grouping: parts.filter { $0.value.required != nil }) {
            [$0.key.plan, "\($0.key.year)", "\($0.value.required ?? 0)"]
        }
        for repeated in amounts.values where repeated.count > 1 && !isOfClusters {
            for (part, _) in repeated {
                joins.lose(
                    part.state, because: "a requirement that is the same for several states of the plan")
                parts[part]?.required = nil
            }
        }
        return parts
    }

    /// The sums of a state's plans in a year: a floor where a plan's amount is not there.
    private static func add(
        _ parts: [Part: Money], _ measures: [(Dataset.Indicator, KeyPath<Money, Double?>)],
        _ units: Set<String>, _ settings: ImportSettings, isFloor: Bool, _ rows: inout ImportedRows
    ) {
        let byState = Dictionary(grouping: parts) { [$0.key.state, "\($0.key.year)"] }.values.compactMap {
            plans in plans.first.map { (state: $0.key.state, year: $0.key.year, plans: plans.map(\.value)) }
        }
        for (indicator, amount) in measures {
            rows.indicators.append(indicator)
            for (state, year, plans) in byState.sorted(by: { ($0.state, $0.year) < ($1.state, $1.year) }) {
                let amounts = plans.compactMap { $0[keyPath: amount] }
                guard !amounts.isEmpty else { continue }
                let sum = amounts.sorted().reduce(0, +)
                guard sum >= 0 else {
                    rows.joins.lose(state, because: "less than nothing after corrections")
                    continue
                }
                rows.add(
                    .init(
                        state: state, year: year, value: sum,
                        basis: isFloor || amounts.count < plans.count ? .floor : .whole),
                    of: indicator, from: tracking, units: units, years: settings.years)
            }
        }
    }

    /// People in need of all clusters together, of the year in the file's name.
    private static func people(
        _ sheet: Sheet, _ units: Set<String>, _ settings: ImportSettings, _ rows: inout ImportedRows,
        _ findings: inout [Finding]
    ) {
        guard let year = Release.year(inNameOf: sheet, &findings) else { return }
        let source = "ocha-hno-\(year)"
        rows.indicators.append(.peopleInNeed)
        for row in sheet.rows where row.text("Cluster") == "ALL" {
            guard let value = row.number("In Need") else { continue }
            let isEstimate = row.text("Description") == "GHO Estimates"
            rows.add(
                .init(
                    state: row.text("Country ISO3"), year: year, value: value,
                    note: isEstimate ? "estimate before the plan" : ""),
                of: .peopleInNeed, from: source, units: units, years: settings.years)
        }
        rows.sources.append(
            self.source(source, "Humanitarian Programme Cycle, needs of \(year)", year...year, settings))
    }

    private static func source(
        _ id: String, _ title: String, _ years: ClosedRange<Int>, _ settings: ImportSettings
    ) -> Dataset.Source {
        Dataset.Source(
            id: id, title: title, publisher: "OCHA", url: "https://data.humdata.org", licence: "CC BY-IGO",
            redistribute: .yes, retrieved: settings.retrieved, citation: "OCHA, \(title)", version: "",
            coversFrom: years.lowerBound, coversTo: years.upperBound)
    }
}
