import Foundation
import Testing

/// The views of `rank` and the page of a community that is shown by its parts.
struct ViewTests {
    private let quick = ["--replicates", "200"]

    private static let instruments = """
        country,instrument,status,since,as_of,evidence,source,note
        AAA,CEDAW-OP,open,,,file,,
        BBB,CAT-22,open,,,file,,
        BBB,CEDAW-OP,closed,,,file,,
        BBB,ICCPR-OP1,open,,,recalled,,

        """

    private func invented() throws -> InventedCase {
        let invented = try InventedCase()
        try invented.change("data/units.csv", "BBB,BBB,Region,stateless,no", "BBB,BBB,Region,stateless,yes")
        try invented.folder.write("data/instruments.csv", Self.instruments)
        try invented.change(
            "data/datapackage.json", "[{", #"[{"name": "instruments", "path": "instruments.csv"}, {"#)
        return invented
    }

    @Test func aStateAndARegionCutTheTableAndSaySo() throws {
        let invented = try InventedCase()
        let words = ["rank", invented.model, "--state", "BBB"] + quick
        let rows = CSVLines.read(try Program.output(words + ["--format", "csv"]))
        #expect(Set(rows.dropFirst().map { $0[3] }) == ["BBB"])
        #expect(try Program.output(words).contains("only Beland"))
        let json = try Program.output(words + ["--format", "json"])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["state"] as? String == "BBB" && object["region"] is NSNull)
        let region = try Program.output(["rank", invented.model, "--region", "Region"] + quick)
        #expect(region.contains("only Region"))
    }

    @Test(arguments: [("--state", "BBA", "BBB"), ("--region", "Regon", "Region")])
    func anUnknownPlaceGetsTheNearest(option: String, name: String, near: String) throws {
        let invented = try InventedCase()
        let outcome = try Program.run(["rank", invented.model, option, name])
        outcome.expectFailure(64)
        #expect(outcome.messages.contains("did you mean '\(near)'?"))
    }

    @Test(arguments: [
        (["--category", "occupied"], "; --scope all has some"),
        (["--state", "BBB", "--scope", "occupied"], "; --scope all has some"),
        (["--state", "BBB", "--category", "occupied"], "occupied, BBB"),
    ])
    func aChoiceThatNoUnitMeetsIsAnError(choice: [String], words: String) throws {
        let invented = try InventedCase()
        for verb in [["rank"], ["table", "--stage", "scores"]] {
            let outcome = try Program.run([verb[0], invented.model] + verb.dropFirst() + choice)
            outcome.expectFailure(64)
            #expect(outcome.messages.contains("no unit of the model is "))
            #expect(outcome.messages.contains(words))
        }
    }

    @Test func aTableWithoutRowsHasItsColumns() throws {
        let invented = try InventedCase()
        let words = ["rank", invented.model, "--format", "csv", "--view", "small"] + quick
        let lines = CSVLines.read(try Program.output(words))
        #expect(lines.count == 1 && lines[0].first == "unit" && lines[0].last == "recalled_routes")
    }

    @Test func theSmallViewHasTheSmallAloneAndNoCounts() throws {
        let invented = try invented()
        let words = ["rank", invented.model, "--view", "small"] + quick
        let rows = CSVLines.read(try Program.output(words + ["--format", "csv"]))
        let header = rows[0]
        #expect(rows.dropFirst().map { $0[0] } == ["b2"])
        let people = try #require(header.firstIndex(of: "people_low"))
        #expect(rows[1][people].isEmpty)
        let cells = Dictionary(zip(header, rows[1])) { first, _ in first }
        // Of the state's figures alone: a first need, and none of its own.
        #expect(cells["first_need"] == "LIF" && cells["first_dimension"] == "")
        #expect(cells["open_routes"] == "CAT-22;ICCPR-OP1" && cells["recalled_routes"] == "ICCPR-OP1")
        for language in ["en", "ar"] {
            let text = try Program.output(words + ["--lang", language])
            #expect(text.contains(language == "en" ? "People, b2" : "جماعة b2"))
            // Its people are 150,000 in the data: no digit of them here.
            #expect(!text.contains("150"))
            #expect(!text.contains(language == "en" ? "People, b1" : "جماعة b1"))
        }
    }

    @Test func aParentsPageShowsItsParts() throws {
        let invented = try InventedCase()
        for language in ["en", "ar"] {
            let page = try Program.output(
                ["explain", invented.model, "a-all", "--lang", language] + quick)
            for part in ["a3", "a4"] { #expect(page.contains(part)) }
            #expect(!page.contains("a2"))
        }
    }
}
