import Testing

@testable import Mizan

struct HDRImporterTests {
    private let header = "iso3,country,hdicode,hdi_1990,hdi_2001,hdi_2010,hdi_2011,hdi_f_2011\n"

    private func figures(_ file: ImportFile, _ indicator: String) throws -> [String] {
        try Invented.figures("hdr", [file], of: indicator, into: Invented.dataset())
    }

    @Test func yearsSideBySideBecomeRows() throws {
        let text =
            header + "AUS,Australia,Very High,0.8,0.9,,0.91,0.1\nZZK.WORLD,World,,0.6,0.6,0.6,0.6,0.1\n"
        #expect(try figures(Invented.file("h.csv", text), "eco-hdi") == ["AUS 2001 0.9", "AUS 2011 0.91"])
    }

    @Test func nothingIsTakenFromBeforeAState() throws {
        let text = header + "SSD,South Sudan,Low,,,0.3,0.31,\n"
        #expect(try figures(Invented.file("h.csv", text), "eco-hdi") == ["SSD 2011 0.31"])
    }

    @Test func theFileIsLatin1() throws {
        var bytes = Array((header + "CIV,C").utf8)
        bytes += [0xF4] + Array("te d'Ivoire,Low,,0.4,,,\n".utf8)
        #expect(try figures(ImportFile(name: "h.csv", bytes: bytes), "eco-hdi") == ["CIV 2001 0.4"])
    }

    @Test func povertyIsJoinedByName() throws {
        let column = "Share of population multidimensionally poor (national)"
        let text =
            "Entity,Year,\(column)\nNamibia,2013,40.9\nTimor,2016,48\nAtlantis,2014,1\nSouth Sudan,2010,90\n"
        #expect(try figures(Invented.file("m.csv", text), "eco-mpi") == ["NAM 2013 40.9", "TLS 2016 48"])
    }
}
