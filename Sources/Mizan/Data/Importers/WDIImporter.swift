/// World Development Indicators: populations and infant deaths of states.
enum WDIImporter: Importer {
    static let kind = "wdi"
    static let summary = "World Development Indicators, one row a state and year"
    /// `NA` is Namibia's two-letter code in these files, so only the empty cell is missing.
    static let layouts = [
        Layout(
            "WDI extract",
            [
                .text("iso3c"), .integer("year", required: true), .number("wdi.popsize.new"),
                .number("wdi.imrate.new"),
            ]),
        Layout(
            "WDI",
            [
                .text("iso3c"), .integer("year", required: true), .number("SP.POP.TOTL"),
                .number("SP.DYN.IMRT.IN"),
            ]),
    ]

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        rows.indicators = [.population, .infantMortality]
        for sheet in sheets {
            let names = sheet.layout.names
            let series = CountrySeries(
                key: .iso3("iso3c"), year: "year",
                measures: [.init(names[2], is: .population), .init(names[3], is: .infantMortality)],
                source: "wdi")
            rows.observations += series.observations(
                of: sheet, for: dataset, years: settings.years, joins: &rows.joins)
        }
        let years = sheets.yearsCovered("year")
        rows.sources = [
            Dataset.Source(
                id: "wdi", title: "World Development Indicators", publisher: "World Bank",
                url: "https://data.worldbank.org", licence: "CC BY 4.0", redistribute: .yes,
                retrieved: settings.retrieved, citation: "World Bank, World Development Indicators",
                version: "",
                coversFrom: years?.lowerBound, coversTo: years?.upperBound)
        ]
        return rows
    }
}

extension Dataset.Indicator {
    static let infantMortality = Dataset.Indicator(
        id: "hsh-infant-mortality", nameEnglish: "Infant deaths per 1,000 live births",
        nameArabic: "وفيات الرضع لكل ألف مولود حي", unitMeasure: "deaths per 1,000 live births",
        level: .country,
        violation: "", articles: "4.1;4.5", need: "N8",
        definition: "Deaths of children under one year per 1,000 live births in a year, in the whole state.",
        sourceNote: "Modelled and smoothed; level of the state, not of the community. War years hardly show.")
}
