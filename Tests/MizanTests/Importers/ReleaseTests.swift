import Testing

@testable import Mizan

/// Files of one import are one release: what is given twice is refused and never added up.
struct ReleaseTests {
    private static let flow = "year,coo_iso,coa_iso,"
    private static let events =
        "year,type_of_violence,dyad_new_id,side_a,side_b,adm_1,country_id,deaths_a,deaths_b,deaths_civilians,"
        + "deaths_unknown\n"

    /// Kinds that sum rows, with a header and a row of which a copy in a second file would be added.
    private static let tables: [(kind: String, header: String, row: String, other: String)] = [
        (
            "ucdp-onesided",
            "actor_name,year,best_fatality_estimate,low_fatality_estimate,high_fatality_estimate,"
                + "gwno_location,version\n",
            "A,2001,30,30,30,900,1\n", "A,2001,40,40,40,900,2\n"
        ),
        (
            "ucdp-battle", "conflict_id,side_b,year,bd_best,bd_low,bd_high,gwno_loc,version\n",
            "1,X,2001,30,25,40,900,1\n", "1,X,2001,31,25,40,900,2\n"
        ),
        (
            "ucdp-nonstate",
            "side_a_name,side_b_name,year,best_fatality_estimate,low_fatality_estimate,"
                + "high_fatality_estimate,location,version\n",
            "A,B,2001,30,30,30,A,1\n", "A,B,2001,40,40,40,A,2\n"
        ),
        (
            "unhcr", flow + "refugees,asylum_seekers,idps,stateless\n", "2001,XXA,AUS,0,0,0,5\n",
            "2001,XXA,AUS,0,0,0,6\n"
        ),
        (
            "epr", "gwid,from,to,group,gwgroupid,size,status,reg_aut\n",
            "900,1990,2021,One,9001,0.3,DISCRIMINATED,\n", "900,1990,2022,One,9001,0.3,DISCRIMINATED,\n"
        ),
        (
            "ocha", "countryCode,id,year,requirements,funding\n", "AUS,1,2001,30,5\n", "AUS,1,2001,30,6\n"
        ),
        (
            "atrocities",
            "mk_event_code,startyear,endyear,mk_location_cow,mk_location_inheritor1,mk_location_inheritor2\n",
            "a,2001,2002,900,,\n", "a,2001,2003,900,,\n"
        ),
        ("ucdp-ged", events, "2001,3,7,G,C,N,900,0,0,5,0\n", "2002,3,7,G,C,N,900,0,0,5,0\n"),
    ]

    @Test(arguments: tables)
    func aFileGivenTwiceIsRefused(kind: String, header: String, row: String, other: String) {
        let files = ["a.csv", "b.csv"].map { Invented.file($0, header + row) }
        let found = Invented.findings(kind, files)
        #expect(found.map(\.code) == [.conflictingRows])
        #expect(found.map(\.file) == ["b.csv"])
        #expect(found[0].message.contains("a.csv"))
        #expect(found[0].hint == "give one release of each file")
    }

    @Test(arguments: tables)
    func twoReleasesAreRefused(kind: String, header: String, row: String, other: String) {
        let files = [Invented.file("a.csv", header + row), Invented.file("b.csv", header + other)]
        let found = Invented.findings(kind, files)
        #expect(found.map(\.code) == [.conflictingRows])
        #expect(found.map(\.file) == ["b.csv"])
    }

    /// What is wrong in the rows is not looked for until it is clear which file counts.
    @Test func noRowIsReadBefore() {
        let table = Self.tables[1]
        let files = [
            Invented.file("a.csv", table.header + "1,X,many,,,,,\n"), Invented.file("b.csv", table.header),
        ]
        #expect(Invented.findings(table.kind, files).map(\.code) == [.conflictingRows])
    }

    @Test func filesOfTwoCountriesOrPublishersAreOneRelease() {
        let countries = [
            Invented.file("a.csv", Self.events + "2001,3,7,G,C,N,900,0,0,5,0\n"),
            Invented.file("b.csv", Self.events + "2001,3,7,G,C,N,220,0,0,5,0\n"),
        ]
        #expect(Invented.findings("ucdp-ged", countries).isEmpty)
        let publishers = ["idmc.csv", "unrwa.csv"].enumerated().map { place, name in
            Invented.file(name, Self.flow + "total\n2001,AUS,AUS,\(place + 1)\n")
        }
        #expect(Invented.findings("unhcr", publishers).isEmpty)
        let twice = publishers + [Invented.file("new/idmc.csv", Self.flow + "total\n2001,AUS,AUS,9\n")]
        #expect(Invented.findings("unhcr", twice).map(\.file) == ["new/idmc.csv"])
    }
}
