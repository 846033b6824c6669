import MizanNumerics

/// Weights in proportion to the indicators below each child: indicators count alike, and dimensions by their number.
///
/// Reference: [OECD2008], section 6
public struct EqualPerIndicator: Weighting {
    public static let name = "equal-per-indicator"
    public static let summary = "indicators count alike: a dimension by the number that it holds"
    public static let reference = "[OECD2008], section 6"

    public init(_ settings: Settings) {}

    public func weights(for group: WeightingGroup) -> ProposedWeights {
        let total = Double(group.indicators.reduce(0, +))
        return ProposedWeights(group.indicators.map { Double($0) / total })
    }
}
