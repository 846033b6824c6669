import MizanNumerics

/// The correlations that a tree of indicators should have: of the children of each group with each other, and of each
/// node with the groups above it.
///
/// What conflicts comes first, then what says the same twice or makes up its group alone, then what the index does not
/// hear, then the rest, the strongest first.
///
/// Missing: a pair is computed over the units that know both; how many that are is beside it. Of fewer than five units
/// nothing is flagged, since almost any correlation can come of them.
///
/// Reference: [Becker2022], multivariate analysis
public struct CorrelationReport: Sendable {
    public enum Flag: String, Sendable, CaseIterable {
        /// Below `low`: what raises the one lowers the other.
        case conflicting
        /// Two children of one group above `high`: they say the same twice.
        case redundant
        /// A node above `high` with a group that it does not make up alone: the two are nearly one.
        case dominant
        /// A node nearer to 0 than `silent` with a group above it: it is not heard there.
        case silent
    }

    public struct Thresholds: Sendable {
        /// −1 to 1.
        public var high: Double
        public var low: Double
        /// 0 to 1.
        public var silent: Double
        /// The correlation that is held against them.
        public var kind: CorrelationKind

        public init(
            high: Double = 0.9, low: Double = -0.4, silent: Double = 0.3, kind: CorrelationKind = .pearson
        ) {
            (self.high, self.low, self.silent, self.kind) = (high, low, silent, kind)
        }
    }

    public struct Estimate: Sendable {
        public let coefficient: Double
        /// nil with fewer than three units.
        public let tail: Double?
    }

    public struct Row: Sendable {
        public let first: Int
        /// The other child of the group, or the group above.
        public let second: Int
        public let isAncestor: Bool
        /// Units that know both.
        public let count: Int
        /// By kind; empty where there is no correlation.
        public let estimates: [CorrelationKind: Estimate]
        /// Why there is none.
        public let error: NumericsError?
        public let flag: Flag?
    }

    public let rows: [Row]
    public let thresholds: Thresholds

    public init(
        _ table: AnalysisTable, _ stage: AnalysisTable.Stage = .normalised,
        thresholds: Thresholds = Thresholds()
    ) {
        self.thresholds = thresholds
        var rows: [Row] = []
        for group in table.groups {
            for (place, second) in group.children.enumerated() {
                for first in group.children.prefix(place) {
                    rows.append(Self.row(first, second, false, table, stage, thresholds))
                }
            }
        }
        for node in 0..<table.root {
            for ancestor in table.ancestors(node) {
                rows.append(Self.row(node, ancestor, true, table, stage, thresholds))
            }
        }
        let order = rows.indices.sorted { left, right in
            let (a, b) = (Self.urgency(rows[left], thresholds), Self.urgency(rows[right], thresholds))
            return a == b ? left < right : a < b
        }
        self.rows = order.map { rows[$0] }
    }

    private static func row(
        _ first: Int, _ second: Int, _ isAncestor: Bool, _ table: AnalysisTable,
        _ stage: AnalysisTable.Stage, _ thresholds: Thresholds
    ) -> Row {
        let (x, y) = (table.column(first, stage), table.column(second, stage))
        // Raw figures fall where the index rises; the sign of the pair is then that of the scale of scores.
        let turns = stage == .normalised ? 1.0 : table.sign(first) * table.sign(second)
        var estimates: [CorrelationKind: Estimate] = [:]
        var fault: NumericsError?
        for kind in CorrelationKind.allCases {
            do throws(NumericsError) {
                estimates[kind] = Estimate(
                    coefficient: turns * (try correlation(x, y, kind)),
                    tail: try? correlationTwoSidedTail(x, y, kind))
            } catch {
                fault = error
            }
        }
        let count = completeRows([x, y]).count
        let isAlone = isAncestor && table.leaves(second).count == table.leaves(first).count
        return Row(
            first: first, second: second, isAncestor: isAncestor, count: count,
            estimates: estimates, error: fault,
            flag: count < AnalysisTable.fewUnits
                ? nil
                : estimates[thresholds.kind].flatMap {
                    flag($0.coefficient, isAncestor: isAncestor, isAlone: isAlone, thresholds)
                })
    }

    private static func flag(
        _ coefficient: Double, isAncestor: Bool, isAlone: Bool, _ thresholds: Thresholds
    ) -> Flag? {
        if coefficient < thresholds.low { return .conflicting }
        if coefficient > thresholds.high { return isAlone ? nil : isAncestor ? .dominant : .redundant }
        return isAncestor && abs(coefficient) < thresholds.silent ? .silent : nil
    }

    /// What matters most is least.
    private static func urgency(_ row: Row, _ thresholds: Thresholds) -> (Int, Double) {
        guard let estimate = row.estimates[thresholds.kind] else { return (5, 0) }
        guard row.count >= AnalysisTable.fewUnits else { return (4, -Double(row.count)) }
        return switch row.flag {
        case .conflicting: (0, estimate.coefficient)
        case .redundant, .dominant: (1, -estimate.coefficient)
        case .silent: (2, abs(estimate.coefficient))
        case nil: (3, -abs(estimate.coefficient))
        }
    }

    public func count(_ flag: Flag) -> Int { rows.count { $0.flag == flag } }
}

extension AnalysisTable {
    /// −1 where the figures of a node fall while the index rises.
    fileprivate func sign(_ number: Int) -> Double { node(number).direction == .negative ? -1 : 1 }
}
