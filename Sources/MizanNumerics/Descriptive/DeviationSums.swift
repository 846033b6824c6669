#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// Count, mean and squared deviations of what is known, in two passes: the one way to a standard deviation here.
///
/// Values that are all equal have a sum of exactly 0, found by comparing them: the mean of ten times 0.1 is not 0.1.
/// Deviations are divided by the largest of them, so that no square overflows or vanishes.
struct DeviationSums {
    private(set) var count = 0
    /// NaN where nothing is known.
    private(set) var mean = Double.nan
    /// The largest distance from the mean; infinite where a `Double` does not hold it.
    private(set) var largest = 0.0
    /// `Σ ((x − mean) / largest)²`.
    private(set) var squares = 0.0

    init(_ values: [Double]) {
        var (low, high) = (Double.infinity, -Double.infinity)
        for value in values where !value.isNaN {
            count += 1
            low = min(low, value)
            high = max(high, value)
        }
        guard low < high else {
            if count > 0 { mean = low }
            return
        }
        mean = Moments.mean(of: values, count: Double(count))
        largest = max(high - mean, mean - low)
        for value in values where !value.isNaN {
            let share = (value - mean) / largest
            squares += share * share
        }
    }

    /// The standard deviation with divisor n − 1, of two values or more.
    var sampleDeviation: Double { largest * (squares / Double(count - 1)).squareRoot() }
}
