import MizanNumerics

/// Borda's count: the number of values of the reference that lie below.
///
/// Reference: [OECD2008], section 5
public struct Borda: Normalisation {
    public static let name = "borda"
    public static let summary = "number of values of the reference that lie below"
    public static let reference = "[OECD2008], section 5"

    public init(_ settings: Settings) {}

    public func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double] {
        let column = column.oriented
        return try rankNormalised(column.values, reference: column.reference, as: .borda)
    }
}
