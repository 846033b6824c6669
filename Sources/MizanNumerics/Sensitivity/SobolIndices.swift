/// How much of the variance of a function's values each of its inputs accounts for, by itself and with the others.
///
/// A and B are two independent samples of the inputs, AB_i is A with input i from B, BA_i is B with input i from A;
/// given are the function's values a, b, ab_i, ba_i at their n rows. With V the variance of a and b together:
/// first order `Σ b (ab_i − a) / (nV)`, total `Σ (a − ab_i)² / (2nV)`, second order
/// `Σ (ba_i ab_j − a b) / (nV)` less the first orders of i and j.
///
/// Edge: estimates of small samples may lie below 0 or above 1; they are not cut off, since that would hide how
/// uncertain they are.
///
/// Reference: [Saltelli2010], table 2; [Jansen1999]; [Saltelli2002]
public struct SobolIndices: Sendable, Equatable {
    /// What is done to the values before; peers differ, and so do their estimates from the same sample.
    public enum Convention: Sendable {
        /// Values as they are, V with divisor 2n − 1: as COINr.
        case uncentred
        /// Less their mean over all rows and over their deviation, V with divisor 2n: as SALib. Less noisy where the
        /// mean is far from 0.
        case standardised
    }

    /// One an input: the share of the variance that falls away, on average, where the input is known.
    public let first: [Double]
    /// One an input: the share that remains, on average, where all other inputs are known.
    public let total: [Double]
    /// (inputs × inputs), row by row: the share of two inputs that is of neither alone, NaN from an input to itself;
    /// nil where no `reversed` values are given.
    public let second: [Double]?
    /// V, of the values as they were given.
    public let variance: Double

    /// - Parameters:
    ///   - a: values at A.
    ///   - b: values at B.
    ///   - ab: values at AB_i, one array an input.
    ///   - ba: values at BA_i, one array an input; none = no second order.
    /// - Throws: where a value is not finite, or a and b do not vary.
    public init(
        a: [Double], b: [Double], ab: [[Double]], ba: [[Double]] = [], convention: Convention = .standardised
    ) throws(NumericsError) {
        precondition(
            b.count == a.count && (ab + ba).allSatisfy { $0.count == a.count }, "as many rows of each")
        precondition(ba.isEmpty || ba.count == ab.count, "BA of every input or of none")
        for (place, value) in (a + b + ab.joined() + ba.joined()).enumerated() where !value.isFinite {
            throw .valueOutOfDomain(place: place, value: value, needed: "a finite value")
        }
        let base = try Moments(of: a + b)
        guard base.minimum < base.maximum, let deviation = base.deviation else {
            throw .constantValues(base.mean)
        }
        let pairs = Double(2 * a.count)
        let isCentred = convention == .standardised
        let centre = isCentred ? try Moments(of: a + b + ab.joined() + ba.joined()).mean : 0
        // The scale cancels out of every index; this one keeps the sums near 1.
        func scaled(_ values: [Double]) -> [Double] { values.map { ($0 - centre) / deviation } }
        let scaledVariance = isCentred ? (pairs - 1) / pairs : 1
        variance = deviation * deviation * scaledVariance

        let (a, b, ab, ba) = (scaled(a), scaled(b), ab.map(scaled), ba.map(scaled))
        func share(_ term: (Int) -> Double) -> Double {
            a.indices.reduce(0) { $0 + term($1) } / (Double(a.count) * scaledVariance)
        }
        let first = ab.map { ab in share { b[$0] * (ab[$0] - a[$0]) } }
        self.first = first
        total = ab.map { ab in share { (a[$0] - ab[$0]) * (a[$0] - ab[$0]) } / 2 }
        second = ba.isEmpty ? nil : Self.second(a, b, ab, ba, first, share)
    }

    private static func second(
        _ a: [Double], _ b: [Double], _ ab: [[Double]], _ ba: [[Double]], _ first: [Double],
        _ share: ((Int) -> Double) -> Double
    ) -> [Double] {
        var second = [Double](repeating: .nan, count: ab.count * ab.count)
        for i in ab.indices {
            for j in 0..<i {
                // The estimate of (i, j) is not that of (j, i); the one with the lower input reversed is taken for both.
                let both = share { ba[j][$0] * ab[i][$0] - a[$0] * b[$0] }
                second[i * ab.count + j] = both - first[i] - first[j]
                second[j * ab.count + i] = second[i * ab.count + j]
            }
        }
        return second
    }
}
