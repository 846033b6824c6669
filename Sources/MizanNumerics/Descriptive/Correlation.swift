#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// Which agreement between two columns is measured.
public enum CorrelationKind: String, Sendable, CaseIterable {
    /// Of the values: `Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²)`.
    case pearson
    /// Of their mid-ranks.
    case spearman
    /// Of their order, τ_b.
    case kendall
}

/// The correlation of two columns over the rows that know both, from −1 to 1.
///
/// Missing: a row with a NaN in either is left out.
///
/// - Throws: where fewer than two rows know both, one of the columns is constant over them, or a value is infinite.
///
/// Reference: [Pearson1896]; [Spearman1904]; [Kendall1945]
public func correlation(_ x: [Double], _ y: [Double], _ kind: CorrelationKind = .pearson)
    throws(NumericsError)
    -> Double
{
    let pairs = try CompletePairs(x, y)
    return pairs.correlation(kind)
}

/// Two columns over the rows that know both, neither of them constant there.
struct CompletePairs {
    let x: [Double]
    let y: [Double]

    init(_ x: [Double], _ y: [Double]) throws(NumericsError) {
        precondition(x.count == y.count, "each value has its counterpart")
        let known = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
        (self.x, self.y) = (known.map { x[$0] }, known.map { y[$0] })
        _ = try KnownRange(of: x)
        _ = try KnownRange(of: y)
        _ = try KnownRange(of: self.x).span()
        _ = try KnownRange(of: self.y).span()
    }

    func correlation(_ kind: CorrelationKind) -> Double {
        switch kind {
        case .pearson: min(1, max(-1, products(standardisedShape(x), standardisedShape(y))))
        case .spearman: spearmanCorrelation(x, y)
        case .kendall: kendallTau(x, y)
        }
    }

    private func products(_ left: [Double], _ right: [Double]) -> Double {
        var (sum, leftSquares, rightSquares) = (0.0, 0.0, 0.0)
        for place in left.indices {
            sum += left[place] * right[place]
            leftSquares += left[place] * left[place]
            rightSquares += right[place] * right[place]
        }
        return sum / (leftSquares * rightSquares).squareRoot()
    }
}

/// Deviations from the mean, divided by the largest, so that no square overflows or vanishes.
private func standardisedShape(_ values: [Double]) -> [Double] {
    let mean = Moments.mean(of: values, count: Double(values.count))
    let deviations = values.map { $0 - mean }
    let largest = deviations.reduce(0) { max($0, abs($1)) }
    return deviations.map { $0 / largest }
}
