#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

extension NormalImputation {
    /// A row with what is missing drawn from the fitted distribution, given what it knows: one column after another, each
    /// given those before it, so that filled cells vary together as the columns do.
    ///
    /// Missing: a row of which nothing is known stays as it is.
    ///
    /// - Parameters:
    ///   - row: one value a column.
    ///   - normal: a number of the standard normal distribution for a column.
    /// - Throws: `collinear` where the known columns determine each other.
    ///
    /// Reference: [LittleRubin2002], section 11.2
    public func drawn(_ row: [Double], normal: (_ column: Int) -> Double) throws(NumericsError) -> [Double] {
        let size = mean.count
        precondition(row.count == size, "a value of each column")
        var values = row
        var known = row.indices.filter { !row[$0].isNaN }
        guard !known.isEmpty else { return row }
        for column in row.indices where row[column].isNaN {
            let factor = try Cholesky(
                known.flatMap { i in known.map { covariance[i * size + $0] } }, size: known.count)
            let shared = known.map { covariance[$0 * size + column] }
            let slopes = factor.solved(shared)
            var (centre, variance) = (mean[column], covariance[column * size + column])
            for (place, other) in known.enumerated() {
                centre += slopes[place] * (values[other] - mean[other])
                variance -= slopes[place] * shared[place]
            }
            values[column] = centre + max(variance, 0).squareRoot() * normal(column)
            known.append(column)
        }
        return values
    }
}
