/// People of a unit in a year, and how the figure is known.
public struct Population: Sendable, Hashable {
    public var value: Double
    public var low: Double
    public var high: Double
    /// `observed`, or `scaled` from another year with the population of the state.
    public var provenance: Provenance
    /// The year of the count that it rests on.
    public var year: Int
    public var rows: [Int]

    /// The denominator of a rate that is of events a year.
    static let one = Population(value: 1, low: 1, high: 1, provenance: .observed, year: 0, rows: [])
}

/// Populations of units by year: counted where there is a count, otherwise the nearest count moved with the
/// population of the unit's state.
struct Populations: Sendable {
    let index: ObservationIndex
    let indicator: String

    /// The population in a year; the count nearest in time is used, the earlier of two equally near.
    ///
    /// Missing: nil where the unit has no count, or its state no population within five years of both.
    func population(_ unit: Dataset.Unit, year: Int) -> Population? {
        let years = Set(index.rows(unit.id, indicator).map { index.observations[$0].period.year })
        guard let nearest = years.min(by: { (abs($0 - year), $0) < (abs($1 - year), $1) }) else { return nil }
        guard var count = mean(index.rows(unit.id, indicator, year: nearest)) else { return nil }
        count.year = nearest
        guard nearest != year else { return count }
        guard let state = unit.country, let now = stateCount(state, near: year),
            let then = stateCount(state, near: nearest), then > 0
        else { return nil }
        count.value *= now / then
        count.low *= now / then
        count.high *= now / then
        count.provenance = .scaled
        return count
    }

    /// Several counts of one year are noisy measures of one value: their mean, within all their bounds.
    private func mean(_ rows: [Int]) -> Population? {
        guard !rows.isEmpty else { return nil }
        let counts = rows.map { index.observations[$0] }
        let values = counts.map(\.value)
        return Population(
            value: values.reduce(0, +) / Double(values.count),
            low: counts.map { $0.low ?? $0.value }.min() ?? .nan,
            high: counts.map { $0.high ?? $0.value }.max() ?? .nan, provenance: .observed, year: 0, rows: rows
        )
    }

    /// Years that a state's population may be away from the year that it stands for.
    private static let reach = 5

    /// The population of a state in the nearest year that is known, the earlier of two equally near.
    func stateCount(_ state: String, near year: Int) -> Double? {
        let rows = index.rows(state, indicator)
        let years = Set(rows.map { index.observations[$0].period.year }).filter {
            abs($0 - year) <= Self.reach
        }
        guard let nearest = years.min(by: { (abs($0 - year), $0) < (abs($1 - year), $1) }) else { return nil }
        return mean(index.rows(state, indicator, year: nearest))?.value
    }

    /// True where every count of the year comes from a source that counts at the end of the year.
    func isYearEnd(_ population: Population, _ sources: [String]) -> Bool {
        !population.rows.isEmpty
            && population.rows.allSatisfy { sources.contains(index.observations[$0].source) }
    }
}
