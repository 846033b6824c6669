import CKernels

extension Kernels {
    /// `Elementary.log` of each number, in place. Cost: 0.9 / 1.6 / 2.9 a number.
    public func logarithms(_ values: UnsafeMutableBufferPointer<Double>) {
        guard let start = values.baseAddress else { return }
        table.pointee.log(start, values.count, start)
    }

    /// `Elementary.exp` of each number, in place. Cost: 0.9 / 1.5 / 2.6 a number.
    public func exponentials(_ values: UnsafeMutableBufferPointer<Double>) {
        guard let start = values.baseAddress else { return }
        table.pointee.exp(start, values.count, start)
    }

    /// `Elementary.pow` of each number, in place. Cost: 1.7 / 3.0 / 5.4 a number.
    ///
    /// - Parameter power: finite.
    public func powers(_ values: UnsafeMutableBufferPointer<Double>, _ power: Double) {
        precondition(power.isFinite, "a power is finite")
        guard let start = values.baseAddress, power != 1 else { return }
        if power == 0 { return values.update(repeating: 1) }
        table.pointee.pow(start, values.count, power, start)
    }

    /// `roundedToSignificant` of each number to its 12 digits, in place. Cost: 1.3 / 2.3 / 4.3 a number from
    /// 1e-4 to 1e10; others are slower.
    public func roundTo12(_ values: UnsafeMutableBufferPointer<Double>) {
        guard let start = values.baseAddress else { return }
        var done = 0
        while true {
            done += table.pointee.round12(start + done, values.count - done)
            guard done < values.count else { return }
            // A magnitude whose power of ten is not exact is among the next 8.
            let end = min(done + 8, values.count)
            for place in done..<end { values[place] = roundedToSignificant(values[place]) }
            done = end
        }
    }

    /// `sums[i] += weights[i] * value`.
    public func add(
        _ weights: UnsafeBufferPointer<Double>, times value: Double,
        to sums: UnsafeMutableBufferPointer<Double>
    ) {
        precondition(weights.count == sums.count, "as many weights as sums")
        guard let start = sums.baseAddress, let weights = weights.baseAddress else { return }
        table.pointee.add_scaled(start, weights, value, sums.count)
    }

    /// `sums[i] += weights[i] * values[i]`.
    public func add(
        _ weights: UnsafeBufferPointer<Double>, times values: UnsafeBufferPointer<Double>,
        to sums: UnsafeMutableBufferPointer<Double>
    ) {
        precondition(weights.count == sums.count && values.count == sums.count, "as many of each as sums")
        guard let start = sums.baseAddress, let weights = weights.baseAddress, let values = values.baseAddress
        else { return }
        table.pointee.add_products(start, weights, values, sums.count)
    }
}
