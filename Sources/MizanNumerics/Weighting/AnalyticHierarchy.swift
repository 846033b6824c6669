/// Weights by the analytic hierarchy process: the principal right eigenvector of a matrix of pairwise comparisons.
///
/// Reference: [Saaty1980]
public struct AnalyticHierarchy: Sendable, Equatable {
    /// One an element, sum 1.
    public let weights: [Double]
    /// λ, the largest eigenvalue; n where the comparisons agree with each other.
    public let eigenvalue: Double
    /// `CI = (λ − n)/(n − 1)`.
    public let consistencyIndex: Double
    /// `CR = CI / RI(n)`; 0 for one or two elements, which cannot contradict each other.
    public let consistencyRatio: Double

    /// Saaty's random index for n = 1 ... 15; tables of others differ from the third digit on, and the ratio with them.
    ///
    /// Reference: [Saaty1980]
    public static let saatyIndex: [Double] = [
        0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
    ]

    /// - Parameters:
    ///   - comparisons: row by row, (n × n); how many times as important the row's element is as the column's, above 0.
    ///     Inverses may be rounded to two decimals, as in 0.33 for 1/3: a product up to 0.045 off 1 is accepted.
    ///   - randomIndex: the mean CI of random comparisons, for n = 1, 2, ...; above 0 from 3 on.
    ///   - limit: the largest consistency ratio that is accepted; infinity accepts all.
    /// - Throws: `valueOutOfDomain` with the place, counted row by row, of an entry of 0 or less; `notReciprocal`;
    ///   `unfitCount` where the table of random indices is too short, `notPositive` where it has 0 for that n; `inconsistentComparisons`; `notSettled`.
    public init(
        _ comparisons: [Double], count: Int, randomIndex: [Double] = saatyIndex, limit: Double = 0.1
    ) throws(NumericsError) {
        precondition(count > 0 && comparisons.count == count * count, "the comparisons are a square")
        try Self.check(comparisons, count)
        guard count <= randomIndex.count else {
            throw .unfitCount(what: "elements", count: count, needed: "at most \(randomIndex.count)")
        }
        (weights, eigenvalue) = try Self.leading(comparisons, count)
        consistencyIndex = count > 1 ? max(eigenvalue - Double(count), 0) / Double(count - 1) : 0
        let random = randomIndex[count - 1]
        guard count <= 2 || random > 0 else {
            throw .notPositive(quantity: "the random index of \(count) elements", value: random)
        }
        consistencyRatio = count > 2 ? consistencyIndex / random : 0
        guard consistencyRatio <= limit else {
            throw .inconsistentComparisons(ratio: consistencyRatio, limit: limit)
        }
    }

    /// What rounding an inverse to two decimals, by 0.005 at most, makes of a product with numbers up to 9.
    private static let roundingOfInverses = 0.045

    private static func check(_ comparisons: [Double], _ count: Int) throws(NumericsError) {
        for (place, value) in comparisons.enumerated() where !(value > 0 && value < .infinity) {
            throw .valueOutOfDomain(place: place, value: value, needed: "above 0")
        }
        for i in 0..<count {
            for j in 0...i
            where abs(comparisons[i * count + j] * comparisons[j * count + i] - 1) > roundingOfInverses {
                throw .notReciprocal(row: i, column: j)
            }
        }
    }

    /// Power iteration, which settles for every matrix of numbers above 0.
    private static func leading(
        _ matrix: [Double], _ count: Int
    ) throws(NumericsError) -> (weights: [Double], eigenvalue: Double) {
        var weights = equalWeights(count)
        let steps = 10_000
        for _ in 0..<steps {
            let next = (0..<count).map { i in
                (0..<count).reduce(0) { $0 + matrix[i * count + $1] * weights[$1] }
            }
            // The weights sum to 1, so that this is the factor by which the matrix stretches them.
            let eigenvalue = next.reduce(0, +)
            let change = next.indices.reduce(0) { max($0, abs(next[$1] / eigenvalue - weights[$1])) }
            weights = next.map { $0 / eigenvalue }
            if change < 1e-15 { return (weights, eigenvalue) }
        }
        throw .notSettled(steps: steps)
    }
}
