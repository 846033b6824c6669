/// What holds for which weights of two criteria, exactly: the oracle for draws of weights.
///
/// The value of alternative a is `w·g1 + (1 − w)·g2`, w uniform on 0...1. Between the weights at which two alternatives
/// tie nothing changes, so that shares are lengths of intervals.
///
/// Reference: [Lahdelma1998]
public struct TwoCriteriaAcceptability: Sendable, Equatable {
    /// The share of weights that give each alternative each rank, row by row (alternatives × ranks).
    public let shares: [Double]
    /// The mean of the weights of the first criterion under which the alternative is first; NaN where it never is.
    public let centralWeights: [Double]
    /// The share of weights under which one alternative is above another, row by row.
    public let winningShares: [Double]

    /// - Parameters:
    ///   - first: one a alternative, higher is better, all finite.
    ///   - second: the same for the second criterion.
    public init(first: [Double], second: [Double]) {
        precondition(first.count == second.count && (first + second).allSatisfy(\.isFinite), "finite pairs")
        let count = first.count
        var shares = [Double](repeating: 0, count: count * count)
        var winning = shares
        var centres = [Double](repeating: 0, count: count)
        let cuts = Self.ties(first, second)
        for (low, high) in zip(cuts, cuts.dropFirst()) where high > low {
            let middle = low + (high - low) / 2
            let ranks = competitionRanks(descending: zip(first, second).map { $1 + middle * ($0 - $1) })
            for a in 0..<count {
                guard let rank = ranks[a] else { continue }
                shares[a * count + rank - 1] += high - low
                if rank == 1 { centres[a] += (high - low) * middle }
                for b in 0..<count where rank < ranks[b] ?? 0 { winning[a * count + b] += high - low }
            }
        }
        self.shares = shares
        winningShares = winning
        centralWeights = centres.indices.map {
            shares[$0 * count] > 0 ? centres[$0] / shares[$0 * count] : .nan
        }
    }

    /// 0, 1 and every weight between at which two alternatives tie, in ascending order.
    private static func ties(_ first: [Double], _ second: [Double]) -> [Double] {
        var cuts: [Double] = [0, 1]
        for a in first.indices {
            for b in 0..<a {
                let (gain, loss) = (first[a] - first[b], second[b] - second[a])
                let weight = loss / (gain + loss)
                if weight > 0, weight < 1 { cuts.append(weight) }
            }
        }
        return cuts.sorted()
    }
}
