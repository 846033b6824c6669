/// UCDP One-sided Violence: civilians killed in a state by governments and organised armed groups.
enum UCDPOneSidedImporter: Importer {
    static let kind = "ucdp-onesided"
    static let summary = "UCDP One-sided Violence, one row an actor and year"
    static let layouts = [
        Layout(
            "UCDP One-sided Violence",
            [
                .text("actor_name"), .integer("year", required: true),
                .integer("best_fatality_estimate", required: true),
                .integer("low_fatality_estimate", required: true),
                .integer("high_fatality_estimate", required: true), .text("gwno_location", required: true),
                .text("version"),
            ])
    ]

    private struct Sum {
        var best = 0
        var low = 0
        var high = 0
    }

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        let units = Set(dataset.units.filter { $0.kind == .country }.map(\.id))
        var sums: [Dataset.ObservationCell: Sum] = [:]
        var rows = ImportedRows()
        for row in sheets.flatMap(\.rows) {
            guard let year = row.integer("year"), settings.years.contains(year) else {
                rows.joins.lose(kind, because: Joins.otherYears)
                continue
            }
            let place = row.text("gwno_location")
            guard let number = Int(place) else {
                rows.joins.lose("rows with several places", because: "deaths are not divided among states")
                continue
            }
            guard let country = CountryCodes.standard.country(gw: number), units.contains(country.iso3) else {
                rows.joins.lose("GW \(number)", because: "no such unit")
                continue
            }
            guard country.existed(in: year) else {
                rows.joins.lose(country.iso3, because: "before the state was founded")
                continue
            }
            let cell = Dataset.ObservationCell(country.iso3, Dataset.Indicator.oneSidedDeaths.id, year)
            sums[cell, default: Sum()].best += row.integer("best_fatality_estimate") ?? 0
            sums[cell, default: Sum()].low += row.integer("low_fatality_estimate") ?? 0
            sums[cell, default: Sum()].high += row.integer("high_fatality_estimate") ?? 0
        }
        rows.joins.link(Dataset.Indicator.oneSidedDeaths.id, rows: sums.count)
        rows.indicators = [.oneSidedDeaths]
        rows.observations = sums.map { cell, sum in
            Dataset.Observation(
                unit: cell.unit, indicator: cell.indicator, period: Period(year: cell.year),
                value: Double(sum.best), low: Double(sum.low), high: Double(sum.high), standardError: nil,
                basis: .floor, source: kind, published: nil, note: "")
        }
        let years = sheets.yearsCovered("year")
        rows.sources = [
            Dataset.Source(
                id: kind, title: "UCDP One-sided Violence Dataset",
                publisher: "Uppsala Conflict Data Program",
                url: "https://ucdp.uu.se", licence: "CC BY 4.0", redistribute: .yes,
                retrieved: settings.retrieved,
                citation:
                    "Davies, Pettersson, Sollenberg and Öberg (2025), Journal of Peace Research 62(4); Eck and "
                    + "Hultman (2007), Journal of Peace Research 44(2)",
                version: sheets.flatMap(\.rows).map { $0.text("version") }.max() ?? "",
                coversFrom: years?.lowerBound, coversTo: years?.upperBound)
        ]
        return rows
    }
}

extension Dataset.Indicator {
    static let oneSidedDeaths = Dataset.Indicator(
        id: "deaths-onesided",
        nameEnglish: "Civilians killed in the state by governments and organised groups",
        nameArabic: "مدنيون قتلتهم حكومات أو جماعات منظمة في الدولة", unitMeasure: "deaths a year",
        level: .country, violation: "extrajudicial killing", articles: "1.1;4.1", need: "N1",
        definition:
            "Sum over actors of the best estimate of civilians killed on purpose in the state in a year, "
            + "with the sums of the low and of the high estimates.",
        sourceNote:
            "An actor with fewer than 25 deaths in a year is not in the source, and rows that name several "
            + "states are left out: a floor, and no row is missing, not 0. The victims' community is not stated. "
            + "Government of Israel is not divided by place.")
}
