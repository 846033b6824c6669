import ArgumentParser
import Mizan

struct MethodsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "methods", abstract: "The methods that a model file can name, with a reference each.")

    func run() {
        for (stage, methods) in Registry.stages {
            var table = TextTable(
                [.init(stage), .init("what it gives", limit: 90), .init("reference", limit: 60)], .english)
            table.rows = methods.map { [$0.name, $0.summary, $0.reference] }
            Output.write(table.text + "\n")
        }
    }
}
