#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// Spearman's rank correlation ρ: the product-moment correlation of the mid-ranks.
///
/// With ties the short formula `1 − 6 Σ d² / (n³ − n)` is not the correlation of the ranks; this is.
///
/// Missing: pairs with a NaN are left out. Edge: NaN where one of the two does not vary.
///
/// Reference: [Spearman1904]
public func spearmanCorrelation(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count, "each value has its counterpart")
    let known = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
    let ranks = (x: midRanks(known.map { x[$0] }), y: midRanks(known.map { y[$0] }))
    let middle = Double(known.count + 1) / 2
    var sums = (xx: 0.0, xy: 0.0, yy: 0.0)
    for place in known.indices {
        let (dx, dy) = (ranks.x[place] - middle, ranks.y[place] - middle)
        sums.xx += dx * dx
        sums.xy += dx * dy
        sums.yy += dy * dy
    }
    guard sums.xx > 0, sums.yy > 0 else { return .nan }
    return sums.xy / (sums.xx * sums.yy).squareRoot()
}

/// The rank of each value, 1 for the smallest: equal values share the mean of the places that they take up
/// (1, 2.5, 2.5, 4).
///
/// Missing: no value may be NaN.
public func midRanks(_ values: [Double]) -> [Double] {
    precondition(!values.contains(where: \.isNaN), "a missing value has no rank")
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
        var end = start
        while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
        for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
        start = end + 1
    }
    return ranks
}
