import MizanNumerics

/// As `mazziotta-pareto` with S of divisor m, for values normalised by `adjusted-mazziotta`: comparable over time.
///
/// Reference: [Mazziotta2016]
public struct AdjustedMazziottaParetoIndex: Aggregation {
    public static let name = "adjusted-mazziotta-pareto"
    public static let summary = "mean less what imbalance costs, of adjusted-mazziotta values"
    public static let reference = "[Mazziotta2016]"

    private let penalty: ImbalancePenalty

    public init(_ settings: Settings) {
        penalty = settings.choice("penalty", default: MazziottaParetoIndex.Penalty.subtracted).imbalance
    }

    public var method: GroupTree.Method { .combination(.adjustedMazziottaPareto(penalty)) }
}
