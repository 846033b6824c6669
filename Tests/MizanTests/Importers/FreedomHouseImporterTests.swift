import Testing

@testable import Mizan

struct FreedomHouseImporterTests {
    private func observations(_ text: String, _ indicator: String, crosswalk: String = "") throws -> [String]
    {
        try Invented.observations(
            "freedomhouse", [Invented.file("f.csv", text)], of: indicator,
            into: Invented.dataset(crosswalk: crosswalk)
        ).map { "\($0.unit) \($0.period) \(NumberGrammar.text($0.value)) \($0.basis)" }.sorted()
    }

    @Test func anEditionSpeaksOfTheYearBefore() throws {
        let text = ImportOnly.scores + "Vietnam,Asia,c,2021,NF,1,2,N/A,3,0,-1\n"
        let expected = [
            "rel-fh-religion": "1", "lif-fh-force": "2", "leg-fh-equal-treatment": nil,
            "dis-fh-movement": "3",
            "pol-fh-minorities": "0", "ctx-fh-total": "-1",
        ]
        for (indicator, value) in expected {
            #expect(
                try observations(text, indicator) == (value.map { ["VNM 2020 \($0) whole"] } ?? []),
                "\(indicator)")
        }
    }

    @Test func aTerritoryIsItsCommunityWhereTheCrosswalkSaysSo() throws {
        let text =
            ImportOnly.scores
            + "One Land,x,t,2011,NF,1,1,1,1,1,10\nOne Land,x,t,2016,NF,2,1,1,1,1,10\nTwo Land,x,t,2011,NF,3,1,1,1,1,9\n"
            // A territory with the name of a state is not the state.
            + "Namibia,x,t,2011,NF,0,1,1,1,1,9\n"
        let crosswalk =
            "AUS-part,freedomhouse,territory:One Land,One Land,2010,2012,same,1,r,file\n"
            + "AUS-rest,freedomhouse,territory:Two Land,Two Land,2010,2012,part-of-group,1,r,file\n"
            + "AUS-part,freedomhouse,term:x:AUS,x,2010,2012,same,1,r,file\n"
        #expect(
            try observations(text, "rel-fh-religion", crosswalk: crosswalk) == [
                "AUS-part 2010 1 whole", "AUS-rest 2010 3 group",
            ])
        #expect(
            try ImportOnly.report("freedomhouse", text, into: Invented.dataset(crosswalk: crosswalk)) == [
                "Namibia: no link to a community: 1", "One Land: no link to a community: 1",
            ])
    }

    @Test func aCommunityIsNamedInEachItemOnce() throws {
        let crosswalk =
            "AUS-part,freedomhouse,term:one:AUS,one,2010,2012,same,1,r,file\n"
            + "AUS-part,freedomhouse,term:two:AUS,two,2010,2012,same,1,r,file\n"
            + "AUS-rest,freedomhouse,term:one:AUS,one,2010,2010,part-of-group,,r,file\n"
        let text =
            ImportOnly.terms
            + "2010,AUS,A,one,3,9,B4;D2;Overview\n2010,AUS,A,two,2,2,D2;F4\n2011,AUS,A,other,1,1,A1\n"
            // Namibia has the text NA in other files; here NA is a code that no one knows.
            + "2012,NA,Kosovo,one,1,1,A1\n"
        #expect(
            try observations(text, "vis-fh-items", crosswalk: crosswalk) == [
                "AUS-part 2010 4 whole", "AUS-part 2011 0 whole", "AUS-rest 2010 3 group",
            ])
    }

    @Test func twoRowsOfOneStateAndEditionAreRefused() throws {
        let text = ImportOnly.scores + "Turkey,x,c,2021,NF,1,2,2,3,0,9\nTurkey,x,c,2021,NF,2,2,2,3,0,9\n"
        let findings = try Invented.findings(
            "freedomhouse", [Invented.file("f.csv", text)], into: Invented.dataset())
        #expect(findings.map(\.code) == [.conflictingRows])
    }

    @Test func anItemOffTheScaleAndAnotherKindOfPlaceAreRefused() {
        let text = ImportOnly.scores + "Turkey,x,c,2021,NF,5,2,2,3,0,9\nTurkey,x,r,2020,NF,1,2,2,3,0,9\n"
        #expect(
            Invented.findings("freedomhouse", [Invented.file("f.csv", text)]).map(\.code) == [
                .notAChoice, .notAChoice,
            ])
    }
}
