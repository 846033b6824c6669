import Testing

@testable import Mizan

struct AttentionImporterTests {
    private let file = Invented.file(
        "g.csv",
        "year,term_id,speeches,speeches_mentioning,speeches_mentioning_other_states,mentions\n"
            + "2001,a,100,9,7,30\n2002,a,100,0,0,0\n1999,a,100,3,3,3\n2001,b,100,5,5,5\n2001,c,100,4,4,4\n")

    private func rows(_ crosswalk: String) throws -> [String] {
        try Invented.figures(
            "attention", [file], of: "un-mentions", into: Invented.dataset(crosswalk: crosswalk))
    }

    @Test func speechesOfOtherStatesCountAndNoneIsATrueNought() throws {
        #expect(
            try rows("AUS-part,unga-terms,a,A,,,same,,r,file\n") == ["AUS-part 2001 7", "AUS-part 2002 0"])
    }

    /// A wider term does not say when the community is named, a narrower one not when it is left unnamed.
    @Test func aTermThatIsWiderOrNarrowerIsNotJoined() throws {
        let crosswalk =
            "AUS-part,unga-terms,a,A,,,part-of-group,1,r,judgement\nAUS-all,unga-terms,b,B,,,group-part-of,,r,file\n"
        #expect(try rows(crosswalk) == [])
    }

    @Test func aLinkHoldsInItsYearsAndForItsPublisherOnly() throws {
        let crosswalk = "AUS-part,unga-terms,a,A,,2001,same,,r,file\nAUS-all,other,b,B,,,same,,r,file\n"
        #expect(try rows(crosswalk) == ["AUS-part 2001 7"])
    }

    @Test func termsThatAreNotJoinedAreCountedWithTheReason() throws {
        let crosswalk = "AUS-part,unga-terms,a,A,,,part-of-group,1,r,judgement\n"
        let report = try Importing.run(
            "attention", [file], into: Invented.dataset(crosswalk: crosswalk), settings: Invented.settings
        ).report
        #expect(report.joins.linked.isEmpty)
        #expect(Set(report.joins.notLinked.keys.map(\.subject)) == ["attention", "AUS-part: a", "b", "c"])
    }
}
