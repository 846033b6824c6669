/// Ethnic Power Relations: what power a group has, by periods, joined to communities by the crosswalk.
enum EPRImporter: Importer {
    static let kind = "epr"
    static let summary = "Ethnic Power Relations core, one row a group and period"
    static let layouts = [
        Layout(
            "EPR core",
            [
                .integer("gwid", required: true), .integer("from", required: true),
                .integer("to", required: true), .text("group"), .text("gwgroupid", required: true),
                .number("size"), .choice("status", of: Status.self, required: false),
                .choice("reg_aut", of: Autonomy.self, required: false),
            ], missing: ["", "NA"])
    ]

    enum Status: String, CaseIterable {
        case monopoly = "MONOPOLY"
        case dominant = "DOMINANT"
        case senior = "SENIOR PARTNER"
        case junior = "JUNIOR PARTNER"
        case selfExclusion = "SELF-EXCLUSION"
        case powerless = "POWERLESS"
        case discriminated = "DISCRIMINATED"
        case irrelevant = "IRRELEVANT"
        case collapse = "STATE COLLAPSE"

        /// 0 (all power) to 6 (discriminated); nil where EPR rates no access to power.
        var rank: Double? {
            switch self {
            case .monopoly: 0
            case .dominant: 1
            case .senior: 2
            case .junior: 3
            case .selfExclusion: 4
            case .powerless: 5
            case .discriminated: 6
            case .irrelevant, .collapse: nil
            }
        }
    }

    enum Autonomy: String, CaseIterable {
        case `true`, `false`
    }

    /// A group in one of its periods.
    struct GroupPeriod {
        let state: Int
        let years: ClosedRange<Int>
        let name: String
        let size: Double
        let status: Status?
        let autonomy: Double?

        init(_ row: Sheet.Row) {
            state = row.required(row.integer("gwid"))
            let from = row.required(row.integer("from"))
            years = from...max(from, row.required(row.integer("to")))
            name = row.text("group")
            size = row.number("size") ?? 0
            status = row.choice("status")
            autonomy = row.choice("reg_aut", Autonomy.self).map { $0 == .true ? 1 : 0 }
        }
    }

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var periods: [String: [GroupPeriod]] = [:]
        for sheet in sheets {
            for row in sheet.rows { periods[row.text("gwgroupid"), default: []].append(GroupPeriod(row)) }
        }
        guard let last = periods.values.joined().map(\.years.upperBound).max(),
            let first = periods.values.joined().map(\.years.lowerBound).min()
        else { return ImportedRows() }
        let source = "epr-\(last)"
        var rows = ImportedRows()
        rows.indicators = [.powerStatus, .autonomy, .discriminatedPopulation]
        let others = periods.values.joined().count { !$0.years.overlaps(settings.years) }
        rows.joins.lose(source, because: Joins.otherYears, rows: others)
        if settings.years.overlaps(first...last) {
            let years = settings.years.clamped(to: first...last)
            rows.observations =
                communities(periods, dataset, years, source, &rows.joins)
                + states(periods, dataset, years, source, &rows.joins)
        }
        rows.sources = [
            Dataset.Source(
                id: source, title: "Ethnic Power Relations core dataset \(last)",
                publisher: "ETH Zürich, ICR",
                url: "https://icr.ethz.ch/data/epr/", licence: "none stated; academic use with citation",
                redistribute: .ask, retrieved: settings.retrieved,
                citation:
                    "Vogt, Bormann, Rüegger, Cederman, Hunziker and Girardin (2015), Integrating data on "
                    + "ethnicity, geography, and conflict, Journal of Conflict Resolution 59(7)",
                version: "\(last)", coversFrom: first, coversTo: last)
        ]
        return rows
    }

    /// Share of the people of each state who are in discriminated groups; 0 where EPR rates the state and none is.
    ///
    /// Edge: where a state has two numbers in one year (Serbia 2006), the newer stands.
    private static func states(
        _ periods: [String: [GroupPeriod]], _ dataset: Dataset, _ years: ClosedRange<Int>, _ source: String,
        _ joins: inout Joins
    ) -> [Dataset.Observation] {
        let byState = Dictionary(grouping: periods.values.joined(), by: \.state)
        let units = Set(dataset.units.map(\.id))
        for (number, groups) in byState where CountryCodes.standard.country(gw: number) == nil {
            joins.lose(
                "GW \(number)", because: "not a country code", rows: groups.count { $0.years.overlaps(years) }
            )
        }
        var observations: [Dataset.Observation] = []
        for country in CountryCodes.standard.all where units.contains(country.iso3) {
            for year in years where country.existed(in: year) {
                let alive = country.gw.lazy.map { number in
                    (byState[number] ?? []).filter { $0.years.contains(year) }
                }.first { !$0.isEmpty }
                guard let alive else { continue }
                // Summed smallest first, so that the order of the file's rows does not move the last digit.
                let share = alive.filter { $0.status == .discriminated }.map(\.size).sorted().reduce(0, +)
                joins.link(Dataset.Indicator.discriminatedPopulation.id)
                observations.append(
                    Dataset.Observation(
                        unit: country.iso3, indicator: Dataset.Indicator.discriminatedPopulation.id,
                        period: Period(year: year), value: share, low: nil, high: nil, standardError: nil,
                        basis: .whole, source: source, published: nil, note: ""))
            }
        }
        return observations
    }
}

extension Dataset.Indicator {
    static let powerStatus = Dataset.Indicator(
        id: "pol-power-status", nameEnglish: "Access of the group to state power (EPR)",
        nameArabic: "وصول الجماعة إلى السلطة (EPR)", unitMeasure: "ordinal 0-6 (6 = discriminated)",
        level: .community, violation: "", articles: "2.2;2.3", need: "N4",
        definition:
            "Monopoly 0, dominant 1, senior partner 2, junior partner 3, self-exclusion 4, powerless 5, "
            + "discriminated 6. Several groups: mean weighted by their sizes.",
        sourceNote:
            "Irrelevant groups and collapsed states are missing. The link of community and group is our "
            + "own. EPR codes relevance at the centre, so it has no row for most migrant communities.")
    static let autonomy = Dataset.Indicator(
        id: "pol-autonomy", nameEnglish: "Regional autonomy of the group (EPR)",
        nameArabic: "الحكم الذاتي الإقليمي للجماعة (EPR)", unitMeasure: "share (1 = autonomy)",
        level: .community,
        violation: "", articles: "2.2;2.3", need: "N4",
        definition:
            "1 where EPR records regional autonomy, 0 where it records none. Several groups: mean weighted "
            + "by their sizes.",
        sourceNote: "De jure and coarse. A value of 0 where a group lives scattered is not a wrong in itself."
    )
    static let discriminatedPopulation = Dataset.Indicator(
        id: "rsk-discriminated-population",
        nameEnglish: "Share of the state's people in discriminated groups (EPR)",
        nameArabic: "نسبة سكان الدولة المنتمين إلى جماعات مميز ضدها (EPR)", unitMeasure: "share 0-1",
        level: .country, violation: "", articles: "1.1", need: "R",
        definition: "Sum of the sizes of the state's groups whose status is discriminated.",
        sourceNote: "A known predictor of mass killing, not a probability. Counts every discriminated group, "
            + "Muslim or not, and depends on how finely EPR splits groups. States not in EPR are missing.")
}
