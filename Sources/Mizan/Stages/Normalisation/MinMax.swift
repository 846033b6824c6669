import MizanNumerics

/// The least value of the reference at `low`, the largest at `high`.
///
/// Edge: with a reference that does not hold the values, scores lie outside low and high.
///
/// Reference: [OECD2008], section 5
public struct MinMax: Normalisation {
    public static let name = "min-max"
    public static let summary = "least and largest value of the reference at low and high (0 and 100)"
    public static let reference = "[OECD2008], section 5"

    private let low: Double
    private let high: Double

    public init(_ settings: Settings) {
        low = settings.number("low", default: 0)
        high = settings.number("high", default: 100)
        if low >= high { settings.refuse("high", "low is not below high", hint: "give low < high") }
    }

    public func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double] {
        let column = column.oriented
        return try minMaxNormalised(column.values, reference: column.reference, low: low, high: high)
    }
}
