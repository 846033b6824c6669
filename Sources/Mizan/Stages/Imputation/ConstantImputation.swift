import MizanNumerics

/// One stated value for every gap, with the reason why it is known.
///
/// Reference: [OECD2008], section 3
public struct ConstantImputation: Imputation {
    public static let name = "constant"
    public static let summary = "one stated value, with a written reason"
    public static let reference = "[OECD2008], section 3"

    private let value: Double
    /// Why a figure that is not known has this value.
    public let reason: String

    public init(_ settings: Settings) {
        value = settings.number("value")
        let isStated = settings.has("reason")
        reason = settings.text("reason")
        if isStated, reason.allSatisfy(\.isWhitespace) {
            settings.refuse("reason", "the reason is empty", hint: "say why the value is known")
        }
    }

    public func imputed(_ places: [Int], of table: ImputationTable) -> [[Double]] {
        places.map { place in table.columns[place].map { $0.isNaN ? value : $0 } }
    }
}
