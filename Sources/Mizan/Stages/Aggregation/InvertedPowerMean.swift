import MizanNumerics

/// The inverted power mean of scores on 0-10: with `y = (10 − x)/10 · 9 + 1`, `M = (Σ w·y^p / Σ w)^(1/p)` and
/// `10 − (M − 1)/9 · 10`.
///
/// `p = 1` is the arithmetic mean, `p = 0` INFORM's inverted geometric mean; the lower `p`, the less one
/// dimension makes up for another.
///
/// Reference: [INFORM2017], section 4.4 (p = 0); [OECD2008], section 6 (power means).
public struct InvertedPowerMean: TransformedMean {
    public static let name = "inverted-power"
    public static let summary = "inverted power mean of 0-10; exponent 1 is arithmetic, 0 geometric"
    public static let reference = "[INFORM2017], section 4.4"

    /// The exponent, -10...10; nearer to 0 than 1e-9 counts as 0.
    public let exponent: Double

    public init(exponent: Double) {
        self.exponent = abs(exponent) < 1e-9 ? 0 : exponent
    }

    public init(_ settings: Settings) {
        self.init(exponent: settings.number("exponent", in: -10...10))
    }

    public var method: GroupTree.Method { .combination(.invertedPower(exponent)) }
    public var averages: Bool { true }
    public var isInverted: Bool { true }

    /// Minus the Box-Cox transform of `y`, which rises with `x` for every exponent.
    public func transformed(_ x: Double) -> Double {
        let y = (10 - x) * 0.9 + 1
        if exponent == 0 { return -Elementary.log(y) }
        if exponent == 1 { return 1 - y }
        return (1 - Elementary.pow(y, exponent)) / exponent
    }

    public func restored(_ t: Double) -> Double {
        let mean: Double
        if exponent == 0 {
            mean = Elementary.exp(-t)
        } else if exponent == 1 {
            mean = 1 - t
        } else {
            mean = Elementary.pow(1 - exponent * t, 1 / exponent)
        }
        // The mean of equal ends may miss them by a rounding.
        return min(max(10 - (mean - 1) / 0.9, 0), 10)
    }
}
