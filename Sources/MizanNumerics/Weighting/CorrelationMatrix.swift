/// The product-moment correlations of columns, row by row; each pair by the rows that both know.
///
/// Throws in a column that does not vary, or knows fewer than two values, over the rows it shares with another one.
func correlationMatrix(_ columns: [[Double]]) throws(NumericsError) -> [Double] {
    let count = columns.count
    var matrix = [Double](repeating: 1, count: count * count)
    for i in 0..<count {
        for j in 0..<i {
            let rows = completeRows([columns[i], columns[j]])
            let (x, y) = (rows.map { columns[i][$0] }, rows.map { columns[j][$0] })
            for (column, values) in [(i, x), (j, y)] {
                do { _ = try KnownRange(of: values).span() } catch { throw .inColumn(column, error) }
            }
            matrix[i * count + j] = try correlation(x, y)
            matrix[j * count + i] = matrix[i * count + j]
        }
    }
    return matrix
}
