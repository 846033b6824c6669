/// The smallest of what is known: nothing makes up for the worst element.
///
/// Missing: left out; NaN where nothing is known. It can only be too high then, so a data threshold belongs with it.
///
/// Reference: [OECD2008], section 6
public func minimum(_ values: [Double]) -> Double {
    values.reduce(.nan) { $1.isNaN || $0 <= $1 ? $0 : $1 }
}

/// The ordered weighted average `Σ w_k·x_(k)`, x_(1) the largest: the weights belong to places, not to elements.
///
/// All weight on the first place is the maximum, on the last the minimum, equal weights the mean.
///
/// Missing: left out. The weights of the k places that remain of n are read off the cumulated weights,
/// `w'_i = Q(i/k) − Q((i−1)/k)` with Q linear between its values at 1/n, 2/n ... 1, so that the attitude towards
/// the best and the worst stays. NaN where nothing is known.
///
/// - Parameter weights: of the places, largest value first, at least 0; divided by their sum.
/// - Throws: `invalidWeight`, `weightsAllZero`.
///
/// Reference: [Yager1988]; [Yager1996] for the quantifier Q
public func orderedWeightedAverage(_ values: [Double], weights: [Double]) throws(NumericsError) -> Double {
    try checkWeights(weights, count: values.count)
    let known = values.filter { !$0.isNaN }.sorted(by: >)
    guard !known.isEmpty else { return .nan }
    var (cumulated, total) = ([0.0], 0.0)
    for weight in weights {
        total += weight
        cumulated.append(total)
    }
    var (sum, before) = (0.0, 0.0)
    for (place, value) in known.enumerated() {
        let after = interpolated(cumulated, at: place + 1, of: known.count)
        sum += (after - before) * value
        before = after
    }
    return sum / total
}

/// The cumulated weight at share `place / count` of the places, linear between them.
private func interpolated(_ cumulated: [Double], at place: Int, of count: Int) -> Double {
    let places = cumulated.count - 1
    let (whole, rest) = (place * places).quotientAndRemainder(dividingBy: count)
    guard rest > 0 else { return cumulated[whole] }
    return cumulated[whole] + (cumulated[whole + 1] - cumulated[whole]) * Double(rest) / Double(count)
}
