#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// The eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations.
///
/// Goals, in order: eigenvectors orthogonal to each other up to rounding, however close their eigenvalues; the same bits
/// on every machine; short to read. An eigenvalue is exact to about 1e-15 of the largest, so that one much smaller has
/// fewer figures of its own. Slower than reduction to a tridiagonal matrix, and fast enough for the tens of columns of
/// an index.
///
/// Reference: [GolubVanLoan2013], section 8.5
public struct SymmetricEigen: Equatable, Sendable {
    /// In descending order.
    public let values: [Double]
    /// One of length 1 for each value, in their order; its component farthest from 0 is positive, the first of them
    /// where several are as far to 9 figures.
    public let vectors: [[Double]]

    /// - Parameter matrix: columns of a symmetric matrix of finite numbers.
    public init(of matrix: [[Double]]) {
        let n = matrix.count
        precondition(matrix.allSatisfy { $0.count == n }, "a symmetric matrix is square")
        precondition(matrix.allSatisfy { $0.allSatisfy(\.isFinite) }, "a matrix of finite numbers")
        var a = matrix.flatMap { $0 }
        var v = [Double](repeating: 0, count: n * n)
        for i in 0..<n { v[i * n + i] = 1 }
        let total = a.reduce(0) { max($0, abs($1)) }
        // Convergence is quadratic: a handful of sweeps; 60 is a bound, not a setting.
        for _ in 0..<60 {
            var rotated = false
            for p in 0..<n {
                for q in p + 1..<max(n, p + 1) where abs(a[q * n + p]) > total * 1e-18 {
                    Self.rotate(&a, &v, n, p, q)
                    rotated = true
                }
            }
            if !rotated { break }
        }
        let order = (0..<n).sorted { (a[$0 * n + $0], $1) > (a[$1 * n + $1], $0) }
        values = order.map { a[$0 * n + $0] }
        vectors = order.map { Self.signed(Array(v[$0 * n..<($0 + 1) * n])) }
    }

    /// Turns the plane of p and q so that their element becomes 0. `a` and `v` are column-major.
    private static func rotate(_ a: inout [Double], _ v: inout [Double], _ n: Int, _ p: Int, _ q: Int) {
        let element = a[q * n + p]
        let theta = (a[q * n + q] - a[p * n + p]) / (2 * element)
        let magnitude =
            abs(theta) > 1e150 ? 0.5 / abs(theta) : 1 / (abs(theta) + (theta * theta + 1).squareRoot())
        let tangent = theta < 0 ? -magnitude : magnitude
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        a[p * n + p] -= tangent * element
        a[q * n + q] += tangent * element
        a[q * n + p] = 0
        a[p * n + q] = 0
        for k in 0..<n where k != p && k != q {
            let (left, right) = (a[p * n + k], a[q * n + k])
            a[p * n + k] = cosine * left - sine * right
            a[q * n + k] = sine * left + cosine * right
            a[k * n + p] = a[p * n + k]
            a[k * n + q] = a[q * n + k]
        }
        for k in 0..<n {
            let (left, right) = (v[p * n + k], v[q * n + k])
            v[p * n + k] = cosine * left - sine * right
            v[q * n + k] = sine * left + cosine * right
        }
    }

    private static func signed(_ vector: [Double]) -> [Double] {
        let largest = vector.reduce(0) { max($0, abs($1)) }
        let leading = vector.first { abs($0) >= largest * (1 - 1e-9) } ?? 0
        return leading < 0 ? vector.map { -$0 } : vector
    }
}
