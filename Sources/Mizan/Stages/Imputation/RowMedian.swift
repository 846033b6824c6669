import MizanNumerics

/// The median of what the unit knows of the other indicators of a group, each scaled 0-1 with high good, brought back to
/// the scale of the indicator that is missing.
///
/// So a unit that does well elsewhere in the group is taken to do well here. `level` says which group.
///
/// Reference: [OECD2008], section 3
public struct RowMedian: Imputation {
    public static let name = "row-median"
    public static let summary = "median of the unit's other indicators in a group, scaled back"
    public static let reference = "[OECD2008], section 3"

    private let level: Int

    public init(_ settings: Settings) {
        level = settings.level()
    }

    public func imputed(_ places: [Int], of table: ImputationTable) throws(NumericsError) -> [[Double]] {
        try table.filledByRow(places, level: level, by: .median)
    }
}
