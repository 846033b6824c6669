/// Intervals read from estimates that were made again and again from resampled data.
///
/// Reference: [Efron1993], chapters 12 and 13
public struct ResampledIntervals: Sendable, Equatable {
    public enum Form: Sendable, CaseIterable {
        /// Between two quantiles of the resampled estimates.
        case percentile
        /// The estimate, less and plus their standard deviation times a normal quantile: as SALib.
        case normal
    }

    /// One an estimate; NaN where there is no interval.
    public let low: [Double]
    public let high: [Double]

    /// - Parameters:
    ///   - estimates: from the data as they are.
    ///   - draws: of each estimate, from resampled data; fewer than two give no interval.
    ///   - coverage: above 0 and below 1.
    init(_ estimates: [Double], _ draws: [[Double]], coverage: Double, form: Form) {
        let ends = zip(estimates, draws).map { Self.ends($0, $1, coverage, form) }
        (low, high) = (ends.map(\.low), ends.map(\.high))
    }

    /// Those at the given places; nil gives none.
    func picked(_ places: [Int?]) -> ResampledIntervals {
        ResampledIntervals(
            low: places.map { $0.map { low[$0] } ?? .nan }, high: places.map { $0.map { high[$0] } ?? .nan })
    }

    private init(low: [Double], high: [Double]) { (self.low, self.high) = (low, high) }

    private static func ends(
        _ estimate: Double, _ draws: [Double], _ coverage: Double, _ form: Form
    ) -> (low: Double, high: Double) {
        precondition(coverage > 0 && coverage < 1, "a coverage between 0 and 1")
        guard draws.count > 1 else { return (.nan, .nan) }
        switch form {
        case .percentile:
            let sorted = draws.sorted()
            return (
                interpolatedQuantile((1 - coverage) / 2, ofSorted: sorted) ?? .nan,
                interpolatedQuantile((1 + coverage) / 2, ofSorted: sorted) ?? .nan
            )
        case .normal:
            let half = normalQuantile((1 + coverage) / 2) * DeviationSums(draws).sampleDeviation
            return (estimate - half, estimate + half)
        }
    }
}
