import MizanNumerics

/// How the children of a group become its value.
public protocol Aggregation: Method {
    /// The method as a tree of groups runs it.
    var method: GroupTree.Method { get }
    /// The number of children that the method is stated for; nil where it takes any.
    var children: Int? { get }
}

extension Aggregation {
    public var children: Int? { nil }
}
