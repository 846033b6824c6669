import Foundation
import Testing

/// `mizan import dataset` from a folder or from files, into a new dataset or one that is there.
struct DatasetImportTests {
    @Test func aSecondImportChangesNoByte() throws {
        let invented = try InventedCase()
        let made = try TemporaryFolder()
        let words = ["import", "dataset", invented.data, "--into", made.path("deep/set")]
        let dry = try Program.output(words + ["--dry-run"])
        #expect(dry.contains("Nothing was written") && dry.contains("datapackage.json"))
        #expect(try made.files().isEmpty)
        let first = try Program.output(words)
        #expect(first.contains("Written: "))
        #expect(first.contains("indicator") && first.contains("years") && first.contains("own"))
        let files = try made.files()
        #expect(
            Set(files.keys)
                == Set((InventedCase.tables.keys + ["datapackage.json"]).map { "deep/set/" + $0 }))
        #expect(try Program.output(words).contains("Every file is as it was."))
        let inPlace = ["import", "dataset", made.path("deep/set") + "/", "--into", made.path("deep/set")]
        #expect(try Program.output(inPlace).contains("Every file is as it was."))
        #expect(try made.files() == files)
        #expect(
            try Program.output(["check", invented.model, "--data", made.path("deep/set")]).contains(
                "0 errors"))
    }

    /// A folder without a description, with a broken one, or with one whose hashes no longer fit, is described anew.
    @Test(arguments: [
        "", "{", "{\"resources\": [{\"name\": \"units\", \"path\": \"units.csv\", \"bytes\": 1}]}",
    ])
    func theDescriptionOfTheSourceIsNotRead(description: String) throws {
        let invented = try InventedCase()
        if description.isEmpty {
            try FileManager.default.removeItem(atPath: invented.data + "/datapackage.json")
        } else {
            try invented.folder.write("data/datapackage.json", description)
        }
        try Program.run(["check", invented.model]).expectFailure(1)
        _ = try Program.output(["import", "dataset", invented.data, "--into", invented.data])
        #expect(try Program.output(["check", invented.model]).contains("0 errors"))
    }

    /// One file of a folder whose other files were changed does not make those good.
    @Test func oneFileInPlaceDoesNotCoverTheOthers() throws {
        let invented = try InventedCase()
        _ = try Program.output(["import", "dataset", invented.data, "--into", invented.data])
        try invented.change("data/units.csv", "Aland", "Alund")
        let files = try invented.folder.files()
        let outcome = try Program.run(
            ["import", "dataset", invented.data + "/observations.csv", "--into", invented.data])
        outcome.expectFailure(1)
        #expect(outcome.messages.contains("E0104") && outcome.messages.contains("units.csv"))
        #expect(try invented.folder.files() == files)
    }

    @Test func aNameThatIsNearlyThatOfAFileIsNotPassedOver() throws {
        let invented = try InventedCase()
        try invented.folder.write("data/finding.csv", "unit\n")
        let outcome = try Program.run([
            "import", "dataset", invented.data, "--into", invented.folder.path("new"),
        ])
        outcome.expectFailure(1)
        #expect(outcome.messages.contains("did you mean findings.csv?"))
        try Program.run([
            "import", "dataset", invented.folder.url.path, "--into", invented.folder.path("new"),
        ])
        .expectFailure(1)
    }
}
