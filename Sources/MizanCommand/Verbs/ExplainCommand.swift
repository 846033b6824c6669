import ArgumentParser
import Mizan

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why a community stands where it stands, and what is not known about it.",
        discussion: """
            Of an index model: the score and place of every group, what each adds against the average unit, where
            the unit ranks highest and lowest, what is missing, and the sources.

            Examples: mizan explain models/need MMR-rohingya --at 2017 --lang ar
                      mizan explain models/human-development NOR
            """)

    @OptionGroup var options: RunOptions

    @Argument(help: "The id of a unit, such as MMR-rohingya.")
    var unit: String

    @OptionGroup var replicates: ReplicateOptions

    @Option(name: .customLong("lang"), help: "Language of the page: en or ar.")
    var language = Language.english

    @Option(
        help: ArgumentHelp(
            "The change counts from this period; a year earlier by default.", valueName: "period"))
    var since: String?

    @Option(
        help: ArgumentHelp(
            "Index models: places of indicators among the units of the same class, such as region.",
            valueName: "division"))
    var within: String?

    @Option(
        help: ArgumentHelp(
            "Index models: indicators with a smaller share of different figures are neither high nor low, 0 to 1.",
            valueName: "share"))
    var unique: Double?

    func validate() throws {
        if let unique, !(0...1).contains(unique) { throw ValidationError("--unique takes 0 to 1") }
    }

    func run() throws {
        try reporting {
            let loaded = try options.loaded()
            guard case .need(let model) = loaded.model else { return try explainIndex(loaded) }
            if within != nil || unique != nil {
                throw ValidationError("--within and --unique are for index models")
            }
            let run = Run(model, loaded)
            guard let found = run.dataset.unit(unit), found.kind == run.model.units.kind else {
                throw unknownUnit(run.dataset.units.filter { $0.kind == run.model.units.kind })
            }
            var options = options
            if options.scope == nil {
                options.scope = found.scope.flatMap { ScopeOption(rawValue: $0.rawValue) }
            }
            if found.rankAs == .parent {
                // A part may be of another scope than the whole.
                options.scope = .all
                let ranking = try Ranking(
                    of: try options.edition(run), run, options, replicates, since: since)
                Output.write(ParentPage(found, ranking, language).text)
                return
            }
            let edition = try options.edition(run)
            guard let index = edition.standings.firstIndex(where: { $0.unit.id == unit }) else {
                throw ValidationError("\(unit) is outside the scope or category asked for")
            }
            let ranking = try Ranking(of: edition, run, options, replicates, since: since)
            Output.write(ExplainPage(Explanation(of: index, in: ranking), language).text)
        }
    }

    private func explainIndex(_ loaded: LoadedModel) throws {
        guard case .index(let model) = loaded.model else { return }
        try withoutEffect([("--since", since != nil)])
        let edition = try options.edition(of: model, loaded)
        guard let place = edition.units.firstIndex(where: { $0.id == unit }) else {
            throw unknownUnit(edition.units)
        }
        let divisions = Set(edition.units.flatMap(\.divisions.keys)).sorted()
        if let within, !divisions.contains(within) { throw unknown("division", within, divisions) }
        let profile = try IndexProfile(
            of: place, in: edition, loaded.dataset, vintage: options.vintage,
            IndexProfile.Options(leastUnique: unique ?? 0, division: within), seed: replicates.draws.seed)
        Output.write(
            IndexExplainPage(profile, try replicates.uncertainty(of: edition), language).text)
    }

    /// The nearest id, or the units whose name holds the word.
    private func unknownUnit(_ units: [Dataset.Unit]) -> ValidationError {
        let word = unit.lowercased()
        let named = units.filter {
            $0.nameEnglish.lowercased().contains(word) || $0.nameArabic.contains(unit)
        }
        guard !named.isEmpty, named.count <= 12 else { return unknown("unit", unit, units.map(\.id)) }
        return ValidationError(
            "there is no unit '\(unit)'; units of that name: \(named.map(\.id).joined(separator: ", "))")
    }
}
