/// "These columns of a file of states by years are these observations": the one way in which importers say it.
struct CountrySeries {
    enum Key {
        case gw(String)
        case cow(String)
        case iso3(String)
        /// English names, with the names of the table and these others.
        case name(String, others: [String: String])
    }
    struct Measure {
        /// Several columns: the lowest, where all have a value.
        let columns: [String]
        let indicator: Dataset.Indicator
        /// Column of the standard error.
        var error: String?

        init(_ columns: String..., is indicator: Dataset.Indicator, error: String? = nil) {
            self.columns = columns
            self.indicator = indicator
            self.error = error
        }

        func value(in row: Sheet.Row) -> Double? {
            let values = columns.compactMap(row.number)
            return values.count == columns.count ? values.min() : nil
        }
    }
    /// Rows without a number that are the row of a territory: the column of names, and units by name.
    struct Territories {
        let column: String
        let units: [String: String]
    }

    let key: Key
    let year: String
    let measures: [Measure]
    let source: String
    var territories: Territories?

    /// One observation for each state, year and measure that has a value.
    ///
    /// Missing: a cell without a value has no row. A code that the table does not know, a unit that the dataset
    /// lacks, and a year before the state was founded are counted as not linked.
    /// Edge: where a state has two numbers in one year, the newer number's row stands.
    func observations(
        of sheet: Sheet, for dataset: Dataset, years: ClosedRange<Int>, joins: inout Joins
    ) -> [Dataset.Observation] {
        let units = Set(dataset.units.map(\.id))
        var found: [Dataset.ObservationCell: (rank: Int, rows: [Dataset.Observation])] = [:]
        for row in sheet.rows {
            guard let year = row.integer(year), years.contains(year) else {
                joins.lose(source, because: Joins.otherYears)
                continue
            }
            let place = place(of: row)
            guard let unit = place.unit, units.contains(unit) else {
                joins.lose(place.code, because: place.unit == nil ? "not a country code" : "no such unit")
                continue
            }
            guard CountryCodes.standard.country(iso3: unit)?.existed(in: year) ?? true else {
                joins.lose(unit, because: "before the state was founded")
                continue
            }
            for measure in measures {
                guard let value = measure.value(in: row) else { continue }
                let cell = Dataset.ObservationCell(unit, measure.indicator.id, year)
                let best = found[cell]?.rank ?? .max
                guard place.rank <= best else { continue }
                if place.rank < best { found[cell] = (place.rank, []) }
                // The row of a territory speaks of all its people, the community among them.
                found[cell]?.rows.append(
                    Dataset.Observation(
                        unit: unit, indicator: measure.indicator.id, period: Period(year: year), value: value,
                        low: nil, high: nil, standardError: measure.error.flatMap(row.number),
                        basis: CountryCodes.standard.country(iso3: unit) == nil ? .group : .whole,
                        source: source, published: nil, note: ""))
            }
        }
        for cell in found.keys { joins.link(cell.indicator) }
        return found.values.flatMap(\.rows)
    }

    /// The unit that a row speaks of, its code in the file, and how old its number is among the state's numbers.
    private func place(of row: Sheet.Row) -> (unit: String?, code: String, rank: Int) {
        let codes = CountryCodes.standard
        switch key {
        case .iso3(let column):
            return (codes.country(iso3: row.text(column))?.iso3, row.text(column), 0)
        case .name(let column, let others):
            let name = row.text(column)
            return (others[name] ?? codes.country(named: name)?.iso3, name, 0)
        case .gw(let column):
            guard let number = row.integer(column) else { return territory(of: row) }
            let country = codes.country(gw: number)
            return (country?.iso3, "GW \(number)", rank(number, country?.gw))
        case .cow(let column):
            guard let number = row.integer(column) else { return territory(of: row) }
            let country = codes.country(cow: number)
            return (country?.iso3, "COW \(number)", rank(number, country?.cow))
        }
    }

    private func territory(of row: Sheet.Row) -> (unit: String?, code: String, rank: Int) {
        guard let territories else { return (nil, "no number", 0) }
        let name = row.text(territories.column)
        return (territories.units[name], name, 0)
    }

    private func rank(_ number: Int, _ numbers: [Int]?) -> Int {
        numbers?.firstIndex(of: number) ?? 0
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
