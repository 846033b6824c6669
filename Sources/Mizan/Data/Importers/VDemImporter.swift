/// Varieties of Democracy: experts' ratings of states, from whole releases or from known extracts.
///
/// Each release is estimated anew, so that each is a source of its own: levels of two are never compared.
enum VDemImporter: Importer {
    static let kind = "vdem"
    static let summary =
        "Varieties of Democracy, one row a state and year (core, or extracts of releases 12, 13, 15)"

    /// A file: how it is known, and what its columns are.
    private struct Form {
        let layout: Layout
        let key: CountrySeries.Key
        let measures: [CountrySeries.Measure]
        /// Nil for the core, whose release follows from its last year.
        let source: (id: String, version: String)?
    }

    private static let forms = [
        form(
            "V-Dem core", also: [.text("country_text_id")],
            [
                .init("v2cltort", is: .torture), .init("v2clkill_ord", is: .politicalKillings),
                .init("v2clsocgrp_ord", is: .groupEquality),
                .init("v2cldmovem_ord", "v2cldmovew_ord", is: .freeMovement),
                .init("v2csreprss_ord", is: .civilSociety), .init("v2clrelig_ord", is: .religiousFreedom),
                .init("v2xcl_rol", is: .ruleOfLaw), .init("v2x_freexp_altinf", is: .freeExpression),
            ]),
        form(
            "extract of V-Dem 12",
            [.init("v2cltort", is: .torture)], ("vdem-v12", "12")),
        form(
            "extract of V-Dem 13",
            [
                .init("v2clkill_ord", is: .politicalKillings), .init("v2clsocgrp_ord", is: .groupEquality),
                .init("v2cldmovem_ord", "v2cldmovew_ord", is: .freeMovement),
            ], ("vdem-v13", "13")),
        form(
            "extract of V-Dem 15", also: [.text("vdem_popsize")],
            [.init("v2csreprss_ord", is: .civilSociety), .init("religiousfreedom", is: .religiousFreedom)],
            ("vdem-v15", "15")),
        Form(
            layout: Layout(
                "V-Dem in demspaces",
                [
                    .integer("gwcode", required: true), .integer("year", required: true),
                    .number("v2xcl_rol"),
                    .number("v2x_freexp_altinf"),
                ], missing: missing),
            key: .gw("gwcode"),
            measures: [.init("v2xcl_rol", is: .ruleOfLaw), .init("v2x_freexp_altinf", is: .freeExpression)],
            source: ("vdem-demspaces", "as carried by demspaces; release not stated")),
    ]
    private static let missing: Set<String> = ["", "NA"]

    private static func form(
        _ title: String, also columns: [Layout.Column] = [], _ measures: [CountrySeries.Measure],
        _ source: (id: String, version: String)? = nil
    ) -> Form {
        Form(
            layout: Layout(
                title,
                [
                    .text("country_name", required: true), .integer("year", required: true),
                    .integer("COWcode"),
                ]
                    + columns + measures.flatMap(\.columns).map { .number($0) }, missing: missing),
            key: .cow("COWcode"), measures: measures, source: source)
    }

    static var layouts: [Layout] { forms.map(\.layout) }

    /// Rows without a number that V-Dem has for territories.
    private static let territories = CountrySeries.Territories(
        column: "country_name",
        units: ["Palestine/Gaza": "PSE-gaza", "Palestine/West Bank": "PSE-west-bank", "Hong Kong": "HKG"])

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        for sheet in sheets {
            guard let form = forms.first(where: { $0.layout.title == sheet.layout.title }),
                let years = [sheet].yearsCovered("year")
            else { continue }
            // Release 15 ends in 2024, and each year brings one.
            let release = "\(years.upperBound - 2009)"
            let source = form.source ?? ("vdem-v\(release)", release)
            let series = CountrySeries(
                key: form.key, year: "year", measures: form.measures, source: source.id,
                territories: form.layout.names.contains(territories.column) ? territories : nil)
            rows.observations += series.observations(
                of: sheet, for: dataset, years: settings.years, joins: &rows.joins)
            rows.indicators += form.measures.map(\.indicator)
            rows.sources.append(
                Dataset.Source(
                    id: source.id, title: "V-Dem Country-Year Dataset", publisher: "V-Dem Institute",
                    url: "https://v-dem.net",
                    licence: "CC BY 4.0 as recorded; a share-alike clause to be checked",
                    redistribute: .yes, retrieved: settings.retrieved,
                    citation:
                        "Coppedge et al., V-Dem Country-Year Dataset; Pemstein et al., The V-Dem Measurement "
                        + "Model", version: source.version, coversFrom: years.lowerBound,
                    coversTo: years.upperBound))
        }
        return rows
    }
}
