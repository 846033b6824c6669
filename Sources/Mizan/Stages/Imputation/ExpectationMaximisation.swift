import MizanNumerics

/// The mean of the multivariate normal distribution that fits the indicators of a group best, given what the unit knows
/// of them.
///
/// Fitted by expectation-maximisation, without noise. Missing: a unit that knows none of them stays as it is.
///
/// Reference: [Dempster1977]; [LittleRubin2002], section 11.2
public struct ExpectationMaximisation: Imputation {
    public static let name = "em"
    public static let summary = "mean of the multivariate normal distribution of a group"
    public static let reference = "[LittleRubin2002], section 11.2"

    private let level: Int

    public init(_ settings: Settings) {
        level = settings.level()
    }

    public func imputed(_ places: [Int], of table: ImputationTable) throws(NumericsError) -> [[Double]] {
        try table.byKin(places, level: level) { kin throws(NumericsError) in
            try NormalImputation(of: kin.map { table.columns[$0] }).columns
        }
    }
}
