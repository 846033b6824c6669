import ArgumentParser
import Foundation
import Mizan
import Testing

@testable import MizanCommand

/// The README shows what the program prints.
struct ReadmeTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func theRankingShownIsTheRankingPrinted() throws {
        let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        let block = try #require(
            readme.firstMatch(of: #/```console\n\$ mizan rank models/need --top (\d+)\n(?<shown>[^`]*)```/#))
        let command = try RankCommand.parse([
            Self.root.appending(path: "models/need").path, "--top", String(block.1),
        ])
        let run = try command.options.run()
        let edition = try command.options.edition(run)
        let ranking = try Ranking(of: edition, run, command.options, command.replicates, since: nil)
        let printed = RankTable(ranking, .english, wide: false, top: command.top).text
        #expect(printed == block.shown)
    }
}
