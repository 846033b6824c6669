import MizanNumerics

/// How the children of a group become its value.
public protocol Aggregation: Method {
    /// The method as a tree of groups runs it.
    var method: GroupTree.Method { get }
}
