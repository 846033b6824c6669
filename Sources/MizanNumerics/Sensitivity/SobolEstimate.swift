#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// Sobol indices with intervals that say how far to trust them, of a function that may fail at some points.
///
/// Rows are drawn with replacement, the indices are estimated again, and so on. A row keeps all of its values A, B,
/// AB_i and BA_i together. The centre of the values is that of all rows throughout, as SALib has it; the variance is
/// that of the rows drawn.
///
/// Missing: a row with a value that is not finite is left out, all of its values, and counted.
///
/// Reference: [Archer1997]; [Efron1993], chapter 13
public struct SobolEstimate: Sendable, Equatable {
    public let indices: SobolIndices
    public let first: ResampledIntervals
    public let total: ResampledIntervals
    /// (inputs × inputs), row by row; nil where there is no second order.
    public let second: ResampledIntervals?
    /// How many rows the indices are of.
    public let rows: Int
    /// How many were left out.
    public let failed: Int

    /// - Parameters:
    ///   - coverage: of the intervals, above 0 and below 1.
    ///   - resamples: at least 2; one all of whose values are equal has no indices and is left out.
    /// - Throws: `tooFewValues` where fewer than two rows are complete, `constantValues` where A and B do not vary.
    public init(
        _ values: SobolValues, convention: SobolIndices.Convention = .standardised, coverage: Double = 0.95,
        resamples: Int = 100, form: ResampledIntervals.Form = .percentile, seed: UInt64
    ) throws(NumericsError) {
        precondition(coverage > 0 && coverage < 1 && resamples > 1, "a coverage, at least two resamples")
        let complete = values.complete
        rows = complete.a.count
        failed = values.a.count - rows
        guard rows > 1 else { throw .tooFewValues(known: rows, needed: 2) }
        let indices = try SobolIndices(
            a: complete.a, b: complete.b, ab: complete.ab, ba: complete.ba, convention: convention)
        let terms = SobolTerms(complete, convention, deviation: indices.variance.squareRoot())
        var draws = [[Double]](repeating: [], count: terms.indices)
        for resample in 0..<resamples {
            let estimates = terms.resampled(seed: seed, number: UInt32(resample))
            guard estimates.allSatisfy(\.isFinite) else { continue }
            for (place, estimate) in estimates.enumerated() { draws[place].append(estimate) }
        }
        self.indices = indices
        let inputs = complete.ab.count
        let flat =
            indices.first + indices.total
            + Self.pairs(inputs, in: terms).map { indices.second?[$0.0 * inputs + $0.1] ?? .nan }
        let intervals = ResampledIntervals(flat, draws, coverage: coverage, form: form)
        first = intervals.picked(Array(0..<inputs))
        total = intervals.picked(Array(inputs..<2 * inputs))
        var places = [Int?](repeating: nil, count: inputs * inputs)
        for (place, pair) in Self.pairs(inputs, in: terms).enumerated() {
            places[pair.0 * inputs + pair.1] = 2 * inputs + place
            places[pair.1 * inputs + pair.0] = 2 * inputs + place
        }
        second = complete.ba.isEmpty ? nil : intervals.picked(places)
    }

    private static func pairs(_ inputs: Int, in terms: SobolTerms) -> [(Int, Int)] {
        terms.isSecond ? (0..<inputs).flatMap { i in (0..<i).map { (i, $0) } } : []
    }
}

/// What each row adds to each sum that the indices are made of, so that those of a resample are sums of rows, each
/// times how often it was drawn.
private struct SobolTerms {
    let isSecond: Bool
    /// How many indices there are: first, total, then pairs (i, j), j < i.
    let indices: Int
    private let inputs: Int
    private let rows: Int
    private let width: Int
    /// Rows × (a + b, a² + b², b(ab_i − a) of each input, (a − ab_i)² / 2 of each, ba_j·ab_i − a·b of each pair).
    private let table: [Double]
    private let divisor: (Double) -> Double

    init(_ values: SobolValues, _ convention: SobolIndices.Convention, deviation: Double) {
        (inputs, rows, isSecond) = (values.ab.count, values.a.count, !values.ba.isEmpty)
        indices = 2 * inputs + (isSecond ? inputs * (inputs - 1) / 2 : 0)
        width = 2 + indices
        let base = DeviationSums(values.a + values.b).mean
        let centre: Double
        switch convention {
        case .standardised:
            centre = DeviationSums(Array(([values.a, values.b] + values.ab + values.ba).joined())).mean
            divisor = { $0 }
        case .uncentred:
            centre = 0
            divisor = { $0 - 1 }
        }
        func scaled(_ values: [Double]) -> [Double] { values.map { ($0 - centre) / deviation } }
        let (a, b) = (scaled(values.a), scaled(values.b))
        let (ab, ba) = (values.ab.map(scaled), values.ba.map(scaled))
        let offset = (base - centre) / deviation
        var table = [Double](repeating: 0, count: rows * width)
        for row in 0..<rows {
            let start = row * width
            let (x, y) = (a[row] - offset, b[row] - offset)
            table[start] = x + y
            table[start + 1] = x * x + y * y
            for i in 0..<inputs {
                let change = ab[i][row] - a[row]
                table[start + 2 + i] = b[row] * change
                table[start + 2 + inputs + i] = change * change / 2
            }
            guard isSecond else { continue }
            var place = start + 2 + 2 * inputs
            for i in 0..<inputs {
                for j in 0..<i {
                    table[place] = ba[j][row] * ab[i][row] - a[row] * b[row]
                    place += 1
                }
            }
        }
        self.table = table
    }

    /// The indices of one resample; NaN alone where all of its values are equal.
    func resampled(seed: UInt64, number: UInt32) -> [Double] {
        var stream = DrawStream(seed: seed, replicate: number, stream: Self.stream)
        var times = [Double](repeating: 0, count: rows)
        for _ in 0..<rows { times[choice(stream.uniform(), among: rows)] += 1 }
        var sums = [Double](repeating: 0, count: width)
        table.withUnsafeBufferPointer { table in
            sums.withUnsafeMutableBufferPointer { sums in
                for row in 0..<rows where times[row] > 0 {
                    let (start, weight) = (row * width, times[row])
                    for place in 0..<width { sums[place] += weight * table[start + place] }
                }
            }
        }
        let pairs = Double(2 * rows)
        // Where all values drawn are equal, what is left of the variance is rounding.
        let spread = sums[1] - sums[0] * sums[0] / pairs
        guard spread > 1e-9 * sums[1] else { return [.nan] }
        let variance = spread / divisor(pairs)
        var estimates = sums.dropFirst(2).map { $0 / (Double(rows) * variance) }
        guard isSecond else { return estimates }
        var place = 2 * inputs
        for i in 0..<inputs {
            for j in 0..<i {
                estimates[place] -= estimates[i] + estimates[j]
                place += 1
            }
        }
        return estimates
    }

    private static let stream = DrawStream.hash("sobol", "resample")
}
