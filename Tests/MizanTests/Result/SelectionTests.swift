import Testing

@testable import Mizan

struct SelectionTests {
    private var units: [Dataset.Unit] {
        var small = SmallModel.community("small", in: "BBB")
        small.small = true
        small.region = "elsewhere"
        var citizen = SmallModel.community("citizen", in: "AAA")
        citizen.category = "stateless"
        return [
            SmallModel.community("a", in: "AAA"), SmallModel.community("b", in: "BBB"),
            SmallModel.community("land", in: "AAA", scope: .occupied), small, citizen,
        ]
    }

    @Test(arguments: [
        (Edition.Selection(), ["a", "b", "citizen", "land", "small"]),
        (Edition.Selection(scope: .occupied), ["land"]),
        (Edition.Selection(category: "stateless"), ["citizen"]),
        (Edition.Selection(region: "elsewhere"), ["small"]),
        (Edition.Selection(state: "AAA"), ["a", "citizen", "land"]),
        (Edition.Selection(scope: .minorities, state: "AAA"), ["a", "citizen"]),
    ])
    func everyPartOfASelectionHolds(selection: Edition.Selection, ids: [String]) throws {
        let edition = Edition(
            of: try SmallModel.model(), from: SmallModel.dataset(units), at: Period(year: 2020),
            selection: selection)
        #expect(edition.standings.map(\.unit.id) == ids)
    }

    /// The small are in the table like others, and in a view of their own with routes and without counts.
    @Test func smallCommunitiesHaveRoutesAndNoCounts() throws {
        var dataset = SmallModel.dataset(units, [SmallModel.figure("small", "population", 2020, 5_000)])
        func position(_ route: String, _ status: String, _ state: String = "BBB") -> Dataset.Instrument {
            Dataset.Instrument(
                country: state, instrument: route, status: status, since: nil, asOf: "", evidence: .recalled,
                source: "", note: "")
        }
        dataset.instruments = [
            position("OPCAT", "open"), position("CAT-22", "open"), position("CRPD-OP", "closed"),
            position("ICCPR-OP1", "open", "AAA"),
        ]
        let edition = try SmallModel.edition(dataset)
        let small = SmallCommunities(Ranking(edition, nil, changes: nil, since: nil))
        let row = try #require(small.rows.first)
        #expect(small.rows.map(\.row.standing.unit.id) == ["small"])
        #expect(row.openRoutes.map(\.instrument) == ["CAT-22"])
        // Only the state's figures speak: LIF 2 at half of 50, JUS 2.5 at 20, of which
        // −20 ln(0.775) is more than −25 ln(0.82).
        #expect(row.firstNeed == "JUS" && !row.isOwn)
        #expect(row.row.people == nil)
    }

    /// Where a territory has no position of its own, that of the state that it belongs to counts in its years.
    @Test func routesOfATerritoryAreThoseOfItsState() {
        let unit = SmallModel.community(
            "x", in: "TTT",
            figures: [.init(state: "AAA", from: nil, to: 2013), .init(state: "BBB", from: 2014, to: nil)])
        var dataset = SmallModel.dataset([unit])
        dataset.instruments = [("AAA", "CAT-22"), ("BBB", "CED-31")].map { state, route in
            Dataset.Instrument(
                country: state, instrument: route, status: "open", since: nil, asOf: "", evidence: .file,
                source: "", note: "")
        }
        func open(_ year: Int) -> [String] {
            ComplaintRoutes.open(to: unit, in: year, dataset).map(\.instrument)
        }
        #expect(open(2013) == ["CAT-22"] && open(2014) == ["CED-31"])
    }

    /// A source that is ahead of the others makes no period.
    @Test func theLastPeriodHasFiguresOfATenthOfTheWeight() throws {
        let model = try SmallModel.model()
        let rows = [
            SmallModel.figure("a", "status", 2021, 4), SmallModel.figure("a", "population", 2024, 1_000),
        ]
        #expect(model.lastPeriod(in: SmallModel.dataset(units, rows)) == Period(year: 2021))
        let light = try SmallModel.model(SmallModel.text.replacing("weight: 30", with: "weight: 5"))
        #expect(light.lastPeriod(in: SmallModel.dataset(units, rows)) == Period(year: 2020))
    }
}
