/// The nearest-rank order statistic: the smallest value that at least `share` of all values do not exceed.
///
/// A value that was really drawn, with no interpolation, so that a band of ranks has ranks at its ends.
///
/// Edge: the smallest value at share 0; nil for no values.
///
/// - Parameters:
///   - share: from 0 to 1.
///   - values: in ascending order, none of them NaN.
///
/// Reference: [Hyndman1996], definition 1
@inlinable
public func orderStatistic<Value: Comparable>(_ share: Double, ofSorted values: [Value]) -> Value? {
    values.isEmpty ? nil : values[nearestRank(share, of: values.count) - 1]
}

/// The place, from 1, of the nearest-rank order statistic at `share` among `count` sorted values.
///
/// `share · count` is rounded to 12 significant digits first, since 0.07 · 100 is a little above 7.
public func nearestRank(_ share: Double, of count: Int) -> Int {
    precondition((0...1).contains(share), "a share lies between 0 and 1")
    precondition(count > 0, "an order statistic needs a value")
    return max(1, Int(roundedToSignificant(share * Double(count)).rounded(.up)))
}
