/// The least-squares line, plane or hyperplane of a column on others: `y ≈ a + Σ b_j·x_j`.
///
/// Through the normal equations of the columns' deviations from their means, by Cholesky, with one step of refinement
/// on the residuals: about 10 figures for columns that share 99.9 % of their variance, and an error where they share
/// all. A ridge or a pseudo-inverse would always answer, with coefficients that the data do not determine.
///
/// Missing: only rows that know y and every predictor are used.
///
/// Reference: [Draper1998], chapter 5; [GolubVanLoan2013], section 5.3
public struct LinearRegression: Sendable, Equatable {
    public let intercept: Double
    /// One a predictor.
    public let coefficients: [Double]
    /// Places of the rows used.
    public let rows: [Int]
    /// R², the share of the variance of y that the predictors explain, 0...1; NaN where y is constant.
    public let determination: Double

    /// - Parameters:
    ///   - columns: the predictors, of the length of y; none gives the mean.
    /// - Throws: `tooFewValues` where there are fewer complete rows than predictors and 2 more; `collinear` with the first
    ///   predictor that is constant or that those before it determine, over those rows; `valueOutOfDomain` where a
    ///   value is infinite, in its column.
    public init(of y: [Double], on columns: [[Double]]) throws(NumericsError) {
        precondition(columns.allSatisfy { $0.count == y.count }, "columns are equally long")
        _ = try KnownRange(of: y)
        for (place, column) in columns.enumerated() {
            do { _ = try KnownRange(of: column) } catch { throw .inColumn(place, error) }
        }
        rows = completeRows([y] + columns)
        guard rows.count >= columns.count + 2 else {
            throw .tooFewValues(known: rows.count, needed: columns.count + 2)
        }
        let used = rows
        let target = Deviations(used.map { y[$0] })
        let predictors = columns.map { column in Deviations(used.map { column[$0] }) }
        let size = columns.count
        var products = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            for column in 0...row {
                products[row * size + column] = dot(predictors[row].values, predictors[column].values)
            }
        }
        let factor = try Cholesky(products, size: size)
        var slopes = [Double](repeating: 0, count: size)
        var residuals = target.values
        // The second round corrects the rounding of the first.
        for _ in 0..<2 {
            let step = factor.solved(predictors.map { dot($0.values, residuals) })
            for j in 0..<size { slopes[j] += step[j] }
            residuals = residuals.indices.map { row in
                (0..<size).reduce(target.values[row]) { $0 - slopes[$1] * predictors[$1].values[row] }
            }
        }
        let total = dot(target.values, target.values)
        determination = total > 0 ? max(0, 1 - dot(residuals, residuals) / total) : .nan
        slopes = (0..<size).map { slopes[$0] * (target.largest / predictors[$0].largest) }
        intercept = (0..<size).reduce(target.mean) { $0 - slopes[$1] * predictors[$1].mean }
        coefficients = slopes
    }

    /// The value that the predictors of each row stand for.
    ///
    /// Missing: NaN where one of them is missing.
    public func predicted(_ columns: [[Double]]) -> [Double] {
        precondition(columns.count == coefficients.count && !columns.isEmpty, "the predictors of the fit")
        return columns[0].indices.map { row in
            columns.indices.reduce(intercept) { $0 + coefficients[$1] * columns[$1][row] }
        }
    }
}

/// Deviations from the mean, divided by the largest so that no product overflows; 0 where the values are equal.
private struct Deviations {
    let mean: Double
    let largest: Double
    let values: [Double]

    init(_ values: [Double]) {
        guard values.contains(where: { $0 != values[0] }) else {
            (mean, largest, self.values) = (values.first ?? .nan, 1, values.map { _ in 0 })
            return
        }
        let mean = Moments.mean(of: values, count: Double(values.count))
        let largest = values.reduce(0) { max($0, abs($1 - mean)) }
        (self.mean, self.largest) = (mean, largest)
        self.values = values.map { ($0 - mean) / largest }
    }
}

private func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for place in left.indices { sum += left[place] * right[place] }
    return sum
}
