/// How fast a series has grown between its first and its last known value.
public enum Growth: Equatable, Sendable {
    /// Per unit of time, compounded: `(last / first)^(1 / (t_last − t_first)) − 1`.
    case compound
    /// In per cent of the first value, over `period` units of time: for two known points
    /// `100 · (last − first) / first · period / (t_last − t_first)`; for more the slope b of the least-squares line
    /// `a + b t` stands for the difference and its value at the first time for the first: `100 · b · period / (a + b t_first)`.
    case percentage(period: Double)

    /// The growth of a series.
    ///
    /// Missing: NaN is left out. Edge: 0 where all known values are equal.
    ///
    /// - Parameters:
    ///   - values: one a time.
    ///   - times: strictly ascending.
    /// - Throws: where fewer than two values are known or one is infinite; where the value that growth is compared
    ///   to is not above 0, since growth from 0 is endless and growth from a negative value has the wrong sign; for
    ///   `compound` where the last value is negative.
    public func callAsFunction(_ values: [Double], at times: [Double]) throws(NumericsError) -> Double {
        precondition(values.count == times.count, "each value has its time")
        precondition(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "times are strictly ascending")
        let range = try KnownRange(of: values)
        try range.require(2)
        if range.low == range.high { return 0 }
        let known = values.indices.filter { !values[$0].isNaN }
        let (first, last) = (known[0], known[known.count - 1])
        let duration = times[last] - times[first]
        switch self {
        case .compound:
            if values[first] == values[last] { return 0 }
            guard values[first] > 0 else {
                throw .notPositive(quantity: "the first value", value: values[first])
            }
            guard values[last] >= 0 else {
                throw .valueOutOfDomain(
                    place: last, value: values[last], needed: "at least 0, as a last value")
            }
            return Elementary.pow(values[last] / values[first], 1 / duration) - 1
        case .percentage(let period):
            var (base, slope) = (values[first], (values[last] - values[first]) / duration)
            if known.count > 2 {
                (base, slope) = Self.line(known.map { times[$0] - times[first] }, known.map { values[$0] })
            }
            guard base > 0 else { throw .notPositive(quantity: "the value at the first time", value: base) }
            return 100 * slope * period / base
        }
    }

    /// Value at 0 and slope of the least-squares line.
    private static func line(_ x: [Double], _ y: [Double]) -> (atZero: Double, slope: Double) {
        let n = Double(x.count)
        let (meanX, meanY) = (Moments.mean(of: x, count: n), Moments.mean(of: y, count: n))
        var (products, squares) = (0.0, 0.0)
        for place in x.indices {
            products += (x[place] - meanX) * (y[place] - meanY)
            squares += (x[place] - meanX) * (x[place] - meanX)
        }
        let slope = products / squares
        return (meanY - slope * meanX, slope)
    }
}
