import MizanNumerics

/// A model looked over as the European Commission's Joint Research Centre audits an index: frame, data, coherence,
/// importance against weight, and what it does when its figures or its units change.
///
/// A report, not a test: what it finds is for the author of the model to judge.
///
/// Reference: [Saisana2005]; [OECD2008]
public struct Audit: Sendable {
    public let table: AnalysisTable
    public let frame: Frame
    public let availability: AvailabilityReport
    /// Of the raw figures, and of those that treatment leaves.
    public let raw: StatisticsReport
    public let treated: StatisticsReport
    public let correlations: CorrelationReport
    public let reliability: ReliabilityReport
    public let importance: ImportanceReport
    public let monotonicity: Monotonicity
    public let reversal: RankReversal
    /// By unit, how its score is known; nil where it has none.
    public let ground: [Ground?]
    public let limits: Limits

    public struct Frame: Sendable {
        public let units: Int
        public let scored: Int
        public let indicators: Int
        /// Groups, the index among them.
        public let groups: Int
        /// Levels of the tree, indicators and index among them.
        public let levels: Int
        /// Numbers of the groups of one child.
        public let single: [Int]
    }

    /// How many of the indicators that count were filled in by the model for a unit, and how many stand in for it.
    public struct Ground: Sendable {
        public let filled: Int
        public let standIns: Int
    }

    /// What is reported as low, high or different.
    public struct Limits: Sendable {
        public var thresholds = StatisticsThresholds()
        public var rule = ShapeRule()
        public var correlation = CorrelationReport.Thresholds()
        /// Cronbach's alpha below which a group is not one thing.
        public var alpha = 0.7
        /// An importance is unlike its weight where it is less than the weight over this, or more than the weight
        /// times it.
        public var ratio = 2.0
        public var step = 0.1

        public init() {}
    }

    public init(_ runs: ModelRuns, limits: Limits = Limits()) {
        let table = runs.table
        self.table = table
        self.limits = limits
        frame = Frame(
            units: table.units.count, scored: table.index.count { !$0.isNaN },
            indicators: table.indicators.count, groups: table.groups.count,
            levels: 1 + (table.indicators.indices.map { table.ancestors($0).count }.max() ?? 0),
            single: table.groups.indices.filter { table.groups[$0].children.count == 1 }
                .map { table.indicators.count + $0 })
        availability = AvailabilityReport(table)
        raw = StatisticsReport(table, .raw, thresholds: limits.thresholds, rule: limits.rule)
        treated = StatisticsReport(table, .treated, thresholds: limits.thresholds, rule: limits.rule)
        correlations = CorrelationReport(table, thresholds: limits.correlation)
        reliability = ReliabilityReport(table)
        importance = ImportanceReport(table)
        monotonicity = Monotonicity(runs, step: limits.step)
        reversal = RankReversal(runs)
        // Indicators of weight 0 move nothing; where no weights are read, all count.
        let counted = table.indicators.indices.filter { table.carried[$0] != 0 }
        ground = table.units.indices.map { unit in
            guard !table.index[unit].isNaN else { return nil }
            return Ground(
                filled: counted.count { table.origins[$0][unit] == .filled },
                standIns: counted.count { table.origins[$0][unit] == .standIn })
        }
    }
}

extension Audit {
    /// Units less known than the limit.
    public var hardlyKnownUnits: [Int] {
        availability.unitOrder.filter {
            (availability.units[$0].value ?? 0) < limits.thresholds.availability
        }
    }

    /// Indicators less known than the limit.
    public var hardlyKnownIndicators: [Int] {
        availability.indicatorOrder.filter {
            (availability.indicators[$0].value ?? 0) < limits.thresholds.availability
        }
    }

    /// Indicators with a flag, in raw or in treated figures.
    public func flagged(_ flag: StatisticsFlag, in report: KeyPath<Audit, StatisticsReport>) -> [Int] {
        self[keyPath: report].rows.filter { $0.flags.contains(flag) }.map(\.node)
    }

    /// Indicators that every unit with a figure has the same of, two of them or more.
    public var constant: [Int] {
        treated.rows.filter { row in
            row.flags.contains(.constant) && (try? row.statistics.get()).map { $0.moments.count > 1 } ?? false
        }
        .map(\.node)
    }

    /// Groups whose children measure no one thing: alpha below the limit.
    public var incoherent: [ReliabilityReport.Row] {
        reliability.rows.filter { row in
            guard row.count >= AnalysisTable.fewUnits, let alpha = try? row.alpha.get() else { return false }
            return alpha < limits.alpha
        }
    }

    /// Nodes whose importance is unlike their weight, the largest difference first.
    public var unlikeWeight: [ImportanceReport.Row] {
        importance.rows.filter { row in
            guard let share = row.share, let stated = row.stated, stated > 0 else { return false }
            return share > stated * limits.ratio || share * limits.ratio < stated
        }
        .sorted { abs($0.difference ?? 0) > abs($1.difference ?? 0) }
    }

    /// Share of the scored units whose score rests on a figure that the model filled in; nil without a scored unit.
    public var filledShare: Double? { share { $0.filled > 0 } }

    /// Share of the scored units whose score rests on a figure of the state or a larger group.
    public var standInShare: Double? { share { $0.standIns > 0 } }

    private func share(_ holds: (Ground) -> Bool) -> Double? {
        let known = ground.compactMap(\.self)
        return known.isEmpty ? nil : Double(known.count(where: holds)) / Double(known.count)
    }
}

/// One line of an audit's end: what to look at.
public enum Verdict: Sendable {
    case unscored(units: Int)
    case falls(figures: Int, worst: Monotonicity.Violation)
    /// Units overtaken though their own score does not fall.
    case overtaken(figures: Int, worst: Monotonicity.Violation)
    case swapsWhenLeftOut(units: Int, worst: RankReversal.Case)
    case swapsWhenAdded(units: Int, worst: RankReversal.Case)
    case unequalClones([Int])
    case notRunAgain(cases: Int)
    case constant([Int])
    case outliersLeft([Int])
    case conflicting(pairs: Int, worst: CorrelationReport.Row)
    case hardlyKnown(indicators: [Int])
    case hardlyKnownUnits([Int])
    case unlikeWeight([ImportanceReport.Row])
    /// What counts for the index and falls as it rises.
    case against([ImportanceReport.Row])
    case redundant(pairs: Int, worst: CorrelationReport.Row)
    case dominant(pairs: Int, worst: CorrelationReport.Row)
    case silent(pairs: Int, worst: CorrelationReport.Row)
    case incoherent([ReliabilityReport.Row])
    case filled(share: Double)
    case standIns(share: Double)
    case sound
}

extension Audit {
    /// What to look at, first what can make the order wrong, then what can make it misread.
    public var verdicts: [Verdict] {
        var list: [Verdict] = []
        func add(_ condition: Bool, _ verdict: @autoclosure () -> Verdict) {
            if condition { list.append(verdict()) }
        }
        let (falls, overtakings) = (monotonicity.falls, monotonicity.overtakings)
        if let worst = falls.first { list.append(.falls(figures: falls.count, worst: worst)) }
        if let worst = overtakings.first {
            list.append(.overtaken(figures: overtakings.count, worst: worst))
        }
        if let worst = reversal.leftOut.first {
            list.append(.swapsWhenLeftOut(units: reversal.leftOut.count, worst: worst))
        }
        if let worst = reversal.added.first {
            list.append(.swapsWhenAdded(units: reversal.added.count, worst: worst))
        }
        add(!reversal.unequalClones.isEmpty, .unequalClones(reversal.unequalClones))
        let failed = monotonicity.failures.count + reversal.failures.count
        add(failed > 0, .notRunAgain(cases: failed))
        add(frame.scored < frame.units, .unscored(units: frame.units - frame.scored))
        add(!constant.isEmpty, .constant(constant))
        let outliers = flagged(.outlying, in: \.treated)
        add(!outliers.isEmpty, .outliersLeft(outliers))
        pairs(.conflicting).map { list.append(.conflicting(pairs: $0, worst: $1)) }
        add(!hardlyKnownIndicators.isEmpty, .hardlyKnown(indicators: hardlyKnownIndicators))
        add(!hardlyKnownUnits.isEmpty, .hardlyKnownUnits(hardlyKnownUnits))
        let against = importance.rows.filter(\.isAgainst)
        add(!against.isEmpty, .against(against))
        add(!unlikeWeight.isEmpty, .unlikeWeight(unlikeWeight))
        pairs(.redundant).map { list.append(.redundant(pairs: $0, worst: $1)) }
        pairs(.dominant).map { list.append(.dominant(pairs: $0, worst: $1)) }
        pairs(.silent).map { list.append(.silent(pairs: $0, worst: $1)) }
        add(!incoherent.isEmpty, .incoherent(incoherent))
        if let share = filledShare, share > 0 { list.append(.filled(share: share)) }
        if let share = standInShare, share > 0 { list.append(.standIns(share: share)) }
        return list.isEmpty ? [.sound] : list
    }

    private func pairs(_ flag: CorrelationReport.Flag) -> (Int, CorrelationReport.Row)? {
        let rows = correlations.rows.filter { $0.flag == flag }
        return rows.first.map { (rows.count, $0) }
    }
}
