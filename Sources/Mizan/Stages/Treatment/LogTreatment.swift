import MizanNumerics

/// A logarithm of every value, whatever the shape of the column.
///
/// Reference: [Becker2022], outlier treatment
public struct LogTreatment: Treatment {
    public static let name = "log"
    public static let summary = "logarithm of every value, in one of four variants, whatever the shape"
    public static let reference = "[Becker2022], outlier treatment"

    /// What stands under the logarithm: see `ShapeTransform`.
    enum Variant: String, CaseIterable {
        case log
        case logOfTail = "log-of-tail"
        case logPlusOne = "log-plus-one"
        case logToMaximum = "log-to-maximum"
    }

    private let treatment: ColumnTreatment

    public init(_ settings: Settings) {
        let transform: ShapeTransform =
            switch settings.choice("variant", default: Variant.log) {
            case .log: .logarithm
            case .logOfTail: .logarithmOfTail
            case .logPlusOne: .logarithmPlusOne
            case .logToMaximum: .logarithmToMaximum
            }
        treatment = ColumnTreatment(rule: .never, maximum: 0, transform: transform)
    }

    public func treated(_ values: [Double]) throws(NumericsError) -> TreatedColumn? { try treatment(values) }
}
