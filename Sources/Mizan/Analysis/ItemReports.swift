import MizanNumerics

/// Cronbach's alpha of each group: how far its children measure one thing.
///
/// Missing: only units that know every child count; how many those are is beside it.
///
/// Reference: [Cronbach1951]
public struct ReliabilityReport: Sendable {
    public struct Row: Sendable {
        public let set: AnalysisTable.ItemSet
        /// Units that know every item.
        public let count: Int
        /// Why there is none: one item, too few units, nothing that varies.
        public let alpha: Result<Double, NumericsError>
    }

    public let rows: [Row]

    public init(_ table: AnalysisTable, _ stage: AnalysisTable.Stage = .normalised) {
        rows = table.itemSets.map { set in
            let columns = set.items.map { table.column($0, stage) }
            let alpha = Result { () throws(NumericsError) in
                try needsTwo(columns)
                return try cronbachAlpha(columns)
            }
            return Row(set: set, count: completeRows(columns).count, alpha: alpha)
        }
    }
}

/// The principal components of the children of each group.
///
/// Loadings have the sign that makes the one farthest from 0 positive. They are no weights: one can be negative while
/// what it measures is good.
///
/// Missing: only units that know every child count; the others are counted as dropped.
///
/// Reference: [Jolliffe2002], chapters 2 and 3
public struct ComponentsReport: Sendable {
    public struct Row: Sendable {
        public let set: AnalysisTable.ItemSet
        /// Units that lack one of the items or more.
        public let dropped: Int
        public let components: Result<PrincipalComponents, NumericsError>

        /// Components without variance: so many items follow from the others.
        public var dependent: Int {
            guard let found = try? components.get() else { return 0 }
            let total = found.eigenvalues.reduce(0, +)
            return found.eigenvalues.count { $0 <= 1e-10 * total }
        }
    }

    public let rows: [Row]

    public init(_ table: AnalysisTable, _ stage: AnalysisTable.Stage = .normalised) {
        rows = table.itemSets.map { set in
            let columns = set.items.map { table.column($0, stage) }
            let count = completeRows(columns).count
            let components = Result { () throws(NumericsError) in
                try needsTwo(columns)
                if count < 2 { throw .tooFewValues(known: count, needed: 2) }
                return try PrincipalComponents(of: columns)
            }
            return Row(
                set: set, dropped: table.units.count - count, components: components)
        }
    }
}

private func needsTwo(_ columns: [[Double]]) throws(NumericsError) {
    guard columns.count >= 2 else {
        throw .unfitCount(what: "items", count: columns.count, needed: "at least 2")
    }
}
