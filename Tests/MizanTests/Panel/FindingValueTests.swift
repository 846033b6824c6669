import Testing

@testable import Mizan

struct FindingValueTests {
    private let value: FindingValue

    init() throws {
        value = FindingValue(rule: try #require(try SmallModel.model().findings))
    }

    private func worth(_ finding: Dataset.BodyFinding, _ years: [Int]) -> [Double?] {
        years.map { value.value(finding, year: $0) }
    }

    @Test func countsInFullFromTheFactsToThreeYearsAfterTheirEnd() {
        let finding = SmallModel.finding("x", "killing", .widespread, from: 2012, to: 2014, document: 2018)
        #expect(worth(finding, [2011, 2012, 2014, 2017]) == [nil, 9, 9, 9])
        // Halves in five years: 2022 is five years after the last full year.
        #expect(abs((value.value(finding, year: 2022) ?? 0) - 4.5) < 1e-12)
        #expect(abs((value.value(finding, year: 2027) ?? 0) - 2.25) < 1e-12)
    }

    @Test func endsAsTheDocumentSays() {
        let years = (from: 2010, to: 2012)
        let ended = SmallModel.finding(
            "x", "killing", .pattern, from: years.from, to: years.to, document: 2018)
        let unknown = SmallModel.finding(
            "x", "killing", .pattern, from: years.from, to: years.to, document: 2018, ongoing: .unknown)
        let ongoing = SmallModel.finding(
            "x", "killing", .pattern, from: years.from, to: years.to, document: 2018, ongoing: .yes)
        #expect([ended, unknown, ongoing].map(value.end) == [2012, 2018, 2023])
        let undated = SmallModel.finding("x", "killing", .pattern, document: 2015)
        #expect(value.start(undated) == 2015 && value.end(undated) == 2015)
    }

    @Test func privateViolenceHasValuesOfItsOwn() {
        let extents = Dataset.BodyFinding.Extent.allCases
        let state = extents.map {
            value.value(SmallModel.finding("x", "torture", $0, document: 2020), year: 2020)
        }
        let mob = extents.map {
            value.value(SmallModel.finding("x", "hate-crime", $0, document: 2020), year: 2020)
        }
        #expect(state == [3, 6, 4.5, 9])
        #expect(mob == [2, 4, 3, 8])
    }

    @Test func gradeGivesTheErrorAndStandingCapsIt() {
        func width(_ grade: Int, _ standing: Dataset.BodyFinding.Standing, inherited: Bool = false) -> Double
        {
            value.halfWidth(
                SmallModel.finding(
                    "x", "killing", .pattern, document: 2020, grade: grade, standing: standing),
                inherited: inherited)
        }
        #expect((1...4).map { width($0, .final) } == [3, 2, 1, 0.5])
        #expect(width(4, .provisional) == 2 && width(3, .warrant) == 2)
        #expect(width(4, .final, inherited: true) == 1.5)
    }
}
