import MizanNumerics

/// The statistics of each indicator, with what is doubtful about it.
///
/// An indicator is flagged for outliers exactly where the treatment of the same thresholds would treat it, and shares are
/// over the known values, so that a gap is counted once.
///
/// Reference: [Becker2022], statistics; [OECD2008], section 5
public struct StatisticsReport: Sendable {
    public struct Row: Sendable {
        /// Number of the indicator.
        public let node: Int
        /// Why there are none: nothing is known, or a value is infinite.
        public let statistics: Result<ColumnStatistics, NumericsError>
        public let flags: Set<StatisticsFlag>
    }

    public let rows: [Row]

    public init(
        _ table: AnalysisTable, _ stage: AnalysisTable.Stage = .raw,
        thresholds: StatisticsThresholds = StatisticsThresholds(), rule: ShapeRule = ShapeRule()
    ) {
        rows = table.indicators.indices.map { node in
            let statistics = Result { () throws(NumericsError) in
                try ColumnStatistics(of: table.column(node, stage))
            }
            return Row(
                node: node, statistics: statistics,
                flags: (try? statistics.get())?.flags(thresholds, rule: rule) ?? [])
        }
    }
}

/// How much is known: of each unit, as a whole and in each group, and of each indicator.
///
/// A cell that an indicator says nothing about by the model is not among those counted; one that the model fills in is
/// not known.
public struct AvailabilityReport: Sendable {
    /// Known cells of those that could be.
    public struct Share: Sendable, Equatable {
        public var known = 0
        /// Of the known ones, how many are of the state or a larger group.
        public var standIns = 0
        public var cells = 0

        /// nil where there is nothing to know.
        public var value: Double? { cells == 0 ? nil : Double(known) / Double(cells) }

        init(_ origins: some Sequence<AnalysisTable.Origin>) {
            for origin in origins where origin != .notApplicable {
                cells += 1
                if origin.isKnown { known += 1 }
                if origin == .standIn { standIns += 1 }
            }
        }
    }

    /// By group, then by unit; the index last.
    public let groups: [[Share]]
    /// By indicator.
    public let indicators: [Share]
    /// Of all cells.
    public let whole: Share
    /// Places of the units, the least known first, equals in their order.
    public let unitOrder: [Int]
    /// Numbers of the indicators, the least known first, equals in their order.
    public let indicatorOrder: [Int]

    public init(_ table: AnalysisTable) {
        groups = table.groups.indices.map { group in
            let leaves = table.leaves(table.indicators.count + group)
            return table.units.indices.map { unit in Share(leaves.lazy.map { table.origins[$0][unit] }) }
        }
        indicators = table.origins.map { Share($0) }
        whole = Share(table.origins.joined())
        unitOrder = Self.order(groups[groups.count - 1])
        indicatorOrder = Self.order(indicators)
    }

    /// Of each unit, all indicators together.
    public var units: [Share] { groups[groups.count - 1] }

    private static func order(_ shares: [Share]) -> [Int] {
        shares.indices.sorted { (shares[$0].value ?? 2, $0) < (shares[$1].value ?? 2, $1) }
    }
}
