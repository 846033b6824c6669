import MizanNumerics

/// VIKOR: the compromise between the loss over all children and the loss on the worst one; 1 − Q, so that high is good.
///
/// A unit that lacks a child has no score.
///
/// Reference: [Opricovic2004]
public struct VikorAggregation: Aggregation {
    public static let name = "vikor"
    public static let summary = "compromise of the loss over all children and on the worst, 0-1"
    public static let reference = "[Opricovic2004]"

    private let strategy: Double

    public init(_ settings: Settings) {
        strategy = settings.number("strategy", default: 0.5, in: 0...1)
    }

    public var method: GroupTree.Method { .comparison(.vikor(strategy: strategy)) }
}
