import MizanNumerics

/// The unit's last value of an earlier period at any age, or where there is none the first of a later one.
///
/// Reference: [OECD2008], section 3
public struct LatestOrNextImputation: Imputation {
    public static let name = "latest-or-next"
    public static let summary = "the unit's last earlier value, or else its first later one, at any age"
    public static let reference = "[OECD2008], section 3"

    public init(_ settings: Settings) {}

    public var readsHistory: Bool { true }

    public func imputed(_ places: [Int], of table: ImputationTable) throws(NumericsError) -> [[Double]] {
        try table.bySeries(places, .constant)
    }
}
