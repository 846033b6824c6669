/// How sure the ends of the bands of ranks are, given how many replicates were counted.
///
/// The 95 % interval of a quantile lies between two order statistics, whatever the distribution: of `n` drawn ranks
/// those at `n·p ± 1.96 √(n·p·(1 − p))`. Where so few replicates were counted that the tail may lie beyond all of them
/// with a probability above 2.5 %, that is `n·p < 3.7`, nothing is known up to the end of the ranking.
///
/// Reference: [Conover1999], section 3.2
public struct Convergence: Sendable, Equatable {
    /// The widest interval of an end of a band among the ranked units, in ranks; nil where none is ranked.
    public let width: Int?

    /// - Parameter coverage: share of the replicates in a band, 0...1.
    public init(of tally: ReplicateTally, coverage: Double) {
        let tail = (1 - coverage) / 2
        width = tally.nominal.isRanked.indices.filter { tally.nominal.isRanked[$0] }.compactMap { unit in
            let row = tally.rankCounts[unit * tally.bins..<(unit + 1) * tally.bins]
            return [tail, 1 - tail].compactMap { Self.width(of: $0, row) }.max().map { $0 * tally.binWidth }
        }.max()
    }

    /// Replicates to be expected in a tail, from which on one at least is there with 97.5 %: −ln 0.025.
    private static let leastTail = 3.69

    /// Bins between the two order statistics that hold a quantile; nil without counts.
    private static func width(of share: Double, _ counts: ArraySlice<UInt32>) -> Int? {
        let total = counts.reduce(0) { $0 + Int($1) }
        guard total > 0 else { return nil }
        let (middle, spread) = (
            Double(total) * share, 1.96 * (Double(total) * share * (1 - share)).squareRoot()
        )
        var (low, high) = ReplicateTally.bins(
            of: max(1, Int((middle - spread).rounded(.down))),
            min(total, Int((middle + spread).rounded(.up)) + 1), in: counts)
        if Double(total) * share < leastTail { low = 0 }
        if Double(total) * (1 - share) < leastTail { high = counts.count - 1 }
        return high - low
    }

    /// The 95 % Monte-Carlo error of a probability that was counted over some replicates, at most: that of 0.5.
    public static func probabilityError(_ replicates: Int) -> Double {
        replicates > 0 ? 2 * (0.25 / Double(replicates)).squareRoot() : .nan
    }
}
