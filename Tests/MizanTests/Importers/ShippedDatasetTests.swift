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

    /// The commands that the README of a dataset shows.
    static func commands(of folder: URL = folder) throws -> [Command] {
        let readme = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
        return readme.replacing("\\\n", with: "").split(separator: "\n")
            .filter { $0.hasPrefix("mizan import ") }.map { Command(String($0)) }
    }

    static let made = Result {
        var dataset = Dataset()
        for command in try commands() {
            let files = try command.files.map(SharedData.file)
            dataset = try Importing.run(command.kind, files, into: dataset, settings: command.settings)
                .dataset
        }
        return dataset
    }

    static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil }

    @Test func commandsMakeTheShippedFiles() throws {
        let contents = try Importing.checked(Self.made.get(), in: "made")
        for (name, bytes) in contents.files {
            let place = Self.folder.appending(path: name)
            if Self.isRecording { try Data(bytes).write(to: place) }
            #expect(
                [UInt8](try Data(contentsOf: place)) == bytes, "\(name) differs from what the commands make")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(names) == Set(contents.files.keys).union(["README.md"]))
    }

    /// What is read back from the folder is what was made, so that the commands can be run again with no effect.
    @Test func theShippedFilesAreReadBackWhole() throws {
        let contents = try Importing.checked(Self.made.get(), in: "made")
        var read = try Importing.opened(contents)
        #expect(try read.hash == Self.made.get().hash)
        for command in try Self.commands() {
            let files = try command.files.map(SharedData.file)
            let result = try Importing.run(command.kind, files, into: read, settings: command.settings)
            let differing = result.report.changes.filter { $0.added + $0.changed + $0.removed > 0 }
            #expect(differing.isEmpty, "\(command.kind)")
            read = result.dataset
        }
    }

    /// The coverage as the README shows it.
    static func coverage(of dataset: Dataset) -> String {
        let table = IndicatorCoverage.table(of: dataset.coverage())
        let lines = table.cells.map { "| `\($0[0])` | \($0.dropFirst().joined(separator: " | ")) |" }
        let title = "| \(table.titles.joined(separator: " | ")) |"
        let rule = "|" + String(repeating: "---|", count: table.titles.count)
        return ([title, rule] + lines).joined(separator: "\n")
    }

    @Test func theReadmeShowsTheCoverage() throws {
        let place = Self.folder.appending(path: "README.md")
        var readme = try String(contentsOf: place, encoding: .utf8)
        let table = try Self.coverage(of: Self.made.get())
        if Self.isRecording {
            let start = try #require(readme.range(of: "<!-- coverage -->\n")).upperBound
            let end = try #require(readme.range(of: "<!-- /coverage -->")).lowerBound
            readme.replaceSubrange(start..<end, with: table + "\n")
            try Data(readme.utf8).write(to: place)
        }
        #expect(readme.contains("<!-- coverage -->\n\(table)\n<!-- /coverage -->"))
    }

    private func value(_ unit: String, _ indicator: String, _ year: Int) throws -> Double? {
        try Self.made.get().observations.first {
            $0.unit == unit && $0.indicator == indicator && $0.period == Period(year: year)
        }?.value
    }

    /// Figures that the notes on the sources state, counted there by another program.
    @Test func figuresAgreeWithTheNotesOnTheSources() throws {
        #expect(try value("MMR-rohingya", "deaths-civilians", 2017) == 1700)
        for (year, share) in [(2016, 23.0), (2017, 60.0)] {
            let found = try #require(try value("MMR-rohingya", "dis-displaced-share", year))
            #expect((found * 10).rounded() / 10 == share)
        }
        #expect(try value("MMR", "jus-complaint-routes", 2022) == 0)
        #expect(try value("NAM", "population", 2017) == 2_506_853)
    }

    /// Numbers of states and hosts as counted for the shipped model, by another program.
    @Test(
        arguments: [
            ("lif-physical-integrity", 2017, 195, 120), ("lif-physical-integrity", 2021, 194, 119),
            ("rsk-discriminated-population", 2017, 174, 119),
            ("rsk-discriminated-population", 2021, 174, 119),
            ("jus-rule-of-law", 2017, 169, 118), ("pol-civil-society", 2024, 174, 120),
            ("rel-religious-freedom", 2017, 174, 120), ("eco-hdi", 2017, 192, 120),
            ("eco-hdi", 2022, 193, 120), ("eco-vulnerability", 2020, 191, 119),
            ("hsh-lack-coping", 2025, 191, 119), ("vis-reliability", 2025, 191, 119),
            ("vis-internet", 2023, 190, 119),
        ])
    func asManyStatesHaveAFigureAsTheFilesHold(_ indicator: String, _ year: Int, _ states: Int, _ hosts: Int)
        throws
    {
        let dataset = try Self.made.get()
        let found = Set(
            dataset.observations.filter { $0.indicator == indicator && $0.period == Period(year: year) }.map(
                \.unit))
        let homes = Set(dataset.units.compactMap(\.country))
        #expect(found.count == states)
        #expect(found.intersection(homes).count == hosts)
    }

    /// The memory of a mass killing is the place's, and may be older than the state.
    @Test func noFigureIsFromBeforeItsState() throws {
        let early = try Self.made.get().observations.filter { row in
            (row.indicator != "mass-killing-in-state" || row.value == 0)
                && CountryCodes.standard.country(iso3: row.unit).map { !$0.existed(in: row.period.year) }
                    ?? false
        }
        #expect(early.isEmpty)
    }

    @Test func countsAreNeverZero() throws {
        let counts: Set<String> = ["deaths-civilians", "deaths-onesided", "population"]
        #expect(
            try Self.made.get().observations.allSatisfy { !counts.contains($0.indicator) || $0.value > 0 })
    }
}
