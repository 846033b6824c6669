/// Pew Research Center: restrictions on religion by governments and by society, and the religions of 2010.
/// Import-only: never shipped.
enum PewImporter: Importer {
    static let kind = "pew"
    static let summary =
        "Pew restrictions on religion (GRI, SHI) and religious composition (import-only: never shipped)"

    private static let restrictions = Layout(
        "Pew restrictions on religion",
        [
            .text("Country", required: true), .integer("Question_Year", required: true),
            .number("GRI", in: 0...10), .number("SHI", in: 0...10),
        ], missing: ["", "NA"])
    private static let religions = [
        "Christian", "Muslim", "Unaffiliated", "Hindu", "Buddhist", "Folk Religions", "Other Religions",
        "Jewish",
    ]
    /// What Pew prints for a count that it does not give.
    private static let few = "< 10000"
    private static let fewest = 9999.0
    /// The counts are of one year, which the file does not name.
    private static let compositionYear = 2010
    private static let composition = Layout(
        "Pew religious composition",
        [.text("Country", required: true)] + religions.map { .number($0, in: 0...(.infinity)) },
        missing: ["", few])

    static let layouts = [restrictions, composition]

    /// Names of the publisher that differ from those of the table.
    private static let names = [
        "Bosnia-Herzegovina": "BIH", "Brunei": "BRN", "Burma (Myanmar)": "MMR", "Cape Verde": "CPV",
        "Czech Republic": "CZE", "Faeroe Islands": "FRO", "Federated States of Micronesia": "FSM",
        "Guinea Bissau": "GNB", "Hong Kong": "HKG", "Ivory Coast": "CIV", "Macau": "MAC",
        "Palestinian territories": "PSE", "Republic of Macedonia": "MKD", "Republic of the Congo": "COG",
        "Reunion": "REU", "St. Kitts and Nevis": "KNA", "St. Lucia": "LCA",
        "St. Vincent and the Grenadines": "VCT", "Swaziland": "SWZ", "Turkey": "TUR", "Vatican City": "VAT",
        "Vietnam": "VNM",
    ]

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        for sheet in sheets {
            let isComposition = sheet.layout.title == composition.title
            let source = isComposition ? "pew-2010-composition" : "pew-restrictions"
            let years: ClosedRange<Int>?
            if isComposition {
                years = compositionYear...compositionYear
                rows.indicators.append(.muslimShare)
                if settings.years.contains(compositionYear) {
                    rows.observations += shares(of: sheet, dataset, source, &rows.joins)
                }
            } else {
                years = [sheet].yearsCovered("Question_Year")
                let series = CountrySeries(
                    key: .name("Country", others: names), year: "Question_Year",
                    measures: [
                        .init("GRI", is: .governmentRestrictions), .init("SHI", is: .socialHostilities),
                    ],
                    source: source)
                rows.indicators += series.measures.map(\.indicator)
                rows.observations += series.observations(
                    of: sheet, for: dataset, years: settings.years, joins: &rows.joins)
            }
            let title =
                isComposition ? "Religious composition by country, 2010" : "Global Restrictions on Religion"
            rows.sources.append(
                Dataset.Source(
                    id: source, title: title, publisher: "Pew Research Center",
                    url: "https://www.pewresearch.org",
                    licence:
                        "© Pew Research Center; attribute, terms of use to be checked before publishing again",
                    redistribute: .no, retrieved: settings.retrieved,
                    citation: "Pew Research Center, \(title)",
                    version: years.map { "to \($0.upperBound)" } ?? "", coversFrom: years?.lowerBound,
                    coversTo: years?.upperBound))
        }
        rows.sources = rows.sources.asked(in: settings.years)
        return rows
    }

    /// The share of Muslims in the people counted, between the least and the most that the printed counts allow.
    ///
    /// The populations of communities.csv hold these counts already, so that they are not taken as populations again.
    /// Missing: a state whose Muslims are only said to be few.
    private static func shares(
        of sheet: Sheet, _ dataset: Dataset, _ source: String, _ joins: inout Joins
    ) -> [Dataset.Observation] {
        let units = Set(dataset.units.map(\.id))
        return sheet.rows.compactMap { row in
            let name = row.text("Country")
            guard let state = names[name] ?? CountryCodes.standard.country(named: name)?.iso3,
                units.contains(state)
            else {
                joins.lose(name, because: "no state of the dataset")
                return nil
            }
            guard let muslims = row.number("Muslim") else {
                joins.lose(state, because: "Muslims printed as fewer than 10,000")
                return nil
            }
            let counts = religions.map(row.number)
            let counted = counts.compactMap(\.self).reduce(0, +)
            let uncounted = fewest * Double(counts.count { $0 == nil })
            guard counted > 0 else { return nil }
            func share(_ people: Double) -> Double { 100 * muslims / people }
            joins.link(Dataset.Indicator.muslimShare.id)
            var figure = Dataset.Observation.figure(
                state, .muslimShare, compositionYear, share(counted + uncounted / 2), basis: .whole,
                source: source)
            figure.low = share(counted + uncounted)
            figure.high = share(counted)
            return figure
        }
    }
}

extension Dataset.Indicator {
    private static func pew(
        _ id: String, _ english: String, _ arabic: String, articles: String, need: String, definition: String,
        note: String
    ) -> Dataset.Indicator {
        Dataset.Indicator(
            id: id, nameEnglish: english, nameArabic: arabic, unitMeasure: "index 0-10 (10 = worst)",
            level: .country, violation: "", articles: articles, need: need, definition: definition,
            sourceNote: note)
    }

    static let governmentRestrictions = pew(
        "rel-pew-gri", "Government restrictions on religion in the state (Pew GRI)",
        "القيود الحكومية على الدين في الدولة (Pew GRI)", articles: "2.1;4.2", need: "N5",
        definition: "Government Restrictions Index: laws, policies and acts of the state; higher is worse.",
        note: "All religions together, and the whole state.")
    static let socialHostilities = pew(
        "rel-pew-shi", "Social hostilities involving religion in the state (Pew SHI)",
        "العداء الاجتماعي المتصل بالدين في الدولة (Pew SHI)", articles: "1.1;4.2", need: "N5",
        definition:
            "Social Hostilities Index: acts of private persons, organisations and groups; higher is worse.",
        note:
            "All religions together, and the whole state; violence in the name of a religion as well as against one."
    )
    static let muslimShare = Dataset.Indicator(
        id: "ctx-pew-muslim-share", nameEnglish: "Muslims among the people of the state in 2010 (Pew)",
        nameArabic: "نسبة المسلمين من سكان الدولة عام 2010 (Pew)", unitMeasure: "percent of people",
        level: .country, violation: "", articles: "", need: "",
        definition: "Muslims of the state over its people, both as Pew estimates them for 2010.",
        sourceNote:
            "Counts printed as fewer than 10,000 widen the bounds. Not a population: the populations of communities "
            + "hold these counts already.")
}
