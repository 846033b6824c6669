import Testing

@testable import Mizan

struct MARImporterTests {
    private func observations(_ lines: String, _ indicator: String, _ crosswalk: String) throws -> [String] {
        try Invented.observations(
            "mar", [Invented.file("m.csv", ImportOnly.mar + lines)], of: indicator,
            into: Invented.dataset(crosswalk: crosswalk)
        ).map { "\($0.unit) \($0.period) \(NumberGrammar.text($0.value)) \($0.basis)" }.sorted()
    }

    @Test func eachColumnIsItsOwnIndicator() throws {
        let expected = [
            "pol-mar-discrimination": "1", "eco-mar-discrimination": "2", "rel-mar-restrictions": "3",
            "edu-mar-language": "0", "lif-mar-repression": "5",
        ]
        for (indicator, value) in expected {
            #expect(
                try observations(
                    "9001,One,900,A,2005,0.1,1,2,3,0,5,0\n", indicator,
                    "AUS-part,mar,9001,One,2004,2006,same,1,r,file\n") == ["AUS-part 2005 \(value) whole"],
                "\(indicator)")
        }
    }

    @Test func minus99IsMissingAndNoValue() throws {
        let lines = "9001,One,900,A,2005,0.1,1,-99,0,0,-99,0\n9002,Two,900,A,2005,0.3,1,3,0,0,2,0\n"
        let both =
            "AUS-all,mar,9001,One,,,group-part-of,0.3,r,file\nAUS-all,mar,9002,Two,,,group-part-of,0.3,r,file\n"
        #expect(try observations(lines, "eco-mar-discrimination", both) == ["AUS-all 2005 3 fragment"])
        let one = "AUS-part,mar,9001,One,,,same,1,r,file\n"
        #expect(try observations(lines, "lif-mar-repression", one) == [])
        #expect(try observations(lines, "pol-mar-discrimination", one) == ["AUS-part 2005 1 whole"])
    }

    /// (0.125 · 4 + 0.375 · 0) / 0.5 = 1.
    @Test func partsAreWeightedByTheirShares() throws {
        let lines = "9001,One,900,A,2005,0.125,4,0,0,0,0,0\n9002,Two,900,A,2005,0.375,0,0,0,0,0,0\n"
        let crosswalk =
            "AUS-all,mar,9001,One,,,group-part-of,0.3,r,file\nAUS-all,mar,9002,Two,,,group-part-of,0.3,r,file\n"
            + "AUS-rest,mar,9002,Two,,,part-of-group,,r,file\n"
            + "AUS-part,mar,9001,One,,,group-part-of,0.9,\"Overlap, not containment: some.\",file\n"
        #expect(
            try observations(lines, "pol-mar-discrimination", crosswalk) == [
                "AUS-all 2005 1 part", "AUS-part 2005 4 fragment", "AUS-rest 2005 0 group",
            ])
    }

    @Test func aGroupWithoutALinkIsCounted() throws {
        let text =
            ImportOnly.mar + "9001,One,900,A,2005,0.1,1,1,1,1,1,1\n9003,Three,900,A,2005,0.1,1,1,1,1,1,1\n"
        let dataset = try Invented.dataset(crosswalk: "AUS-part,mar,9001,One,,,same,1,r,file\n")
        #expect(
            try ImportOnly.report("mar", text, into: dataset) == ["Three, A: no link to a community: 1"])
    }

    @Test func twoRowsOfOneGroupAndYearAreRefused() throws {
        let text =
            ImportOnly.mar + "9001,One,900,A,2005,0.1,1,1,1,1,1,1\n9001,One,900,A,2005,0.1,2,1,1,1,1,1\n"
        let dataset = try Invented.dataset(crosswalk: "AUS-part,mar,9001,One,,,same,1,r,file\n")
        let findings = Invented.findings("mar", [Invented.file("m.csv", text)], into: dataset)
        #expect(findings.map(\.code) == [.conflictingRows])
    }
}
