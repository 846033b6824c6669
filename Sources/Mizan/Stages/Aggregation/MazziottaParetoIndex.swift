import MizanNumerics

/// The mean of a group's children less, or with `penalty: added` plus, what their imbalance costs: `M ∓ S²/M`, S of
/// divisor m − 1.
///
/// Children count alike; weights only leave out those of 0. For values about 100, such as
/// `{method: z-score, mean: 100, deviation: 10}`.
///
/// Reference: [Mazziotta2016]
public struct MazziottaParetoIndex: Aggregation {
    public static let name = "mazziotta-pareto"
    public static let summary = "mean less what imbalance costs, of z-scores about 100"
    public static let reference = "[Mazziotta2016]"

    /// What imbalance does to the index.
    enum Penalty: String, CaseIterable {
        case subtracted, added

        var imbalance: ImbalancePenalty { self == .added ? .added : .subtracted }
    }

    private let penalty: ImbalancePenalty

    public init(_ settings: Settings) {
        penalty = settings.choice("penalty", default: Penalty.subtracted).imbalance
    }

    public var method: GroupTree.Method { .combination(.mazziottaPareto(penalty)) }
}
