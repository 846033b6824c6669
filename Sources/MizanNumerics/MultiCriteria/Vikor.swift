/// VIKOR: the compromise between what is lost over all criteria and what is lost on the worst of them.
public struct Vikor: Sendable, Equatable {
    /// S, the weighted sum of the losses, one an alternative; lower is better.
    public let groupLosses: [Double]
    /// R, the largest weighted loss on one criterion; lower is better.
    public let individualLosses: [Double]
    /// Q, the compromise, 0...1; lower is better.
    public let scores: [Double]

    /// `loss = w·(f* − f)/(f* − f⁻)` with f* the best and f⁻ the worst value of a criterion; S its sum, R its maximum;
    /// `Q = v·(S − S*)/(S⁻ − S*) + (1 − v)·(R − R*)/(R⁻ − R*)`.
    ///
    /// Edge: where S (or R) is the same for all, its term is 0 (others give NaN there).
    ///
    /// - Parameters:
    ///   - weights: one a criterion, divided by their sum.
    ///   - strategy: v, 0...1, the weight of the majority of criteria against the worst one.
    /// - Throws: in its column, for a criterion with weight, `constantValues` where its values are all equal and
    ///   `unusableScale` where a `Double` does not hold the distance of their ends; `invalidWeight`, `weightsAllZero`.
    ///
    /// Reference: [Opricovic2004]
    public init(_ table: CriteriaTable, weights: [Double], strategy: Double = 0.5) throws(NumericsError) {
        precondition((0...1).contains(strategy), "the weight of the strategy is a share")
        try checkWeights(weights, count: table.criteria)
        let total = weights.reduce(0, +)
        let (low, high) = columnBounds(table.values, table.criteria)
        var sums = [Double](repeating: 0, count: table.alternatives)
        var worst = sums
        for column in 0..<table.criteria where weights[column] > 0 {
            let span: Double
            do { span = try spanOfScale(low[column], high[column]) } catch { throw .inColumn(column, error) }
            let share = weights[column] / total
            for row in 0..<table.alternatives {
                let value = table.values[row * table.criteria + column]
                let loss =
                    share * ((table.isCost[column] ? value - low[column] : high[column] - value) / span)
                sums[row] += loss
                worst[row] = max(worst[row], loss)
            }
        }
        groupLosses = sums
        individualLosses = worst
        let (group, individual) = (Self.shares(sums), Self.shares(worst))
        scores = zip(group, individual).map { strategy * $0 + (1 - strategy) * $1 }
    }

    private static func shares(_ losses: [Double]) -> [Double] {
        let (low, high) = (losses.min() ?? 0, losses.max() ?? 0)
        return losses.map { high > low ? ($0 - low) / (high - low) : 0 }
    }
}
