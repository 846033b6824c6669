import Testing

@testable import Mizan

/// What an import does to a dataset that is there.
struct ImportingTests {
    private let header = "YEAR,COW,theta_mean,theta_sd\n"

    private func changes(_ report: ImportReport, _ file: String) -> [Int] {
        report.changes.filter { $0.file == file }.flatMap {
            [$0.added, $0.changed, $0.removed, $0.unchanged]
        }
    }

    @Test func importingTwiceChangesNothing() throws {
        let file = Invented.file("x.csv", header + "2001,900,0.5,0.1\n2002,900,0.6,0.1\n")
        let start = try Invented.dataset()
        let once = try Importing.run("hrps", [file], into: start, settings: Invented.settings)
        let twice = try Importing.run("hrps", [file], into: once.dataset, settings: Invented.settings)
        #expect(changes(once.report, "observations.csv") == [2, 0, 0, 0])
        #expect(changes(twice.report, "observations.csv") == [0, 0, 0, 2])
        #expect(twice.report.changes.allSatisfy { $0.added + $0.changed + $0.removed == 0 })
        #expect(twice.dataset.hash == once.dataset.hash)
    }

    @Test func aNewReleaseChangesAddsAndRemovesItsOwnFiguresOnly() throws {
        let old = Invented.file("old.csv", header + "2001,900,0.5,0.1\n2002,900,0.6,0.1\n1999,900,1,1\n")
        let new = Invented.file("new.csv", header + "2001,900,0.5,0.1\n2002,900,0.7,0.1\n2004,900,0.9,0.1\n")
        let less = Invented.file("less.csv", header + "2004,900,0.9,0.1\n")
        var dataset = try Invented.dataset()
        let before = dataset.observations.count
        dataset = try Importing.run("hrps", [old], into: dataset, settings: Invented.settings).dataset
        var result = try Importing.run("hrps", [new], into: dataset, settings: Invented.settings)
        #expect(changes(result.report, "observations.csv") == [1, 1, 0, 1])
        result = try Importing.run("hrps", [less], into: result.dataset, settings: Invented.settings)
        #expect(changes(result.report, "observations.csv") == [0, 0, 2, 1])
        #expect(result.dataset.observations.count == before + 1)
    }

    @Test func theReportSaysHowFarTheImportedIndicatorsReach() throws {
        let file = Invented.file("x.csv", header + "2001,900,0.5,0.1\n2004,220,0.6,0.1\n")
        let states = try Importing.run("hrps", [file], into: Invented.dataset(), settings: Invented.settings)
            .report.coverage
        let table = IndicatorCoverage.table(of: states)
        #expect(table.titles == ["indicator", "years", "units", "own", "2004"])
        #expect(table.cells == [["lif-physical-integrity", "2001-2004", "2", "0 %", "1"]])
        let files = [
            Invented.file("communities.csv", Invented.communities),
            Invented.file("units.csv", Invented.units),
        ]
        // Four leaves: AUS-part, SSD-all, REU-all, AUS-rest, and all but SSD-all have a figure of their own.
        let people = try Importing.run("facts", files, into: Dataset(), settings: Invented.settings).report
        #expect(
            IndicatorCoverage.table(of: people.coverage).cells == [["population", "2010-2010", "4", "75 %"]])
    }

    @Test func figuresOfOtherYearsStay() throws {
        let file = Invented.file("x.csv", header + "2001,900,0.5,0.1\n2010,900,0.6,0.1\n")
        let late = ImportSettings(years: 2005...2012, retrieved: "2026-01-02")
        var dataset = try Importing.run("hrps", [file], into: Invented.dataset(), settings: Invented.settings)
            .dataset
        dataset = try Importing.run("hrps", [file], into: dataset, settings: late).dataset
        #expect(dataset.observations.count { $0.indicator == "lif-physical-integrity" } == 2)
    }

    @Test func oneBadFileKeepsAllOut() {
        let good = Invented.file("good.csv", "iso3,hdicode,hdi_1990,hdi_2001\nAUS,x,0.5,0.6\n")
        let bad = Invented.file(
            "bad.csv",
            "Entity,Year,Share of population multidimensionally poor (national)\nAustralia,2001,few\n")
        #expect(Invented.findings("hdr", [good, bad]).map(\.code) == [.notANumber])
    }

    @Test func twoFiguresForOneCellAreAFinding() throws {
        let file = Invented.file("x.csv", header + "2001,900,0.5,0.1\n2001,900,0.6,0.1\n")
        let findings = try Invented.findings("hrps", [file], into: Invented.dataset())
        #expect(findings.map(\.code) == [.conflictingRows])
        #expect(findings[0].message.contains("AUS, lif-physical-integrity, 2001"))
    }

    /// A figure off its scale is a slip of a column or a digit, and is never taken.
    @Test(arguments: [
        (
            "inform", "inform-2025.csv",
            "ISO3,Socio-Economic Vulnerability,LACK OF COPING CAPACITY,Projected Conflict Risk\nAUS,3,10.1,1\n",
            "10.1, and can be 0 to 10"
        ),
        (
            "attention", "a.csv", "year,term_id,speeches,speeches_mentioning_other_states\n2001,t,9,-3\n",
            "-3, and can be 0 or more"
        ),
        ("rsf", "r.csv", "iso3,year,score\nAUS,2013,936\n", "936, and can be 0 to 100"),
        ("pew", "p.csv", "Country,Question_Year,GRI,SHI\nAustralia,2010,1,-1\n", "-1, and can be 0 to 10"),
        (
            "ocha", "n-2026.csv", "Country ISO3,Description,Cluster,In Need\nAUS,,ALL,-5\n",
            "-5, and can be 0 or more"
        ),
        (
            "atrocities", "m.csv",
            "mk_event_code,startyear,endyear,mk_location_cow,mk_location_inheritor1,mk_location_inheritor2\na,1990,9999,900,,\n",
            "9999, and can be"
        ),
    ])
    func aFigureOffItsScaleIsRefused(kind: String, name: String, text: String, words: String) throws {
        let findings = Invented.findings(kind, [Invented.file(name, text)], into: try Invented.dataset())
        #expect(findings.map(\.code) == [.outOfRange])
        #expect(findings.first?.message.contains(words) == true && findings.first?.line == 2)
    }
}
