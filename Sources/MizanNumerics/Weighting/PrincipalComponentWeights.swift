/// Weights from the first principal component of the correlation matrix: the squares of its loadings.
///
/// The squares of a unit vector are at least 0 and sum to 1; they are the shares of the columns in the component.
/// The raw loadings are not weights: their sign is arbitrary, and as a whole they can be of either.
///
/// Missing: rows with a missing value are left out.
///
/// Reference: [Nicoletti2000]; [OECD2008], section 6
public struct PrincipalComponentWeights: Sendable, Equatable {
    /// One a column, at least 0, sum 1.
    public let weights: [Double]
    /// The unit vector of the component, turned so that it sums to 0 or more.
    public let loadings: [Double]
    /// The columns whose loading is below −1e-9: they run against the others, so that their direction, or their
    /// place in the group, is to be looked at before the weights are used.
    public let opposed: [Int]
    /// The share of the variance that the component explains.
    public let explained: Double

    /// - Parameter values: row by row (units × columns).
    /// - Throws: `unfitCount` for fewer than two columns or three whole rows; `constantValues` in a column; `valueOutOfDomain` for an
    ///   infinite value; `noLeadingComponent`
    ///   where the two largest eigenvalues are equal, as with columns that are not correlated, since any direction
    ///   between them is as good. A singular matrix is no obstacle: nothing is inverted.
    public init(_ values: [Double], columns: Int) throws(NumericsError) {
        guard columns > 1 else { throw .unfitCount(what: "columns", count: columns, needed: "at least 2") }
        let all = try separated(values, columns: columns)
        let whole = completeRows(all)
        guard whole.count > 2 else {
            throw .unfitCount(what: "rows without missing values", count: whole.count, needed: "at least 3")
        }
        let correlations = try correlationMatrix(all.map { column in whole.map { column[$0] } })
        let rows = stride(from: 0, to: correlations.count, by: columns)
        let eigen = SymmetricEigen(of: rows.map { Array(correlations[$0..<$0 + columns]) })
        guard eigen.values[0] - eigen.values[1] > 1e-10 * eigen.values[0] else {
            throw .noLeadingComponent(eigenvalue: eigen.values[0])
        }
        let vector = eigen.vectors[0]
        let loadings = vector.reduce(0, +) < 0 ? vector.map { -$0 } : vector
        let length = loadings.reduce(0) { $0 + $1 * $1 }
        weights = loadings.map { $0 * $0 / length }
        opposed = loadings.indices.filter { loadings[$0] < -1e-9 }
        explained = eigen.values[0] / Double(columns)
        self.loadings = loadings
    }
}
