import MizanNumerics

/// How much of the way from the worst value of the reference to the target is gone: `low` at the worst value, `high`
/// at the target.
///
/// The target is that of the indicator, or the method's own `target` where the indicator states none; both in the
/// indicator's unit. Edge: beyond the target a score is above `high`, or with `cap: yes` equal to it.
///
/// Reference: [OECD2008], section 5
public struct DistanceToTarget: Normalisation {
    public static let name = "distance-to-target"
    public static let summary = "way from the worst value of the reference to the target"
    public static let reference = "[OECD2008], section 5"

    private let target: Double?
    private let isCapped: Bool
    private let scale: ScoreScale

    public init(_ settings: Settings) {
        target = settings.optionalNumber("target")
        isCapped = settings.flag("cap", default: false)
        scale = ScoreScale(settings)
    }

    public var ends: ClosedRange<Double>? { scale.ends }

    public func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double] {
        var column = column
        column.target = column.target ?? target
        let oriented = column.oriented
        guard let target = oriented.target else {
            throw .unfitCount(what: "targets", count: 0, needed: "1, the indicator's or the method's,")
        }
        return try scale.scores(
            normalisedByTarget(
                oriented.values, reference: oriented.reference, target: target, isCapped: isCapped),
            of: oriented)
    }
}
