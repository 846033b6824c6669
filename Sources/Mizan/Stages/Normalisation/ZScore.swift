import MizanNumerics

/// Standard deviations (divisor n − 1) from the mean of the reference, times `deviation`, plus `mean`.
///
/// Reference: [OECD2008], section 5
public struct ZScore: Normalisation {
    public static let name = "z-score"
    public static let summary = "standard deviations from the mean of the reference"
    public static let reference = "[OECD2008], section 5"

    let mean: Double
    let deviation: Double

    public init(_ settings: Settings) {
        mean = settings.number("mean", default: 0)
        deviation = settings.number("deviation", default: 1, in: 1e-9...1e9)
    }

    public func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double] {
        let column = column.oriented
        return try zScores(column.values, reference: column.reference, mean: mean, deviation: deviation)
    }
}
