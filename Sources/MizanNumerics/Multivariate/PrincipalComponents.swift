#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// The principal components of several columns: directions in which the standardised columns vary most.
///
/// The eigenvectors of the correlation matrix. Each is given the sign that makes its loading farthest from 0
/// positive; a loading is not a weight, since it can be negative while its column is good.
///
/// Missing: only rows that know every column are used.
///
/// Reference: [Jolliffe2002], chapters 2 and 3
public struct PrincipalComponents: Equatable, Sendable {
    /// Places of the rows used.
    public let rows: [Int]
    /// The variance of each component, descending, at least 0; their sum is the number of columns.
    public let eigenvalues: [Double]
    /// For each component one loading a column; their squares sum to 1.
    public let loadings: [[Double]]
    /// For each component one score a row used; mean 0, variance the eigenvalue.
    public let scores: [[Double]]

    /// - Parameter columns: at least one, of equal length.
    /// - Throws: where fewer than two rows know every column, a column is constant over them, or a value is infinite.
    public init(of columns: [[Double]]) throws(NumericsError) {
        precondition(!columns.isEmpty, "components of at least one column")
        let rows = completeRows(columns)
        var standard: [[Double]] = []
        for (place, column) in columns.enumerated() {
            do {
                _ = try KnownRange(of: column)
                let known = rows.map { column[$0] }
                standard.append(try zScores(known, reference: known))
            } catch {
                throw .inColumn(place, error)
            }
        }
        let n = Double(rows.count - 1)
        let matrix = standard.map { left in standard.map { Self.dot(left, $0) / n } }
        let eigen = SymmetricEigen(of: matrix)
        self.rows = rows
        eigenvalues = eigen.values.map { max(0, $0) }
        loadings = eigen.vectors
        scores = eigen.vectors.map { vector in
            rows.indices.map { row in
                vector.indices.reduce(0) { $0 + vector[$1] * standard[$1][row] }
            }
        }
    }

    /// The part of all variance that each component has; they sum to 1.
    public var explainedShares: [Double] {
        let total = eigenvalues.reduce(0, +)
        return eigenvalues.map { $0 / total }
    }

    private static func dot(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for place in left.indices { sum += left[place] * right[place] }
        return sum
    }
}
