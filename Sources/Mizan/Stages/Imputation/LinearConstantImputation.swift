import MizanNumerics

/// As `linear`; for a unit with one known value, that value.
///
/// Reference: [OECD2008], section 3
public struct LinearConstantImputation: Imputation {
    public static let name = "linear-constant"
    public static let summary = "as linear; for a unit with one known value, that value"
    public static let reference = "[OECD2008], section 3"

    public init(_ settings: Settings) {}

    public var readsHistory: Bool { true }

    public func imputed(_ places: [Int], of table: ImputationTable) throws(NumericsError) -> [[Double]] {
        try table.bySeries(places, .linearOrConstant)
    }
}
