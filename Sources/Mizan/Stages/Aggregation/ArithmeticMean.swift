import MizanNumerics

/// The weighted arithmetic mean `Σ w·x / Σ w`: one dimension makes up fully for another.
///
/// Reference: [OECD2008], section 6.
public struct ArithmeticMean: TransformedMean {
    public static let name = "arithmetic"
    public static let summary = "weighted arithmetic mean"
    public static let reference = "[OECD2008], section 6"

    public init() {}

    public init(_ settings: Settings) {}

    public var method: GroupTree.Method { .combination(.arithmetic) }
    public var averages: Bool { true }
    public func transformed(_ x: Double) -> Double { x }
    public func restored(_ t: Double) -> Double { t }
}
