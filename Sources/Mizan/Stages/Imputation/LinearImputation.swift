import MizanNumerics

/// On the line between the unit's known values before and after; beyond the ends as the nearest one.
///
/// Missing: stays for a unit with one known value, which makes no line.
///
/// Reference: [OECD2008], section 3
public struct LinearImputation: Imputation {
    public static let name = "linear"
    public static let summary = "on the line between the unit's values before and after"
    public static let reference = "[OECD2008], section 3"

    public init(_ settings: Settings) {}

    public var readsHistory: Bool { true }

    public func imputed(_ places: [Int], of table: ImputationTable) throws(NumericsError) -> [[Double]] {
        try table.bySeries(places, .linear)
    }
}
