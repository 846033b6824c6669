#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// What weights are searched for.
public enum ImportanceTarget: Sendable, Equatable {
    /// Each element's share in the sum of the correlations with the index, in the order of the elements.
    case balance([Double])
    /// The largest sum of correlations with the index.
    case information
}

/// Weights under which the elements have the importance that was meant: their correlations with the index come as
/// near as possible to a target.
///
/// Searched over weights of at least 0 with sum 1, as `w = v² / Σ v²` with v free, by Nelder and Mead's simplex from equal
/// weights, begun anew where it ends until that gains nothing. Weights below 0, which an unconstrained search returns
/// where a target is out of reach, would reward a unit for doing worse. Not proven the best of all, but the same
/// everywhere, and never worse than equal weights.
///
/// Reference: [Becker2017]; [Nelder1965]
public struct OptimisedWeights: Sendable, Equatable {
    /// One an element, at least 0, sum 1.
    public let weights: [Double]
    /// The correlation of each element with the index under these weights.
    public let correlations: [Double]
    /// `ln(mean((target − share)²))` for a balance, minus the sum of correlations for information; lower is better.
    public let objective: Double

    /// - Parameters:
    ///   - count: the number of elements.
    ///   - correlations: the correlation of each element with the index under given weights, as `indexCorrelations`
    ///     or a model computes them; NaN where the index does not vary.
    /// - Throws: `unfitCount` for targets that are not one an element; `valueOutOfDomain` for a target below 0;
    ///   `weightsAllZero` for targets that are all 0; `nothingToWeigh` where equal weights give no correlations.
    public init(
        count: Int, target: ImportanceTarget, correlations: ([Double]) -> [Double]
    ) throws(NumericsError) {
        precondition(count > 0, "weights are of something")
        let shares = try Self.shares(target, count)
        func objective(_ v: [Double]) -> Double {
            let value = Self.objective(correlations(Self.weights(v)), shares)
            return value.isNaN ? .infinity : value
        }
        var best = [Double](repeating: (1 / Double(count)).squareRoot(), count: count)
        var value = objective(best)
        guard value < .infinity else {
            throw .nothingToWeigh(reason: "the elements have no correlation with an index of equal weights")
        }
        if count > 1 {
            for _ in 0..<40 {
                let found = nelderMead(best, step: 0.1, steps: 400 * count, objective)
                let gain = value - found.value
                if found.value < value {
                    (best, value) = (Self.weights(found.point).map { $0.squareRoot() }, found.value)
                }
                // Beyond e^-60 a balance is exact as far as Doubles go.
                if gain < 1e-9 || (value < -60 && shares != nil) { break }
            }
        }
        // The square root of a weight that the search drove to 0 is not 0 itself.
        let cleared = best.map { $0 < 1e-6 ? 0 : $0 }
        weights = Self.weights(cleared)
        self.correlations = correlations(weights)
        self.objective = objective(cleared)
    }

    private static func shares(_ target: ImportanceTarget, _ count: Int) throws(NumericsError) -> [Double]? {
        guard case .balance(let targets) = target else { return nil }
        guard targets.count == count else {
            throw .unfitCount(what: "targets", count: targets.count, needed: "\(count)")
        }
        for (element, value) in targets.enumerated() where !(value >= 0 && value < .infinity) {
            throw .valueOutOfDomain(place: element, value: value, needed: "at least 0")
        }
        let total = targets.reduce(0, +)
        guard total > 0 else { throw .weightsAllZero }
        return targets.map { $0 / total }
    }

    private static func weights(_ v: [Double]) -> [Double] {
        let total = v.reduce(0) { $0 + $1 * $1 }
        return v.map { $0 * $0 / total }
    }

    private static func objective(_ correlations: [Double], _ shares: [Double]?) -> Double {
        let sum = correlations.reduce(0, +)
        guard let shares else { return -sum }
        let squares = zip(shares, correlations).reduce(0) { $0 + ($1.0 - $1.1 / sum) * ($1.0 - $1.1 / sum) }
        // The floor is below what Doubles can tell from 0, so that an exact balance has a finite objective.
        return Elementary.log(max(squares / Double(shares.count), 1e-40))
    }
}

/// The correlation of each column with their weighted sum, `(C·w)_j / √(c_jj · w'C·w)`, C their covariances.
///
/// Missing: every value has to be known. Edge: NaN where the sum, or a column, does not vary.
///
/// - Parameter values: row by row (units × weights).
public func indexCorrelations(_ values: [Double], weights: [Double]) -> [Double] {
    let width = weights.count
    precondition(width > 0 && values.count % width == 0, "as many values as units times weights")
    let index = stride(from: 0, to: values.count, by: width).map { start in
        (0..<width).reduce(0) { $0 + weights[$1] * values[start + $1] }
    }
    let total = DeviationSums(index)
    return (0..<width).map { column in
        let own = DeviationSums(stride(from: column, to: values.count, by: width).map { values[$0] })
        let products = index.indices.reduce(0) {
            let change = (values[$1 * width + column] - own.mean) / own.largest
            return $0 + (index[$1] - total.mean) / total.largest * change
        }
        return products / (total.squares * own.squares).squareRoot()
    }
}
