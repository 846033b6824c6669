import Testing

@testable import Mizan

struct TreatiesImporterTests {
    private let columns = [
        "iccpr", "iccpr_op1", "iccpr_op2", "icescr", "icescr_op", "icerd", "cat", "opcat", "ced", "crc",
        "op_crc_ic",
        "cedaw", "op_cedaw", "crpd", "op_crpd", "icmw", "refugee_1951", "refugee_1967_protocol",
        "stateless_1954",
        "stateless_1961", "rome_statute", "genocide_1948",
    ]

    /// A treaties.csv with the cells given and `none` in all others.
    private func treaties(_ states: [(String, [String: String])]) -> ImportFile {
        let lines = states.map { state, cells in
            ([state] + columns.map { cells[$0] ?? "none" } + [
                "2005-08-25", "2003-01-01", cells["corrected"] ?? "",
            ])
            .joined(separator: ",")
        }
        let header = (["iso3"] + columns + ["core_as_of", "other_as_of", "corrected"]).joined(separator: ",")
        return Invented.file("treaties.csv", ([header] + lines).map { $0 + "\n" }.joined())
    }

    private let short = ImportSettings(years: 2003...2024, retrieved: "2026-01-02")

    private func counts(_ states: [(String, [String: String])]) throws -> [String] {
        try Invented.figures(
            "treaties", [treaties(states)], of: "leg-core-treaties", into: Invented.dataset(), settings: short
        )
    }

    @Test func treatiesCountFromTheirYearAndNotAfterTheFilesDate() throws {
        let cells = ["iccpr": "1990", "cat": "2004", "crc": "signed", "icmw": "1990", "opcat": "1990"]
        #expect(try counts([("AUS", cells)]) == ["AUS 2003 1", "AUS 2004 2", "AUS 2005 2"])
    }

    @Test func oneUnknownTreatyIsScaledAndTwoAreTooMany() throws {
        // 3 of 7 known is 24/7 of 8.
        let one = ["iccpr": "1990", "cat": "1990", "crc": "1990", "ced": ""]
        #expect(try counts([("AUS", one)]).first == "AUS 2003 3.4285714285714284")
        #expect(try counts([("AUS", one.merging(["crpd": ""]) { $1 })]).isEmpty)
    }

    @Test func withdrawalEndsIt() throws {
        let cells = ["iccpr": "withdrawn 2004", "cat": "1990"]
        // Before 2004 the year of entry is not known: one of eight unknown.
        #expect(try counts([("AUS", cells)]) == ["AUS 2003 1.1428571428571428", "AUS 2004 1", "AUS 2005 1"])
    }

    @Test func nothingBeforeTheState() throws {
        #expect(try counts([("SSD", ["iccpr": "1990"]), ("MNE", ["iccpr": "1990"])]).isEmpty)
    }

    @Test func everyPositionIsAnInstrument() throws {
        let cells = ["iccpr": "1990", "cat": "signed", "ced": "", "rome_statute": "withdrawn 2004"]
        let result = try Importing.run(
            "treaties",
            [treaties([("AUS", cells.merging(["corrected": "iccpr:1980->1990"]) { $1 }), ("HKG", [:])])],
            into: Invented.dataset(), settings: short)
        let rows = Dictionary(uniqueKeysWithValues: result.dataset.instruments.map { ($0.instrument, $0) })
        #expect(rows.count == 22)
        #expect(rows["iccpr"]?.status == "party" && rows["iccpr"]?.since == 1990)
        #expect(rows["iccpr"]?.note == "corrected: 1980->1990")
        #expect(rows["cat"]?.status == "signed" && rows["ced"]?.status == "unknown")
        #expect(rows["ced"]?.evidence == nil)
        #expect(rows["rome_statute"]?.status == "withdrawn" && rows["rome_statute"]?.since == 2004)
        #expect(rows["cat"]?.asOf == "2005-08-25" && rows["rome_statute"]?.asOf == "2003-01-01")
        #expect(result.report.joins.notLinked.keys.map(\.subject) == ["HKG"])
    }

    @Test func whatIsNoPositionIsAFinding() throws {
        let findings = try Invented.findings(
            "treaties", [treaties([("AUS", ["iccpr": "perhaps", "cat": "soon"])])], into: Invented.dataset())
        #expect(findings.map(\.code) == [.notAChoice, .notAChoice])
        #expect(findings.allSatisfy { $0.line == 2 })
    }

    private func routes(_ lines: [String]) -> ImportFile {
        let header = "iso3,route,status,since,basis,source,as_of,evidence,note\n"
        return Invented.file("routes.csv", header + lines.map { $0 + "\n" }.joined())
    }

    private func shares(_ lines: [String]) throws -> [Dataset.Observation] {
        try Invented.observations(
            "treaties", [routes(lines)], of: "jus-complaint-routes", into: Invented.dataset(), settings: short
        )
    }

    @Test func theShareIsOfTheRoutesKnownAndOfTheRegion() throws {
        let lines = [
            "FRA,ICCPR-OP1,open,,b,s,2022-08-25,file,", "FRA,CAT-22,open,,b,s,2023-02-21,file,",
            "FRA,ICERD-14,open,,b,s,,recalled,", "FRA,CED-31,closed,,b,s,2022-08-25,file,",
            "FRA,ECtHR,open,,b,s,2026-05-17,file,", "FRA,IACHR,closed,,b,s,2026-05-17,file,",
            "FRA,CRPD-OP,unknown,,b,s,,,", "FRA,ICC,open,,b,s,2026-05-17,file,", "*,WGAD,open,,b,s,,page,",
        ]
        let rows = try shares(lines)
        #expect(rows.map { "\($0.unit) \($0.period) \($0.value)" } == ["FRA 2022 80.0"])
        #expect(rows.map(\.note) == ["4 of 5 open; 1 recalled"])
    }

    @Test func underFiveKnownRoutesThereIsNoShare() throws {
        let lines = ["ICCPR-OP1", "CAT-22", "ICERD-14", "ACHPR"].map {
            "FRA,\($0),open,,b,s,2022-08-25,file,"
        }
        #expect(try shares(lines).isEmpty)
    }

    @Test func routesToEveryStateAreKeptAsSuch() throws {
        let result = try Importing.run(
            "treaties", [routes(["*,WGAD,open,,basis,source,,page,note", "XYZ,WGAD,open,,b,s,,page,"])],
            into: Invented.dataset(), settings: short)
        #expect(result.dataset.instruments.map(\.country) == ["*"])
        #expect(result.dataset.instruments.map(\.note) == ["basis; source; note"])
        #expect(result.report.joins.notLinked.keys.map(\.subject) == ["XYZ"])
    }
}
