/// Cronbach's α: how far several columns measure one thing.
///
/// `α = k² c̄ / S` for k columns, c̄ the mean covariance of two different columns and S the sum of all variances and
/// covariances. 1 where all columns are equal, 0 where they are unrelated; negative where they pull against each
/// other.
///
/// Missing: as `rows` says. Covariances have the divisor n − 1.
///
/// Edge: constant columns are allowed as long as their sum varies.
///
/// - Parameter columns: at least two, of equal length.
/// - Throws: where fewer than two rows are known, a value is infinite, or S is not above 0.
///
/// Reference: [Cronbach1951]
public func cronbachAlpha(_ columns: [[Double]], over rows: MissingRows = .completeRows) throws(NumericsError)
    -> Double
{
    precondition(columns.count >= 2, "alpha compares at least two columns")
    for (place, column) in columns.enumerated() {
        do { _ = try KnownRange(of: column) } catch { throw .inColumn(place, error) }
    }
    var used = columns
    if rows == .completeRows {
        let complete = completeRows(columns)
        used = columns.map { column in complete.map { column[$0] } }
    }
    var (variances, covariances) = (0.0, 0.0)
    for second in used.indices {
        variances += try covariance(used[second], used[second])
        for first in 0..<second { covariances += try covariance(used[first], used[second]) }
    }
    let sum = variances + 2 * covariances
    guard sum > 0 else { throw .notPositive(quantity: "the variance of the columns' sum", value: sum) }
    let k = Double(columns.count)
    return k * k * (covariances / (k * (k - 1) / 2)) / sum
}

/// The covariance over the rows that know both, with divisor n − 1.
private func covariance(_ x: [Double], _ y: [Double]) throws(NumericsError) -> Double {
    let known = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
    guard known.count >= 2 else { throw .tooFewValues(known: known.count, needed: 2) }
    let n = Double(known.count)
    let means = known.reduce(into: (x: 0.0, y: 0.0)) { sums, row in
        sums.x += x[row] / n
        sums.y += y[row] / n
    }
    return known.reduce(0) { $0 + (x[$1] - means.x) * (y[$1] - means.y) } / (n - 1)
}
