/// UNDP: the Human Development Index by years, and multidimensional poverty by surveys.
enum HDRImporter: Importer {
    static let kind = "hdr"
    static let summary =
        "UNDP composite indices (one row a state, hdi_YEAR) and OPHI multidimensional poverty"

    static let sourceID = "undp-hdr"
    /// The years of which a file can have columns.
    static let first = 1990
    static let last = 2050
    private static let poor = "Share of population multidimensionally poor (national)"
    private static let development = Layout(
        "UNDP composite indices", [.text("iso3", required: true), .text("hdicode"), .number("hdi_\(first)")],
        optional: (first + 1...last).map { .number("hdi_\($0)") }, latin1: true)
    private static let poverty = Layout(
        "OPHI multidimensional poverty",
        [.text("Entity", required: true), .integer("Year", required: true), .number(poor)])

    static let layouts = [development, poverty]

    /// Names of the aggregator that differ from those of the table.
    private static let names = [
        "Congo": "COG", "Cote d'Ivoire": "CIV", "Democratic Republic of Congo": "COD", "Timor": "TLS",
        "Palestine": "PSE", "Vietnam": "VNM",
    ]

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        for sheet in sheets {
            if sheet.layout.title == development.title {
                rows.indicators.append(.humanDevelopment)
                for row in sheet.rows { index(row, dataset, settings, &rows) }
                rows.sources.append(source(covering: sheet.years { ["hdi_\($0)"] }, settings))
            } else {
                let series = CountrySeries(
                    key: .name("Entity", others: names), year: "Year",
                    measures: [.init(poor, is: .poverty)], source: "ophi-mpi")
                rows.indicators.append(.poverty)
                rows.observations += series.observations(
                    of: sheet, for: dataset, years: settings.years, joins: &rows.joins)
                let years = [sheet].yearsCovered("Year")
                rows.sources.append(
                    Dataset.Source(
                        id: "ophi-mpi", title: "Global Multidimensional Poverty Index",
                        publisher: "OPHI; UNDP",
                        url: "https://ophi.org.uk",
                        licence: "CC BY 4.0 by the aggregator; to be checked at OPHI",
                        redistribute: .yes, retrieved: settings.retrieved,
                        citation: "OPHI and UNDP, Global Multidimensional Poverty Index 2022",
                        version: "2022",
                        coversFrom: years?.lowerBound, coversTo: years?.upperBound))
            }
        }
        return rows
    }

    /// The report, as the source of figures of these years.
    static func source(covering years: ClosedRange<Int>?, _ settings: ImportSettings) -> Dataset.Source {
        Dataset.Source(
            id: sourceID, title: "Human Development Report, composite indices", publisher: "UNDP",
            url: "https://hdr.undp.org", licence: "CC BY 3.0 IGO", redistribute: .yes,
            retrieved: settings.retrieved, citation: "UNDP, Human Development Report 2023-24",
            version: years.map { "to \($0.upperBound)" } ?? "", coversFrom: years?.lowerBound,
            coversTo: years?.upperBound)
    }

    /// The years of one state, which this file has side by side.
    private static func index(
        _ row: Sheet.Row, _ dataset: Dataset, _ settings: ImportSettings, _ rows: inout ImportedRows
    ) {
        let code = row.text("iso3")
        guard let country = CountryCodes.standard.country(iso3: code),
            dataset.units.contains(where: { $0.id == code })
        else {
            rows.joins.lose(code, because: "not a country code")
            return
        }
        for year in first...last {
            guard let value = row.number("hdi_\(year)") else { continue }
            guard settings.years.contains(year) else {
                rows.joins.lose(sourceID, because: Joins.otherYears)
                continue
            }
            guard country.existed(in: year) else {
                rows.joins.lose(code, because: "before the state was founded")
                continue
            }
            rows.joins.link(Dataset.Indicator.humanDevelopment.id)
            rows.observations.append(
                Dataset.Observation(
                    unit: code, indicator: Dataset.Indicator.humanDevelopment.id, period: Period(year: year),
                    value: value, low: nil, high: nil, standardError: nil, basis: .whole, source: sourceID,
                    published: nil, note: ""))
        }
    }
}

extension Sheet {
    /// First and last year of which one of its columns has a value in any row; nil where there is none.
    func years(_ columns: (Int) -> [String]) -> ClosedRange<Int>? {
        let years = (HDRImporter.first...HDRImporter.last).filter { year in
            columns(year).contains { column in rows.contains { $0.number(column) != nil } }
        }
        guard let first = years.first, let last = years.last else { return nil }
        return first...last
    }
}

extension Dataset.Indicator {
    static let humanDevelopment = Dataset.Indicator(
        id: "eco-hdi", nameEnglish: "Human Development Index of the state",
        nameArabic: "مؤشر التنمية البشرية للدولة", unitMeasure: "index 0-1", level: .country, violation: "",
        articles: "2.2;4.5", need: "N7",
        definition: "The index of life expectancy, schooling and income; higher is better.",
        sourceNote: "Level of the host state, not the gap between the community and others.")
    static let poverty = Dataset.Indicator(
        id: "eco-mpi", nameEnglish: "Multidimensional poverty in the state",
        nameArabic: "الفقر المتعدد الأبعاد في الدولة", unitMeasure: "percent of people", level: .country,
        violation: "", articles: "2.2;4.5", need: "N7",
        definition: "Share of people who are multidimensionally poor, in the year of the survey.",
        sourceNote:
            "One survey a state, years up to ten apart: never a trend. Rich states are not measured, which "
            + "is missing and not 0.")
}
