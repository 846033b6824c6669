import Testing

@testable import Mizan

struct EPRImporterTests {
    private let header = "gwid,statename,from,to,group,groupid,gwgroupid,umbrella,size,status,reg_aut\n"
    private let groups = """
        900,A,1990,2005,One,1,9001,,0.3,DISCRIMINATED,true
        900,A,2006,2021,One,1,9001,,0.3,POWERLESS,false
        900,A,1990,2021,Two,2,9002,,0.1,MONOPOLY,false
        900,A,1990,2021,Three,3,9003,,0.2,IRRELEVANT,
        900,A,1990,2021,Four,4,9004,,0.2,JUNIOR PARTNER,

        """

    private func observations(_ crosswalk: String, of indicator: String = "pol-power-status") throws
        -> [String]
    {
        let rows = try Invented.observations(
            "epr", [Invented.file("epr.csv", header + groups)], of: indicator,
            into: Invented.dataset(crosswalk: crosswalk))
        return rows.sorted { $0.period < $1.period }.map {
            "\($0.unit) \($0.period) \(NumberGrammar.text($0.value)) \($0.basis)"
        }
    }

    @Test func periodsBecomeYearsAndStopWithTheLink() throws {
        let rows = try observations("AUS-part,epr,9001,One,2004,2007,same,1,r,file\n")
        #expect(
            rows == [
                "AUS-part 2004 6 whole", "AUS-part 2005 6 whole", "AUS-part 2006 5 whole",
                "AUS-part 2007 5 whole",
            ])
    }

    @Test func partsAreWeightedByTheirSizes() throws {
        // (0.3 · 6 + 0.1 · 0) / 0.4 = 4.5 to 2005, (0.3 · 5 + 0.1 · 0) / 0.4 = 3.75 after.
        let crosswalk =
            "AUS-all,epr,9001,One,2005,2006,group-part-of,0.4,r,file\n"
            + "AUS-all,epr,9002,Two,2005,2006,group-part-of,0.1,r,file\n"
        #expect(try observations(crosswalk) == ["AUS-all 2005 4.5 part", "AUS-all 2006 3.75 part"])
    }

    @Test func knownSharesUnderHalfAreAFragment() throws {
        let crosswalk =
            "AUS-all,epr,9001,One,2005,2006,group-part-of,0.4,r,file\n"
            + "AUS-all,epr,9002,Two,2006,2006,group-part-of,0.1,r,file\n"
            + "AUS-part,epr,9001,One,2005,2005,group-part-of,,r,file\n"
        #expect(
            try observations(crosswalk).sorted() == [
                "AUS-all 2005 6 fragment", "AUS-all 2006 3.75 part", "AUS-part 2005 6 fragment",
            ])
    }

    @Test func aLargerGroupIsAGroupAndAnOverlapAFragment() throws {
        let crosswalk =
            "AUS-part,epr,9001,One,2005,2005,part-of-group,,r,file\n"
            + "AUS-rest,epr,9001,One,2005,2005,part-of-group,,\"Overlap, not containment: some.\",file\n"
            + "AUS-all,epr,9002,Two,2005,2005,group-part-of,0.6,r,file\n"
            + "AUS-all,epr,9004,Four,2005,2005,group-part-of,0.3,\"Overlap, not containment: some.\",file\n"
        #expect(
            try observations(crosswalk).sorted() == [
                "AUS-all 2005 0 part", "AUS-part 2005 6 group", "AUS-rest 2005 6 fragment",
            ])
    }

    @Test func whatEPRDoesNotRateIsMissing() throws {
        let crosswalk =
            "AUS-part,epr,9003,Three,,,same,1,r,file\n"
            + "AUS-all,epr,9002,Two,2005,2005,group-part-of,0.5,r,file\n"
            + "AUS-all,epr,9003,Three,2005,2005,group-part-of,0.5,r,file\n"
        #expect(try observations(crosswalk) == ["AUS-all 2005 0 part"])
        let autonomy =
            "AUS-part,epr,9004,Four,,,same,1,r,file\nAUS-rest,epr,9001,One,2005,2006,same,1,r,file\n"
        #expect(
            try observations(autonomy, of: "pol-autonomy") == [
                "AUS-rest 2005 1 whole", "AUS-rest 2006 0 whole",
            ])
    }

    @Test func aStatesShareIsTheSumOfItsDiscriminatedGroups() throws {
        let file = Invented.file(
            "epr.csv",
            header + groups + "340,S,2006,2021,Five,5,3405,,0.25,DISCRIMINATED,\n"
                + "345,Y,1990,2006,Six,6,3456,,0.5,DISCRIMINATED,\n")
        let rows = try Invented.figures(
            "epr", [file], of: "rsk-discriminated-population", into: Invented.dataset(),
            settings: ImportSettings(years: 2005...2006, retrieved: "2026-01-02"))
        // Serbia 2006 has rows under both its numbers: the newer stands, and there is no Serbia in 2005.
        #expect(rows == ["AUS 2005 0.3", "AUS 2006 0", "SRB 2006 0.25"])
    }
}
