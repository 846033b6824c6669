import MizanNumerics

/// The mean of the indicator's known values, or of those in the unit's class.
///
/// Reference: [OECD2008], section 3
public struct MeanImputation: Imputation {
    public static let name = "mean"
    public static let summary = "mean of the known values, of all units or within a class"
    public static let reference = "[OECD2008], section 3"

    public let classes: String?

    public init(_ settings: Settings) {
        classes = settings.within()
    }

    public func imputed(_ places: [Int], of table: ImputationTable) throws(NumericsError) -> [[Double]] {
        try table.filled(places, by: .mean, within: classes)
    }
}
