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

            Exit status: 0 done, 1 findings, 2 cannot read or write, 64 usage, 70 internal.
            """,
        version: "0.1.0",
        subcommands: [
            RankCommand.self, ExplainCommand.self, CheckCommand.self, TableCommand.self, MethodsCommand.self,
            ImportCommand.self,
        ])

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.count == 2, arguments[0] == "help", let text = HelpTopic.text(arguments[1]) {
            Output.write(text)
            return
        }
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            exit(withError: suggesting(error, arguments))
        }
    }

    /// An unknown verb gets the nearest one.
    private static func suggesting(_ error: any Error, _ arguments: [String]) -> any Error {
        let verbs = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        let word = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
        guard let word, !word.hasPrefix("-"), !verbs.contains(word) else { return error }
        let near = Spelling.nearest(to: word, in: verbs).map { "; did you mean '\($0)'?" } ?? ""
        return ValidationError("there is no verb '\(word)'\(near)")
    }
}
