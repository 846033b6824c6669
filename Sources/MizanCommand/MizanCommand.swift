import ArgumentParser

@main
struct MizanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "mizan")
}
