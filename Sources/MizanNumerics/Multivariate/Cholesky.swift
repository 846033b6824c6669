#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// The lower triangle L of a positive definite matrix A = L·Lᵀ.
///
/// The matrix is scaled to a unit diagonal first, so that a pivot is `1 − R²` of its column explained by those before
/// it: collinearity is judged by that and not by units of measurement.
///
/// Reference: [GolubVanLoan2013], section 4.2
struct Cholesky {
    /// A column of which less than this share is left unexplained by those before it is collinear with them: what is
    /// left is rounding.
    static let tolerance = 1e-10

    let size: Int
    /// Row by row, of the scaled matrix.
    private var factor: [Double]
    /// 1/√ of the diagonal of A.
    private let scales: [Double]

    /// - Parameter matrix: symmetric, size × size; only its lower triangle, row by row, is read.
    /// - Throws: `collinear` with the first column that those before it explain, a column of variance 0 included.
    init(_ matrix: [Double], size: Int) throws(NumericsError) {
        precondition(matrix.count == size * size, "a square matrix")
        self.size = size
        scales = (0..<size).map { matrix[$0 * size + $0] > 0 ? 1 / matrix[$0 * size + $0].squareRoot() : 0 }
        factor = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            for column in 0...row {
                var sum = matrix[row * size + column] * scales[row] * scales[column]
                for k in 0..<column { sum -= factor[row * size + k] * factor[column * size + k] }
                if column < row {
                    factor[row * size + column] = sum / factor[column * size + column]
                } else {
                    guard sum > Self.tolerance else { throw .collinear(column: row) }
                    factor[row * size + row] = sum.squareRoot()
                }
            }
        }
    }

    /// The x with A·x = b.
    func solved(_ b: [Double]) -> [Double] {
        var x = b
        for row in 0..<size {
            var sum = x[row] * scales[row]
            for k in 0..<row { sum -= factor[row * size + k] * x[k] }
            x[row] = sum / factor[row * size + row]
        }
        for row in (0..<size).reversed() {
            for k in row + 1..<max(size, row + 1) { x[row] -= factor[k * size + row] * x[k] }
            x[row] /= factor[row * size + row]
        }
        for row in 0..<size { x[row] *= scales[row] }
        return x
    }
}
