import Testing

@testable import Mizan

struct UCDPNonStateImporterTests {
    @Test func bothSidesAreCountedForASideOfTheNameAndPlace() throws {
        let crosswalk =
            "AUS-part,ucdp-nonstate,Ours @ A,Ours,2000,2003,same,1,r,file\n"
            + "AUS-all,ucdp-nonstate,\"Ours, too @ A\",Ours,,,group-part-of,,r,file\n"
            + "AUS-rest,ucdp-nonstate,Ours @ A,Ours,,,part-of-group,1,r,file\n"
        let lines = """
            side_a_name,side_b_name,year,best_fatality_estimate,low_fatality_estimate,high_fatality_estimate,\
            location,version
            Ours,Others,2001,30,25,40,A,22.1
            More,Ours,2001,50,50,60,A,22.1
            Ours,Others,2002,99,99,99,B,22.1
            Ours,Others,2004,99,99,99,A,22.1
            "Ours, too",Others,2005,26,26,26,A,22.1

            """
        let rows = try Invented.observations(
            "ucdp-nonstate", [Invented.file("n.csv", lines)], of: "deaths-intergroup",
            into: Invented.dataset(crosswalk: crosswalk))
        let texts = rows.map {
            "\($0.unit) \($0.period) \($0.value) \($0.low ?? -1) \($0.high ?? -1) \($0.note)"
        }
        #expect(
            texts.sorted() == [
                "AUS-all 2005 26.0 26.0 26.0 Ours, too - Others",
                "AUS-part 2001 80.0 75.0 100.0 More - Ours; Ours - Others",
            ])
    }
}
