import MizanNumerics

/// An S-shaped scale from `low` to `high`, half-way at `midpoint`: `1 / (1 + exp(−steepness · (x − midpoint)))`.
///
/// It depends on no other unit, and never makes unequal values equal as clamped goalposts do.
///
/// Reference: [Verhulst1838]
public struct Logistic: Normalisation {
    public static let name = "logistic"
    public static let summary = "S-shaped curve about a midpoint, from low to high (0 and 100)"
    public static let reference = "[Verhulst1838]"

    private let midpoint: Double
    private let steepness: Double
    private let scale: ScoreScale

    public init(_ settings: Settings) {
        midpoint = settings.number("midpoint")
        steepness = settings.number("steepness", in: 1e-12...1e12)
        scale = ScoreScale(settings)
    }

    public var ends: ClosedRange<Double>? { scale.ends }

    public func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double] {
        try scale.scores(
            logisticNormalised(
                column.oriented.values, midpoint: column.direction == .positive ? midpoint : -midpoint,
                steepness: steepness),
            of: column)
    }
}
