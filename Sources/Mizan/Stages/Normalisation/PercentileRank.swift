import MizanNumerics

/// The share of the other values of the reference that lie below, `(rank − 1) / (n − 1)`, from `low` to `high`.
///
/// Reference: [OECD2008], section 5
public struct PercentileRank: Normalisation {
    public static let name = "percentile-rank"
    public static let summary = "share of the other values that lie below, from low to high"
    public static let reference = "[OECD2008], section 5"

    private let scale: ScoreScale

    public init(_ settings: Settings) {
        scale = ScoreScale(settings)
    }

    public var ends: ClosedRange<Double>? { scale.ends }

    public func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double] {
        let column = column.oriented
        return try scale.scores(
            rankNormalised(column.values, reference: column.reference, as: .percentRank), of: column)
    }
}
