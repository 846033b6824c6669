import MizanNumerics

/// Draws in the outliers of a column, keeping the order of its values.
public protocol Treatment: Method {
    /// The column as it is scored; nil where it is left as it is without a look.
    ///
    /// Missing: NaN stays.
    ///
    /// - Throws: where the column cannot be judged or treated.
    func treated(_ values: [Double]) throws(NumericsError) -> TreatedColumn?
}
