/// UCDP Non-state Conflict: deaths in fighting between organised groups, joined by the names of the sides.
enum UCDPNonStateImporter: Importer {
    static let kind = "ucdp-nonstate"
    static let summary = "UCDP Non-state Conflict, one row a pair of groups and year"
    static let layouts = [
        Layout(
            "UCDP Non-state Conflict",
            [
                .text("side_a_name", required: true), .text("side_b_name", required: true),
                .integer("year", required: true), .integer("best_fatality_estimate", required: true),
                .integer("low_fatality_estimate", required: true),
                .integer("high_fatality_estimate", required: true), .text("location", required: true),
                .text("version"),
            ])
    ]

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        let indicator = Dataset.Indicator.intergroupDeaths
        var rows = ImportedRows()
        let pairs = sheets.rows(in: settings.years, "year", of: kind, &rows.joins)
        rows.indicators = [indicator]
        let links = Dictionary(grouping: dataset.links.filter { $0.publisher == kind }, by: \.unit)
        for (unit, links) in links {
            // A side of which the community is only a part says nothing of the community's own dead.
            let own = links.filter { $0.relation != .partOfGroup }
            let fights = pairs.filter { pair in
                own.contains { $0.holds(in: pair.integer("year") ?? 0) && $0.namesSide(of: pair) }
            }
            if fights.isEmpty {
                let reason =
                    own.isEmpty ? "only a part of the side that is named" : "no fighting in these years"
                rows.joins.lose(unit, because: reason)
            }
            for (year, fights) in Dictionary(grouping: fights, by: { $0.integer("year") ?? 0 }) {
                func sum(_ column: String) -> Double { fights.reduce(0) { $0 + ($1.number(column) ?? 0) } }
                rows.joins.link("\(indicator.id) of \(unit)")
                rows.observations.append(
                    Dataset.Observation(
                        unit: unit, indicator: indicator.id, period: Period(year: year),
                        value: sum("best_fatality_estimate"), low: sum("low_fatality_estimate"),
                        high: sum("high_fatality_estimate"), standardError: nil, basis: .floor, source: kind,
                        published: nil,
                        note: fights.map { "\($0.text("side_a_name")) - \($0.text("side_b_name"))" }.sorted()
                            .joined(separator: "; ")))
            }
        }
        let years = sheets.yearsCovered("year")
        rows.sources = [
            Dataset.Source(
                id: kind, title: "UCDP Non-state Conflict Dataset",
                publisher: "Uppsala Conflict Data Program",
                url: "https://ucdp.uu.se", licence: "CC BY 4.0", redistribute: .yes,
                retrieved: settings.retrieved,
                citation: "Sundberg, Eck and Kreutz (2012), Journal of Peace Research 49(2)",
                version: sheets.flatMap(\.rows).map { $0.text("version") }.max() ?? "",
                coversFrom: years?.lowerBound, coversTo: years?.upperBound)
        ]
        return rows
    }
}

extension Dataset.Link {
    /// True where the link's group, `NAME @ PLACE`, is a side of this pair in that place.
    fileprivate func namesSide(of pair: Sheet.Row) -> Bool {
        [pair.text("side_a_name"), pair.text("side_b_name")].contains {
            "\($0) @ \(pair.text("location"))" == groupID
        }
    }
}

extension Dataset.Indicator {
    static let intergroupDeaths = Dataset.Indicator(
        id: "deaths-intergroup", nameEnglish: "Dead of both sides in fighting between groups",
        nameArabic: "قتلى الطرفين في القتال بين الجماعات", unitMeasure: "deaths a year", level: .community,
        violation: "", articles: "1.1;4.1", need: "N1",
        definition:
            "Dead of all sides in fighting between organised groups of which the community, or a part of it, "
            + "is one.",
        sourceNote:
            "Not the community's dead: the source does not divide them by side. A pair of groups with fewer "
            + "than 25 deaths in a year has no row, which is missing and not 0.")
}
