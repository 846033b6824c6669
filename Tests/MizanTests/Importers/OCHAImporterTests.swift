import Testing

@testable import Mizan

struct OCHAImporterTests {
    private let header = "countryCode,id,name,year,requirements,funding\n"
    private let clusterHeader = "countryCode,id,year,clusterCode,cluster,requirements,funding\n"

    private func rows(_ text: String, _ indicator: String) throws -> [String] {
        try Invented.observations(
            "ocha", [Invented.file("f.csv", text)], of: indicator, into: Invented.dataset()
        ).map { "\($0.unit) \($0.period) \(NumberGrammar.text($0.value)) \($0.basis.rawValue)" }.sorted()
    }

    @Test func plansOfAStateAndYearAddUp() throws {
        let text = header + "AUS,1,A,2001,100,40\nAUS,2,B,2001,20,0\nAUS,1,A,2002,7,\nFRA,1,A,2001,50,5\n"
        #expect(
            try rows(text, "ctx-plan-requirements")
                == ["AUS 2001 120 whole", "AUS 2002 7 whole", "FRA 2001 50 whole"])
        #expect(try rows(text, "ctx-plan-funding") == ["AUS 2001 40 whole", "FRA 2001 5 whole"])
    }

    @Test func moneyOutsideAPlanAndYearsToComeAreLeftOut() throws {
        let text = header + "AUS,,Not specified,2001,,1000\nAUS,1,A,2001,100,40\nAUS,2,B,2031,100,40\n"
        #expect(try rows(text, "ctx-plan-funding") == ["AUS 2001 40 whole"])
    }

    @Test func anAmountThatIsNotThereLeavesAFloor() throws {
        let text = header + "AUS,1,A,2001,100,40\nAUS,2,B,2001,,5\nFRA,2,B,2001,0,5\n"
        #expect(try rows(text, "ctx-plan-requirements") == ["AUS 2001 100 floor"])
    }

    /// A plan's total divided among its states is no state's own requirement.
    @Test func aRequirementThatIsTheSameForSeveralStatesIsNoneOfTheirs() throws {
        let text = header + "AUS,1,A,2001,59,4\nFRA,1,A,2001,59,5\nPSE,1,A,2001,60,6\nAUS,1,A,2002,59,7\n"
        #expect(
            try rows(text, "ctx-plan-requirements") == ["AUS 2002 59 whole", "PSE 2001 60 whole"])
        #expect(try rows(text, "ctx-plan-funding").count == 4)
    }

    @Test func aPlanThatStandsTwiceIsRefusedAndNotAddedUp() throws {
        let plans = header + "AUS,1,A,2001,59,4\nFRA,1,A,2001,60,4\nAUS,1,A,2001,59,4\n"
        let clusters = clusterHeader + "AUS,1,2001,10,Protection,30,10\nAUS,1,2001,10,Protection,3,1\n"
        for (text, line) in [(plans, 4), (clusters, 3)] {
            let findings = try Invented.findings(
                "ocha", [Invented.file("f.csv", text)], into: Invented.dataset())
            #expect(findings.map(\.code) == [.duplicateRow])
            #expect(findings.map(\.line) == [line])
        }
    }

    @Test func protectionIsItsClusterAndItsAreas() throws {
        let text =
            clusterHeader
            + "AUS,1,2001,10,Protection,30,10\nAUS,1,2001,12,Protection - Child Protection,12,\n"
            + "AUS,1,2001,3,Education,100,100\nFRA,2,2001,15,Protection - Mine Action,,4\n"
        #expect(try rows(text, "ctx-protection-requirements") == ["AUS 2001 42 floor"])
        #expect(try rows(text, "ctx-protection-funding") == ["AUS 2001 10 floor", "FRA 2001 4 floor"])
    }

    @Test func peopleInNeedAreOfTheYearInTheName() throws {
        let text =
            "Country ISO3,Description,Cluster,In Need\nAUS,Final,ALL,500\nAUS,Education,EDU,100\n"
            + "FRA,GHO Estimates,ALL,70\nPSE,Final,ALL,\n"
        let rows = try Invented.observations(
            "ocha", [Invented.file("hpc_hno_2004.csv", text)], of: "ctx-people-in-need",
            into: Invented.dataset())
        #expect(
            rows.map { "\($0.unit) \($0.period) \($0.value)" }.sorted() == [
                "AUS 2004 500.0", "FRA 2004 70.0",
            ])
        #expect(rows.first { $0.unit == "FRA" }?.note.isEmpty == false)
    }

    @Test func plansAndClustersCanComeApart() throws {
        let plans = Invented.file("f.csv", header + "AUS,1,A,2001,100,40\n")
        let clusters = Invented.file("g.csv", clusterHeader + "AUS,1,2001,10,Protection,30,10\n")
        let once = try Importing.run("ocha", [plans], into: Invented.dataset(), settings: Invented.settings)
        let both = try Importing.run("ocha", [clusters], into: once.dataset, settings: Invented.settings)
        #expect(both.dataset.observations.count == once.dataset.observations.count + 2)
    }

    @Test func needsOfSeveralYearsComeTogetherAndOfOneYearOnce() throws {
        let text = "Country ISO3,Description,Cluster,In Need\nAUS,,ALL,"
        let (old, new) = (
            Invented.file("n-2023.csv", text + "7\n"), Invented.file("n-2024.csv", text + "9\n")
        )
        let rows = try Invented.figures(
            "ocha", [old, new], of: "ctx-people-in-need", into: Invented.dataset())
        #expect(rows == ["AUS 2023 7", "AUS 2024 9"])
        let again = Invented.file("again-2024.csv", text + "8\n")
        let findings = Invented.findings("ocha", [new, again], into: try Invented.dataset())
        #expect(findings.map(\.code) == [.conflictingRows])
    }
}
