/// Benefit of the doubt: each unit is weighted as suits it best, as long as no unit exceeds 1 with its weights.
///
/// `max Σ_j w_j·x_uj` with `Σ_j w_j·x_kj <= 1` for every unit k, `w >= 0`, and, with a minimum share s,
/// `w_j·x_uj >= s·Σ w·x_u` for every j, so that no unit shines on one element alone.
///
/// Reference: [Cherchye2007]
public struct BenefitOfTheDoubt: Sendable, Equatable {
    /// One a unit, 0...1; 1 = no other unit does better with this unit's weights.
    public let scores: [Double]
    /// Row by row (units × elements), in the unit 1/x; where several sets are best, one of them.
    public let weights: [Double]

    /// Edge: with a minimum share, a unit with a value of 0 scores 0, since that element has no share.
    ///
    /// - Parameters:
    ///   - values: row by row (units × elements), at least 0, higher is better.
    ///   - minimumShare: s, 0 ... 1/elements.
    /// - Throws: `missing`; `valueOutOfDomain` with the place, counted row by row, of a value below 0; `constantValues` in its column for
    ///   one of zeros; `unfitCount` where the shares sum to more than 1; what `LinearProgram` throws.
    public init(_ values: [Double], elements: Int, minimumShare: Double = 0) throws(NumericsError) {
        precondition(elements > 0 && values.count % elements == 0, "as many values as units times elements")
        guard minimumShare >= 0, minimumShare * Double(elements) <= 1 + 1e-12 else {
            throw .unfitCount(
                what: "minimum shares of \(minimumShare)", count: elements,
                needed: "shares summing to 1 at most")
        }
        let largest = try Self.largest(values, elements)
        let units = values.count / elements
        // Each element over its largest value, so that all weights are of one size.
        let scaled = values.indices.map { values[$0] / largest[$0 % elements] }
        var (scores, weights): ([Double], [Double]) = ([], [])
        for unit in 0..<units {
            let own = Array(scaled[unit * elements..<(unit + 1) * elements])
            var rows = scaled
            var limits = [Double](repeating: 1, count: units)
            if minimumShare > 0 {
                for element in 0..<elements {
                    rows += own.indices.map { minimumShare * own[$0] - ($0 == element ? own[$0] : 0) }
                    limits.append(0)
                }
            }
            let solution = try LinearProgram(maximising: own, rows: rows, limits: limits).solved()
            scores.append(min(solution.value, 1))
            weights += zip(solution.point, largest).map { $0 / $1 }
        }
        (self.scores, self.weights) = (scores, weights)
    }

    private static func largest(_ values: [Double], _ elements: Int) throws(NumericsError) -> [Double] {
        var largest = [Double](repeating: 0, count: elements)
        for (place, value) in values.enumerated() {
            guard !value.isNaN else { throw .missing(row: place / elements, column: place % elements) }
            guard value >= 0, value < .infinity else {
                throw .valueOutOfDomain(place: place, value: value, needed: "at least 0")
            }
            largest[place % elements] = max(largest[place % elements], value)
        }
        if let column = largest.firstIndex(of: 0) { throw .inColumn(column, .constantValues(0)) }
        return largest
    }
}
