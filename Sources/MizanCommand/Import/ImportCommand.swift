import ArgumentParser
import Mizan

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "Imports.")
}
