import ArgumentParser
import Mizan
import MizanNumerics

struct AnalyseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyse",
        abstract:
            "What the figures and the tree of a model are worth: statistics, coherence, importance, audit.",
        discussion: """
            --what is one of:
              statistics    each indicator: range, mean, shape, and what is doubtful
              availability  how much is known of each unit and indicator
              correlations  within groups and with the groups above
              reliability   Cronbach's alpha of each group
              pca           principal components of each group
              weights       what each indicator counts in fact, beside its weight
              growth        each figure over the periods of the data
              audit         all of it in one report, and what the model does when its data change

            Examples:

              mizan analyse models/need --what weights
              mizan analyse models/human-development --what audit --lang ar
            """)

    @OptionGroup var options: RunOptions

    @Option(help: "\(AnalysisKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var what: AnalysisKind

    @Option(help: "The figures: raw, treated or normalised; raw for statistics, else normalised by default.")
    var stage: AnalysisTable.Stage?

    @OptionGroup(title: "Limits") var limits: AnalysisLimits
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Only the first rows of each list; 10 in an audit.", valueName: "k"))
    var top: Int?

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top takes 1 or more") }
        if stage != nil, !what.readsStage {
            throw ValidationError("--stage has no effect on \(what.rawValue)")
        }
        for (option, isGiven, kinds) in limits.uses where isGiven && !kinds.contains(what) {
            throw ValidationError("\(option) has no effect on \(what.rawValue)")
        }
    }

    func run() throws {
        try reporting {
            let loaded = try options.loaded()
            let page =
                switch loaded.model {
                case .need(let model): try page(of: Run(model, loaded))
                case .index(let model): try page(of: model, loaded)
                }
            switch output.format {
            case .table: Output.write(page.text)
            case .csv: Output.write(page.csv)
            case .json: Output.write(page.json)
            }
        }
    }

    private func page(of run: Run) throws -> AnalysisPage {
        let edition = try options.edition(run)
        return try page(AnalysisTable(edition)) { table in
            AnalysisSeries(of: run.model, from: run.dataset, table, vintage: edition.panel.vintage)
        } runs: {
            ModelRuns(edition)
        }
    }

    private func page(of model: IndexModel, _ loaded: LoadedModel) throws -> AnalysisPage {
        let source = try options.source(of: model, loaded)
        let edition = try options.edition(from: source)
        return try page(AnalysisTable(edition)) { _ in
            try AnalysisSeries(source, like: edition.period)
        } runs: {
            try ModelRuns(edition, from: source)
        }
    }

    private func page(
        _ table: AnalysisTable, series: (AnalysisTable) throws -> AnalysisSeries, runs: () throws -> ModelRuns
    ) throws -> AnalysisPage {
        let words = AnalysisWords(output.language, table)
        let scored = stage ?? .normalised
        switch what {
        case .statistics:
            let (thresholds, rule) = (limits.thresholds, limits.rule)
            let stage = stage ?? .raw
            let report = StatisticsReport(table, stage, thresholds: thresholds, rule: rule)
            return AnalysisPage(report, stage, thresholds, rule, words, top: top)
        case .availability: return AnalysisPage(AvailabilityReport(table), words, top: top)
        case .correlations:
            let report = CorrelationReport(table, scored, thresholds: limits.correlation)
            return AnalysisPage(report, scored, words, top: top)
        case .reliability:
            return AnalysisPage(ReliabilityReport(table, scored), scored, words, top: top)
        case .pca: return AnalysisPage(ComponentsReport(table, scored), scored, words, top: top)
        case .weights: return AnalysisPage(ImportanceReport(table), words, top: top)
        case .growth:
            return AnalysisPage(GrowthReport(table, try series(table)), words, top: top)
        case .audit: return AuditPage(Audit(try runs(), limits: limits.audit), words, top: top).page
        }
    }
}

/// From where on something is worth a look; the defaults are those of the peers.
struct AnalysisLimits: ParsableArguments {
    @Option(help: ArgumentHelp("Least share of known cells. (default: 0.65)", valueName: "share"))
    var leastKnown: Double?

    @Option(
        help: ArgumentHelp("Least share of known values other than 0. (default: 0.5)", valueName: "share"))
    var leastNonzero: Double?

    @Option(help: ArgumentHelp("Least share of different values. (default: 0.5)", valueName: "share"))
    var leastDistinct: Double?

    @Option(
        help: ArgumentHelp("Outliers: skewness of this size, and --kurtosis. (default: 2)", valueName: "s"))
    var skewness: Double?

    @Option(help: ArgumentHelp("Outliers: excess kurtosis from here on. (default: 3.5)", valueName: "k"))
    var kurtosis: Double?

    @Option(
        help: ArgumentHelp("Redundant or dominant above this correlation. (default: 0.9)", valueName: "r"))
    var high: Double?

    @Option(help: ArgumentHelp("Conflicting below this correlation. (default: -0.4)", valueName: "r"))
    var low: Double?

    @Option(help: ArgumentHelp("Silent nearer to 0 than this correlation. (default: 0.3)", valueName: "r"))
    var silent: Double?

    @Option(
        help: "The correlation that is held against them: pearson, spearman or kendall. (default: pearson)")
    var kind: CorrelationKind?

    @Option(
        help: ArgumentHelp(
            "How far an audit moves a figure, as a share of its scale. (default: 0.1)", valueName: "share"))
    var step: Double?

    func validate() throws {
        func check(_ option: String, _ value: Double?, _ range: ClosedRange<Double>) throws {
            if let value, !range.contains(value) {
                let (low, high) = (Figures.compact(range.lowerBound), Figures.compact(range.upperBound))
                throw ValidationError("\(option) takes \(low) to \(high)")
            }
        }
        try check("--least-known", leastKnown, 0...1)
        try check("--least-nonzero", leastNonzero, 0...1)
        try check("--least-distinct", leastDistinct, 0...1)
        try check("--skewness", skewness, 0.001...1000)
        try check("--kurtosis", kurtosis, -10...1000)
        try check("--high", high, -1...1)
        try check("--low", low, -1...1)
        try check("--silent", silent, 0...1)
        try check("--step", step, 0.001...1)
        if correlation.low > correlation.high { throw ValidationError("--low is above --high") }
    }

    /// Each option, whether it is given, and what it has an effect on.
    var uses: [(option: String, isGiven: Bool, kinds: [AnalysisKind])] {
        let (columns, pairs): ([AnalysisKind], [AnalysisKind]) = (
            [.statistics, .audit], [.correlations, .audit]
        )
        return [
            ("--least-known", leastKnown != nil, columns), ("--least-nonzero", leastNonzero != nil, columns),
            ("--least-distinct", leastDistinct != nil, columns), ("--skewness", skewness != nil, columns),
            ("--kurtosis", kurtosis != nil, columns), ("--high", high != nil, pairs),
            ("--low", low != nil, pairs), ("--silent", silent != nil, pairs), ("--kind", kind != nil, pairs),
            ("--step", step != nil, [.audit]),
        ]
    }

    var thresholds: StatisticsThresholds {
        let usual = StatisticsThresholds()
        return StatisticsThresholds(
            availability: leastKnown ?? usual.availability, nonZero: leastNonzero ?? usual.nonZero,
            unique: leastDistinct ?? usual.unique)
    }

    var rule: ShapeRule {
        let usual = ShapeRule()
        return ShapeRule(skewness: skewness ?? usual.skewness, kurtosis: kurtosis ?? usual.kurtosis)
    }

    var correlation: CorrelationReport.Thresholds {
        let usual = CorrelationReport.Thresholds()
        return CorrelationReport.Thresholds(
            high: high ?? usual.high, low: low ?? usual.low, silent: silent ?? usual.silent,
            kind: kind ?? usual.kind)
    }

    var audit: Audit.Limits {
        var limits = Audit.Limits()
        (limits.thresholds, limits.rule, limits.correlation) = (thresholds, rule, correlation)
        if let step { limits.step = step }
        return limits
    }
}

extension AnalysisKind: ExpressibleByArgument {
    /// Whether the columns of a stage can be chosen.
    var readsStage: Bool { [.statistics, .correlations, .reliability, .pca].contains(self) }
}

extension AnalysisTable.Stage: ExpressibleByArgument {}
extension CorrelationKind: ExpressibleByArgument {}
