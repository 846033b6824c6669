import MizanNumerics

/// Fills gaps of a table; what is known is never changed.
public protocol Imputation: Method {
    /// The columns at some places of a table with their gaps filled, in the order of the places.
    ///
    /// Missing: what the method can say nothing of stays NaN.
    ///
    /// - Throws: `inColumn` with the place in the table, and what went wrong there.
    func imputed(_ places: [Int], of table: ImputationTable) throws(NumericsError) -> [[Double]]
    /// Whether the other periods of the table are read.
    var readsHistory: Bool { get }
    /// The division of the units that the method works inside; nil for none.
    var classes: String? { get }
    /// Whether values are drawn by the ids of the units, so that two units alike in all else may get different ones.
    var draws: Bool { get }
}

extension Imputation {
    public var readsHistory: Bool { false }
    public var classes: String? { nil }
    public var draws: Bool { false }
}

/// What an imputation may look at: the indicators of one period, and the same at other periods.
public struct ImputationTable: Sendable {
    /// Ids of the units.
    public var units: [String]
    /// Ids of the indicators.
    public var indicators: [String]
    /// Denominated and screened: (indicators)(units).
    public var columns: [[Double]]
    public var directions: [Direction]
    /// For each indicator its groups, from the one that holds it to the index.
    public var ancestors: [[Int]]
    /// By name of a division, the class of each unit; nil where it has none.
    public var classes: [String: [String?]]
    /// When the periods that are known begin, in years, strictly ascending; empty where no method reads them.
    public var times: [Double]
    /// Place of the period of `columns` among the times.
    public var now: Int
    /// The indicators at every period: (periods)(indicators)(units).
    public var history: [[[Double]]]
}
