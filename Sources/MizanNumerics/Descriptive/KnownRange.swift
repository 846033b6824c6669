/// How many values of a column are known and between which ends they lie.
///
/// Missing: NaN is left out.
struct KnownRange {
    let count: Int
    /// The smallest known value; ∞ where none is known.
    let low: Double
    /// The largest known value; -∞ where none is known.
    let high: Double

    /// - Throws: where a value is infinite.
    init(of values: [Double]) throws(NumericsError) {
        var (count, low, high) = (0, Double.infinity, -Double.infinity)
        for value in values where !value.isNaN {
            count += 1
            if value < low { low = value }
            if value > high { high = value }
        }
        if count > 0, !low.isFinite || !high.isFinite {
            let place = values.firstIndex { $0.isInfinite } ?? 0
            throw .valueOutOfDomain(place: place, value: values[place], needed: "a finite number")
        }
        (self.count, self.low, self.high) = (count, low, high)
    }

    /// - Throws: where fewer than `needed` values are known.
    func require(_ needed: Int) throws(NumericsError) {
        if count < needed { throw .tooFewValues(known: count, needed: needed) }
    }

    /// The distance between the ends, above 0 and finite.
    ///
    /// - Throws: where fewer than two values are known or all are equal.
    func span() throws(NumericsError) -> Double {
        try require(2)
        return try spanOfScale(low, high)
    }
}

/// The distance from `low` to `high`, above 0 and finite.
func spanOfScale(_ low: Double, _ high: Double) throws(NumericsError) -> Double {
    if low == high { throw .constantValues(low) }
    let span = high - low
    guard span > 0, span.isFinite else {
        throw .unusableScale(
            low: low, high: high, needed: "low below high, at a distance that a Double holds")
    }
    return span
}
