extension ImportedRows {
    /// A figure of a state, by the state's alpha-3 code.
    struct StateFigure {
        let state: String
        let year: Int
        let value: Double
        var basis = Dataset.Basis.whole
        var note = ""
    }

    /// Adds a figure of a state of the dataset, or counts why it has none.
    mutating func add(
        _ figure: StateFigure, of indicator: Dataset.Indicator, from source: String, units: Set<String>,
        years: ClosedRange<Int>
    ) {
        guard years.contains(figure.year) else {
            joins.lose(source, because: Joins.otherYears)
            return
        }
        guard let country = CountryCodes.standard.country(iso3: figure.state) else {
            joins.lose(figure.state, because: "not a country code")
            return
        }
        guard units.contains(figure.state) else {
            joins.lose(figure.state, because: "no such unit")
            return
        }
        guard country.existed(in: figure.year) else {
            joins.lose(figure.state, because: "before the state was founded")
            return
        }
        joins.link(indicator.id)
        observations.append(
            Dataset.Observation(
                unit: figure.state, indicator: indicator.id, period: Period(year: figure.year),
                value: figure.value, low: nil, high: nil, standardError: nil, basis: figure.basis,
                source: source, published: nil, note: figure.note))
    }
}
