import MizanNumerics

/// Copeland's score: the units that a unit outranks less those that outrank it.
///
/// Only the order of values counts, so that no normalisation matters. A value that one of two units lacks says nothing
/// of the pair; the order of the units plays no part.
///
/// Reference: [Copeland1951]; [Munda2009]
public struct Copeland: Aggregation {
    public static let name = "copeland"
    public static let summary = "units outranked less units outranked by: order alone counts"
    public static let reference = "[Munda2009]"

    public init(_ settings: Settings) {}

    public var method: GroupTree.Method { .comparison(.copeland) }
}
