import MizanNumerics

/// The weighted power mean `(Σ w·x^p / Σ w)^(1/p)`: the lower the exponent p, the less one value makes up for another.
///
/// Exponent 1 is the arithmetic mean, 0 the geometric, −1 the harmonic one.
///
/// Reference: [OECD2008], section 6; [Hardy1952], chapter 2
public struct PowerMean: Aggregation {
    public static let name = "power"
    public static let summary = "weighted power mean; exponent 1 is arithmetic, 0 geometric"
    public static let reference = "[Hardy1952], chapter 2"

    private let exponent: Double

    init(exponent: Double) { self.exponent = exponent }

    public init(_ settings: Settings) {
        exponent = settings.number("exponent", in: -100...100)
    }

    public var method: GroupTree.Method { .combination(.power(exponent)) }
}
