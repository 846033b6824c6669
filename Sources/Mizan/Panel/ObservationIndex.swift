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

    /// Rows of the unit and indicator that are known.
    func rows(_ unit: String, _ indicator: String) -> [Int] {
        guard let range = ranges[Key(unit: unit, indicator: indicator)] else { return [] }
        return vintage.asOf == nil ? Array(range) : range.filter { vintage.knows(observations[$0]) }
    }

    /// The rows that count at a period: those of the shortest period that holds it, otherwise of the latest that
    /// ends before it or lies within it, at most `carry` years old; of one source the last published.
    func latest(
        _ unit: String, _ indicator: String, at period: Period, carry: Int
    ) -> (rows: [Int], age: Int)? {
        let rows = rows(unit, indicator)
        let periods = Set(rows.map { observations[$0].period })
        let found =
            periods.filter { $0.contains(period) }.max()
            ?? periods.filter { $0 < period || period.contains($0) }.max()
        guard let found else { return nil }
        let age = period.year - found.year
        guard age >= 0, age <= carry else { return nil }
        return (lastPublished(rows.filter { observations[$0].period == found }), age)
    }

    /// The rows of one year: those of the year itself, otherwise those of its parts; of one source and period the
    /// last published.
    func rows(_ unit: String, _ indicator: String, year: Int) -> [Int] {
        let all = rows(unit, indicator).filter { observations[$0].period.year == year }
        let whole = all.filter { observations[$0].period.part == .year }
        return lastPublished(whole.isEmpty ? all : whole)
    }

    private func lastPublished(_ rows: [Int]) -> [Int] {
        struct Key: Hashable {
            var source: String
            var period: Period
        }
        var last: [Key: Int] = [:]
        for row in rows {
            let key = Key(source: observations[row].source, period: observations[row].period)
            let other = last[key].map { observations[$0].published ?? "" }
            if other.map({ $0 <= observations[row].published ?? "" }) ?? true { last[key] = row }
        }
        return last.values.sorted()
    }
}
