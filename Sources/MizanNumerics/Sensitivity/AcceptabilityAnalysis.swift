/// Which weights, of those drawn, put which alternative at which rank: the question turned round where nobody can
/// state the weights.
///
/// The value of an alternative is `Σ w g` over the criteria, the highest has rank 1. Values are compared after rounding
/// to 12 significant digits, and equal ones share the better rank.
///
/// Reference: [Lahdelma2001]
public struct AcceptabilityAnalysis: Sendable, Equatable {
    /// What the alternatives measure on the criteria, higher is better.
    public enum Measurements: Sendable {
        /// (alternatives × criteria), row by row: the same in every draw.
        case fixed([Double])
        /// (draws × alternatives × criteria), row by row.
        case drawn([Double])
    }

    /// The share of draws that give each alternative each rank, row by row (alternatives × ranks).
    public let shares: [Double]
    /// The mean weights of the draws in which the alternative is first, row by row (alternatives × criteria); NaN where
    /// it never is.
    public let centralWeights: [Double]
    /// The share of draws of measurements in which the alternative is first under its central weights: 0 or 1 where
    /// they are fixed; NaN where there are no such weights.
    public let confidence: [Double]
    /// The share of draws in which one alternative is above another, row by row.
    public let winningShares: [Double]
    /// The entropy of the whole ranking, in bits: 0 where every draw gives the same one.
    public let rankingEntropy: Double
    /// The entropy of who is first, in bits; a shared first place is an outcome of its own.
    public let choiceEntropy: Double

    /// - Parameter weights: (draws × criteria), row by row, at least 0 and as a rule with sum 1; whether the order of the
    ///   criteria is known is a matter of how they were drawn.
    /// - Throws: where a weight is negative or not finite, all of a draw are 0, or a measurement is not finite.
    public init(weights: [Double], criteria: Int, of measurements: Measurements) throws(NumericsError) {
        precondition(
            criteria > 0 && weights.count.isMultiple(of: criteria) && !weights.isEmpty, "draws × criteria")
        let draws = weights.count / criteria
        let (values, isFixed) =
            switch measurements {
            case .fixed(let values): (values, true)
            case .drawn(let values): (values, false)
            }
        let tables = isFixed ? 1 : draws
        precondition(
            values.count.isMultiple(of: tables * criteria) && !values.isEmpty, "alternatives × criteria")
        let count = values.count / (tables * criteria)
        for (element, value) in weights.enumerated() where !(value.isFinite && value >= 0) {
            throw .invalidWeight(element: element, value: value)
        }
        for (place, value) in values.enumerated() where !value.isFinite {
            throw .valueOutOfDomain(place: place, value: value, needed: "a finite value")
        }
        func ranks(_ weights: ArraySlice<Double>, _ draw: Int) -> [Int] {
            let table = isFixed ? 0 : draw
            let sums = (0..<count).map { alternative in
                let row = (table * count + alternative) * criteria
                return roundedToSignificant(
                    zip(weights, values[row..<row + criteria]).reduce(0) { $0 + $1.0 * $1.1 })
            }
            return competitionRanks(descending: sums).map { $0 ?? count }
        }

        var rankings: [[Int]: Int] = [:]
        var (centres, firsts) = (
            [Double](repeating: 0, count: count * criteria), [Int](repeating: 0, count: count)
        )
        for draw in 0..<draws {
            let own = weights[draw * criteria..<(draw + 1) * criteria]
            guard own.contains(where: { $0 > 0 }) else { throw .weightsAllZero }
            let ranks = ranks(own, draw)
            rankings[ranks, default: 0] += 1
            for alternative in 0..<count where ranks[alternative] == 1 {
                firsts[alternative] += 1
                for (criterion, weight) in own.enumerated() {
                    centres[alternative * criteria + criterion] += weight
                }
            }
        }
        for place in centres.indices { centres[place] /= Double(firsts[place / criteria]) }
        centralWeights = centres
        confidence = (0..<count).map { alternative in
            guard firsts[alternative] > 0 else { return .nan }
            let own = centres[alternative * criteria..<(alternative + 1) * criteria]
            let wins = (0..<tables).count { ranks(own, $0)[alternative] == 1 }
            return Double(wins) / Double(tables)
        }
        (shares, winningShares) = Self.shares(rankings, of: count, draws: draws)
        rankingEntropy = Self.entropy(rankings.values.sorted(), of: draws)
        let choices = Dictionary(rankings.map { ($0.key.map { $0 == 1 }, $0.value) }, uniquingKeysWith: +)
        choiceEntropy = Self.entropy(choices.values.sorted(), of: draws)
    }

    private static func shares(
        _ rankings: [[Int]: Int], of count: Int, draws: Int
    ) -> (ranks: [Double], wins: [Double]) {
        var ranked = [Int](repeating: 0, count: count * count)
        var won = ranked
        for (ranks, times) in rankings {
            for a in 0..<count {
                ranked[a * count + ranks[a] - 1] += times
                for b in 0..<count where ranks[a] < ranks[b] { won[a * count + b] += times }
            }
        }
        return (ranked.map { Double($0) / Double(draws) }, won.map { Double($0) / Double(draws) })
    }

    /// `−Σ p log₂ p`; counts come sorted, so that no order of a dictionary moves the last digit.
    private static func entropy(_ counts: [Int], of draws: Int) -> Double {
        counts.reduce(0) { sum, times in
            let share = Double(times) / Double(draws)
            return sum - share * Elementary.log(share) / Elementary.log(2)
        }
    }
}
