import MizanNumerics

/// Which units have enough figures to be in the table at all.
///
/// A unit is left out where less than `available` of its indicators are known, or less than `nonzero` of those known
/// are not 0; `keep` and `drop` override, in that order.
///
/// Reference: [OECD2008], section 3
public struct Screening: Sendable {
    /// Least share of indicators known, 0...1; nil = not asked.
    public let available: Double?
    /// Least share of known values that are not 0, 0...1; nil = not asked.
    public let nonzero: Double?
    public let keep: [String]
    public let drop: [String]

    init(_ settings: Settings) {
        available = settings.optionalNumber("available", in: 0...1)
        nonzero = settings.optionalNumber("nonzero", in: 0...1)
        keep = settings.texts("keep")
        drop = settings.texts("drop")
    }

    /// Why a unit is not in the table.
    public enum Reason: Sendable, Equatable {
        case dropped
        case fewKnown(share: Double, needed: Double)
        case fewNonzero(share: Double, needed: Double)
    }

    /// Why a unit with these values is left out; nil where it stays.
    func reason(for unit: String, _ values: [Double]) -> Reason? {
        if drop.contains(unit) { return .dropped }
        if keep.contains(unit) { return nil }
        let known = values.filter { !$0.isNaN }
        let share = Double(known.count) / Double(values.count)
        if let available, share < available { return .fewKnown(share: share, needed: available) }
        let nonzeros = Double(known.count { $0 != 0 }) / Double(known.count)
        if let nonzero, nonzeros < nonzero { return .fewNonzero(share: nonzeros, needed: nonzero) }
        return nil
    }
}
