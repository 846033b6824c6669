import MizanNumerics

/// Fixed goalposts: `n = f + (s − f) · clamp((t(x) − t(low)) / (t(high) − t(low)), 0, 1)`, and `s + f − n` where the
/// direction is negative; scale s = 10 and floor f = 0 unless said.
///
/// With a floor above 0 a geometric mean can be taken of every score.
///
/// Goalposts do not depend on the sample, so that scores compare over years and when units come and go.
/// Missing: NaN stays NaN. Edge: values outside the goalposts are clamped, unless `clamp: no`.
///
/// Reference: [INFORM2017], section 4.2 (fixed minimum and maximum).
public struct Goalposts: FixedNormalisation {
    public static let name = "goalposts"
    public static let summary = "fixed low and high on 0-10 (or 0-scale), with a transform"
    public static let reference = "[INFORM2017], section 4.2"

    public enum Transform: String, Sendable, CaseIterable {
        case none
        case logPlusOne = "log10(1+x)"
        case log
        case root = "sqrt"

        func callAsFunction(_ x: Double) -> Double {
            switch self {
            case .none: x
            case .logPlusOne: Elementary.log10(1 + x)
            case .log: Elementary.log(x)
            case .root: x.squareRoot()
            }
        }

        /// The figure that is transformed to `t`; of a root below 0 that is 0.
        func restored(_ t: Double) -> Double {
            switch self {
            case .none: t
            case .logPlusOne: Elementary.pow(10, t) - 1
            case .log: Elementary.exp(t)
            case .root: t > 0 ? t * t : 0
            }
        }
    }

    public private(set) var low: Double
    public private(set) var high: Double
    public let transform: Transform
    /// The score at the better goalpost, above 0.
    public let scale: Double
    /// The score at the worse goalpost, below `scale`.
    public let floor: Double
    /// Whether values beyond the goalposts score as the goalposts do.
    public let isClamped: Bool
    private var start: Double
    private var span: Double

    public init(_ settings: Settings) {
        low = settings.number("low")
        high = settings.number("high")
        transform = settings.choice("transform", default: Transform.none)
        scale = settings.number("scale", default: 10, in: 1e-9...1e9)
        floor = settings.number("floor", default: 0, in: 0...1e9)
        isClamped = settings.flag("clamp", default: true)
        start = transform(low)
        span = transform(high) - start
        if !(low < high) {
            settings.refuse("high", "low \(low) is not below high \(high)", hint: "give goalposts low < high")
        }
        if low < high, !(span > 0 && span.isFinite), transform == .none || low >= 0 {
            settings.refuse(
                "high", "a Double cannot tell the goalposts apart, or holds no distance so large",
                hint: "give goalposts further apart, or in another unit of measurement")
        }
        if floor >= scale {
            settings.refuse("floor", "the floor is not below the scale", hint: "give floor < scale")
        }
        if transform == .log ? low <= 0 : transform != .none && low < 0 {
            settings.refuse(
                "low",
                "\(transform.rawValue) needs goalposts \(transform == .log ? "above 0" : "of 0 or more")",
                hint: "use transform: none")
        }
        if transform != .none, !isClamped {
            settings.refuse(
                "clamp", "\(transform.rawValue) is not defined below every low goalpost",
                hint: "leave 'clamp' out, or use transform: none")
        }
    }

    /// The method with its goalposts moved by shares of the distance between them, after the transform.
    ///
    /// - Parameters: above -1/2 and below 1/2.
    func moved(low: Double, high: Double) -> Goalposts {
        var moved = self
        moved.low = transform.restored(start + low * span)
        moved.high = transform.restored(start + span + high * span)
        moved.start = transform(moved.low)
        moved.span = transform(moved.high) - moved.start
        return moved
    }

    /// The scale as lanes of replicates take it; nil for a transform that they do not have.
    func laneScale(_ direction: Direction) -> FixedLaneScale? {
        let lanes: FixedLaneScale.Transform
        switch transform {
        case .none: lanes = .none
        case .log: lanes = .log
        case .root: lanes = .root
        case .logPlusOne: return nil
        }
        let width = scale - floor
        return FixedLaneScale(
            low: low, high: high, isClamped: isClamped, transform: lanes, start: start, span: span,
            from: direction == .positive ? floor : scale, width: direction == .positive ? width : -width)
    }

    /// The method with its high goalpost moved by a share of the distance that another has.
    ///
    /// - Parameter move: above -1/2 and below 1/2.
    func movedHigh(by move: Double, of other: Goalposts) -> Goalposts {
        var moved = self
        moved.high = transform.restored(other.start + other.span + move * other.span)
        moved.span = transform(moved.high) - moved.start
        return moved
    }

    public var ends: ClosedRange<Double>? { min(floor, scale)...scale }
    public var bounds: ClosedRange<Double>? { isClamped ? min(floor, scale)...scale : nil }

    public func normalised(_ value: Double, _ direction: Direction) -> Double {
        guard !value.isNaN else { return .nan }
        let inside = isClamped ? min(max(value, low), high) : value
        let share = (transform(inside) - start) / span
        let width = scale - floor
        return direction == .positive ? floor + width * share : scale - width * share
    }
}
