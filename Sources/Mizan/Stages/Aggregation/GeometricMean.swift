import MizanNumerics

/// The weighted geometric mean `∏ x^(w/Σw)`: a low value pulls more than a high one makes up.
///
/// Reference: [OECD2008], section 6
public struct GeometricMean: Aggregation {
    public static let name = "geometric"
    public static let summary = "weighted geometric mean of values above 0"
    public static let reference = "[OECD2008], section 6"

    public init(_ settings: Settings) {}

    public var method: GroupTree.Method { .combination(.geometric) }
}
