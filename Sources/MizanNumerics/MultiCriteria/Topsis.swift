#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// TOPSIS: how near each alternative is to the best and how far from the worst value of every criterion.
public struct Topsis: Sendable, Equatable {
    /// Distance to the ideal alternative, one an alternative.
    public let toBest: [Double]
    /// Distance to the anti-ideal one.
    public let toWorst: [Double]
    /// `D⁻ / (D⁺ + D⁻)`, 0...1, higher is better.
    public let scores: [Double]

    /// Normalised values times weights, Euclidean distances to the largest and the smallest of each criterion.
    ///
    /// Edge: where all alternatives are alike both distances are 0 and the score is 0.5, which no order contradicts.
    /// Adding or dropping an alternative can swap others, since it moves the scale and the ideal.
    ///
    /// - Parameter weights: one a criterion, divided by their sum.
    /// - Throws: `invalidWeight`, `weightsAllZero`, and what `normalised` throws.
    ///
    /// Reference: [Hwang1981]
    public init(
        _ table: CriteriaTable, weights: [Double], scale: CriterionScale = .vector
    ) throws(NumericsError) {
        try checkWeights(weights, count: table.criteria)
        let total = weights.reduce(0, +)
        let squares = weights.map { $0 / total * ($0 / total) }
        let scaled = try table.normalised(scale)
        let (count, width) = (table.alternatives, table.criteria)
        let bounds = columnBounds(scaled, width)
        var best = [Double](repeating: 0, count: count)
        var (worst, scores) = (best, best)
        for row in 0..<count {
            var (up, down) = (0.0, 0.0)
            for column in 0..<width {
                let value = scaled[row * width + column]
                let (above, below) = (bounds.high[column] - value, value - bounds.low[column])
                up += squares[column] * above * above
                down += squares[column] * below * below
            }
            best[row] = up.squareRoot()
            worst[row] = down.squareRoot()
            let sum = best[row] + worst[row]
            scores[row] = sum > 0 ? worst[row] / sum : 0.5
        }
        (toBest, toWorst, self.scores) = (best, worst, scores)
    }
}
