/// The importance of a column x for y: the correlation ratio `η² = Var(E[y | x]) / Var(y)`, 0...1.
///
/// The share of the variance of y that would go if x were known. It sees any relation, straight or not, where the
/// square of a correlation sees straight ones alone, and is the first-order sensitivity index of an index's score to an
/// indicator as the data have it, related to the others as it is; so the values of several columns do not sum to 1.
///
/// `E[y | x]` is the mean of y at each value of x where x has so few values that each stands for five rows or more on
/// average; then η² is exact. Elsewhere it is a smoothing spline over x, or over the mid-ranks of x if those fit better,
/// since η² does not change when x is stretched and long tails hide what goes on among the many. How smooth is found
/// by generalised cross-validation, `n·RSS / (n − 1.4·df)²`, in which 1.4 keeps it from taking noise for shape. η² is
/// then the squared correlation of y with the spline, and not the spline's variance over that of y: smoothing flattens,
/// which the one forgives and the other counts as missing. A jump that a spline cannot follow counts for less than it
/// is; an unrelated column keeps about 1/(n − 1), as of any squared correlation.
///
/// Missing: a row with a NaN in either is left out. Edge: 0 where x is constant over the rows used.
///
/// - Throws: `constantValues` where y does not vary over those rows, `tooFewValues` where they are fewer than 5, and
///   where a value is infinite.
///
/// Reference: [Paruolo2013]; [GreenSilverman1994], chapter 3 for the spline; [KimGu2004] for 1.4
public func correlationRatio(of y: [Double], on x: [Double]) throws(NumericsError) -> Double {
    precondition(x.count == y.count, "each value has its counterpart")
    _ = try KnownRange(of: x)
    _ = try KnownRange(of: y)
    let rows = completeRows([x, y]).sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    guard rows.count >= 5 else { throw .tooFewValues(known: rows.count, needed: 5) }
    let deviations = try standardised(rows.map { y[$0] })
    let groups = TiedMeans(rows.map { x[$0] }, deviations)
    let total = deviations.reduce(0) { $0 + $1 * $1 }
    if groups.means.count * rowsPerValue <= rows.count {
        return min(1, groups.between / total)
    }
    let inner = max(0, total - groups.between)
    let (first, last) = (groups.values[0], groups.values[groups.values.count - 1])
    // Halves, since the distance between the ends may be more than a Double holds.
    let straight = groups.values.map { ($0 / 2 - first / 2) / (last / 2 - first / 2) }
    let scores = [straight, groups.rankShares].compactMap { places in
        SmoothingSpline.best(at: places, groups.means, weights: groups.counts, inner: inner)
    }
    guard let best = scores.min(by: { $0.criterion < $1.criterion }) else { return 0 }
    return min(1, max(0, best.explained / total))
}

/// Rows for each value of x from which its mean of y is taken as it is.
private let rowsPerValue = 5

/// Deviations from the mean over the largest of them.
private func standardised(_ values: [Double]) throws(NumericsError) -> [Double] {
    _ = try KnownRange(of: values).span()
    let mean = Moments.mean(of: values, count: Double(values.count))
    let largest = values.reduce(0) { max($0, abs($1 - mean)) }
    return values.map { ($0 - mean) / largest }
}

/// The different values of a sorted column, how often each occurs, and the mean of y there.
private struct TiedMeans {
    private(set) var values: [Double] = []
    private(set) var counts: [Double] = []
    private(set) var means: [Double] = []

    init(_ x: [Double], _ y: [Double]) {
        for (value, other) in zip(x, y) {
            if values.last == value {
                counts[counts.count - 1] += 1
                means[means.count - 1] += other
            } else {
                values.append(value)
                counts.append(1)
                means.append(other)
            }
        }
        for place in means.indices { means[place] /= counts[place] }
    }

    /// The sum of squares of the means about that of all, each as often as its value occurs.
    var between: Double { weightedVariation(means, counts) }

    /// The mid-ranks, on 0...1.
    var rankShares: [Double] {
        var (ranks, before) = ([Double](), 0.0)
        for count in counts {
            ranks.append(before + count / 2)
            before += count
        }
        let (first, last) = (ranks[0], ranks[ranks.count - 1])
        return ranks.map { ($0 - first) / (last - first) }
    }
}

/// `Σ w·(v − v̄)²`, v̄ the weighted mean.
func weightedVariation(_ values: [Double], _ weights: [Double]) -> Double {
    let total = weights.reduce(0, +)
    let mean = values.indices.reduce(0) { $0 + weights[$1] * values[$1] } / total
    return values.indices.reduce(0) { $0 + weights[$1] * (values[$1] - mean) * (values[$1] - mean) }
}
