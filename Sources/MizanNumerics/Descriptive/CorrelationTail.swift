#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// The probability, were there no association, of a correlation at least as far from 0 as the one found.
///
/// Pearson: Student's t with n − 2 degrees of freedom. Spearman and Kendall without ties: exact over all orders, up
/// to 9 (Spearman) and 49 rows (Kendall). Otherwise Spearman as Pearson, and Kendall by the normal distribution with
/// the variance that the ties leave.
///
/// Missing: as `correlation`.
///
/// - Throws: as `correlation`, and where fewer than three rows know both.
///
/// Reference: [Student1908]; [Kendall1970], chapters 4 and 5
public func correlationTwoSidedTail(_ x: [Double], _ y: [Double], _ kind: CorrelationKind = .pearson)
    throws(NumericsError) -> Double
{
    let pairs = try CompletePairs(x, y)
    let n = pairs.x.count
    guard n >= 3 else { throw .tooFewValues(known: n, needed: 3) }
    let coefficient = pairs.correlation(kind)
    let ties = (x: tieSizes(pairs.x), y: tieSizes(pairs.y))
    let isTied = !ties.x.isEmpty || !ties.y.isEmpty
    switch kind {
    case .pearson: return tailByStudent(coefficient, n)
    case .spearman:
        return isTied || n > 9 ? tailByStudent(coefficient, n) : spearmanExactTail(coefficient, n)
    case .kendall:
        return isTied || n >= 50 ? kendallTail(coefficient, n, ties) : kendallExactTail(coefficient, n)
    }
}

/// `t² / (df + t²)` is the squared correlation, so that t itself, which has a pole, is not needed.
private func tailByStudent(_ coefficient: Double, _ n: Int) -> Double {
    incompleteBeta(max(0, (1 - coefficient) * (1 + coefficient)), Double(n - 2) / 2, 0.5)
}

/// How many values share each value that occurs more than once.
private func tieSizes(_ values: [Double]) -> [Double] {
    var sizes: [Double: Int] = [:]
    for value in values { sizes[value, default: 0] += 1 }
    // Sorted, since the order of a dictionary differs between runs and with it the last bit of a sum.
    return sizes.values.filter { $0 > 1 }.sorted().map(Double.init)
}

private func spearmanExactTail(_ coefficient: Double, _ n: Int) -> Double {
    let count = Double(n)
    let mean = count * (count * count - 1) / 6
    // The sum of squared rank differences, which is even; the distribution is symmetric about its mean.
    let sum = (mean * (1 - abs(coefficient)) / 2).rounded() * 2
    return min(1, 2 * shareOfOrders(n, upTo: Int(sum)))
}

/// The share of the orders of n things whose sum of squared rank differences is at most `limit`: by dynamic
/// programming over the sets of ranks given to the first things.
private func shareOfOrders(_ n: Int, upTo limit: Int) -> Double {
    var orders = [[Int: Double]](repeating: [:], count: 1 << n)
    orders[0] = [0: 1]
    for taken in 0..<(1 << n) {
        let thing = taken.nonzeroBitCount
        for rank in 0..<n where taken & (1 << rank) == 0 {
            let square = (thing - rank) * (thing - rank)
            for (sum, number) in orders[taken] where sum + square <= limit {
                orders[taken | (1 << rank)][sum + square, default: 0] += number
            }
        }
    }
    var all = 1.0
    for factor in 1...n { all *= Double(factor) }
    return orders[(1 << n) - 1].values.reduce(0, +) / all
}

private func kendallExactTail(_ coefficient: Double, _ n: Int) -> Double {
    let pairs = n * (n - 1) / 2
    // Discordant pairs on the nearer side; shares[k] of the orders of 1, 2, … things have k of them.
    let limit = Int((Double(pairs) * (1 - abs(coefficient)) / 2).rounded())
    var shares = [1.0] + [Double](repeating: 0, count: pairs)
    for things in stride(from: 2, through: n, by: 1) {
        var (next, window) = ([Double](repeating: 0, count: pairs + 1), 0.0)
        for k in 0...pairs {
            window += shares[k]
            if k >= things { window -= shares[k - things] }
            next[k] = window / Double(things)
        }
        shares = next
    }
    return min(1, 2 * shares[...limit].reduce(0, +))
}

private func kendallTail(_ coefficient: Double, _ n: Int, _ ties: (x: [Double], y: [Double])) -> Double {
    let count = Double(n)
    func sum(_ sizes: [Double], _ term: (Double) -> Double) -> Double { sizes.reduce(0) { $0 + term($1) } }
    func two(_ t: Double) -> Double { t * (t - 1) }
    func three(_ t: Double) -> Double { t * (t - 1) * (t - 2) }
    func weighted(_ t: Double) -> Double { t * (t - 1) * (2 * t + 5) }
    let variance =
        (weighted(count) - sum(ties.x, weighted) - sum(ties.y, weighted)) / 18
        + sum(ties.x, two) * sum(ties.y, two) / (2 * two(count))
        + sum(ties.x, three) * sum(ties.y, three) / (9 * three(count))
    let ordered = (x: (two(count) - sum(ties.x, two)) / 2, y: (two(count) - sum(ties.y, two)) / 2)
    let balance = coefficient * (ordered.x * ordered.y).squareRoot()
    return min(1, 2 * normalUpperTail(abs(balance) / variance.squareRoot()))
}
