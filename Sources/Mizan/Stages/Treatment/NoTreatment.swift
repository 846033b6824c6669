import MizanNumerics

/// Every value as it is, outliers too.
///
/// Reference: [OECD2008], section 3
public struct NoTreatment: Treatment {
    public static let name = "none"
    public static let summary = "every value as it is"
    public static let reference = "[OECD2008], section 3"

    public init(_ settings: Settings) {}

    public func treated(_ values: [Double]) -> TreatedColumn? { nil }
}
