/// "These columns of a file of states by years are these observations": the one way in which importers say it.
struct CountrySeries {
    enum Key {
        case gw(String), cow(String), iso3(String)
    }
    struct Measure {
        let column: String
        let indicator: Dataset.Indicator
        /// Column of the standard error.
        var error: String?
    }

    let key: Key
    let year: String
    let measures: [Measure]
    let source: String

    /// One observation for each state, year and measure that has a value.
    ///
    /// Missing: a cell without a value has no row. A code that the table does not know, a unit that the dataset
    /// lacks, and a year before the state was founded are counted as not linked.
    /// Edge: where a state has two numbers in one year, the newer number's row stands.
    func observations(
        of sheet: Sheet, for dataset: Dataset, years: ClosedRange<Int>, joins: inout Joins
    ) -> [Dataset.Observation] {
        let units = Set(dataset.units.filter { $0.kind == .country }.map(\.id))
        var found: [Dataset.ObservationCell: (rank: Int, rows: [Dataset.Observation])] = [:]
        for row in sheet.rows {
            guard let year = row.integer(year), years.contains(year) else { continue }
            let place = country(row)
            guard let country = place.country, units.contains(country.iso3) else {
                joins.lose(place.code, because: place.country == nil ? "not a country code" : "no such unit")
                continue
            }
            guard country.existed(in: year) else {
                joins.lose(country.iso3, because: "before the state was founded")
                continue
            }
            for measure in measures {
                guard let value = row.number(measure.column) else { continue }
                let cell = Dataset.ObservationCell(country.iso3, measure.indicator.id, year)
                let best = found[cell]?.rank ?? .max
                guard place.rank <= best else { continue }
                if place.rank < best { found[cell] = (place.rank, []) }
                found[cell]?.rows.append(
                    Dataset.Observation(
                        unit: country.iso3, indicator: measure.indicator.id, period: Period(year: year),
                        value: value, low: nil, high: nil, standardError: measure.error.flatMap(row.number),
                        basis: .whole, source: source, published: nil, note: ""))
            }
        }
        for cell in found.keys { joins.link(cell.indicator) }
        return found.values.flatMap(\.rows)
    }

    private func country(_ row: Sheet.Row) -> (country: CountryCodes.Country?, code: String, rank: Int) {
        let codes = CountryCodes.standard
        switch key {
        case .iso3(let column):
            return (codes.country(iso3: row.text(column)), row.text(column), 0)
        case .gw(let column):
            let number = row.integer(column)
            let country = number.flatMap(codes.country(gw:))
            return (country, "GW \(number.map(String.init) ?? "blank")", rank(number, country?.gw))
        case .cow(let column):
            let number = row.integer(column)
            let country = number.flatMap(codes.country(cow:))
            return (country, "COW \(number.map(String.init) ?? "blank")", rank(number, country?.cow))
        }
    }

    private func rank(_ number: Int?, _ numbers: [Int]?) -> Int {
        number.flatMap { numbers?.firstIndex(of: $0) } ?? 0
    }
}

extension Dataset {
    /// A unit, an indicator and a year.
    struct ObservationCell: Hashable {
        let unit: String
        let indicator: String
        let year: Int

        init(_ unit: String, _ indicator: String, _ year: Int) {
            self.unit = unit
            self.indicator = indicator
            self.year = year
        }
    }
}
