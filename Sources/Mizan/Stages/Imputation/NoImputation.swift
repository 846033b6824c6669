import MizanNumerics

/// Gaps stay gaps: each group counts what is known, if enough is.
///
/// Reference: [OECD2008], section 3
public struct NoImputation: Imputation {
    public static let name = "none"
    public static let summary = "gaps stay: a group counts what is known of its children"
    public static let reference = "[OECD2008], section 3"

    public init(_ settings: Settings) {}

    public func imputed(_ places: [Int], of table: ImputationTable) -> [[Double]] {
        places.map { table.columns[$0] }
    }
}
