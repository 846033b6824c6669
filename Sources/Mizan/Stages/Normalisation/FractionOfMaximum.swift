import MizanNumerics

/// The value over the largest of the reference: `low` at 0, `high` at the largest.
///
/// For indicators with a true zero whose high values are good. Of values turned negative the largest is the one
/// nearest to 0, and the order would be lost, which is why a negative direction is refused.
///
/// Reference: [OECD2008], section 5
public struct FractionOfMaximum: Normalisation {
    public static let name = "fraction-of-maximum"
    public static let summary = "value over the largest of the reference; positive directions only"
    public static let reference = "[OECD2008], section 5"

    private let scale: ScoreScale

    public init(_ settings: Settings) {
        scale = ScoreScale(settings)
    }

    public var ends: ClosedRange<Double>? { scale.ends }

    public func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double] {
        guard column.direction == .positive else {
            let moments = try Moments(of: column.reference)
            throw .unusableScale(
                low: moments.minimum, high: moments.maximum,
                needed: "a fraction of the maximum needs an indicator of positive direction")
        }
        return try scale.scores(
            fractionsOfMaximum(column.values, reference: column.reference), of: column)
    }
}
