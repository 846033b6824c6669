import MizanNumerics

/// The weighted harmonic mean `Σ w / Σ (w/x)`: nearer to the lowest value than the geometric mean.
///
/// Reference: [OECD2008], section 6
public struct HarmonicMean: Aggregation {
    public static let name = "harmonic"
    public static let summary = "weighted harmonic mean of values above 0"
    public static let reference = "[OECD2008], section 6"

    public init(_ settings: Settings) {}

    public var method: GroupTree.Method { .combination(.harmonic) }
}
