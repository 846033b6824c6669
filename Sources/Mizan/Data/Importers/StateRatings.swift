/// Ratings of states by years, as several publishers print them: whole numbers on a scale, some rows of territories.
struct StateRatings {
    struct Measure {
        let column: String
        let indicator: Dataset.Indicator
        let source: String
    }

    let measures: [Measure]
    /// The year that a row speaks of.
    let year: (Sheet.Row) -> Int?
    /// The state, or the communities of a territory, that a row speaks of; empty where no table says which.
    let places: (Sheet.Row) -> [String]
    /// What the publisher calls the place of a row.
    let name: (Sheet.Row) -> String

    /// One observation for each place, year and measure that has a rating.
    ///
    /// Missing: a rating that the publisher does not give has no row. A place that no table knows, that the dataset
    /// lacks, or that was no state yet is counted as not linked, where the row has a rating.
    func observations(
        of rows: [Sheet.Row], for dataset: Dataset, years: ClosedRange<Int>, joins: inout Joins
    ) -> [Dataset.Observation] {
        let units = Set(dataset.units.map(\.id))
        var observations: [Dataset.Observation] = []
        for row in rows {
            let rated = measures.compactMap { measure in
                row.rating(measure.column).map { (measure: measure, value: $0) }
            }
            guard let first = rated.first else { continue }
            guard let year = year(row), years.contains(year) else {
                joins.lose(first.measure.source, because: Joins.otherYears)
                continue
            }
            let places = places(row)
            if places.isEmpty { joins.lose(name(row), because: "no unit is known to be this place") }
            for place in places {
                let country = CountryCodes.standard.country(iso3: place)
                guard units.contains(place) else {
                    joins.lose(place, because: "no such unit")
                    continue
                }
                guard country?.existed(in: year) ?? true else {
                    joins.lose(place, because: "before the state was founded")
                    continue
                }
                for (measure, value) in rated {
                    joins.link(measure.indicator.id)
                    observations.append(
                        .figure(
                            place, measure.indicator, year, value, basis: country == nil ? .group : .whole,
                            source: measure.source))
                }
            }
        }
        return observations
    }
}

extension Layout.Column {
    /// A whole number on a scale: any other text is a finding, so that a code for "missing" cannot pass for a value.
    static func rating(_ name: String, in scale: ClosedRange<Int>) -> Layout.Column {
        Layout.Column(name: name, kind: .choice(scale.map(String.init)), required: false)
    }
}

extension Sheet.Row {
    /// The number in a column of ratings; nil where it is missing.
    func rating(_ column: String) -> Double? { NumberGrammar.parse(text(column)) ?? number(column) }
}

extension Dataset.Observation {
    /// The figure of a year, without bounds, as these publishers give it.
    static func figure(
        _ unit: String, _ indicator: Dataset.Indicator, _ year: Int, _ value: Double, basis: Dataset.Basis,
        source: String, note: String = ""
    ) -> Dataset.Observation {
        Dataset.Observation(
            unit: unit, indicator: indicator.id, period: Period(year: year), value: value, low: nil,
            high: nil,
            standardError: nil, basis: basis, source: source, published: nil, note: note)
    }
}

extension [Dataset.Source] {
    /// The sources that have years asked for; all of them where none has, so that the import says so.
    func asked(in years: ClosedRange<Int>) -> [Dataset.Source] {
        let asked = filter { source in
            (source.coversFrom ?? years.lowerBound) <= years.upperBound
                && years.lowerBound <= (source.coversTo ?? years.upperBound)
        }
        return asked.isEmpty ? self : asked
    }
}
