#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// Columns whose gaps are filled by the mean of the multivariate normal distribution that fits them best, given what
/// each row knows.
///
/// Mean and covariance are the maximum-likelihood estimates from all known cells, by expectation-maximisation: each
/// step fills every row by its regression on what the row knows, adds the variance that the regression leaves open,
/// and takes means and covariances anew. Columns are scaled to mean 0 and deviation 1 on the way, so that `tolerance`
/// means the same for all. It assumes that whether a cell is missing depends only on what is known.
///
/// Like a regression it fills without noise; `covariance` has the spread that the filled columns lack.
///
/// Known values are never changed. Missing: a row of which nothing is known says nothing and stays missing.
///
/// Reference: [Dempster1977]; [LittleRubin2002], section 11.2
public struct NormalImputation: Sendable, Equatable {
    /// The columns filled, in the order given.
    public let columns: [[Double]]
    /// One a column.
    public let mean: [Double]
    /// Row by row (columns × columns), divisor n.
    public let covariance: [Double]
    /// Steps taken.
    public let steps: Int

    /// - Parameters:
    ///   - columns: at least one, of equal length.
    ///   - tolerance: the largest change of a mean or covariance, of scaled columns, in the last step. The distance to
    ///     the estimate is larger by 1/f, f the share of information that is not missing.
    ///   - maximumSteps: after which it gives up.
    /// - Throws: `notSettled`; `collinear` with a column that the ones before it determine, where the likelihood has no
    ///   maximum; in a column, `constantValues`, `tooFewValues` (fewer than two) and infinite values.
    public init(of columns: [[Double]], tolerance: Double = 1e-8, maximumSteps: Int = 2000)
        throws(NumericsError)
    {
        precondition(!columns.isEmpty && columns.allSatisfy { $0.count == columns[0].count }, "equal lengths")
        precondition(tolerance > 0 && maximumSteps > 0, "a tolerance and a number of steps above 0")
        var scales: [(mean: Double, deviation: Double)] = []
        for (place, column) in columns.enumerated() {
            do {
                _ = try KnownRange(of: column).span()
                let moments = try Moments(of: column)
                scales.append((moments.mean, moments.deviation ?? 1))
            } catch {
                throw .inColumn(place, error)
            }
        }
        var fit = NormalFit(
            scaled: zip(columns, scales).map { column, scale in
                column.map { ($0 - scale.mean) / scale.deviation }
            })
        var taken = 0
        while true {
            guard taken < maximumSteps else { throw .notSettled(steps: taken) }
            taken += 1
            if try fit.step() < tolerance { break }
        }
        let size = columns.count
        steps = taken
        mean = (0..<size).map { scales[$0].mean + scales[$0].deviation * fit.mean[$0] }
        covariance = (0..<size * size).map {
            fit.covariance[$0] * scales[$0 / size].deviation * scales[$0 % size].deviation
        }
        let filled = try fit.filled()
        self.columns = columns.indices.map { place in
            columns[place].indices.map { row in
                let value = columns[place][row]
                return value.isNaN ? scales[place].mean + scales[place].deviation * filled[place][row] : value
            }
        }
    }
}

/// Mean and covariance on their way to the maximum of the likelihood.
private struct NormalFit {
    private(set) var mean: [Double]
    private(set) var covariance: [Double]
    private let scaled: [[Double]]
    private let patterns: [Pattern]
    private var size: Int { scaled.count }

    /// Rows that know the same columns.
    private struct Pattern {
        let known: [Int]
        let missing: [Int]
        var rows: [Int]
    }

    init(scaled: [[Double]]) {
        self.scaled = scaled
        let size = scaled.count
        mean = [Double](repeating: 0, count: size)
        covariance = (0..<size * size).map { $0 / size == $0 % size ? 1 : 0 }
        var patterns: [Pattern] = []
        var places: [[Int]: Int] = [:]
        for row in scaled[0].indices {
            let known = scaled.indices.filter { !scaled[$0][row].isNaN }
            if known.isEmpty { continue }
            if let place = places[known] {
                patterns[place].rows.append(row)
            } else {
                places[known] = patterns.count
                let missing = scaled.indices.filter { scaled[$0][row].isNaN }
                patterns.append(Pattern(known: known, missing: missing, rows: [row]))
            }
        }
        self.patterns = patterns
    }

    /// One expectation and one maximisation; the largest change of a mean or covariance.
    mutating func step() throws(NumericsError) -> Double {
        let count = Double(patterns.reduce(0) { $0 + $1.rows.count })
        var sums = [Double](repeating: 0, count: size)
        var products = [Double](repeating: 0, count: size * size)
        for pattern in patterns {
            let slopes = try slopes(pattern)
            for row in pattern.rows {
                let values = filled(row, pattern, slopes)
                for i in 0..<size {
                    sums[i] += values[i]
                    for j in 0...i { products[i * size + j] += values[i] * values[j] }
                }
            }
            for (place, i) in pattern.missing.enumerated() {
                for j in pattern.missing.prefix(place + 1) {
                    let explained = pattern.known.indices.reduce(0.0) {
                        $0 + slopes[place][$1] * covariance[pattern.known[$1] * size + j]
                    }
                    products[i * size + j] +=
                        Double(pattern.rows.count) * (covariance[i * size + j] - explained)
                }
            }
        }
        let before = (mean, covariance)
        mean = sums.map { $0 / count }
        for i in 0..<size {
            for j in 0...i {
                covariance[i * size + j] = products[i * size + j] / count - mean[i] * mean[j]
                covariance[j * size + i] = covariance[i * size + j]
            }
        }
        let changes =
            zip(mean, before.0).map { abs($0 - $1) } + zip(covariance, before.1).map { abs($0 - $1) }
        return changes.reduce(0) { $1 <= $0 ? $0 : $1 }
    }

    /// The scaled columns with their gaps filled; rows of which nothing is known stay missing.
    func filled() throws(NumericsError) -> [[Double]] {
        var result = scaled
        for pattern in patterns where !pattern.missing.isEmpty {
            let slopes = try slopes(pattern)
            for row in pattern.rows {
                let values = filled(row, pattern, slopes)
                for column in pattern.missing { result[column][row] = values[column] }
            }
        }
        return result
    }

    /// For each missing column its regression coefficients on the known ones.
    private func slopes(_ pattern: Pattern) throws(NumericsError) -> [[Double]] {
        guard !pattern.missing.isEmpty else { return [] }
        let known = pattern.known
        let factor: Cholesky
        do {
            factor = try Cholesky(
                known.flatMap { i in known.map { covariance[i * size + $0] } }, size: known.count)
        } catch {
            if case .collinear(let place) = error { throw .collinear(column: known[place]) }
            throw error
        }
        return pattern.missing.map { column in factor.solved(known.map { covariance[$0 * size + column] }) }
    }

    private func filled(_ row: Int, _ pattern: Pattern, _ slopes: [[Double]]) -> [Double] {
        var values = scaled.map { $0[row] }
        for (place, column) in pattern.missing.enumerated() {
            values[column] = pattern.known.indices.reduce(mean[column]) { sum, k in
                sum + slopes[place][k] * (values[pattern.known[k]] - mean[pattern.known[k]])
            }
        }
        return values
    }
}
