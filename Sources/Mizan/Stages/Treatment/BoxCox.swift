import MizanNumerics

/// The Box-Cox transform of every value, `(z^λ − 1) / λ` with `z = x − min + 1`, whatever the shape of the column.
///
/// Reference: [BoxCox1964]
public struct BoxCox: Treatment {
    public static let name = "box-cox"
    public static let summary = "power transform of every value, whatever the shape"
    public static let reference = "[BoxCox1964]"

    private let treatment: ColumnTreatment

    public init(_ settings: Settings) {
        let power = settings.number("power", in: -10...10)
        treatment = ColumnTreatment(rule: .never, maximum: 0, transform: .boxCox(power))
    }

    public func treated(_ values: [Double]) throws(NumericsError) -> TreatedColumn? { try treatment(values) }
}
