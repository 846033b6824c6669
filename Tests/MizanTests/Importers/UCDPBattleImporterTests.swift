import Testing

@testable import Mizan

struct UCDPBattleImporterTests {
    private let header = "conflict_id,side_b,year,bd_best,bd_low,bd_high,gwno_loc,version\n"

    private func rows(_ lines: String, _ indicator: String, crosswalk: String = "") throws -> [String] {
        try Invented.observations(
            "ucdp-battle", [Invented.file("b.csv", header + lines)], of: indicator,
            into: Invented.dataset(crosswalk: crosswalk)
        ).map {
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
            ).sorted { $0.unit < $1.unit }
        }
        #expect(sums[0].count > 1)
        #expect(sums.allSatisfy { $0 == sums[0] })
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
