import ArgumentParser
import Mizan

/// Which units of a ranking are printed, and as what.
enum View: String, ExpressibleByArgument, CaseIterable {
    case ranking, small
}

struct RankCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rank",
        abstract: "Who is most in need, how sure that is, and what each needs first.",
        discussion: """
            Prints the communities whose own situation is known well enough for a rank, in tiers that cannot be
            told apart, with 90% bands; then those of which too little is known, in the same order.

            Of an index model: its units in tiers with bands from its weights, then those without a score and why.

            Examples: mizan rank models/need --at 2024 --top 20
                      mizan rank models/human-development --at 2022
            """)

    @OptionGroup var options: RunOptions
    @OptionGroup var replicates: ReplicateOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "small: the small communities, with what they need first and the routes open to them.")
    var view = View.ranking

    @Option(help: ArgumentHelp("Only the first rows of each list.", valueName: "k"))
    var top: Int?

    @Option(
        help: ArgumentHelp("Changes count from this period; a year earlier by default.", valueName: "period"))
    var since: String?

    @Flag(help: "More columns: the bands of values and measurement apart, the shares behind the letter.")
    var wide = false

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top takes 1 or more") }
    }

    func run() throws {
        try reporting {
            let loaded = try options.loaded()
            guard case .need(let model) = loaded.model else { return try rankIndex(loaded) }
            let run = Run(model, loaded)
            let edition = try options.edition(run)
            let ranking = try Ranking(of: edition, run, options, replicates, since: since)
            switch (output.format, view) {
            case (.table, .ranking):
                Output.write(RankTable(ranking, output.language, wide: wide, top: top).text)
            case (.table, .small):
                Output.write(SmallTable(SmallCommunities(ranking), output.language, top: top).text)
            case (.csv, _): Output.write(RankRows(ranking, view, top: top).csv)
            case (.json, _): Output.write(RankRows(ranking, view, top: top).json)
            }
        }
    }

    private func rankIndex(_ loaded: LoadedModel) throws {
        guard case .index(let model) = loaded.model else { return }
        try withoutEffect([
            ("--view small", view == .small), ("--since", since != nil), ("--wide", wide),
        ])
        let edition = try options.edition(of: model, loaded)
        let ranking = IndexRanking(edition, try replicates.uncertainty(of: edition))
        let rows = IndexRankRows(
            ranking: ranking, dataset: loaded.dataset, audience: options.audience, top: top)
        switch output.format {
        case .table: Output.write(IndexRankTable(ranking, output.language, top: top).text)
        case .csv: Output.write(rows.csv)
        case .json: Output.write(rows.json)
        }
    }
}

extension Ranking {
    /// The ranking of an edition with replicates and changes as the options say.
    init(
        of edition: Edition, _ run: Run, _ options: RunOptions, _ replicates: ReplicateOptions, since: String?
    ) throws {
        let before =
            try since.map { try run.period($0) }
            ?? Period(year: edition.period.year - 1, part: edition.period.part)
        guard before <= edition.period else {
            throw ValidationError("--since \(before) is after \(edition.period)")
        }
        let earlier = try options.edition(run, at: before, mayBeEmpty: since == nil)
        let changes = earlier.panel.hasFigures ? Change.all(of: edition, since: earlier) : nil
        self.init(
            edition, try replicates.uncertainty(of: edition), changes: changes,
            since: changes == nil ? nil : before)
    }
}
