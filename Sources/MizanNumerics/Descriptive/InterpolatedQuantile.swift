/// The quantile that is linear between order statistics: with `h = (n − 1) · share`, the value that lies
/// `h − ⌊h⌋` of the way from the ⌊h⌋th to the next one, counted from 0.
///
/// Statistics packages report this one by default; `orderStatistic` is for ranks, which must be real ones.
///
/// Edge: nil for no values.
///
/// - Parameters:
///   - share: from 0 to 1.
///   - sorted: in ascending order, none of them NaN.
///
/// Reference: [Hyndman1996], definition 7
public func interpolatedQuantile(_ share: Double, ofSorted sorted: [Double]) -> Double? {
    precondition((0...1).contains(share), "a share lies between 0 and 1")
    guard !sorted.isEmpty else { return nil }
    let h = Double(sorted.count - 1) * share
    let below = Int(h)
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    let part = h - Double(below)
    // Two products rather than a difference, which may overflow.
    return part == 0 ? sorted[below] : sorted[below] * (1 - part) + sorted[below + 1] * part
}

/// The middle value of those known, or the mean of the two middle ones.
///
/// Missing: NaN is left out. Edge: nil for no values.
public func median(_ values: [Double]) -> Double? {
    let sorted = values.filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? sorted[middle - 1] / 2 + sorted[middle] / 2 : sorted[middle]
}
