import Testing

@testable import Mizan

struct EventFilterTests {
    @Test func aFilterIsAFileAndConditions() throws {
        let filter = try #require(EventFilter("ged-x;dyad_new_id=7;adm_1~North;adm_1!~East"))
        #expect(filter.file == "ged-x")
        #expect(filter.value(of: "dyad_new_id") == "7")
        func matches(_ dyad: String, _ place: String) -> Bool {
            filter.matches { $0 == "adm_1" ? place : dyad }
        }
        #expect(matches("7", "North state"))
        #expect(!matches("8", "North state"))
        #expect(!matches("7", "South state"))
        #expect(!matches("7", "North East"))
        #expect(!matches("7", "north state"))
    }

    @Test(arguments: ["", ";a=1", "f;a", "f;=1", "f;a!1", "f;"])
    func anythingElseIsRefused(text: String) {
        #expect(EventFilter(text) == nil)
    }
}

struct UCDPEventsImporterTests {
    private let header =
        "id,year,type_of_violence,dyad_new_id,side_a,side_b,adm_1,country,country_id,deaths_a,deaths_b,"
        + "deaths_civilians,deaths_unknown,text_muslim\n"
    /// One-sided 7, state-based 8, between groups 9 (the community is side b).
    private let events = """
        1,2001,3,7,Gov,Civilians,North,A,900,1,2,40,8,1
        2,2001,3,7,Gov,Civilians,North,A,900,0,0,5,0,0
        3,2002,3,7,Gov,Civilians,North,A,900,0,0,6,0,0
        4,2003,2,9,Others,Ours,North,A,900,10,20,3,4,0
        5,2004,1,8,Gov,Army,North,A,900,50,60,2,9,1
        6,2005,2,9,Others,Ours,North,A,900,10,0,0,0,0
        7,1999,3,7,Gov,Civilians,North,A,900,0,0,77,0,1
        8,2001,3,7,Gov,Civilians,South,A,900,0,0,99,0,1

        """
    private let crosswalk = """
        AUS-part,ucdp-ged,ged-aus;dyad_new_id=7;adm_1~North;text_muslim=1,x,,,same,,r,file
        AUS-part,ucdp-ged,ged-aus;dyad_new_id=7;adm_1~North;text_muslim=0,x,,,part-of-group,,r,file
        AUS-part,ucdp-ged,ged-aus;dyad_new_id=8;text_muslim=1,x,2004,2004,same,,r,file
        AUS-part,ucdp-ged,ged-aus;dyad_new_id=9,x,,,same,,r,file
        AUS-part,ucdp-nonstate,Ours @ A,Ours,,,same,1,r,file

        """

    private func rows(_ crosswalk: String, _ header: String? = nil) throws -> [String] {
        let file = Invented.file("ged.csv", (header ?? self.header) + events)
        return try Invented.observations(
            "ucdp-ged", [file], of: "deaths-civilians", into: Invented.dataset(crosswalk: crosswalk)
        ).sorted { $0.period < $1.period }.map {
            "\($0.unit) \($0.period) \(Int($0.value)) \(Int($0.low ?? -1)) \(Int($0.high ?? -1)) \($0.basis)"
        }
    }

    @Test func surelyTheirsIsTheValueAndPerhapsTheirsTheUpperBound() throws {
        // 2001: civilians named, 5 more perhaps. 2003: between groups, so their own 20, 3 civilians and 4 unknown, and
        // not the others' 10. 2004: state-based, so civilians only.
        #expect(
            try rows(crosswalk) == [
                "AUS-part 2001 40 40 45 floor", "AUS-part 2003 27 27 27 floor", "AUS-part 2004 2 2 2 floor",
            ])
        // 2002 has only perhaps, 2005 none of theirs: missing, never 0. 1999 is before the years asked for.
    }

    @Test func aLinkHoldsInItsYearsOnly() throws {
        let late = "AUS-part,ucdp-ged,ged-aus;dyad_new_id=7;text_muslim=1,x,2002,,same,,r,file\n"
        #expect(try rows(late).isEmpty)
    }

    @Test func anEventIsCountedOnce() throws {
        let twice =
            "AUS-part,ucdp-ged,ged-aus;dyad_new_id=7;adm_1~North,x,2001,2001,same,,r,file\n"
            + "AUS-part,ucdp-ged,ged-aus;dyad_new_id=7,x,2001,2001,group-part-of,,r,file\n"
        #expect(try rows(twice) == ["AUS-part 2001 45 45 144 floor"])
    }

    @Test func otherFilesAndUnreadableFiltersAreNotUsed() throws {
        let other =
            "AUS-part,ucdp-ged,ged-car;dyad_new_id=7,x,,,same,,r,file\n"
            + "AUS-rest,ucdp-ged,ged-aus;dyad,x,,,same,,r,file\n"
            + "AUS-all,ucdp-ged,ged-aus;mood=1,x,,,same,,r,file\n"
        let result = try Importing.run(
            "ucdp-ged", [Invented.file("ged.csv", header + events)], into: Invented.dataset(crosswalk: other),
            settings: Invented.settings)
        #expect(result.dataset.observations.allSatisfy { $0.indicator != "deaths-civilians" })
        #expect(
            Set(result.report.joins.notLinked.keys.map(\.reason)) == [
                "not a filter of events", "asks for a column that the file lacks", "no link names its events",
            ])
    }

    @Test func eachCountryIsASourceOfItsOwn() throws {
        let result = try Importing.run(
            "ucdp-ged", [Invented.file("ged.csv", header + events)],
            into: Invented.dataset(crosswalk: crosswalk),
            settings: Invented.settings)
        let source = try #require(result.dataset.sources.first { $0.id == "ucdp-ged-aus" })
        #expect(source.coversFrom == 2000 && source.coversTo == 2005)
    }
}
