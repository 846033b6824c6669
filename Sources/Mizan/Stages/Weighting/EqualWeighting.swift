import MizanNumerics

/// The same weight for every child of a group: groups count alike, however many indicators they hold.
///
/// Reference: [OECD2008], section 6
public struct EqualWeighting: Weighting {
    public static let name = "equal"
    public static let summary = "children count alike, dimensions of any size too"
    public static let reference = "[OECD2008], section 6"

    public init(_ settings: Settings) {}

    public func weights(for group: WeightingGroup) -> ProposedWeights {
        ProposedWeights(equalWeights(group.children.count))
    }
}
