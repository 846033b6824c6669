import MizanNumerics

/// The most outlying values drawn in to the next less outlying one, at a stated number of places, whatever the shape.
///
/// Each step is at the end to which the column is skewed. Edge: equal values are drawn in together, so that the number
/// of places can be passed by as many.
///
/// Reference: [Becker2022], outlier treatment
public struct Winsorisation: Treatment {
    public static let name = "winsorise"
    public static let summary = "the n most outlying values drawn in to the next ones, whatever the shape"
    public static let reference = "[Becker2022], outlier treatment"

    private let treatment: ColumnTreatment

    public init(_ settings: Settings) {
        treatment = ColumnTreatment(
            rule: .never, maximum: settings.integer("places", in: 1...1_000_000), transform: nil)
    }

    public func treated(_ values: [Double]) throws(NumericsError) -> TreatedColumn? { try treatment(values) }
}

extension ShapeRule {
    /// No column passes: each is treated.
    static var never: ShapeRule {
        var rule = ShapeRule()
        (rule.skewness, rule.kurtosis) = (0, -.infinity)
        return rule
    }
}
