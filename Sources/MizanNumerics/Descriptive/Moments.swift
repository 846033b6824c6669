/// Count, mean and sum of squared deviations of what is known, in two passes.
struct Moments {
    private(set) var count = 0
    private(set) var mean = 0.0
    private(set) var squares = 0.0

    init(_ values: some Sequence<Double>) {
        for value in values where !value.isNaN {
            count += 1
            mean += value
        }
        guard count > 0 else {
            mean = .nan
            return
        }
        mean /= Double(count)
        for value in values where !value.isNaN { squares += (value - mean) * (value - mean) }
    }
}
