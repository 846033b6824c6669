import MizanNumerics

/// Fixed goalposts on 0-10: `n = 10 · clamp((t(x) − t(low)) / (t(high) − t(low)), 0, 1)`, and `10 − n` where a
/// low value is worse.
///
/// Goalposts do not depend on the sample, so that scores compare over years and when units come and go.
/// Missing: NaN stays NaN. Edge: values outside the goalposts are clamped.
///
/// Reference: [INFORM2017], section 4.2 (fixed minimum and maximum).
public struct Goalposts: Normalisation {
    public static let name = "goalposts"
    public static let summary = "fixed low and high on 0-10, with an optional log10(1+x) or sqrt"
    public static let reference = "[INFORM2017], section 4.2"

    public enum Transform: String, Sendable, CaseIterable {
        case none
        case log = "log10(1+x)"
        case root = "sqrt"

        func callAsFunction(_ x: Double) -> Double {
            switch self {
            case .none: x
            case .log: Elementary.log10(1 + x)
            case .root: x.squareRoot()
            }
        }
    }

    public var low: Double
    public var high: Double
    public var transform: Transform

    public init(_ settings: Settings) {
        low = settings.number("low")
        high = settings.number("high")
        transform = settings.choice("transform", default: Transform.none)
        if !(low < high) {
            settings.refuse("high", "low \(low) is not below high \(high)", hint: "give goalposts low < high")
        }
        if transform != .none, low < 0 {
            settings.refuse(
                "low", "\(transform.rawValue) needs goalposts of 0 or more", hint: "use transform: none")
        }
    }

    public var bounds: ClosedRange<Double>? { 0...10 }

    public func normalised(_ value: Double, _ direction: Model.Direction) -> Double {
        guard !value.isNaN else { return .nan }
        let inside = min(max(value, low), high)
        let share = (transform(inside) - transform(low)) / (transform(high) - transform(low))
        return direction == .higherIsWorse ? 10 * share : 10 - 10 * share
    }
}
