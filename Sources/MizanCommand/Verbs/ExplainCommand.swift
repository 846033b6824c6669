import ArgumentParser
import Mizan

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why a community stands where it stands, and what is not known about it.",
        discussion: "Example: mizan explain models/need MMR-rohingya --at 2017 --lang ar")

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

    func run() throws {
        try reporting {
            let run = try options.run()
            guard let found = run.dataset.unit(unit), found.kind == run.model.units.kind else {
                throw unknownUnit(run)
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

    /// The nearest id, or the units whose name holds the word.
    private func unknownUnit(_ run: Run) -> ValidationError {
        let units = run.dataset.units.filter { $0.kind == run.model.units.kind }
        let word = unit.lowercased()
        let named = units.filter {
            $0.nameEnglish.lowercased().contains(word) || $0.nameArabic.contains(unit)
        }
        guard !named.isEmpty, named.count <= 12 else { return unknown("unit", unit, units.map(\.id)) }
        return ValidationError(
            "there is no unit '\(unit)'; units of that name: \(named.map(\.id).joined(separator: ", "))")
    }
}
