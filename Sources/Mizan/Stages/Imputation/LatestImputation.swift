import MizanNumerics

/// The unit's last value of an earlier period, at most `maximum_age` years old.
///
/// Reference: [OECD2008], section 3
public struct LatestImputation: Imputation {
    public static let name = "latest"
    public static let summary = "the unit's last earlier value, up to a stated age in years"
    public static let reference = "[OECD2008], section 3"

    private let maximumAge: Double?

    public init(_ settings: Settings) {
        maximumAge = settings.optionalNumber("maximum_age", in: 0...1000)
    }

    public var readsHistory: Bool { true }

    public func imputed(_ places: [Int], of table: ImputationTable) throws(NumericsError) -> [[Double]] {
        // Twelfths of a year are not exact; a millionth is half a minute.
        try table.bySeries(places, .latest(maximumAge: maximumAge.map { $0 + 1e-6 }))
    }
}
