/// Two columns of several whose correlation crosses a threshold.
public struct CorrelatedPair: Equatable, Sendable {
    /// Place of the column, from 0; below `second` where both are of one table.
    public let first: Int
    public let second: Int
    public let correlation: Double
}

/// The correlations of columns, those that exist and why the others do not.
public struct CorrelatedPairs: Sendable {
    /// In the order of the columns.
    public private(set) var pairs: [CorrelatedPair] = []
    /// Pairs that have no correlation.
    public private(set) var failures: [(first: Int, second: Int, error: NumericsError)] = []

    /// Every pair of columns once.
    ///
    /// - Parameter groups: the group of each column; only columns of one group are paired. nil: all are.
    public init<Group: Equatable>(among columns: [[Double]], within groups: [Group]?, _ kind: CorrelationKind)
    {
        precondition(groups?.count ?? columns.count == columns.count, "each column has its group")
        for second in columns.indices {
            for first in 0..<second where groups.map({ $0[first] == $0[second] }) ?? true {
                add(first, second, columns[first], columns[second], kind)
            }
        }
        pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    /// Every column of one table with every column of another, such as indicators and denominators.
    public init(of columns: [[Double]], with others: [[Double]], _ kind: CorrelationKind) {
        for first in columns.indices {
            for second in others.indices { add(first, second, columns[first], others[second], kind) }
        }
    }

    /// Pairs so alike that they say the same twice: correlation above `threshold`.
    public func above(_ threshold: Double) -> [CorrelatedPair] { pairs.filter { $0.correlation > threshold } }

    /// Pairs that pull against each other: correlation below `threshold`.
    public func below(_ threshold: Double) -> [CorrelatedPair] { pairs.filter { $0.correlation < threshold } }

    /// Pairs whose correlation is farther from 0 than `threshold`, on either side.
    public func beyond(_ threshold: Double) -> [CorrelatedPair] {
        pairs.filter { abs($0.correlation) > threshold }
    }

    private mutating func add(
        _ first: Int, _ second: Int, _ x: [Double], _ y: [Double], _ kind: CorrelationKind
    ) {
        do {
            pairs.append(
                CorrelatedPair(first: first, second: second, correlation: try correlation(x, y, kind)))
        } catch {
            failures.append((first, second, error))
        }
    }
}
