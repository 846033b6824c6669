import ArgumentParser
import Mizan

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Every finding in a model and its data; writes nothing.",
        discussion: "Example: mizan check models/need")

    @Argument(help: "A model: a folder with model.yaml, or the file.")
    var model: String

    @Option(help: ArgumentHelp("The dataset, where it is not the model's own.", valueName: "folder"))
    var data: String?

    func run() throws {
        try reporting {
            let loaded = try LoadedModel(model, data: data)
            guard case .need(let need) = loaded.model else { return try checkIndex(loaded) }
            let run = Run(need, loaded)
            let edition = Edition(of: run.model, from: run.dataset, at: try run.period(nil))
            let warnings = run.warnings + DataQuality(of: edition).warnings(in: run.folder)
            Output.write(WantedTable(edition).text)
            summarise(warnings, model: run.model.hash, data: run.dataset.hash)
        }
    }

    /// Which units have no score at the last period, and why.
    private func checkIndex(_ loaded: LoadedModel) throws {
        guard case .index(let index) = loaded.model else { return }
        let source = IndexSource(of: index, from: loaded.dataset)
        guard let period = source.periods.last else {
            throw ValidationError("the dataset has no observation that the model reads")
        }
        let ranking = IndexRanking(try IndexEdition(from: source, at: period), nil)
        Output.write(IndexUnscoredTable(ranking).text)
        summarise(loaded.warnings, model: index.hash, data: loaded.dataset.hash)
    }

    private func summarise(_ warnings: [Finding], model hash: String, data: String) {
        FindingPrinter.print(warnings)
        let count = warnings.count
        Output.write(
            "\(model): 0 errors, \(count) warning\(count == 1 ? "" : "s"); model \(hash.prefix(12)), data \(data.prefix(12))\n"
        )
    }
}

/// Which single figure about itself would give each unit without a rank number one.
struct WantedTable {
    let edition: Edition

    init(_ edition: Edition) { self.edition = edition }

    var text: String {
        let wanting = edition.standings.filter { !$0.isRanked }
        guard edition.model.score.ownEvidence != nil, !wanting.isEmpty else { return "" }
        let words = Words(.english)
        var table = TextTable(
            [.init("Unit without a rank, \(edition.period)"), .init(words.wanted)], .english)
        table.rows = wanting.map { standing in
            let open = standing.dimensionsForRank(edition.model).joined(separator: " ")
            let missing = "a score first: nothing known on " + standing.missing.joined(separator: " ")
            return [standing.unit.id, standing.isScored ? open : missing]
        }
        return table.text + words.codes(of: edition.model) + "\n\n"
    }
}
