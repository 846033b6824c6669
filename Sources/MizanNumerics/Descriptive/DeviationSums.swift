/// Count, mean and sum of squared deviations of what is known, in two passes.
///
/// Values that are all equal have a sum of exactly 0, found by comparing them: the mean of ten times 0.1 is not 0.1.
struct DeviationSums {
    private(set) var count = 0
    private(set) var mean = 0.0
    private(set) var squares = 0.0

    init(_ values: some Sequence<Double>) {
        var (low, high) = (Double.infinity, -Double.infinity)
        for value in values where !value.isNaN {
            count += 1
            mean += value
            low = min(low, value)
            high = max(high, value)
        }
        guard low < high else {
            mean = count > 0 ? low : .nan
            return
        }
        mean /= Double(count)
        for value in values where !value.isNaN { squares += (value - mean) * (value - mean) }
    }
}
