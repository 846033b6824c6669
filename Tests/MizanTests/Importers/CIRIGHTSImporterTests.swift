import Testing

@testable import Mizan

struct CIRIGHTSImporterTests {
    private func figures(_ lines: String, _ indicator: String) throws -> [String] {
        try Invented.figures(
            "cirights", [Invented.file("c.csv", ImportOnly.cirights + lines)], of: indicator,
            into: Invented.dataset())
    }

    @Test func eachViolationIsItsOwnIndicator() throws {
        let line = "Invented,AUS,2010,900,0,1,2,,1,0\n"
        let expected = [
            "lif-ciri-detention": ["AUS 2010 0"], "lif-ciri-disappearance": ["AUS 2010 1"],
            "lif-ciri-killing": ["AUS 2010 2"], "lif-ciri-torture": [], "rel-ciri-religion": ["AUS 2010 1"],
            "dis-ciri-movement": ["AUS 2010 0"],
        ]
        for (indicator, rows) in expected { #expect(try figures(line, indicator) == rows, "\(indicator)") }
    }

    @Test func codesForMissingAreNoValues() throws {
        let lines =
            "A,AUS,2010,900,-66,2,2,2,2,2\nA,AUS,2011,900,-77,2,2,2,2,2\nA,AUS,2012,900,-999,2,2,2,2,2\n"
            + "A,AUS,2013,900,NA,2,2,2,2,2\nA,AUS,2014,900,1,2,2,2,2,2\n"
        #expect(try figures(lines, "lif-ciri-detention") == ["AUS 2014 1"])
        let unknown = Invented.file("c.csv", ImportOnly.cirights + "A,AUS,2010,900,3,2,2,2,2,2\n")
        #expect(Invented.findings("cirights", [unknown]).map(\.code) == [.notAChoice])
    }

    /// 342 is Serbia in this file alone, and 345 the federation that it was in.
    @Test func serbiaIsNotTheFederationBeforeIt() throws {
        let lines = "Serbia,,2006,342,1,1,1,1,1,1\nSerbia and Montenegro,SRB,2006,345,0,0,0,0,0,0\n"
        #expect(try figures(lines, "lif-ciri-killing") == ["SRB 2006 1"])
        #expect(
            try ImportOnly.report("cirights", ImportOnly.cirights + lines, into: Invented.dataset()) == [
                "Serbia and Montenegro: no unit is known to be this place: 1"
            ])
    }

    @Test func nothingIsTakenFromBeforeAState() throws {
        let lines = "South Sudan,,2010,626,1,1,1,1,1,1\nSouth Sudan,,2011,626,0,1,1,1,1,1\n"
        #expect(try figures(lines, "lif-ciri-detention") == ["SSD 2011 0"])
    }

    @Test func twoRowsOfOneStateAndYearAreRefused() throws {
        let lines = "A,AUS,2010,900,1,1,1,1,1,1\nA,AUS,2010,900,1,1,1,2,1,1\n"
        let file = Invented.file("c.csv", ImportOnly.cirights + lines)
        let findings = try Invented.findings("cirights", [file], into: Invented.dataset())
        #expect(findings.map(\.code) == [.conflictingRows])
        #expect(findings[0].message.contains("lif-ciri-torture"))
    }
}
