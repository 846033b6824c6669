import MizanNumerics
import Testing

@testable import Mizan

struct ScoreTests {
    private let community = SmallModel.community("x", in: "AAA")

    /// The score worked out by hand from dimension values and weights.
    private func severity(_ parts: [(Double, Double)]) -> Double {
        let weights = parts.map(\.1).reduce(0, +)
        let logs = parts.map { $0.1 * Elementary.log((10 - $0.0) * 0.9 + 1) }.reduce(0, +)
        return 10 - (Elementary.exp(logs / weights) - 1) / 0.9
    }

    private func score(_ observations: [Dataset.Observation], _ findings: [Dataset.BodyFinding]) throws
        -> Score
    {
        try SmallModel.edition(SmallModel.dataset([community], observations, findings)).standing("x").score
    }

    @Test func standInsCountHalfAndTheStatesOwnInFull() throws {
        // LIF 6 from the state at 25, JUS 7.5 at 20; LEG not assessed.
        let score = try score([], [])
        #expect(abs(score.severity - severity([(6, 25), (7.5, 20)])) < 1e-9)
        #expect(score.parts.map(\.weight) == [25, 0, 20])
        #expect(score.parts.map(\.isFull) == [false, false, true])
    }

    @Test func aFindingRaisesItsCellAndEarnsTheFullWeight() throws {
        let score = try score([], [SmallModel.finding("x", "killing", .widespread, document: 2020, grade: 1)])
        // Cells 9 and 6 in equal parts, by the inverted geometric mean.
        let life = severity([(9, 1), (6, 1)])
        #expect(abs(score.severity - severity([(life, 50), (7.5, 20)])) < 1e-9)
        #expect(score.lift == 0)
    }

    @Test func aLowFindingLowersNothing() throws {
        let without = try score([], []).severity
        // A killing finding of 3 raises no cell; it would give LIF its full weight, and that would lower.
        let with = try score([], [SmallModel.finding("x", "killing", .isolated, document: 2020, grade: 1)])
        #expect(with.severity == without && with.parts[0].weight == 25)
    }

    @Test func aLowFindingStillEarnsWeightThatRaises() throws {
        // LIF 2 of state BBB against JUS 2.5, LEG 9: more weight on LEG raises, and on LIF lowers.
        let other = SmallModel.community("y", in: "BBB")
        let dataset = SmallModel.dataset(
            [other], [], [SmallModel.finding("y", "discrimination", .widespread, document: 2020)])
        let score = try SmallModel.edition(dataset).standing("y").score
        #expect(abs(score.severity - severity([(2, 25), (9, 30), (2.5, 20)])) < 1e-9)
    }

    @Test func hateCrimeRaisesTheHighestCell() throws {
        let score = try score(
            [],
            [
                SmallModel.finding("x", "torture", .isolated, document: 2020),
                SmallModel.finding("x", "hate-crime", .widespread, document: 2020),
            ])
        // Cells stand at 6 and 6; hate crime of 8 raises one of them.
        let life = severity([(8, 1), (6, 1)])
        #expect(abs(score.severity - severity([(life, 50), (7.5, 20)])) < 1e-9)
    }

    @Test func aCompleteRateReplacesTheStandInEitherWay() throws {
        let census = (2018...2020).map { SmallModel.figure("x", "population", $0, 100_000) }
        let deaths = (2018...2020).map {
            SmallModel.figure("x", "deaths", $0, 0, basis: .whole, source: "survey")
        }
        let score = try score(census + deaths, [])
        let life = severity([(0, 1), (6, 1)])
        #expect(abs(score.severity - severity([(life, 50), (7.5, 20)])) < 1e-9)
    }

    // MARK: The critical rule

    @Test func theCriticalRuleLiftsOnOwnGraveFindings() throws {
        let other = SmallModel.community("y", in: "BBB")
        let dataset = SmallModel.dataset(
            [other], [], [SmallModel.finding("y", "killing", .widespread, document: 2020)])
        let score = try SmallModel.edition(dataset).standing("y").score
        let life = severity([(9, 1), (2, 1)])
        let before = severity([(life, 50), (2.5, 20)])
        let lifted = max(severity([(9, 50), (2.5, 20)]), 6.5)
        #expect(abs(score.severity - lifted) < 1e-9)
        #expect(abs(score.lift - (lifted - before)) < 1e-9)
    }

    @Test(arguments: [
        (Dataset.BodyFinding.Extent.pattern, 3, Dataset.BodyFinding.Standing.final, 2020),
        (.widespread, 1, .final, 2020), (.widespread, 4, .provisional, 2020),
        (.widespread, 3, .warrant, 2020),
        (.widespread, 3, .final, 2012),
    ])
    func theCriticalRuleDoesNotLift(
        extent: Dataset.BodyFinding.Extent, grade: Int, standing: Dataset.BodyFinding.Standing, year: Int
    ) throws {
        let finding = SmallModel.finding(
            "x", "killing", extent, document: year, grade: grade, standing: standing)
        #expect(try score([], [finding]).lift == 0)
    }

    @Test func discriminationNeverLifts() throws {
        #expect(
            try score([], [SmallModel.finding("x", "discrimination", .widespread, document: 2020)]).lift == 0)
    }

    // MARK: Units under occupation

    @Test func occupiedUnitsAreScoredFromOwnEvidenceInTwoDimensions() throws {
        let unit = SmallModel.community("o", in: "AAA", scope: .occupied)
        let one = SmallModel.dataset(
            [unit], [], [SmallModel.finding("o", "killing", .pattern, document: 2020)])
        #expect(try !SmallModel.edition(one).standing("o").isScored)
        let two = SmallModel.dataset(
            [unit], [SmallModel.figure("o", "status", 2020, 4)],
            [
                SmallModel.finding("o", "killing", .pattern, document: 2020),
                SmallModel.finding("o", "torture", .isolated, document: 2020),
            ])
        let standing = try SmallModel.edition(two).standing("o")
        #expect(standing.isScored && standing.isRanked)
        // Only the highest opened cell counts: torture at 3 would average the killing at 6 away.
        #expect(abs(standing.score.severity - severity([(6, 50), (4, 30), (7.5, 20)])) < 1e-9)
    }

    // MARK: The first need

    @Test func theFirstNeedRestsOnOwnEvidenceAlone() throws {
        // LIF stands at 6 by the state alone; the status of 4 is all that is known of the community.
        let own = SmallModel.dataset([community], [SmallModel.figure("x", "status", 2020, 4)])
        #expect(try SmallModel.edition(own).standing("x").firstDimension == "LEG")
        // A finding of 3 raises no cell, and is what is known of life: 50 · 3 outweighs 30 · 1.
        let both = SmallModel.dataset(
            [community], [SmallModel.figure("x", "status", 2020, 1)],
            [SmallModel.finding("x", "killing", .isolated, document: 2020)])
        #expect(try SmallModel.edition(both).standing("x").firstDimension == "LIF")
        #expect(try SmallModel.edition(SmallModel.dataset([community])).standing("x").firstDimension == nil)
    }

    @Test func oneFigureGivesARankOnlyWhereItGivesAScore() throws {
        let model = try SmallModel.model()
        let occupied = SmallModel.community("o", in: "AAA", scope: .occupied)
        let none = try SmallModel.edition(SmallModel.dataset([occupied])).standing("o")
        #expect(none.dimensionsForRank(model) == [])
        let one = try SmallModel.edition(
            SmallModel.dataset([occupied], [], [SmallModel.finding("o", "killing", .pattern, document: 2020)])
        ).standing("o")
        #expect(one.dimensionsForRank(model) == ["LEG", "JUS"])
        let plain = try SmallModel.edition(SmallModel.dataset([community])).standing("x")
        #expect(plain.dimensionsForRank(model) == ["LIF"])
    }
}
