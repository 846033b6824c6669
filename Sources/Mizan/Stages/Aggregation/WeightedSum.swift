import MizanNumerics

/// The weighted sum `Σ w·x`: weights are coefficients, as in published formulas.
///
/// Reference: [PuT2021], formula.
public struct WeightedSum: TransformedMean {
    public static let name = "sum"
    public static let summary = "weighted sum, weights as coefficients"
    public static let reference = "[PuT2021], formula"

    public init(_ settings: Settings) {}

    public var method: GroupTree.Method { .combination(.sum) }
    public var averages: Bool { false }
    public func transformed(_ x: Double) -> Double { x }
    public func restored(_ t: Double) -> Double { t }
}
