/// How strongly a difference d > 0 on one criterion counts, 0...1; the thresholds are in the criterion's own unit.
///
/// Reference: [Brans1985]
public enum Preference: Sendable, Equatable {
    /// 1 for any difference.
    case usual
    /// 1 above the indifference threshold q, else 0.
    case uShape(indifference: Double)
    /// d/p, at most 1: strict preference from p on.
    case vShape(strict: Double)
    /// 0 to q, 1/2 to p, 1 above it.
    case level(indifference: Double, strict: Double)
    /// 0 to q, rising as (d − q)/(p − q), 1 from p on.
    case linear(indifference: Double, strict: Double)

    /// Edge: 0 for a difference of 0 or less.
    public func strength(_ difference: Double) -> Double {
        guard difference > 0 else { return 0 }
        switch self {
        case .usual: return 1
        case .uShape(let q): return difference > q ? 1 : 0
        case .vShape(let p): return difference < p ? difference / p : 1
        case .level(let q, let p): return difference <= q ? 0 : difference <= p ? 0.5 : 1
        case .linear(let q, let p):
            return difference <= q ? 0 : difference < p ? (difference - q) / (p - q) : 1
        }
    }

    /// True where the thresholds are numbers of at least 0 in rising order.
    var isValid: Bool {
        switch self {
        case .usual: true
        case .uShape(let q): q >= 0
        case .vShape(let p): p > 0
        case .level(let q, let p), .linear(let q, let p): q >= 0 && p >= q
        }
    }
}

/// PROMETHEE II: the net flow of preference of each alternative over all others.
public struct Promethee: Sendable, Equatable {
    /// π(a, b), the weighted strength of preference of a over b, row by row (alternatives × alternatives).
    public let preferences: [Double]
    /// φ⁺, the mean of π(a, ·).
    public let leaving: [Double]
    /// φ⁻, the mean of π(·, a).
    public let entering: [Double]
    /// φ = φ⁺ − φ⁻, −1...1, higher is better; they sum to 0.
    public let scores: [Double]

    /// Differences of raw values, in the criterion's unit; no normalisation.
    ///
    /// Edge: one alternative alone has flows of 0. Net flows nearer to 0 than 1e-12 are 0, since sums of weights are
    /// not exact and alternatives that tie would be parted by noise.
    ///
    /// - Parameters:
    ///   - weights: one a criterion, divided by their sum.
    ///   - preferences: one a criterion.
    /// - Throws: `valueOutOfDomain` with the criterion whose thresholds are negative or fall; `invalidWeight`,
    ///   `weightsAllZero`.
    ///
    /// Reference: [Brans1985]
    public init(
        _ table: CriteriaTable, weights: [Double], preferences: [Preference]
    ) throws(NumericsError) {
        precondition(preferences.count == table.criteria, "one preference function a criterion")
        try checkWeights(weights, count: table.criteria)
        if let place = preferences.firstIndex(where: { !$0.isValid }) {
            throw .valueOutOfDomain(place: place, value: .nan, needed: "with thresholds 0 <= q <= p")
        }
        let total = weights.reduce(0, +)
        let count = table.alternatives
        var pairs = [Double](repeating: 0, count: count * count)
        for column in 0..<table.criteria where weights[column] > 0 {
            let (preference, weight) = (preferences[column], weights[column] / total)
            let values = stride(from: column, to: table.values.count, by: table.criteria)
                .map { table.isCost[column] ? -table.values[$0] : table.values[$0] }
            for a in 0..<count {
                for b in 0..<count {
                    pairs[a * count + b] += weight * preference.strength(values[a] - values[b])
                }
            }
        }
        let others = Double(max(count - 1, 1))
        let out = (0..<count).map { a in (0..<count).reduce(0) { $0 + pairs[a * count + $1] } / others }
        let back = (0..<count).map { a in (0..<count).reduce(0) { $0 + pairs[$1 * count + a] } / others }
        (self.preferences, leaving, entering) = (pairs, out, back)
        scores = zip(out, back).map { abs($0 - $1) < 1e-12 ? 0 : $0 - $1 }
    }
}
