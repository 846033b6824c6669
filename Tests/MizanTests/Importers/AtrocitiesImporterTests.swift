import Testing

@testable import Mizan

struct AtrocitiesImporterTests {
    private let header =
        "mk_event_code,startyear,endyear,mk_location_cow,mk_location_inheritor1,mk_location_inheritor2\n"
    private let settings = ImportSettings(years: 2000...2003, retrieved: "2026-01-02")

    private func rows(_ lines: String, _ indicator: String, _ unit: String, crosswalk: String = "") throws
        -> [String]
    {
        try Invented.figures(
            "atrocities", [Invented.file("m.csv", header + lines)], of: indicator,
            into: Invented.dataset(crosswalk: crosswalk), settings: settings
        ).filter { $0.hasPrefix(unit + " ") }.map { String($0.dropFirst(unit.count + 1)) }
    }

    @Test func aStateHasOneWhileAnEventIsUnderWayAndElseNought() throws {
        let lines = "a,2001,2002.0,900,,\nb,1990,2005,2,,\n"
        #expect(try rows(lines, "mass-killing-in-state", "AUS") == ["2000 0", "2001 1", "2002 1", "2003 0"])
    }

    @Test func anEventThatEndedBeforeKeepsTheYearOfItsEnd() throws {
        let lines = "a,1970,1980,900,,\nb,1960,1980,900,,\nc,1985,1986,900,,\nd,2003,2005,2,,\n"
        #expect(
            try rows(lines, "mass-killing-in-state", "AUS")
                == ["1980 1", "1986 1", "2000 0", "2001 0", "2002 0", "2003 0"])
    }

    /// The list ends where its last year stands: after that nothing is known, neither 1 nor 0.
    @Test func anEventWithoutAnEndIsUnderWayToTheEndOfTheList() throws {
        let lines = "a,2001,,900,,\nb,1990,2002,2,,\n"
        #expect(try rows(lines, "mass-killing-in-state", "AUS") == ["2000 0", "2001 1", "2002 1"])
        #expect(try rows(lines, "mass-killing-in-state", "FRA") == ["2000 0", "2001 0", "2002 0"])
    }

    @Test func successorsAndFormerNumbersAreStates() throws {
        let lines = "a,2001,2001,817,816,\nb,2002,2002,340,345,347\nc,1960,2003,2,,\nd,1998,1999,345,,\n"
        #expect(try rows(lines, "mass-killing-in-state", "VNM") == ["2000 0", "2001 1", "2002 0", "2003 0"])
        // Founded in 2006: no 0 from before, but the memory of the place.
        #expect(try rows(lines, "mass-killing-in-state", "SRB") == [])
        let later = ImportSettings(years: 2005...2007, retrieved: "2026-01-02")
        let serbia = try Invented.figures(
            "atrocities", [Invented.file("m.csv", header + "b,2002,2002,340,345,\nc,1960,2007,2,,\n")],
            of: "mass-killing-in-state", into: Invented.dataset(), settings: later
        ).filter { $0.hasPrefix("SRB") }
        #expect(serbia == ["SRB 2002 1", "SRB 2006 0", "SRB 2007 0"])
    }

    @Test func anEventWithoutAKnownPlaceIsNamed() throws {
        let file = Invented.file("m.csv", header + "a,2001,2001,999,,\nb,2000,2003,2,,\nc,2000,2001,,,\n")
        let joins = try Importing.run("atrocities", [file], into: Invented.dataset(), settings: settings)
            .report.joins
        let lost = joins.notLinked.keys.filter { $0.reason == "no known state of its place" }
        #expect(lost.map(\.subject).sorted() == ["a", "c"])
    }

    @Test func aStateWithoutANumberIsMissing() throws {
        #expect(try rows("a,2000,2003,900,,\n", "mass-killing-in-state", "PSE") == [])
    }

    @Test func aCommunityHasTheEventsOfItsLinks() throws {
        let crosswalk = "AUS-part,mass-killing,a,A,,,same,,r,file\n"
        let lines = "a,2001,2001,900,,\nb,2000,2003,900,,\n"
        #expect(
            try rows(lines, "mass-killing-of-group", "AUS-part", crosswalk: crosswalk)
                == ["2000 0", "2001 1", "2002 0", "2003 0"])
        #expect(
            try rows(lines, "mass-killing-of-group", "AUS-all", crosswalk: crosswalk)
                == ["2000 0", "2001 0", "2002 0", "2003 0"])
    }

    @Test func theRelationOfALinkSaysHowFarTheEventSpeaks() throws {
        let crosswalk =
            "AUS-part,mass-killing,a,A,,,part-of-group,,r,file\nAUS-all,mass-killing,a,A,,,group-part-of,,r,file\n"
            + "SSD-all,mass-killing,a,A,,,same,,r,file\n"
        let rows = try Invented.observations(
            "atrocities", [Invented.file("m.csv", header + "a,2003,2003,900,,\nb,2000,2001,2,,\n")],
            of: "mass-killing-of-group", into: Invented.dataset(crosswalk: crosswalk), settings: settings)
        let basis = Dictionary(
            uniqueKeysWithValues: rows.filter { $0.value == 1 }.map { ($0.unit, $0.basis) })
        #expect(basis == ["AUS-part": .group, "AUS-all": .floor, "SSD-all": .whole])
        #expect(rows.allSatisfy { $0.note == ($0.value == 1 ? "a" : "") })
    }

    @Test(arguments: [
        "mass-atrocity-finding", "prior-genocide", "prior-massacre-1990", "mass-arbitrary-detention",
    ])
    func aCommunityWhoseTagsTellOfAnAtrocityThatTheListLacksIsMissing(tag: String) throws {
        var dataset = try Invented.dataset()
        // Its parts have no tags of their own, and go by its tags.
        let place = try #require(dataset.units.firstIndex { $0.id == "AUS-all" })
        dataset.units[place].tags = ["hate-crime", tag]
        let rows = try Invented.observations(
            "atrocities", [Invented.file("m.csv", header + "a,2000,2003,900,,\n")],
            of: "mass-killing-of-group",
            into: dataset, settings: settings)
        #expect(Set(rows.map(\.unit)) == ["REU-all", "SSD-all"])
    }

    @Test func linksOfItsOwnAreAddedToUnitsWithoutAny() throws {
        let people =
            Invented.communities + "RUS-chechens,RUS,R,ر,Invented R,ر,Eastern Europe,,10,2010,,,Census,file\n"
        let places = Invented.units + "RUS-chechens,leaf,,,,,no,,indigenous,RUS\n"
        let files = [Invented.file("communities.csv", people), Invented.file("units.csv", places)]
        let file = Invented.file("m.csv", header + "rus1994s1,1994,2001,365,,\nx,2000,2003,2,,\n")
        var dataset = try Importing.run("facts", files, into: Dataset(), settings: settings).dataset
        dataset = try Importing.run("atrocities", [file], into: dataset, settings: settings).dataset
        #expect(dataset.links.map(\.unit) == ["RUS-chechens"])
        let again = try Importing.run("atrocities", [file], into: dataset, settings: settings)
        #expect(again.dataset.hash == dataset.hash)
        #expect(again.report.changes.allSatisfy { $0.added + $0.changed + $0.removed == 0 })
    }
}
