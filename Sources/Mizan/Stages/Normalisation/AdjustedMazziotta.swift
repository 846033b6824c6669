import MizanNumerics

/// A scale on which the base value is 100 and the distance from the least to the largest value of the reference is 60.
///
/// The base is `base`, in the indicator's unit, such as the mean of a base year; without it the mean of the reference.
/// With a `scale` of several periods scores compare over time, which those of a z-score do not.
///
/// Reference: [Mazziotta2016]
public struct AdjustedMazziotta: Normalisation {
    public static let name = "adjusted-mazziotta"
    public static let summary = "100 at the base value, the range of the reference 60 wide"
    public static let reference = "[Mazziotta2016]"

    private let base: Double?

    public init(_ settings: Settings) {
        base = settings.optionalNumber("base")
    }

    public func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double] {
        try column.requireFinite()
        let moments = try Moments(of: column.reference)
        guard moments.count > 1 else { throw .tooFewValues(known: moments.count, needed: 2) }
        return try column.checked(
            adjustedMazziottaNormalised(
                column.values, reference: base ?? moments.mean, range: moments.minimum...moments.maximum,
                isCost: column.direction == .negative))
    }
}
