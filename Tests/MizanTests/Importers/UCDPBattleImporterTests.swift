import Testing

@testable import Mizan

struct UCDPBattleImporterTests {
    private let header = "conflict_id,side_b,year,bd_best,bd_low,bd_high,gwno_loc,version\n"

    /// The rows above 0.
    private func rows(_ lines: String, _ indicator: String, crosswalk: String = "") throws -> [String] {
        try Invented.observations(
            "ucdp-battle", [Invented.file("b.csv", header + lines)], of: indicator,
            into: Invented.dataset(crosswalk: crosswalk)
        ).filter { $0.value > 0 }.map {
            "\($0.unit) \($0.period) \(NumberGrammar.text($0.value)) \(NumberGrammar.text($0.low ?? -1)) "
                + NumberGrammar.text($0.high ?? -1)
        }.sorted()
    }

    @Test func aStateSumsItsConflicts() throws {
        let lines = "1,X,2001,30,25,40,900,25.1\n2,Y,2001,50,50,60,900,25.1\n3,Z,1999,99,99,99,900,25.1\n"
        #expect(try rows(lines, "deaths-battle") == ["AUS 2001 80 75 100"])
    }

    @Test func aWarBetweenStatesIsDividedEqually() throws {
        let lines = "1,X,2001,30,20,40,\"900, 220\",25.1\n"
        #expect(try rows(lines, "deaths-battle") == ["AUS 2001 15 10 20", "FRA 2001 15 10 20"])
    }

    /// Halves, thirds and sixths whose sum depends on the order in which it is made.
    @Test func theOrderOfTheRowsMovesNoDigit() throws {
        let lines = (1...12).map { row in
            let places = ["900", "900, 220, 710", "900, 220", "900, 220, 710, 2, 365, 640"][row % 4]
            return "\(row),X,2001,\(row * row * 7919 % 1000),\(row),\(row * 7919),\"\(places)\",25.1\n"
        }
        var orders = [lines, lines.reversed()]
        for shift in 1..<lines.count { orders.append(Array(lines[shift...] + lines[..<shift])) }
        let sums = try orders.map { order in
            try Invented.observations(
                "ucdp-battle", [Invented.file("b.csv", header + order.joined())], of: "deaths-battle",
                into: Invented.dataset()
            ).filter { $0.value > 0 }.sorted { $0.unit < $1.unit }
        }
        #expect(sums[0].count > 1)
        #expect(sums.allSatisfy { $0 == sums[0] })
    }

    /// A state on the list without a row has no conflict; one that is not on the list, or not founded yet, is missing.
    @Test func aStateWithoutARowHasNoughtInTheYearsOfTheFile() throws {
        let file = Invented.file("b.csv", header + "1,X,2001,30,25,40,900,1\n2,Y,2003,30,25,40,220,1\n")
        for indicator in ["deaths-battle", "rsk-conflict-intensity"] {
            let all = try Invented.figures("ucdp-battle", [file], of: indicator, into: Invented.dataset())
            func of(_ unit: String) -> [String] {
                all.filter { $0.hasPrefix(unit + " ") }.map { String($0.dropFirst(4)) }
            }
            let amount = indicator == "deaths-battle" ? "30" : "1"
            #expect(of("AUS") == ["2001 \(amount)", "2002 0", "2003 0"])
            #expect(of("PSE") == ["2001 0", "2002 0", "2003 0"])
            #expect(of("TLS") == ["2002 0", "2003 0"])
            #expect(of("SSD") == [] && of("REU") == [])
        }
    }

    @Test func noughtIsTakenForTheYearsAskedForOnly() throws {
        let file = Invented.file("b.csv", header + "1,X,1990,30,25,40,900,1\n2,Y,2030,30,25,40,220,1\n")
        let years = ImportSettings(years: 2004...2005, retrieved: "2026-01-02")
        let rows = try Invented.figures(
            "ucdp-battle", [file], of: "deaths-battle", into: Invented.dataset(), settings: years)
        #expect(rows.filter { $0.hasPrefix("AUS") } == ["AUS 2004 0", "AUS 2005 0"])
    }

    /// 1 from 25 deaths of a conflict, all its dyads together, and 2 from 1,000.
    @Test func theWorstConflictOfAStateSaysHowIntense() throws {
        let lines =
            "1,X,2001,500,500,500,900,1\n1,Y,2001,499,499,499,900,1\n2,Z,2001,900,900,900,900,1\n"
            + "1,X,2002,500,500,500,900,1\n1,Y,2002,500,500,500,900,1\n2,Z,2002,900,900,900,900,1\n"
            + "3,W,2001,2000,2000,2000,\"220, 365\",1\n234,Hamas,2001,30,30,30,666,1\n"
        let rows = try Invented.figures(
            "ucdp-battle", [Invented.file("b.csv", header + lines)], of: "rsk-conflict-intensity",
            into: Invented.dataset()
        ).filter { !$0.hasSuffix(" 0") }
        #expect(rows == ["AUS 2001 1", "AUS 2002 2", "FRA 2001 2", "PSE 2001 1", "RUS 2001 2"])
    }

    @Test func conflict234IsInPalestineAndNotInIsrael() throws {
        #expect(try rows("234,Hamas,2001,30,30,30,666,25.1\n", "deaths-battle") == ["PSE 2001 30 30 30"])
    }

    @Test func aBestEstimateOutsideItsBoundsWidensThem() throws {
        #expect(try rows("1,X,2001,30,25,28,900,25.1\n", "deaths-battle") == ["AUS 2001 30 25 30"])
    }

    @Test func linksNameTheConflictsOnHomeTerritory() throws {
        let crosswalk =
            "AUS-part,ucdp-battle,battle-deaths;conflict_id=7;side_b=X,x,,2002,same,,r,judgement\n"
        let lines =
            "7,X,2001,30,30,30,900,25.1\n7,Y,2001,50,50,50,900,25.1\n7,X,2003,30,30,30,900,25.1\n"
            + "8,X,2001,40,40,40,900,25.1\n"
        #expect(try rows(lines, "deaths-conflict-home", crosswalk: crosswalk) == ["AUS-part 2001 30 30 30"])
    }

    @Test func linksOfItsOwnAreAddedOnceAndOnlyToUnitsWithoutAny() throws {
        let people =
            Invented.communities + "RUS-chechens,RUS,R,ر,Invented R,ر,Eastern Europe,,10,2010,,,Census,file\n"
        let places = Invented.units + "RUS-chechens,leaf,,,,,no,,indigenous,RUS\n"
        let files = [Invented.file("communities.csv", people), Invented.file("units.csv", places)]
        let file = Invented.file(
            "b.csv", header + "401,C,2001,30,30,30,365,25.1\n401,C,2009,30,30,30,365,25.1\n")
        var dataset = try Importing.run("facts", files, into: Dataset(), settings: Invented.settings).dataset
        dataset = try Importing.run("ucdp-battle", [file], into: dataset, settings: Invented.settings).dataset
        #expect(dataset.links.map(\.to) == [2007])
        #expect(
            dataset.observations.filter { $0.indicator == "deaths-conflict-home" }.map(\.period.year) == [
                2001
            ])
        dataset.links[0].to = 2010
        dataset = try Importing.run("ucdp-battle", [file], into: dataset, settings: Invented.settings).dataset
        #expect(dataset.links.map(\.to) == [2010])
        #expect(dataset.observations.count { $0.indicator == "deaths-conflict-home" } == 2)
    }
}
