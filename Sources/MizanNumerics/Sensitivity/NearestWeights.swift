#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// How large a change of weights is taken to be.
public enum WeightNorm: String, Sendable, CaseIterable {
    /// The root of the sum of squared changes: no one weight bears the change.
    case euclidean
    /// The sum of the sizes of the changes: twice the weight that moves from some elements to others.
    case sum
    /// The largest change of any weight.
    case largest

    /// The size of the change from `weights` to `others`.
    public func distance(_ weights: [Double], _ others: [Double]) -> Double {
        precondition(weights.count == others.count, "weights of the same elements")
        let changes = zip(weights, others).map { abs($0 - $1) }
        switch self {
        case .euclidean: return scalarProduct(changes, changes).squareRoot()
        case .sum: return changes.reduce(0, +)
        case .largest: return changes.max() ?? 0
        }
    }
}

/// The weights nearest to given ones, at least 0 and of sum 1, at which linear functions of them are at most 0.
///
/// Exact: the Euclidean norm by the dual of least distance, the others by a linear program.
///
/// Reference: [LawsonHanson1974], chapter 23; [Chvatal1983]
struct NearestWeights {
    /// At least 0, sum 1.
    let weights: [Double]
    let norm: WeightNorm

    /// - Parameter rows: one linear function each, one coefficient a weight.
    /// - Returns: the weights; nil where none satisfy all.
    func nearest(below rows: [[Double]]) throws(NumericsError) -> [Double]? {
        // Each is divided by its largest coefficient, so that rounding is judged the same way whatever the values' unit.
        var scaled: [[Double]] = []
        for row in rows {
            let largest = row.reduce(0) { max($0, abs($1)) }
            if largest > 0 { scaled.append(row.map { $0 / largest }) }
        }
        guard scaled.contains(where: { scalarProduct($0, weights) > 0 }) else { return weights }
        switch norm {
        case .euclidean: return try euclidean(scaled)
        case .sum: return try program(sumOfChanges(scaled))
        case .largest: return try program(largestChange(scaled))
        }
    }

    private func euclidean(_ rows: [[Double]]) throws(NumericsError) -> [Double]? {
        let count = weights.count
        // On the plane of sum 1, what a function's mean coefficient adds is the same everywhere.
        var (normals, limits): ([[Double]], [Double]) = ([], [])
        for row in rows {
            let value = scalarProduct(row, weights)
            let mean = row.reduce(0, +) / Double(count)
            let centred = row.map { mean - $0 }
            let length = scalarProduct(centred, centred).squareRoot()
            guard length > 1e-14 else {
                if value > 1e-14 { return nil }
                continue
            }
            normals.append(centred.map { $0 / length })
            limits.append(value / length)
        }
        let share = 1 / Double(count)
        let length = (1 - share).squareRoot()
        for element in 0..<count where count > 1 {
            normals.append((0..<count).map { ($0 == element ? 1 - share : -share) / length })
            limits.append(-weights[element] / length)
        }
        guard let change = try LeastDistance(rows: normals, limits: limits).solved(size: count) else {
            return nil
        }
        return zip(weights, change).map { max($0 + $1, 0) }
    }

    private func program(_ program: LinearProgram) throws(NumericsError) -> [Double]? {
        do {
            let point = try program.solved().point
            let count = weights.count
            switch norm {
            case .sum: return (0..<count).map { max(weights[$0] + point[$0] - point[count + $0], 0) }
            default: return Array(point[..<count])
            }
        } catch .infeasibleProgram {
            return nil
        }
    }

    /// What is added to each weight, then what is taken from each.
    private func sumOfChanges(_ rows: [[Double]]) -> LinearProgram {
        let count = weights.count
        let balance = [Double](repeating: 1, count: count) + [Double](repeating: -1, count: count)
        var (matrix, limits) = (balance + balance.map { -$0 }, [0.0, 0])
        for element in 0..<count {
            matrix += (0..<2 * count).map { $0 == count + element ? 1 : 0 }
            limits.append(weights[element])
        }
        for row in rows {
            matrix += row + row.map { -$0 }
            limits.append(-scalarProduct(row, weights))
        }
        return LinearProgram(
            maximising: [Double](repeating: -1, count: 2 * count), rows: matrix, limits: limits)
    }

    /// The weights themselves, then the largest change.
    private func largestChange(_ rows: [[Double]]) -> LinearProgram {
        let count = weights.count
        var (matrix, limits): ([Double], [Double]) = ([], [])
        for sign in [1.0, -1] {
            matrix += (0...count).map { $0 < count ? sign : 0 }
            limits.append(sign)
            for element in 0..<count {
                matrix += (0...count).map { $0 == element ? sign : ($0 == count ? -1 : 0) }
                limits.append(sign * weights[element])
            }
        }
        for row in rows {
            matrix += row + [0]
            limits.append(0)
        }
        return LinearProgram(
            maximising: (0...count).map { $0 < count ? 0 : -1 }, rows: matrix, limits: limits)
    }
}
