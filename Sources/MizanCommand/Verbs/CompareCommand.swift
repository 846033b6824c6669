import ArgumentParser
import Mizan

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract:
            "Who moves between two models or two periods, and why; what separates communities of one state.",
        discussion: """
            The first is A, the second B. Each move is split into what the model and what the data account for,
            and the figures that make up the difference of the scores are named, the largest first.

            Of index models: the place of each unit before and after, how far the index and the shared groups agree;
            with --without-each, what every indicator or group does to the order.

            Examples: two models, two periods, the communities of one state, an index without each of its groups.

              mizan compare models/need models/need-state-only --at 2017
              mizan compare models/need --at 2017 --with 2024
              mizan compare models/need --siblings CHN --at 2017
              mizan compare models/human-development --without-each groups
            """)

    @OptionGroup var options: RunOptions

    @Argument(help: "The second model; the first one again where only the period differs.")
    var other: String?

    @Option(
        help: ArgumentHelp("The period of the second; that of the first by default.", valueName: "period"))
    var with: String?

    @Option(
        help: ArgumentHelp(
            "What separates the communities of this state, by its ISO code, such as CHN.", valueName: "state")
    )
    var siblings: String?

    @Option(help: "Index models: take out each of the indicators or groups, one at a time.")
    var withoutEach: IndexRemoval.Elements?

    @Option(help: ArgumentHelp("How many places count as the top; 20 by default.", valueName: "k"))
    var top: Int?

    @Option(help: ArgumentHelp("Only the first rows of the list of moves.", valueName: "n"))
    var rows: Int?

    @OptionGroup var replicates: ReplicateOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top takes 1 or more") }
        if let rows, rows < 1 { throw ValidationError("--rows takes 1 or more") }
        if siblings != nil, other != nil || with != nil {
            throw ValidationError("--siblings looks at one model at one period: leave out the second")
        }
        if siblings != nil, options.state != nil || options.region != nil {
            throw ValidationError("--siblings chooses the state: leave out --state and --region")
        }
        if withoutEach != nil, other != nil || with != nil || siblings != nil {
            throw ValidationError("--without-each looks at one model at one period: leave out the second")
        }
        if siblings == nil, other == nil, with == nil, withoutEach == nil {
            throw ValidationError(
                "compare takes a second model, --with PERIOD, --siblings STATE or --without-each; see mizan help compare"
            )
        }
    }

    func run() throws {
        try reporting {
            let loaded = try options.loaded()
            guard case .need(let model) = loaded.model else { return try compareIndex(loaded) }
            if withoutEach != nil { throw ValidationError("--without-each is for index models") }
            let run = Run(model, loaded)
            if let siblings {
                try printSiblings(of: siblings, run)
            } else {
                try printComparison(run)
            }
        }
    }

    // MARK: Two editions

    private func printComparison(_ run: Run) throws {
        let otherRun = try other.map { try Run($0, data: options.data) } ?? run
        guard run.model.units.kind == otherRun.model.units.kind else {
            throw ValidationError(
                "\(run.model.name) ranks units of the kind \(run.model.units.kind.rawValue), \(otherRun.model.name) of the kind \(otherRun.model.units.kind.rawValue)"
            )
        }
        let first = try options.edition(run)
        let second = try options.edition(otherRun, at: secondPeriod(first.period))
        let middle = try middle(first, second, otherRun)
        let comparison = Comparison(try side(first), try side(second), middle: middle)
        let top = top ?? 20
        switch output.format {
        case .table: Output.write(CompareTable(comparison, output.language, top: top, rows: rows).text)
        case .csv: Output.write(CompareRows(comparison, top: top, rows: rows).csv)
        case .json: Output.write(CompareRows(comparison, top: top, rows: rows).json)
        }
    }

    private func secondPeriod(_ first: Period) throws -> Period {
        guard let with else { return first }
        guard let period = Period(with) else {
            throw ValidationError("--with takes a year, quarter or month: 2024, 2024-Q3, 2024-07")
        }
        return period
    }

    /// The second model on the first's data and period, where both differ.
    private func middle(_ first: Edition, _ second: Edition, _ run: Run) throws -> Edition? {
        guard Comparison.causes(first, second).count == 2 else { return nil }
        if first.dataset != second.dataset {
            let checked = run.model.checked(against: first.dataset, file: run.file)
            if checked.contains(where: { $0.severity == .error }) { throw Findings(checked) }
        }
        return Edition(
            of: run.model, from: first.dataset, at: first.period, vintage: first.panel.vintage,
            selection: try options.selection(run), audience: options.audience)
    }

    private func side(_ edition: Edition) throws -> Comparison.Side {
        Comparison.Side(edition, try uncertainty(edition))
    }

    /// A comparison shows both doubts together, never apart.
    private func uncertainty(_ edition: Edition) throws -> Uncertainty? {
        try replicates.uncertainty(of: edition, isApart: false)
    }

    // MARK: Indices

    private func compareIndex(_ loaded: LoadedModel) throws {
        guard case .index(let model) = loaded.model else { return }
        try withoutEffect([("--siblings", siblings != nil), ("--top", top != nil)])
        let edition = try options.edition(of: model, loaded)
        if let withoutEach {
            let table = IndexRemovalTable(
                try IndexRemoval(of: edition, without: withoutEach), output.language,
                audience: options.audience, rows: rows)
            switch output.format {
            case .table: Output.write(table.text)
            case .csv: Output.write(table.csv)
            case .json: Output.write(table.json)
            }
            return
        }
        let second = try secondIndex(loaded, model, edition.period)
        let comparison = IndexComparison(
            IndexComparison.Side(edition, try replicates.uncertainty(of: edition, isApart: false)),
            IndexComparison.Side(second, try replicates.uncertainty(of: second, isApart: false)))
        let lines = IndexCompareRows(comparison: comparison, audience: options.audience, limit: rows)
        switch output.format {
        case .table: Output.write(IndexCompareTable(comparison, output.language, rows: rows).text)
        case .csv: Output.write(lines.csv)
        case .json: Output.write(lines.json)
        }
    }

    private func secondIndex(_ loaded: LoadedModel, _ model: IndexModel, _ first: Period) throws
        -> IndexEdition
    {
        let otherLoaded = try other.map { try LoadedModel($0, data: options.data) } ?? loaded
        guard case .index(let otherModel) = otherLoaded.model else {
            throw ValidationError("\(otherLoaded.file) is no index model: it cannot be compared with one")
        }
        guard model.units.kind == otherModel.units.kind else {
            throw ValidationError(
                "\(model.name) ranks units of the kind \(model.units.kind.rawValue), \(otherModel.name) of the kind \(otherModel.units.kind.rawValue)"
            )
        }
        let source = try options.source(of: otherModel, otherLoaded)
        return try IndexEdition(from: source, at: secondPeriod(first))
    }

    // MARK: One state

    private func printSiblings(of state: String, _ run: Run) throws {
        let states = run.dataset.units.filter { $0.kind == .country }.map(\.id)
        guard states.contains(state) else { throw unknown("state", state, states) }
        guard run.model.units.kind == .community else {
            throw ValidationError("\(run.model.name) ranks no communities: no state has siblings")
        }
        // Communities of every scope, unless one is asked for.
        var options = options
        if options.scope == nil { options.scope = .all }
        let edition = try options.edition(run)
        let siblings = Siblings(of: state, in: edition, try uncertainty(edition))
        switch output.format {
        case .table: Output.write(CompareSiblingsPage(siblings, output.language).text)
        case .csv: Output.write(CompareSiblingsRows(siblings).csv)
        case .json: Output.write(CompareSiblingsRows(siblings).json)
        }
    }
}

extension IndexRemoval.Elements: ExpressibleByArgument {}
