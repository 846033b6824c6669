/// INFORM Risk of the European Commission's Joint Research Centre: composites of each release, and its indicators.
///
/// A release is a source of its own: the method changes between releases, so that two never make a trend.
enum InformImporter: Importer {
    static let kind = "inform"
    static let summary = "INFORM Risk, one file a release (the year is in its name), and its indicator data"

    private static let vulnerability = "Socio-Economic Vulnerability"
    private static let coping = "LACK OF COPING CAPACITY"
    private static let reliability = "Lack of Reliability (*)"
    private static let internet = "IT.NET.USER.P2"
    private static let composites: [Layout.Column] = [
        .text("ISO3", required: true), .number(vulnerability, in: 0...10), .number(coping, in: 0...10),
    ]

    /// Releases from 2021 name the probability of conflict; before, the file is Latin-1 and its reliability is
    /// `#VALUE!` in every row, so that the column is not read.
    static let layouts = [
        Layout(
            "INFORM Risk",
            composites + [.number(reliability, in: 0...10), .number("Projected Conflict Probability")],
            missing: ["", "x"], isInParts: true),
        Layout(
            "INFORM Risk to 2020", composites + [.text("Projected Conflict Risk")], missing: ["", "x"],
            latin1: true, isInParts: true),
        Layout(
            "INFORM indicator data",
            [
                .text("iso3", required: true), .text("indicator_id", required: true), .text("data_years"),
                .number("value"),
            ], missing: ["", "x"]),
    ]

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        let units = Set(dataset.units.map(\.id))
        var rows = ImportedRows()
        let releases = sheets.filter { !$0.layout.names.contains("indicator_id") }
        let twins = Release.twins(byYear: releases)
        findings += twins
        guard twins.isEmpty else { return rows }
        for sheet in sheets {
            guard let release = Release.year(inNameOf: sheet, &findings) else { continue }
            if sheet.layout.names.contains("indicator_id") {
                indicators(sheet, release, units, settings, &rows)
            } else {
                risk(sheet, release, units, settings, &rows)
            }
        }
        return rows
    }

    /// The composites of a release, dated by its year.
    private static func risk(
        _ sheet: Sheet, _ release: Int, _ units: Set<String>, _ settings: ImportSettings,
        _ rows: inout ImportedRows
    ) {
        var measures = [(vulnerability, Dataset.Indicator.vulnerability), (coping, .lackOfCoping)]
        if sheet.layout.names.contains(reliability) { measures.append((reliability, .unreliability)) }
        let source = "\(kind)-\(release)"
        for (column, indicator) in measures {
            if !rows.indicators.contains(indicator) { rows.indicators.append(indicator) }
            for row in sheet.rows {
                guard let value = row.number(column) else { continue }
                rows.add(
                    .init(state: row.text("ISO3"), year: release, value: value), of: indicator, from: source,
                    units: units, years: settings.years)
            }
        }
        rows.sources.append(
            self.source(source, "INFORM Risk Index \(release)", release, release...release, settings))
    }

    /// Internet users, dated by the last year of the span: `data_years` pools years, and says of no state which.
    private static func indicators(
        _ sheet: Sheet, _ release: Int, _ units: Set<String>, _ settings: ImportSettings,
        _ rows: inout ImportedRows
    ) {
        let source = "\(kind)-\(release)-indicators"
        var years: Set<Int> = []
        rows.indicators.append(.internetUsers)
        for row in sheet.rows where row.text("indicator_id") == internet {
            guard let value = row.number("value") else { continue }
            guard let year = row.text("data_years").split(separator: "-").last.flatMap({ Int($0) }),
                Field.years.contains(year)
            else {
                rows.joins.lose(row.text("iso3"), because: "no year in data_years")
                continue
            }
            years.insert(year)
            rows.add(
                .init(state: row.text("iso3"), year: year, value: value), of: .internetUsers, from: source,
                units: units, years: settings.years)
        }
        guard let first = years.min(), let last = years.max() else { return }
        rows.sources.append(
            self.source(
                source, "INFORM Risk Index \(release), indicator data", release, first...last, settings))
    }

    private static func source(
        _ id: String, _ title: String, _ release: Int, _ years: ClosedRange<Int>, _ settings: ImportSettings
    ) -> Dataset.Source {
        Dataset.Source(
            id: id, title: title, publisher: "European Commission, Joint Research Centre; IASC",
            url: "https://drmkc.jrc.ec.europa.eu/inform-index", licence: "CC BY 4.0", redistribute: .yes,
            retrieved: settings.retrieved,
            citation: "INFORM Risk Index \(release), European Commission Joint Research Centre and IASC",
            version: "\(release)", coversFrom: years.lowerBound, coversTo: years.upperBound)
    }
}

extension Dataset.Indicator {
    private static let releases =
        "The year is that of the release, and the method changes between releases: never a trend."

    static let vulnerability = Dataset.Indicator(
        id: "eco-vulnerability", nameEnglish: "Socio-economic vulnerability of the state (INFORM)",
        nameArabic: "الهشاشة الاجتماعية والاقتصادية للدولة (INFORM)", unitMeasure: "index 0-10",
        level: .country, violation: "", articles: "2.2;4.5", need: "N7",
        definition:
            "Composite of development, deprivation, inequality and dependence on aid; higher is worse.",
        sourceNote: "Repeats eco-hdi and eco-mpi, of which it is made. " + releases)
    static let lackOfCoping = Dataset.Indicator(
        id: "hsh-lack-coping", nameEnglish: "Lack of coping capacity of the state (INFORM)",
        nameArabic: "نقص قدرة الدولة على المواجهة (INFORM)", unitMeasure: "index 0-10", level: .country,
        violation: "", articles: "4.1;4.5", need: "N8",
        definition:
            "Composite of governance, communication, infrastructure and access to care; higher is worse.",
        sourceNote: "Shutdowns and sieges do not show. " + releases)
    static let unreliability = Dataset.Indicator(
        id: "vis-reliability", nameEnglish: "Lack of reliability of data on the state (INFORM)",
        nameArabic: "ضعف موثوقية البيانات عن الدولة (INFORM)", unitMeasure: "index 0-10", level: .country,
        violation: "", articles: "6;7", need: "N10",
        definition: "Gaps and age of INFORM's own inputs, and conflict; higher is worse.",
        sourceNote: "The release of 2020 holds an error in every row of this column and is not read. "
            + releases)
    static let internetUsers = Dataset.Indicator(
        id: "vis-internet", nameEnglish: "People using the internet", nameArabic: "مستخدمو الإنترنت",
        unitMeasure: "percent of people", level: .country, violation: "", articles: "2.5", need: "N10",
        definition: "Share of people of the state who use the internet (ITU); higher is better.",
        sourceNote:
            "One value a state. The file says only that it is of some year from 2017 to 2023: it is dated by the "
            + "last, may be older, and is never a trend. National: the shutdown of one region does not show.")
}
