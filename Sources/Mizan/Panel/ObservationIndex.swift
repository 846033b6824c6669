/// Finds the observations of one unit and indicator without a search through all of them.
///
/// Observations are sorted by key, so that those of a unit and indicator stand together, in the order of their
/// periods.
struct ObservationIndex: Sendable {
    struct Key: Hashable {
        var unit: String
        var indicator: String
    }

    let observations: [Dataset.Observation]
    private let ranges: [Key: Range<Int>]
    private let vintage: Vintage

    init(_ dataset: Dataset, _ vintage: Vintage) {
        observations = dataset.observations
        self.vintage = vintage
        var ranges: [Key: Range<Int>] = [:]
        var start = 0
        for index in observations.indices {
            let next = index + 1
            if next < observations.count, observations[next].unit == observations[start].unit,
                observations[next].indicator == observations[start].indicator
            {
                continue
            }
            ranges[Key(unit: observations[start].unit, indicator: observations[start].indicator)] =
                start..<next
            start = next
        }
        self.ranges = ranges
    }

    /// Rows of the unit and indicator that are known, in the order of their periods.
    func rows(_ unit: String, _ indicator: String) -> [Int] {
        guard let range = ranges[Key(unit: unit, indicator: indicator)] else { return [] }
        return vintage.asOf == nil ? Array(range) : range.filter { vintage.knows(observations[$0]) }
    }

    /// The rows that count at a period: those of the period itself or of one that holds it, otherwise of the
    /// latest not after it, at most `carry` years old; of one source the last published.
    func latest(_ unit: String, _ indicator: String, at period: Period, carry: Int) -> (
        rows: [Int], age: Int
    )? {
        let rows = rows(unit, indicator)
        let exact = rows.last { observations[$0].period.contains(period) }
        guard
            let last = exact
                ?? rows.last(where: {
                    let other = observations[$0].period
                    return other < period || period.contains(other)
                })
        else { return nil }
        let found = observations[last].period
        let age = period.year - found.year
        guard age >= 0, age <= carry else { return nil }
        var bySource: [String: Int] = [:]
        for row in rows where observations[row].period == found {
            let other = bySource[observations[row].source]
            if other == nil
                || (observations[other ?? row].published ?? "") <= (observations[row].published ?? "")
            {
                bySource[observations[row].source] = row
            }
        }
        return (bySource.values.sorted(), age)
    }
}
