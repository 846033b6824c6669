import Foundation
import Mizan
import Testing

/// `datasets/muslim-minorities` is what the commands in its README make of the publishers' files.
@Suite(.enabled(if: SharedData.isThere, "the publishers' files are not here: set MIZAN_SHARED"))
struct ShippedDatasetTests {
    static let folder = SharedData.root.appending(path: "datasets/muslim-minorities")

    /// A line `mizan import KIND FILE… --into DIR --retrieved DATE --from YEAR --to YEAR` of the README.
    struct Command {
        var kind = ""
        var files: [String] = []
        var settings = ImportSettings(retrieved: "")

        init(_ line: String) {
            var from = settings.years.lowerBound
            var to = settings.years.upperBound
            var words = line.split(separator: " ").map(String.init).dropFirst(2)
            kind = words.removeFirst()
            while !words.isEmpty {
                let word = words.removeFirst()
                switch word {
                case "--into": words.removeFirst()
                case "--retrieved": settings.retrieved = words.removeFirst()
                case "--from": from = Int(words.removeFirst()) ?? from
                case "--to": to = Int(words.removeFirst()) ?? to
                default: files.append(String(word.trimmingPrefix("$MIZAN_SHARED/")))
                }
            }
            settings.years = from...to
        }
    }

    static func commands() throws -> [Command] {
        let readme = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
        return readme.replacing("\\\n", with: "").split(separator: "\n")
            .filter { $0.hasPrefix("mizan import ") }.map { Command(String($0)) }
    }

    static func made() throws -> Dataset {
        var dataset = Dataset()
        for command in try commands() {
            let files = try command.files.map(SharedData.file)
            let result = try Importing.run(command.kind, files, into: dataset, settings: command.settings)
            dataset = result.dataset
            if ProcessInfo.processInfo.environment["VERBOSE"] != nil { print("## \(command.kind)\n" + result.report.text) }
        }
        return dataset
    }

    @Test func commandsMakeTheShippedFiles() throws {
        let contents = try Importing.checked(try Self.made(), in: "made")
        for (name, bytes) in contents.files {
            let place = Self.folder.appending(path: name)
            if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil { try Data(bytes).write(to: place) }
            let shipped = [UInt8](try Data(contentsOf: place))
            #expect(shipped == bytes, "\(name) differs from what the commands make")
        }
    }
}
