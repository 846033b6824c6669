import MizanNumerics

/// The scores that a share of 0 and one of 1 become: 0 and 100 unless said, as for `min-max`, so that indicators
/// with different methods stay on one scale.
struct ScoreScale: Sendable {
    let low: Double
    let high: Double

    /// Reads `low` and `high`.
    init(_ settings: Settings) {
        low = settings.number("low", default: 0)
        high = settings.number("high", default: 100)
        if low >= high { settings.refuse("high", "low is not below high", hint: "give low < high") }
    }

    /// Ordered also where the settings are refused.
    var ends: ClosedRange<Double> { min(low, high)...max(low, high) }

    /// The scores of a column from its shares.
    func scores(_ shares: [Double], of column: ScaledColumn) throws(NumericsError) -> [Double] {
        try column.checked(shares.map { $0 * (high - low) + low })
    }
}
