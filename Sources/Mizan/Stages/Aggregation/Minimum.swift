import MizanNumerics

/// The lowest value of a group's children: nothing makes up for it.
///
/// A missing value can only make it too high, so that `requires` belongs with it.
///
/// Reference: [OECD2008], section 6
public struct Minimum: Aggregation {
    public static let name = "minimum"
    public static let summary = "lowest value; weights only leave out those of 0"
    public static let reference = "[OECD2008], section 6"

    public init(_ settings: Settings) {}

    public var method: GroupTree.Method { .combination(.minimum) }
}
