#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// Mean, standard deviation, skewness and kurtosis of the known values of a column.
///
/// With `d = x − mean` and n known values: deviation `√(Σd² / (n − 1))`; skewness
/// `√n Σd³ / (Σd²)^1.5 · √(n(n − 1)) / (n − 2)`; excess kurtosis
/// `((n + 1)(r − 3) + 6)(n − 1) / ((n − 2)(n − 3))` with `r = n Σd⁴ / (Σd²)²`: the estimators G1 and G2, which
/// spreadsheets and COINr use, so that the usual thresholds 2 and 3.5 mean what their readers expect.
///
/// Missing: NaN is left out. Edge: what few values do not determine is nil; a column of equal values, found by
/// comparing them and not by a variance of rounding noise, has deviation 0 and neither skewness nor kurtosis.
/// Deviations are divided by the largest of them, so that no power overflows.
///
/// Reference: [Joanes1998], G1 and G2
public struct Moments: Equatable, Sendable {
    /// Known values.
    public let count: Int
    public let minimum: Double
    public let maximum: Double
    public let mean: Double
    /// nil for fewer than 2 values.
    public let deviation: Double?
    /// nil for fewer than 3 values and where they are equal.
    public let skewness: Double?
    /// The excess over the normal distribution's; nil for fewer than 4 values and where they are equal.
    public let kurtosis: Double?

    /// - Throws: where no value is known or one is infinite.
    public init(of values: [Double]) throws(NumericsError) {
        let range = try KnownRange(of: values)
        try range.require(1)
        (count, minimum, maximum) = (range.count, range.low, range.high)
        guard range.low < range.high else {
            mean = range.low
            deviation = range.count < 2 ? nil : 0
            (skewness, kurtosis) = (nil, nil)
            return
        }
        let n = Double(range.count)
        let sums = DeviationSums(values)
        let (mean, largest, second) = (sums.mean, sums.largest, sums.squares)
        guard largest.isFinite else {
            throw .unusableScale(
                low: range.low, high: range.high, needed: "ends at a distance that a Double holds")
        }
        var (third, fourth) = (0.0, 0.0)
        for value in values where !value.isNaN {
            let d = (value - mean) / largest
            let square = d * d
            third += square * d
            fourth += square * square
        }
        self.mean = mean
        deviation = sums.sampleDeviation
        skewness =
            range.count < 3
            ? nil
            : n.squareRoot() * third / (second * second.squareRoot()) * (n * (n - 1)).squareRoot() / (n - 2)
        let r = n * fourth / (second * second)
        kurtosis =
            range.count < 4 ? nil : ((n + 1) * (r - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
    }

    /// The mean of the known values; each is divided first only where their sum is too large for a `Double`.
    static func mean(of values: [Double], count: Double) -> Double {
        var sum = 0.0
        for value in values where !value.isNaN { sum += value }
        if sum.isFinite { return sum / count }
        sum = 0
        for value in values where !value.isNaN { sum += value / count }
        return sum
    }
}
