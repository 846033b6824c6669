import MizanNumerics

/// The rank of a value in the reference, 1 for the one that is worst for the index.
///
/// Edge: equal values share the lowest of their places (1, 2, 2, 4), or with `ties: mean` the mean of them.
///
/// Reference: [OECD2008], section 5
public struct RankNormalisation: Normalisation {
    public static let name = "rank"
    public static let summary = "place among the values of the reference, 1 for the lowest"
    public static let reference = "[OECD2008], section 5"

    enum Ties: String, CaseIterable { case lowest, mean }

    private let score: RankScore

    public init(_ settings: Settings) {
        score = settings.choice("ties", default: Ties.lowest) == .mean ? .midRank : .rank
    }

    public func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double] {
        let column = column.oriented
        return try rankNormalised(column.values, reference: column.reference, as: score)
    }
}
