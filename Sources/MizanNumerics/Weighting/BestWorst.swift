/// Weights by the linear best-worst method: from comparisons of the best with all others and of all with the worst.
///
/// `min ξ` with `|w_B − a_Bj·w_j| <= ξ`, `|w_j − a_jW·w_W| <= ξ`, `Σ w = 1`, `w >= 0`: 2n − 3 comparisons instead of the
/// n(n − 1)/2 of AHP, and one optimum, which the first (ratio) model does not have.
///
/// Reference: [Rezaei2016]
public struct BestWorstWeights: Sendable, Equatable {
    /// One an element, sum 1.
    public let weights: [Double]
    /// ξ: 0 where the comparisons agree with each other; the nearer to 0, the better they do.
    public let inconsistency: Double

    /// - Parameters:
    ///   - best: the place of the best element.
    ///   - bestToOthers: how many times as important the best is as each, from 1 (itself) on; usually to 9.
    ///   - othersToWorst: how many times as important each is as the worst.
    /// - Throws: `valueOutOfDomain` with the element whose comparison is below 1 or not finite; `notReciprocal` where the
    ///   best is not 1 to itself, the worst not 1, or the two vectors differ on best against worst.
    public init(
        best: Int, worst: Int, bestToOthers: [Double], othersToWorst: [Double]
    ) throws(NumericsError) {
        let count = bestToOthers.count
        precondition(othersToWorst.count == count && best != worst, "two vectors, best and worst differ")
        precondition((0..<count).contains(best) && (0..<count).contains(worst), "best and worst are elements")
        for element in 0..<count {
            for value in [bestToOthers[element], othersToWorst[element]] where !(value >= 1 && value.isFinite)
            {
                throw .valueOutOfDomain(place: element, value: value, needed: "at least 1")
            }
        }
        guard bestToOthers[best] == 1 else { throw .notReciprocal(row: best, column: best) }
        guard othersToWorst[worst] == 1 else { throw .notReciprocal(row: worst, column: worst) }
        guard bestToOthers[worst] == othersToWorst[best] else {
            throw .notReciprocal(row: best, column: worst)
        }
        // Variables: the weights, then ξ.
        var (rows, limits): ([Double], [Double]) = ([], [])
        func bound(_ terms: [(place: Int, factor: Double)], slack: Double, limit: Double) {
            var row = [Double](repeating: 0, count: count + 1)
            for term in terms { row[term.place] += term.factor }
            row[count] = slack
            rows += row
            limits.append(limit)
        }
        for j in 0..<count {
            for sign in [1.0, -1] {
                if j != best { bound([(best, sign), (j, -sign * bestToOthers[j])], slack: -1, limit: 0) }
                if j != worst { bound([(j, sign), (worst, -sign * othersToWorst[j])], slack: -1, limit: 0) }
            }
        }
        bound((0..<count).map { ($0, 1) }, slack: 0, limit: 1)
        bound((0..<count).map { ($0, -1) }, slack: 0, limit: -1)
        let objective = [Double](repeating: 0, count: count) + [-1]
        let solution = try LinearProgram(maximising: objective, rows: rows, limits: limits).solved()
        weights = Array(solution.point.prefix(count))
        inconsistency = solution.point[count]
    }
}
