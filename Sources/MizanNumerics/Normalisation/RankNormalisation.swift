/// What a place among the sorted values of the reference scores.
///
/// Reference: [OECD2008], step 5
public enum RankScore: String, Sendable, CaseIterable {
    /// 1 for the smallest; equal values share the lowest of their places (1, 2, 2, 4).
    case rank
    /// 1 for the smallest; equal values share the mean of their places (1, 2.5, 2.5, 4).
    case midRank
    /// The share of the other values that lie below, `(rank − 1) / (n − 1)`, from 0 to 1.
    case percentRank
    /// The number of values that lie below, `rank − 1`.
    case borda
}

/// Values replaced by their ascending rank in the reference.
///
/// A value that the reference does not hold has the rank that it would have there; above all of them its percentage
/// rank stays 1. Edge: where all values of the reference are equal, all have the lowest rank.
///
/// Missing: NaN stays, and counts for nothing in the reference.
///
/// - Throws: where the reference knows no value (two are needed for `percentRank`), or a value is infinite.
///
/// Reference: [OECD2008], step 5
public func rankNormalised(_ values: [Double], reference: [Double], as score: RankScore) throws(NumericsError)
    -> [Double]
{
    let range = try KnownRange(of: reference)
    try range.require(score == .percentRank ? 2 : 1)
    _ = try KnownRange(of: values)
    let sorted = reference.filter { !$0.isNaN }.sorted()
    return values.map { value in
        if value.isNaN { return .nan }
        let below = Double(sorted.places { $0 < value })
        switch score {
        case .rank: return below + 1
        case .borda: return below
        case .percentRank: return min(1, below / Double(sorted.count - 1))
        case .midRank:
            let upTo = Double(sorted.places { $0 <= value })
            return upTo > below ? (below + 1 + upTo) / 2 : below + 1
        }
    }
}

extension [Double] {
    /// How many elements at the beginning satisfy a condition that those after do not, by bisection.
    fileprivate func places(where isBefore: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
