import MizanNumerics

/// The median of the indicator's known values, or of those in the unit's class.
///
/// Reference: [OECD2008], section 3
public struct MedianImputation: Imputation {
    public static let name = "median"
    public static let summary = "median of the known values, of all units or within a class"
    public static let reference = "[OECD2008], section 3"

    public let classes: String?

    public init(_ settings: Settings) {
        classes = settings.within()
    }

    public func imputed(_ places: [Int], of table: ImputationTable) throws(NumericsError) -> [[Double]] {
        try table.filled(places, by: .median, within: classes)
    }
}
