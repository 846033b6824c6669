import Testing

@testable import Mizan

struct UNHCRImporterTests {
    private let header =
        "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,"
        + "returned_idps,stateless,ooc,oip,hst\n"

    /// Invented units abroad and at home, with links to the flows of the file.
    private func dataset(_ crosswalk: String) throws -> Dataset {
        let people =
            Invented.communities
            + "AUS-stateless,AUS,Australia,أ,Stateless of A,أ,Oceania,,100,2010,,,Census,file\n"
            + "FJI-refugees,FJI,Fiji,ف,From A in F,ب,Oceania,,10,2010,,,Census,file\n"
        let places =
            Invented.units + "AUS-stateless,leaf,,,,,no,,stateless,AUS\n"
            + "FJI-refugees,leaf,,,,AUS-stateless,no,,displaced,FJI\n"
        let files = [
            Invented.file("communities.csv", people), Invented.file("units.csv", places),
            Invented.file("crosswalk.csv", Invented.crosswalkHeader + crosswalk),
        ]
        return try Importing.run("facts", files, into: Dataset(), settings: Invented.settings).dataset
    }

    private let links = """
        AUS-stateless,unhcr,population.csv.gz;coo_iso=XXA;coa_iso=AUS;column=stateless,s,2002,,same,1,r,file
        FJI-refugees,unhcr,population.csv.gz;coo_iso=AUS;coa_iso=FJI;column=refugees,f,2000,,same,1,r,file

        """
    private let flows = """
        2001,Stateless,STA,XXA,A,AUL,AUS,0,0,0,0,0,500,0,,0
        2002,Stateless,STA,XXA,A,AUL,AUS,0,0,0,0,0,300,0,,0
        2003,Stateless,STA,XXA,A,AUL,AUS,0,0,0,0,0,0,0,,0
        2002,A,AUL,AUS,F,FIJ,FJI,100,7,0,0,0,9,0,,0
        2003,A,AUL,AUS,F,FIJ,FJI,120,0,0,0,0,0,0,,0

        """

    private func figures(_ indicator: String, _ links: String? = nil) throws -> [String] {
        try Invented.observations(
            "unhcr", [Invented.file("data/population.csv", header + flows)], of: indicator,
            into: dataset(links ?? self.links)
        ).filter { $0.source == "unhcr" }.sorted { ($0.unit, $0.period) < ($1.unit, $1.period) }
            .map { "\($0.unit) \($0.period) \(NumberGrammar.text($0.value)) \($0.basis)" }
    }

    @Test func aCountThatIsTheCommunityIsItsPopulation() throws {
        // 2001 is before the link, 2003 says 0: not counted.
        #expect(
            try figures("population") == [
                "AUS-stateless 2002 300 whole", "FJI-refugees 2002 100 whole", "FJI-refugees 2003 120 whole",
            ])
    }

    @Test func sharesOfAHundredAreDefinitions() throws {
        #expect(try figures("leg-stateless-share") == ["AUS-stateless 2002 100 definition"])
    }

    @Test func refugeesOverThemAndThoseAtHomeAreTheDisplacedShareAtHome() throws {
        #expect(
            try figures("dis-displaced-share") == [
                "AUS-stateless 2002 25 floor", "FJI-refugees 2002 100 definition",
                "FJI-refugees 2003 100 definition",
            ])
    }

    @Test func onlyTheSamePeopleAreTheCommunity() throws {
        let larger = links.replacing(",same,", with: ",part-of-group,")
        #expect(try figures("population", larger).isEmpty)
        #expect(try figures("dis-displaced-share", larger).isEmpty)
    }

    @Test func twoCountsOfOnePeopleAreNotAdded() throws {
        let both =
            links
            + "FJI-refugees,unhcr,population.csv.gz;coo_iso=AUS;coa_iso=FJI;column=stateless,f,2002,,same,1,r,file\n"
        #expect(
            try figures("population", both).filter { $0.hasPrefix("FJI") } == [
                "FJI-refugees 2002 9 whole", "FJI-refugees 2003 120 whole",
            ])
    }

    @Test func peopleDisplacedInsideATerritoryAreAShareOfItsPopulation() throws {
        let link =
            "AUS-all,unhcr,idmc.csv;coo_iso=AUS;coa_iso=AUS;column=total,i,2002,,group-part-of,,r,judgement\n"
        let text =
            "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,total\n"
            + "2001,A,AUL,AUS,A,AUL,AUS,100\n2002,A,AUL,AUS,A,AUL,AUS,250\n2003,A,AUL,AUS,A,AUL,AUS,5000\n"
        let rows = try Invented.observations(
            "unhcr", [Invented.file("x/idmc.csv", text)], of: "dis-displaced-share", into: dataset(link))
        #expect(
            rows.sorted { $0.period < $1.period }.map { "\($0.unit) \($0.period) \($0.value) \($0.basis)" }
                == [
                    "AUS-all 2002 25.0 floor", "AUS-all 2003 100.0 floor",
                ])
        #expect(rows.allSatisfy { $0.source == "idmc" })
        let nameless = Invented.findings("unhcr", [Invented.file("x.csv", text)])
        #expect(nameless.map(\.code) == [.unknownHeader])
    }
}
