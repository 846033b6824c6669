/// A column with each missing value replaced by its least-squares prediction from other columns.
///
/// On the line, without noise: the filled values vary less than real ones would, so that variances and errors taken
/// of the result are too small.
///
/// Known values are never changed. Missing: a gap stays where a predictor of its row is missing too.
///
/// - Parameter columns: the predictors, at least one, of the same length.
/// - Returns: the column, and the regression; nil where nothing was missing.
/// - Throws: as `LinearRegression`, where there is a gap.
///
/// Reference: [LittleRubin2002], section 4.2
public func imputed(_ values: [Double], byRegressionOn columns: [[Double]]) throws(NumericsError)
    -> (values: [Double], regression: LinearRegression?)
{
    precondition(!columns.isEmpty, "a regression on at least one column")
    guard values.contains(where: \.isNaN) else { return (values, nil) }
    let regression = try LinearRegression(of: values, on: columns)
    let predictions = regression.predicted(columns)
    return (values.indices.map { values[$0].isNaN ? predictions[$0] : values[$0] }, regression)
}
