import MizanNumerics

/// The middle value of a group's children, each counting alike: one value far out changes nothing.
///
/// Reference: [OECD2008], section 6
public struct Median: Aggregation {
    public static let name = "median"
    public static let summary = "middle value; weights only leave out those of 0"
    public static let reference = "[OECD2008], section 6"

    public init(_ settings: Settings) {}

    public var method: GroupTree.Method { .combination(.median) }
}
