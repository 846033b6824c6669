import Foundation
import Testing

@testable import Mizan

/// How files are known and read, with `hrps` for an example.
struct SheetTests {
    private let header = "YEAR,COW,theta_mean,theta_sd\n"

    @Test func columnsAreFoundByNameInAnyOrder() throws {
        let file = Invented.file("x.csv", "extra,theta_sd,COW,theta_mean,YEAR\n?,0.1,900,0.5,2001\n")
        let rows = try Invented.observations(
            "hrps", [file], of: "lif-physical-integrity", into: Invented.dataset())
        #expect(rows.map(\.value) == [0.5])
        #expect(rows.map(\.standardError) == [0.1])
    }

    @Test func anUnknownHeaderNamesWhatWasLookedFor() {
        let findings = Invented.findings("hrps", [Invented.file("x.csv", "YEAR,COW,theta\n2001,900,1\n")])
        #expect(findings.map(\.code) == [.unknownHeader])
        #expect(findings[0].message.contains("lacks theta_mean, theta_sd"))
        #expect(findings[0].hint.contains("YEAR, COW, theta_mean, theta_sd"))
    }

    @Test func everyBadCellOfEveryFileIsNamedWithItsPlace() {
        let files = [
            Invented.file("idmc.csv", "year,coo_iso,coa_iso,total\n2001,AUS,AUS,many\n2002.5,AUS,AUS,1\n"),
            Invented.file("unrwa.csv", "year,coo_iso,coa_iso,total\n,AUS,AUS,1\n"),
        ]
        let findings = Invented.findings("unhcr", files)
        #expect(findings.map(\.code) == [.notANumber, .notWhole, .missingValue])
        #expect(
            findings.map { "\($0.file):\($0.line):\($0.column)" } == [
                "idmc.csv:2:14", "idmc.csv:3:1", "unrwa.csv:2:1",
            ])
    }

    @Test func aHeaderAloneWithdrawsNothing() {
        let findings = Invented.findings("hrps", [Invented.file("x.csv", header)])
        #expect(findings.map(\.code) == [.emptyFile])
    }

    @Test func gzipIsReadAsItIs() throws {
        let bytes = try #require(
            Data(
                base64Encoded:
                    "H4sIAAAAAAACA4t0dQzScfYP1ynJSC1JjM9NTcyDMotTuIwMDAx1LA0MdAz0TIHYkAsAcIYFEi4AAAA="))
        let whole = ImportFile(name: "x.csv.gz", bytes: Array(bytes))
        let rows = try Invented.observations(
            "hrps", [whole], of: "lif-physical-integrity", into: Invented.dataset())
        #expect(rows.map(\.value) == [0.5])
        let cut = ImportFile(name: "x.csv.gz", bytes: Array(bytes.dropLast(12)))
        #expect(Invented.findings("hrps", [cut]).map(\.code) == [.damagedGzip])
    }

    @Test func whatIsMissingIsNotZero() throws {
        let file = Invented.file("x.csv", header + "2001,900,NA,NA\n2002,900,,\n2003,900,0,0\n")
        let rows = try Invented.figures(
            "hrps", [file], of: "lif-physical-integrity", into: Invented.dataset())
        #expect(rows == ["AUS 2003 0"])
    }
}
