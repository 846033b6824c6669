import MizanNumerics

/// The mean of the indicator's known values, or of those in the unit's class.
///
/// Reference: [OECD2008], section 3
public struct MeanImputation: Imputation {
    public static let name = "mean"
    public static let summary = "mean of the known values, of all units or within a class"
    public static let reference = "[OECD2008], section 3"

    public let classes: String?

    public init(_ settings: Settings) {
        classes = settings.has("within") ? settings.text("within") : nil
    }

    public func imputed(_ places: [Int], of table: ImputationTable) throws(NumericsError) -> [[Double]] {
        try byColumn(places, of: table) { values throws(NumericsError) in
            try table.filled(values, by: .mean, within: classes)
        }
    }
}

extension ImputationTable {
    func filled(_ values: [Double], by centre: Centre, within name: String?) throws(NumericsError) -> [Double]
    {
        guard let name else { return try MizanNumerics.imputed(values, by: centre) }
        // The class of a unit without one is its own: no other unit says anything of it.
        let own = classes[name] ?? []
        let groups = units.indices.map { own[$0] ?? "\u{0}\(units[$0])" }
        return try MizanNumerics.imputed(values, by: centre, within: groups)
    }
}
