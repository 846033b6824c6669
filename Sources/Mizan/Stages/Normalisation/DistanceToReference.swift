import MizanNumerics

/// How much of the way from the worst value of the reference to the value of one named unit is gone: `low` at the
/// worst value, `high` at the unit's.
///
/// The unit is named by its id, so that sorting or screening the units does not change whom all others are held to.
/// Edge: above `high` where a unit does better, or with `cap: yes` equal to it.
///
/// Reference: [OECD2008], section 5
public struct DistanceToReference: Normalisation {
    public static let name = "distance-to-reference"
    public static let summary = "way from the worst value of the reference to that of one unit"
    public static let reference = "[OECD2008], section 5"

    private let unit: String
    private let isCapped: Bool
    private let scale: ScoreScale

    public init(_ settings: Settings) {
        unit = settings.text("unit")
        isCapped = settings.flag("cap", default: false)
        scale = ScoreScale(settings)
    }

    public var ends: ClosedRange<Double>? { scale.ends }

    /// - Throws: `unfitCount` where the unit is not in the table or its value is missing, and as `normalisedByTarget`.
    public func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double] {
        let column = column.oriented
        guard let place = column.units.firstIndex(of: unit) else {
            throw .unfitCount(what: "units with the id '\(unit)'", count: 0, needed: "1")
        }
        let target = column.values[place]
        guard !target.isNaN else {
            throw .unfitCount(what: "known values of the unit '\(unit)'", count: 0, needed: "1")
        }
        return try scale.scores(
            normalisedByTarget(
                column.values, reference: column.reference, target: target, isCapped: isCapped),
            of: column)
    }
}
