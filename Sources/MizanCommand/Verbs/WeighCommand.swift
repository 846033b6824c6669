import ArgumentParser
import Mizan

struct WeighCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weigh",
        abstract:
            "Weights that a method proposes, beside those of the model; --out writes a model with them.",
        discussion: """
            Methods: \(Registry.weightings.map { $0.name }.joined(separator: ", ")); `mizan methods` says what each
            does. Weights stay in the model file, where their reader sees them: nothing is weighed anew when a
            ranking is made.

            --settings names a YAML file with the method's settings, such as the comparisons of AHP:

              elements: [health, income]
              comparisons: [[1, 3], [0.3333333333, 1]]

            Examples:

              mizan weigh models/human-development --method critic --group education
              mizan weigh models/human-development --method entropy --out entropy.yaml
            """)

    @OptionGroup var options: RunOptions

    @Option(help: ArgumentHelp("The method, such as entropy.", valueName: "name"))
    var method: String

    @Option(help: ArgumentHelp("Only the group of this id.", valueName: "id"))
    var group: String?

    @Option(help: ArgumentHelp("The settings of the method, in YAML.", valueName: "file"))
    var settings: String?

    @Option(help: ArgumentHelp("Write the model with these weights into a new file.", valueName: "file"))
    var out: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        try reporting {
            let names = Registry.weightings.map { $0.name }
            guard names.contains(method) else { throw unknown("weighting", method, names) }
            let own = try settings.map { (bytes: try Disk.bytes(of: $0), file: $0) }
            let weighting = try Registry.weighting(method, settings: own)
            let loaded = try options.loaded()
            let table =
                switch loaded.model {
                case .need(let model): AnalysisTable(try options.edition(Run(model, loaded)))
                case .index(let model): AnalysisTable(try options.edition(of: model, loaded))
                }
            let groups = WeightProposal.groups(of: table).map { table.groups[$0].id }
            if let group, !groups.contains(group) {
                throw unknown("group with weights", group, groups)
            }
            guard !groups.isEmpty else {
                throw ValidationError(
                    "\(table.model) has no group of two children or more whose weights are read")
            }
            let proposal = try WeightProposal(table, by: weighting, group: group)
            guard proposal.groups.contains(where: { $0.proposed != nil }) else {
                throw Findings(proposal.findings(in: loaded.file))
            }
            let page = WeighPage(proposal, method, output.language)
            switch output.format {
            case .table: Output.write(page.text)
            case .csv: Output.write(page.csv)
            case .json: Output.write(page.json)
            }
            FindingPrinter.print(proposal.findings(in: loaded.file))
            if let out { try write(proposal, loaded, to: out) }
        }
    }

    /// Writes the model with the proposed weights beside nothing: a file that is there is never written over.
    private func write(_ proposal: WeightProposal, _ loaded: LoadedModel, to place: String) throws {
        guard !Disk.isThere(place) else {
            throw DiskError("write", place, reason: "it is there already; name a new file")
        }
        let text = String(decoding: try Disk.bytes(of: loaded.file), as: UTF8.self)
        let data = Disk.path(from: Disk.folder(of: place), to: loaded.folder)
        let changed = try ModelReweighting.reweighted(
            text, with: proposal.weights, data: data, file: loaded.file)
        // Read as anyone will read it, before it is written.
        _ = try AnyModel.read(Array(changed.utf8), file: place)
        try Disk.makeFolder(Disk.folder(of: place))
        try Disk.writeWhole(Array(changed.utf8), to: place)
        FindingPrinter.print("Written: \(place)")
    }
}
