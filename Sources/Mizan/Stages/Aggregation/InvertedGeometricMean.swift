import MizanNumerics

/// INFORM's inverted geometric mean of scores on 0-10:
/// `10 − ((∏ ((10 − x)/10 · 9 + 1)^w) − 1)/9 · 10`, weights summing to 1.
///
/// A single high value weighs more than in an arithmetic mean: one catastrophe is not averaged away.
///
/// Reference: [INFORM2017], section 4.4.
public struct InvertedGeometricMean: TransformedMean {
    public static let name = "inverted-geometric"
    public static let summary = "inverted geometric mean of 0-10: a high value is not averaged away"
    public static let reference = "[INFORM2017], section 4.4"

    public init(_ settings: Settings) {}

    private let mean = InvertedPowerMean(exponent: 0)

    public var method: GroupTree.Method { .combination(.invertedPower(0)) }
    public var averages: Bool { true }
    public var isInverted: Bool { true }
    public func transformed(_ x: Double) -> Double { mean.transformed(x) }
    public func restored(_ t: Double) -> Double { mean.restored(t) }
}
