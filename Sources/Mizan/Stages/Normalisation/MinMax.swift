import MizanNumerics

/// The least value of the reference at `low`, the largest at `high`.
///
/// Edge: with a reference that does not hold the values, scores lie outside low and high.
///
/// Reference: [OECD2008], section 5
public struct MinMax: Normalisation {
    public static let name = "min-max"
    public static let summary = "least and largest value of the reference at low and high"
    public static let reference = "[OECD2008], section 5"

    let scale: ScoreScale

    public init(_ settings: Settings) {
        scale = ScoreScale(settings)
    }

    public var ends: ClosedRange<Double>? { scale.ends }

    public func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double] {
        let column = column.oriented
        return try minMaxNormalised(
            column.values, reference: column.reference, low: scale.low, high: scale.high)
    }
}
