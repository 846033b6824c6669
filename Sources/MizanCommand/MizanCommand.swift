import ArgumentParser

@main
struct MizanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mizan", abstract: "Ranks Muslim minority communities by need.",
        subcommands: [ImportCommand.self])
}
