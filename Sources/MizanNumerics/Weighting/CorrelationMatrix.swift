#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// The product-moment correlations of columns, row by row; each pair by the rows that both know.
///
/// Throws `constantValues` in a column that does not vary over the rows it shares with another one.
func correlationMatrix(_ columns: [[Double]]) throws(NumericsError) -> [Double] {
    let count = columns.count
    var matrix = [Double](repeating: 1, count: count * count)
    for i in 0..<count {
        for j in 0..<i {
            let rows = columns[i].indices.filter { !columns[i][$0].isNaN && !columns[j][$0].isNaN }
            let (x, y) = (
                DeviationSums(rows.map { columns[i][$0] }), DeviationSums(rows.map { columns[j][$0] })
            )
            guard x.squares > 0 else { throw .inColumn(i, .constantValues(x.mean)) }
            guard y.squares > 0 else { throw .inColumn(j, .constantValues(y.mean)) }
            let products = rows.reduce(0) { $0 + (columns[i][$1] - x.mean) * (columns[j][$1] - y.mean) }
            let correlation = products / (x.squares.squareRoot() * y.squares.squareRoot())
            matrix[i * count + j] = min(max(correlation, -1), 1)
            matrix[j * count + i] = matrix[i * count + j]
        }
    }
    return matrix
}

/// Eigenvalues, largest first, and unit eigenvectors of a symmetric matrix, by Jacobi's rotations.
///
/// Slower than LAPACK, and the same bits everywhere; for tens of columns.
///
/// Reference: [Golub2013], section 8.5
func symmetricEigen(_ matrix: [Double], _ count: Int) throws(NumericsError) -> (
    values: [Double], vectors: [[Double]]
) {
    var a = matrix
    var v = (0..<count * count).map { $0 / count == $0 % count ? 1.0 : 0 }
    let size = a.reduce(0) { $0 + $1 * $1 }
    let sweeps = 60
    for _ in 0..<sweeps {
        let rest = a.indices.reduce(0) { $0 + ($1 / count == $1 % count ? 0 : a[$1] * a[$1]) }
        if rest <= 1e-30 * size {
            let order = (0..<count).sorted { a[$0 * count + $0] > a[$1 * count + $1] }
            return (
                order.map { a[$0 * count + $0] },
                order.map { column in (0..<count).map { v[$0 * count + column] } }
            )
        }
        for p in 0..<count {
            for q in p + 1..<max(count, p + 1) where a[p * count + q] != 0 { rotate(&a, &v, count, p, q) }
        }
    }
    throw .notSettled(steps: sweeps)
}

/// Makes the element at (p, q) zero.
private func rotate(_ a: inout [Double], _ v: inout [Double], _ n: Int, _ p: Int, _ q: Int) {
    let theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q])
    let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in 0..<n {
        let (x, y) = (a[k * n + p], a[k * n + q])
        (a[k * n + p], a[k * n + q]) = (c * x - s * y, s * x + c * y)
    }
    for k in 0..<n {
        let (x, y) = (a[p * n + k], a[q * n + k])
        (a[p * n + k], a[q * n + k]) = (c * x - s * y, s * x + c * y)
        let (u, w) = (v[k * n + p], v[k * n + q])
        (v[k * n + p], v[k * n + q]) = (c * u - s * w, s * u + c * w)
    }
}
