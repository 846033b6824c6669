import Testing

@testable import Mizan

/// The rules `memory` and `rate` without people, and derived figures of a state.
struct MemoryTests {
    private static let text = SmallModel.text + "\n" + signs

    private static let signs = """
          - id: SIGNS
            name: {en: Signs, ar: علامات}
            lens: risk
            aggregation: {method: arithmetic}
            indicators:
              - id: own-memory
                name: {en: Own memory, ar: ذاكرة}
                normalisation: {method: goalposts, low: 0, high: 1}
                derive: {rule: memory, of: attack, half_life: 25}
                carry_forward: 2
              - id: state-memory
                name: {en: Memory of the state, ar: ذاكرة الدولة}
                normalisation: {method: goalposts, low: 0, high: 1}
                derive: {rule: memory, of: state-attack, half_life: 10}
                carry_forward: 2
              - id: mentions
                name: {en: Mentions, ar: ذكر}
                normalisation: {method: goalposts, low: 0, high: 100}
                derive: {rule: rate, of: spoken, weights: [1, 1, 1]}
                carry_forward: 2
              - id: fighting
                name: {en: Fighting in the state, ar: القتال}
                normalisation: {method: goalposts, low: 0, high: 100}
                derive: {rule: rate, of: state-deaths, over: population, per: 100000, weights: [1]}
                carry_forward: 2
        """

    private func cell(_ id: String, _ rows: [Dataset.Observation], at year: Int) throws -> Cell {
        let model = try SmallModel.model(Self.text)
        var dataset = SmallModel.dataset([SmallModel.community("x", in: "AAA")], rows)
        for id in ["attack", "spoken"] { dataset.indicators.append(SmallModel.indicator(id, .community)) }
        for id in ["state-attack", "state-deaths"] {
            dataset.indicators.append(SmallModel.indicator(id, .country))
        }
        let panel = Panel(of: model, from: dataset, at: Period(year: year))
        return panel.cell(0, try #require(model.indicators.firstIndex { $0.id == id }))
    }

    private func yearly(_ unit: String, _ indicator: String, _ values: [Int: Double]) -> [Dataset.Observation]
    {
        values.map { SmallModel.figure(unit, indicator, $0.key, $0.value) }
    }

    @Test func anEventHalvesEveryHalfLife() throws {
        let rows = yearly("x", "attack", [1970: 1, 1995: 1, 2019: 0, 2020: 0])
        #expect(try abs(cell("own-memory", rows, at: 2020).score - 5) < 1e-12)
        #expect(try cell("own-memory", rows, at: 2020).isOwn)
        // The row of the period is there although the event is not in it; two years later nothing is known.
        #expect(try cell("own-memory", rows, at: 2022).provenance == .carriedForward)
        // 0.5 ^ (27 / 25), to ten decimals
        #expect(try abs(cell("own-memory", rows, at: 2022).value - 0.4730288234) < 1e-9)
        #expect(try cell("own-memory", rows, at: 2023).provenance == .missing)
    }

    @Test func whatGoesOnIsWholeAndNoEventIsZeroAndNoRowIsMissing() throws {
        #expect(
            try cell("own-memory", yearly("x", "attack", [2018: 1, 2019: 1, 2020: 1]), at: 2020).score == 10)
        #expect(try cell("own-memory", yearly("x", "attack", [2020: 0]), at: 2020).score == 0)
        #expect(try cell("own-memory", [], at: 2020).provenance == .missing)
        // What is yet to come is not remembered.
        #expect(
            try cell("own-memory", yearly("x", "attack", [2020: 0, 2021: 1]), at: 2020).score == 0)
    }

    @Test func aRevisedEventIsRememberedAsLastPublished() throws {
        var rows = yearly("x", "attack", [1995: 1, 2020: 0]).sorted { $0.period < $1.period }
        var revised = rows[0]
        (rows[0].published, revised.published, revised.value) = ("1996-01-01", "2000-01-01", 0)
        rows.insert(revised, at: 1)
        #expect(try cell("own-memory", rows, at: 2020).score == 0)
    }

    @Test func anEventOfALargerGroupIsNoEvidenceOfItsOwn() throws {
        var rows = yearly("x", "attack", [1995: 1, 2020: 0])
        for place in rows.indices where rows[place].value == 1 { rows[place].basis = .group }
        let cell = try cell("own-memory", rows, at: 2020)
        #expect(cell.value == 0.5 && cell.provenance == .inherited && !cell.isOwn)
    }

    @Test func aDerivedFigureOfTheStateIsTheStates() throws {
        let rows =
            yearly("AAA", "state-attack", [2010: 1, 2020: 0])
            + yearly("AAA", "population", [2020: 1_000_000]) + yearly("AAA", "state-deaths", [2020: 500])
        let memory = try cell("state-memory", rows, at: 2020)
        #expect(memory.score == 5 && memory.origin == "AAA" && !memory.isOwn)
        let fighting = try cell("fighting", rows, at: 2020)
        #expect(abs(fighting.value - 50) < 1e-9 && fighting.origin == "AAA" && !fighting.isOwn)
    }

    @Test func eventsAYearAreTheMeanOverItsYears() throws {
        let rows = yearly("x", "spoken", [2018: 3, 2019: 0, 2020: 30])
        let cell = try cell("mentions", rows, at: 2020)
        #expect(cell.value == 11 && cell.isOwn)
    }

    @Test func aRateOfNoPeopleHasNoRegionToShrinkTo() throws {
        let text = Self.text.replacing(
            "of: spoken, weights", with: "of: spoken, prior: {of: e, exposure: 1}, weights")
        let thrown = #expect(throws: Findings.self) { try SmallModel.model(text) }
        #expect(thrown?.list.map(\.code) == [.unknownKey])
    }
}
