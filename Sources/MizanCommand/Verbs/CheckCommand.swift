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
            let run = try Run(model: model, data: data)
            FindingPrinter.print(run.warnings)
            let count = run.warnings.count
            Output.write(
                "\(model): 0 errors, \(count) warning\(count == 1 ? "" : "s"); model \(run.model.hash.prefix(12)), data \(run.dataset.hash.prefix(12))\n"
            )
        }
    }
}
