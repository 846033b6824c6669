import ArgumentParser
import Mizan

@main
struct MizanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mizan",
        abstract: "Ranks Muslim minority communities by need, and says how sure that is.",
        discussion: """
            A model is a folder with model.yaml; it names its own dataset.

              mizan rank models/need                       who is most in need
              mizan explain models/need MMR-rohingya       why, and what is not known
              mizan help findings                          topics: \(HelpTopic.names)
              mizan help E0203                             what a message means

            Exit status: 0 done, 1 findings, 2 cannot read or write, 64 usage, 70 internal,
            130 interrupted.
            """,
        version: "0.1.0",
        subcommands: [
            RankCommand.self, ExplainCommand.self, CompareCommand.self, UncertaintyCommand.self,
            MergeCommand.self, SensitivityCommand.self, CheckCommand.self, TableCommand.self,
            AnalyseCommand.self, WeighCommand.self,
            MethodsCommand.self, ImportCommand.self, NotebookCommand.self,
        ])

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.count == 2, arguments[0] == "help", let text = HelpTopic.text(arguments[1]) {
            Output.write(text)
            return
        }
        if let fault = faultyArgument(arguments) { exit(withError: ValidationError(fault)) }
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            exit(withError: suggesting(error, arguments))
        }
    }

    /// What no argument may be, since messages repeat it; nil where all are fit.
    private static func faultyArgument(_ arguments: [String]) -> String? {
        for (place, argument) in arguments.enumerated() {
            if argument.utf8.count > 4_096 { return "argument \(place + 1) is longer than 4,096 bytes" }
            if argument.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                return "argument \(place + 1) holds a control character"
            }
        }
        return nil
    }

    /// An unknown verb gets the nearest one.
    private static func suggesting(_ error: any Error, _ arguments: [String]) -> any Error {
        let verbs = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        let word = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
        guard let word, !word.hasPrefix("-"), !verbs.contains(word) else { return error }
        let isHelp = arguments.first == "help"
        let words =
            isHelp ? verbs + HelpTopic.allCases.map(\.rawValue) + FindingCode.allCases.map(\.rawValue) : verbs
        let near = Spelling.nearest(to: word, in: words).map { "; did you mean '\($0)'?" } ?? ""
        return ValidationError("there is no \(isHelp ? "verb, topic or code" : "verb") '\(word)'\(near)")
    }
}
