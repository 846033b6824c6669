import Testing

@testable import Mizan

struct EventRateTests {
    private let community = SmallModel.community("x", in: "AAA")

    private func killed(_ observations: [Dataset.Observation], at year: Int, covers: Int = 2030) throws
        -> Cell
    {
        let model = try SmallModel.model()
        let dataset = SmallModel.dataset(
            [community], observations,
            sources: [SmallModel.source("events", to: covers), SmallModel.source("census-end")])
        let panel = Panel(of: model, from: dataset, at: Period(year: year))
        return panel.cell(0, try #require(model.indicators.firstIndex { $0.id == "killed" }))
    }

    private func deaths(_ year: Int, _ count: Double, low: Double? = nil, high: Double? = nil)
        -> Dataset.Observation
    {
        SmallModel.figure("x", "deaths", year, count, low: low, high: high, basis: .floor, source: "events")
    }

    private func people(_ year: Int, _ count: Double, source: String = "survey") -> Dataset.Observation {
        SmallModel.figure("x", "population", year, count, source: source)
    }

    @Test func weighsTheLastThreeYears() throws {
        let cell = try killed(
            [
                people(2018, 50_000), people(2019, 100_000), people(2020, 200_000), deaths(2018, 20),
                deaths(2019, 30), deaths(2020, 40),
            ],
            at: 2020)
        // 100,000 · (1 · 40/200,000 + 0.5 · 30/100,000 + 0.25 · 20/50,000) / 1.75
        #expect(abs(cell.value - (20 + 15 + 10) / 1.75) < 1e-9)
        #expect(cell.basis == .floor && cell.isOwn)
    }

    @Test func aYearWithoutARowAddsNothingAndNoRowIsMissing() throws {
        let census = [people(2018, 100_000), people(2019, 100_000), people(2020, 100_000)]
        #expect(abs(try killed(census + [deaths(2019, 35)], at: 2020).value - 10) < 1e-9)
        #expect(try killed(census, at: 2020).provenance == .missing)
        #expect(try killed(census + [deaths(2015, 35)], at: 2020).provenance == .missing)
    }

    @Test func countsAtYearEndStandForTheYearAfter() throws {
        let counts = [
            people(2019, 100_000, source: "census-end"), people(2020, 20_000, source: "census-end"),
        ]
        let earlier = [
            people(2017, 100_000, source: "census-end"), people(2018, 100_000, source: "census-end"),
        ]
        let cell = try killed(counts + earlier + [deaths(2020, 175)], at: 2020)
        #expect(abs(cell.value - 100) < 1e-9)
    }

    @Test func otherYearsAreScaledWithTheState() throws {
        let state = [(2010, 1_000_000.0), (2018, 2_000_000), (2019, 2_000_000), (2020, 2_000_000)].map {
            SmallModel.figure("AAA", "population", $0.0, $0.1)
        }
        let cell = try killed(state + [people(2010, 50_000), deaths(2020, 175)], at: 2020)
        #expect(abs(cell.value - 100) < 1e-9 && cell.provenance == .scaled)
        #expect(try killed([people(2010, 50_000), deaths(2020, 175)], at: 2020).provenance == .missing)
    }

    @Test func afterTheSourceEndsItsLastRateIsCarried() throws {
        let census = (2016...2024).map { people($0, 100_000) }
        let rows = census + [deaths(2019, 175), deaths(2020, 35)]
        let last = try killed(rows, at: 2020, covers: 2020)
        let carried = try killed(rows, at: 2023, covers: 2020)
        #expect(carried.value == last.value && carried.age == 3 && carried.provenance == .carriedForward)
        #expect(try killed(rows, at: 2024, covers: 2020).provenance == .missing)
    }

    @Test func boundsOfDeathsAndPeopleBecomeBoundsOfTheScore() throws {
        let census = (2018...2020).map {
            SmallModel.figure("x", "population", $0, 100_000, low: 50_000, high: 200_000)
        }
        let cell = try killed(census + [deaths(2020, 175, low: 35, high: 350)], at: 2020)
        let goalposts = try #require(try SmallModel.model().indicators.first { $0.id == "killed" })
            .normalisation
        let bounds = try #require(cell.bounds)
        // 35 / 200,000 / 1.75 and 350 / 50,000 / 1.75 per 100,000
        #expect(abs(bounds.lowerBound - goalposts.normalised(10, .positive)) < 1e-9)
        #expect(abs(bounds.upperBound - goalposts.normalised(400, .positive)) < 1e-9)
    }

    @Test func smallCountsShrinkTowardTheRegion() throws {
        let text = SmallModel.text.split(separator: "year_end_sources: [census-end]").joined(
            separator: "prior: {of: state-deaths, exposure: 175000}")
        let model = try SmallModel.model(text)
        var dataset = SmallModel.dataset(
            [community],
            [people(2018, 100_000), people(2019, 100_000), people(2020, 100_000), deaths(2020, 350)]
                + [2018, 2019, 2020].map { SmallModel.figure("AAA", "population", $0, 1_000_000) }
                + [SmallModel.figure("AAA", "state-deaths", 2019, 300)],
            sources: [SmallModel.source("events", to: 2030)])
        dataset.indicators.append(SmallModel.indicator("state-deaths", .country))
        let panel = Panel(of: model, from: dataset, at: Period(year: 2020))
        let cell = panel.cell(0, try #require(model.indicators.firstIndex { $0.id == "killed" }))
        // Own rate 200 over 175,000 weighted person-years; region 300 / 3,000,000 = 10 over as many: their mean.
        #expect(abs(cell.value - 105) < 1e-9)
    }
}
