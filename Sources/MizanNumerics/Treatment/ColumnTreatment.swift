/// How a column with outliers is treated: Winsorised first, transformed where that is not enough.
///
/// A column that passes `rule` is left as it is. Else it is Winsorised at up to `maximum` places; if it then
/// passes it is kept. Else `transform` is applied: to the column as it was, since a transform is for a column that
/// is skewed as a whole rather than by a few values, or to the Winsorised one where `isCombined`. The transformed
/// column is kept even where it still fails; `TreatedColumn` says so.
///
/// Reference: [Becker2022], outlier treatment
public struct ColumnTreatment: Equatable, Sendable {
    public var rule: ShapeRule
    /// Places that Winsorisation may change; 0 for none, nil for no limit.
    public var maximum: Int?
    /// nil: never transformed, and a column that Winsorisation cannot mend stays Winsorised.
    public var transform: ShapeTransform?
    public var isCombined: Bool

    public init(
        rule: ShapeRule = ShapeRule(), maximum: Int? = 5, transform: ShapeTransform? = .logarithm,
        isCombined: Bool = false
    ) {
        precondition(maximum ?? 0 >= 0, "a number of places is not negative")
        self.rule = rule
        (self.maximum, self.transform, self.isCombined) = (maximum, transform, isCombined)
    }

    /// The treated column.
    ///
    /// Missing: NaN stays.
    ///
    /// - Throws: where the shape cannot be judged, fewer than four values being known or all equal, or one is
    ///   infinite; where the transform is not defined.
    public func callAsFunction(_ values: [Double]) throws(NumericsError) -> TreatedColumn {
        let before = try Shape(values, rule)
        if before.passes {
            return TreatedColumn(
                values: values, before: before.moments, winsorised: nil, isTransformed: false,
                after: before.moments, passes: true)
        }
        let pulled = try winsorised(values, until: rule, maximum: maximum)
        guard !pulled.passes, let transform else {
            return TreatedColumn(
                values: pulled.values, before: before.moments, winsorised: pulled, isTransformed: false,
                after: pulled.moments, passes: pulled.passes)
        }
        let transformed = try transform(isCombined ? pulled.values : values)
        let after = try Shape(transformed, rule)
        return TreatedColumn(
            values: transformed, before: before.moments, winsorised: pulled, isTransformed: true,
            after: after.moments, passes: after.passes)
    }
}

/// A column after treatment, and what was done to it.
public struct TreatedColumn: Equatable, Sendable {
    public let values: [Double]
    public let before: Moments
    /// What Winsorisation gave, used or not; nil where the column passed as it was.
    public let winsorised: Winsorised?
    public let isTransformed: Bool
    /// Of `values`.
    public let after: Moments
    /// Whether the shape passes now.
    public let passes: Bool
}
