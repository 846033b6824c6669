/// UNDP: the Human Development Index with the four inputs that it is made of, state by state.
///
/// A kind of its own, beside `hdr`, because it makes another dataset: one of states, in which every state of the file
/// is a unit. `hdr` gives the index alone to the states that a dataset has already.
enum HDRInputsImporter: Importer {
    static let kind = "hdr-inputs"
    static let summary = "UNDP composite indices: every state a unit, with the index and its four inputs"

    /// The columns of one year, without the year: what they hold, and its scale.
    private static let measures:
        [(column: String, indicator: Dataset.Indicator, scale: ClosedRange<Double>)] = [
            ("le", .lifeExpectancy, 0...120), ("eys", .expectedSchooling, 0...30),
            ("mys", .meanSchooling, 0...30), ("gnipc", .incomePerPerson, 0...Double.infinity),
            ("hdi", .publishedDevelopment, 0...1),
        ]

    private static func columns(_ years: ClosedRange<Int>) -> [Layout.Column] {
        years.flatMap { year in measures.map { .number("\($0.column)_\(year)", in: $0.scale) } }
    }

    static let layouts = [
        Layout(
            "UNDP composite indices",
            [.text("iso3", required: true)] + columns(HDRImporter.first...HDRImporter.first),
            optional: columns(HDRImporter.first + 1...HDRImporter.last), latin1: true)
    ]

    /// Every state of the file, and each of its figures.
    ///
    /// Missing: a cell without a value has no row, and no value is made for it.
    /// Edge: a figure from before a state was founded stays: the publisher gives it for the land of today, and counts
    /// the year among those of its index. Rows of regions and of the world are no states, and are left out.
    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        rows.indicators = measures.map(\.indicator)
        let known = Set(dataset.units.map(\.id))
        for sheet in sheets {
            for row in sheet.rows {
                guard let state = CountryCodes.standard.country(iso3: row.text("iso3")) else {
                    rows.joins.lose(row.text("iso3"), because: "not a country code")
                    continue
                }
                if !known.contains(state.iso3) { rows.units.append(Dataset.Unit(ranking: state)) }
                figures(of: state.iso3, in: row, settings, &rows)
            }
            rows.sources.append(
                HDRImporter.source(
                    covering: sheet.years { year in measures.map { "\($0.column)_\(year)" } }, settings))
        }
        return rows
    }

    private static func figures(
        of state: String, in row: Sheet.Row, _ settings: ImportSettings, _ rows: inout ImportedRows
    ) {
        for year in HDRImporter.first...HDRImporter.last {
            for (column, indicator, _) in measures {
                guard let value = row.number("\(column)_\(year)") else { continue }
                guard settings.years.contains(year) else {
                    rows.joins.lose(HDRImporter.sourceID, because: Joins.otherYears)
                    continue
                }
                rows.joins.link(indicator.id)
                rows.observations.append(
                    Dataset.Observation(
                        unit: state, indicator: indicator.id, period: Period(year: year), value: value,
                        low: nil, high: nil, standardError: nil, basis: .whole, source: HDRImporter.sourceID,
                        published: nil, note: ""))
            }
        }
    }
}

extension Dataset.Unit {
    /// A state that is ranked itself, with its names of the table.
    fileprivate init(ranking state: CountryCodes.Country) {
        self.init(
            id: state.iso3, kind: .country, parent: nil, rankAs: .leaf, scope: nil, originUnit: nil,
            nameEnglish: state.nameEnglish, nameArabic: state.nameArabic, country: nil, stateFigures: [],
            region: state.region, category: nil, small: false, latitude: nil, longitude: nil,
            sensitivity: .public, tags: [])
    }
}

extension Dataset.Indicator {
    fileprivate init(
        _ id: String, _ english: String, _ arabic: String, in measure: String, _ definition: String,
        note: String = ""
    ) {
        self.init(
            id: id, nameEnglish: english, nameArabic: arabic, unitMeasure: measure, level: .country,
            violation: "", articles: "", need: "", definition: definition, sourceNote: note)
    }

    fileprivate static let lifeExpectancy = Dataset.Indicator(
        "life-expectancy", "Life expectancy at birth", "متوسط العمر المتوقع عند الولادة", in: "years",
        "Years that a newborn would live if the death rates of the year stayed as they are.")
    fileprivate static let expectedSchooling = Dataset.Indicator(
        "expected-schooling", "Expected years of schooling", "سنوات الدراسة المتوقعة", in: "years",
        "Years at school that a child who enters it now can expect.",
        note: "Above 18 in some states; the index counts 18.")
    fileprivate static let meanSchooling = Dataset.Indicator(
        "mean-schooling", "Mean years of schooling", "متوسط سنوات الدراسة", in: "years",
        "Years at school that people of 25 and older have had, on average.")
    fileprivate static let incomePerPerson = Dataset.Indicator(
        "gni-per-capita", "Gross national income per person", "نصيب الفرد من الدخل القومي الإجمالي",
        in: "international dollars of 2017", "Gross national income over people, at purchasing power parity.",
        note: "Above 75,000 in some states; the index counts 75,000.")
    fileprivate static let publishedDevelopment = Dataset.Indicator(
        "published-hdi", "Human development index, as published", "دليل التنمية البشرية كما نُشر",
        in: "index 0-1", "The publisher's own result, to three decimals.",
        note: "Made of the other four, and no input: it is here to be compared with.")
}
