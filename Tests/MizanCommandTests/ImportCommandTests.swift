import ArgumentParser
import Foundation
import Testing

@testable import MizanCommand

/// `mizan import` on a folder of its own; the tables are invented.
struct ImportCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "mizan-import-\(UUID().uuidString)")

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func write(_ name: String, _ text: String) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    /// The files of the dataset by name.
    private func files() throws -> [String: Data] {
        guard FileManager.default.fileExists(atPath: path("set")) else { return [:] }
        let names = try FileManager.default.contentsOfDirectory(atPath: path("set"))
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(filePath: path("set/\($0)")))) })
    }

    private func run(_ words: String...) throws {
        let command = try ImportCommand.parse(words + ["--into", path("set"), "--retrieved", "2026-01-02"])
        try command.run()
    }

    private func writeFacts() throws {
        try write(
            "communities.csv",
            "id,iso3,country_en,country_ar,community_en,community_ar,region,tags,population,population_year,"
                + "population_low,population_high,source,evidence\n"
                + "AUS-all,AUS,Australia,أستراليا,Invented,أ,Oceania,,1000,2010,,,Census,file\n")
        try write(
            "units.csv",
            "unit,rank_as,parent,rest_of,rest_population,origin_unit,small,note,category,state_figures\n"
                + "AUS-all,leaf,,,,,no,,indigenous,AUS\n")
    }

    @Test func aFolderIsMadeFilledAndAddedTo() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try writeFacts()
        try run("facts", path("communities.csv"), path("units.csv"))
        #expect(
            try Set(files().keys) == [
                "datapackage.json", "units.csv", "indicators.csv", "observations.csv", "sources.csv",
            ])
        try write("h.csv", "YEAR,COW,theta_mean,theta_sd\n2001,900,0.5,0.1\n")
        try run("hrps", path("h.csv"))
        let text = try String(decoding: #require(files()["observations.csv"]), as: UTF8.self)
        #expect(text.contains("AUS,lif-physical-integrity,2001,0.5,,,0.1,whole,hrps-4.02"))
        #expect(text.contains("AUS-all,population,2010,1000"))

        let before = try files()
        try run("hrps", path("h.csv"))
        #expect(try files() == before)
    }

    /// A misspelt folder is a new one, to which nothing can be linked.
    @Test func figuresAreNotTakenIntoAFolderWithoutUnits() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("h.csv", "YEAR,COW,theta_mean,theta_sd\n2001,900,0.5,0.1\n")
        #expect(throws: ExitCode(1)) { try run("hrps", path("h.csv")) }
        #expect(try files().isEmpty)
    }

    @Test func aDryRunWritesNothing() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try writeFacts()
        try run("facts", path("communities.csv"), path("units.csv"), "--dry-run")
        #expect(try files().isEmpty)
    }

    @Test func aBadFileLeavesEveryByteAsItWas() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try writeFacts()
        try run("facts", path("communities.csv"), path("units.csv"))
        let before = try files()
        try write("idmc.csv", "year,coo_iso,coa_iso,total\n2001,AUS,AUS,1\n")
        try write("unrwa.csv", "year,coo_iso,coa_iso,total\n2001,AUS,AUS,half\n")
        #expect(throws: ExitCode(1)) { try run("unhcr", path("idmc.csv"), path("unrwa.csv")) }
        #expect(try files() == before)
        #expect(throws: ExitCode(2)) { try run("unhcr", path("idmc.csv"), path("no.csv")) }
        #expect(try files() == before)
    }

    @Test func aUnitThatNoDatasetHasIsRefusedBeforeAnythingIsWritten() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try writeFacts()
        try run("facts", path("communities.csv"), path("units.csv"))
        let before = try files()
        try write(
            "crosswalk.csv",
            "unit,publisher,group_id,group_name,from_year,to_year,relation,share,reason,evidence\n"
                + "ZZZ-all,epr,1,One,,,same,1,r,file\n")
        #expect(throws: ExitCode(1)) { try run("facts", path("crosswalk.csv")) }
        #expect(try files() == before)
    }

    @Test(arguments: [
        ["hrsp", "x.csv"], ["hrps", "x.csv", "--from", "2010", "--to", "2000"],
        ["hrps", "x.csv", "--retrieved", "now"],
        ["hrps", "x.csv", "--retrieved", "2026-13-01"],
    ])
    func wrongWordsAreUsageErrors(words: [String]) {
        #expect(throws: (any Error).self) { try ImportCommand.parse(words + ["--into", "x"]) }
    }

    @Test func aMisspeltKindIsGuessed() {
        #expect {
            try ImportCommand.parse(["hrsp", "x.csv", "--into", "x"])
        } throws: { error in
            ImportCommand.message(for: error).contains("did you mean 'hrps'?")
        }
    }
}
