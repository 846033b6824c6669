/// How far each unit outranks each other one, and what follows from that.
///
/// `m(i, j)` is the weight of the criteria on which i is above j, half of that where they are equal, over the weight
/// of the criteria on which both are known; so `m(i, j) + m(j, i) = 1`, and the diagonal is 0. A criterion that one
/// of the two lacks says nothing about the pair. Elsewhere (COINr) its weight goes to the unit that comes later in
/// the file; here the order of the rows plays no part.
///
/// Missing: pairs without a common known criterion are even, 0.5. Values are ordinal: no normalisation matters.
///
/// Reference: [Munda2009]
public struct OutrankingMatrix: Sendable, Equatable {
    public let units: Int
    /// Row by row, (units × units), each 0...1.
    public let shares: [Double]

    /// - Parameters:
    ///   - values: row by row, (units × criteria), higher is better; NaN = missing.
    ///   - weights: one a criterion, at least 0, not all 0.
    /// - Throws: `invalidWeight`, `weightsAllZero`.
    public init(_ values: [Double], weights: [Double]) throws(NumericsError) {
        let criteria = weights.count
        try checkWeights(weights, count: criteria)
        precondition(criteria > 0 && values.count % criteria == 0, "as many values as units times criteria")
        let units = values.count / criteria
        var shares = [Double](repeating: 0, count: units * units)
        // One unit against all later ones, criterion by criterion: sums side by side, which run several at a time.
        let columns = (0..<criteria).flatMap { k in (0..<units).map { values[$0 * criteria + k] } }
        var sums = [Double](repeating: 0, count: 3 * units)
        for i in 0..<units {
            columns.withUnsafeBufferPointer { columns in
                sums.withUnsafeMutableBufferPointer { sums in
                    for place in 0..<3 * units { sums[place] = 0 }
                    for k in 0..<criteria {
                        let (x, weight) = (columns[k * units + i], weights[k])
                        for j in i + 1..<max(units, i + 1) {
                            let y = columns[k * units + j]
                            // Sums without branches: a missing value fails all three comparisons.
                            sums[j] += x > y ? weight : 0
                            sums[units + j] += x < y ? weight : 0
                            sums[2 * units + j] += x == y ? weight : 0
                        }
                    }
                }
            }
            for j in i + 1..<max(units, i + 1) {
                let (won, lost, even) = (sums[j], sums[units + j], sums[2 * units + j])
                let all = won + lost + even
                shares[i * units + j] = all > 0 ? (won + even / 2) / all : 0.5
                shares[j * units + i] = all > 0 ? (lost + even / 2) / all : 0.5
            }
        }
        self.units = units
        self.shares = shares
    }

    /// Copeland's score: the number of units that a unit outranks less the number that outrank it.
    ///
    /// Shares nearer to 0.5 than 1e-12 are even, since sums of weights are not exact.
    ///
    /// - Returns: one whole number a unit, −(units − 1) ... units − 1, higher is better.
    ///
    /// Reference: [Copeland1951]; [Munda2009]
    public var copelandScores: [Int] {
        (0..<units).map { i in
            (0..<units).reduce(0) { score, j in
                let difference = shares[i * units + j] - 0.5
                return i == j || abs(difference) < 1e-12 ? score : score + (difference > 0 ? 1 : -1)
            }
        }
    }

    /// The number of pairs in which one unit is above the other on every criterion that both have.
    ///
    /// The more such pairs, the fewer there are whose order weights can change.
    public var dominations: Int { shares.count { $0 == 1 } }
}
