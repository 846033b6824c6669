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
