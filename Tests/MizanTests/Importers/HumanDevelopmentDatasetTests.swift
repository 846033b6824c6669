import Foundation
import Mizan
import Testing

/// `datasets/human-development` is what the command in its README makes of the publisher's file.
@Suite(.enabled(if: SharedData.isThere, "the publishers' files are not here: set MIZAN_SHARED"))
struct HumanDevelopmentDatasetTests {
    private static let folder = SharedData.root.appending(path: "datasets/human-development")

    private static let made = Result {
        let commands = try ShippedDatasetTests.commands(of: folder)
        let command = try #require(commands.first)
        #expect(commands.count == 1)
        let files = try command.files.map(SharedData.file)
        return try Importing.run(command.kind, files, into: Dataset(), settings: command.settings)
    }

    @Test func theCommandMakesTheShippedFiles() throws {
        let contents = try Importing.checked(Self.made.get().dataset, in: "made")
        for (name, bytes) in contents.files {
            let place = Self.folder.appending(path: name)
            if ShippedDatasetTests.isRecording { try Data(bytes).write(to: place) }
            #expect(
                [UInt8](try Data(contentsOf: place)) == bytes, "\(name) differs from what the command makes")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(names) == Set(contents.files.keys).union(["README.md"]))
    }

    /// The regions and groups of the publisher, and nothing else, are left out.
    @Test func onlyAggregatesAreNotLinked() throws {
        let losses = try Self.made.get().report.joins.notLinked
        #expect(losses.count == 11)
        #expect(losses.keys.allSatisfy { $0.subject.hasPrefix("ZZ") && $0.reason == "not a country code" })
    }

    /// Counted in the publisher's file by another program.
    @Test func asManyFiguresAsTheFileHolds() throws {
        let dataset = try Self.made.get().dataset
        let country = Dictionary(grouping: dataset.observations) { "\($0.unit) \($0.period)" }
        let inputs = country.filter {
            Set($0.value.map(\.indicator)).subtracting(["published-hdi"]).count == 4
        }
        let unpublished = inputs.filter { !$0.value.map(\.indicator).contains("published-hdi") }
        #expect(dataset.units.count == 195)
        #expect(inputs.count == 5813)
        #expect(unpublished.keys.sorted() == (1990...1994).map { "RWA \($0)" })
        #expect(dataset.observations.filter { $0.indicator == "published-hdi" }.count == 5808)
    }
}
