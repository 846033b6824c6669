import MizanNumerics
import Testing

@testable import Mizan

struct ModelLeversTests {
    private func edition(_ head: String = "") throws -> IndexEdition {
        try SmallIndex.edition(SmallIndex.model(SmallIndex.text(head: head)), SmallIndex.rows(15, 4))
    }

    private func scores(_ found: ModelLevers.Scores) throws -> [Double] { try found.get() }

    @Test func nothingMovesWhereLeversStandAsStated() throws {
        let index = ModelLevers(try edition(), range: 0.5)
        #expect(try scores(index.scores(at: index.levers.map(\.nominal))) == index.nominal.scores)
        let need = try SmallModel.edition(
            SmallModel.dataset([SmallModel.community("x", in: "AAA"), SmallModel.community("y", in: "BBB")]))
        let levers = ModelLevers(need, range: 0.5)
        let found = try scores(levers.scores(at: levers.levers.map(\.nominal)))
        #expect(zip(found, need.standings).allSatisfy { $0 == $1.score.severity || $0.isNaN })
        #expect(levers.levers.contains { $0.kind == .weight && $0.node == "life" || $0.kind == .exponent })
    }

    @Test func aWeightGoesWhereItsLeverGoes() throws {
        let edition = try edition()
        let levers = ModelLevers(edition, range: 0.5)
        let left = try #require(levers.levers.firstIndex { $0.node == "left" })
        #expect(levers.levers[left].low == 1.5 && levers.levers[left].high == 4.5)
        var places = levers.levers.map(\.nominal)
        places[left] = 1.5
        let (low, high) = (edition.stages.scores[0], edition.stages.scores[1])
        for (unit, score) in try scores(levers.scores(at: places)).enumerated() {
            #expect(abs(score - (1.5 * low[unit] + high[unit]) / 2.5) < 1e-9)
        }
    }

    @Test func goalpostsMoveByASharesOfTheirDistance() throws {
        let edition = try SmallIndex.edition(
            SmallIndex.model(
                SmallIndex.text(head: "normalisation: {method: goalposts, low: 0, high: 20, scale: 1}")),
            SmallIndex.rows(6, 4))
        let levers = ModelLevers(edition, range: 0.5)
        var places = levers.levers.map(\.nominal)
        for kind in [ModelLevers.Lever.Kind.lowGoalpost, .highGoalpost] {
            let lever = try #require(levers.levers.firstIndex { $0.kind == kind && $0.node == "a" })
            places[lever] = kind == .lowGoalpost ? -0.1 : 0.1
        }
        // Goalposts of a are now -2 and 22.
        let changed = try scores(levers.scores(at: places))
        for (unit, score) in changed.enumerated() {
            let figure = edition.panel.values[0][unit]
            let move = 0.375 * ((figure + 2) / 24 - figure / 20)
            #expect(abs(score - edition.scores[unit] - move) < 1e-9)
        }
    }

    @Test func withoutAnElementIsTheRemovalOfTheIndex() throws {
        let edition = try edition()
        let levers = ModelLevers(edition, range: 0.5)
        for elements in IndexRemoval.Elements.allCases {
            for row in try IndexRemoval(of: edition, without: elements).rows {
                let id = edition.model.id(row.node)
                let place = try #require(levers.elements.firstIndex { $0.node == id })
                let rest = try #require(row.rest)
                let found = try scores(#require(levers.scores(without: place)))
                #expect(found == rest.scores.map { roundedToSignificant($0) })
            }
        }
    }

    @Test func alternativesRunAsTheModelThatHasThem() throws {
        let head = "uncertainty: {aggregation: [{alternatives: [{method: arithmetic}, {method: geometric}]}]}"
        let levers = ModelLevers(try edition(head), range: 0.5)
        #expect(levers.alternatives.map(\.method) == ["arithmetic", "geometric"])
        let geometric = try SmallIndex.edition(
            SmallIndex.model(SmallIndex.text("{method: geometric}")), SmallIndex.rows(15, 4))
        #expect(try scores(levers.scores(under: 0)) == levers.nominal.scores)
        #expect(
            try scores(levers.scores(under: 1)) == geometric.scores.map { roundedToSignificant($0) })
    }

    // MARK: Effects

    @Test func leversThatMoveNothingHaveNoEffect() throws {
        // c and d are equal, so how the right group divides its weight is of no matter.
        let rows = SmallIndex.rows(20, 3).map { $0 + [$0[2]] }
        let levers = ModelLevers(try SmallIndex.edition(SmallIndex.model(), rows), range: 0.5)
        let effects = try LeverEffects(of: levers, .meanRankShift, trajectories: 12, seed: 1, threads: 2)
        #expect(effects.failed == 0 && effects.effects.failed == 0)
        for (place, lever) in effects.levers.enumerated() {
            let isIdle = ["c", "d"].contains(lever.node)
            #expect((effects.effects.absoluteMeans[place] == 0) == isIdle, "\(lever.node)")
            #expect(effects.intervals.low[place] <= effects.effects.absoluteMeans[place])
        }
        let swings = LeverSwings(of: levers, .meanRankShift)
        #expect(swings.swings.nominal == 0 && swings.failed == 0)
        let other = try LeverEffects(of: levers, .meanRankShift, trajectories: 12, seed: 1, threads: 8)
        #expect(other.effects == effects.effects)
    }

    @Test func theSwingOfAScoreIsThatOfItsFormula() throws {
        let edition = try edition()
        let levers = ModelLevers(edition, range: 0.2)
        let swings = LeverSwings(of: levers, .score(3))
        let (left, right) = (edition.stages.scores[0][3], edition.stages.scores[1][3])
        let place = try #require(swings.levers.firstIndex { $0.node == "left" })
        #expect(abs(swings.swings.low[place] - (2.4 * left + right) / 3.4) < 1e-9)
        #expect(abs(swings.swings.high[place] - (3.6 * left + right) / 4.6) < 1e-9)
    }

    @Test func aRunThatFailsIsCountedAndNothingElse() throws {
        // Of values below 0 there is no geometric mean.
        let head = "uncertainty: {aggregation: [{alternatives: [{method: arithmetic}, {method: geometric}]}]}"
        var rows = SmallIndex.rows(8, 4)
        rows[0][0] = -1
        let edition = try SmallIndex.edition(SmallIndex.model(SmallIndex.text(head: head)), rows)
        let swings = LeverSwings(of: ModelLevers(edition, range: 0.5), .meanRankShift)
        #expect(swings.failed == 1 && swings.reason?.isEmpty == false)
        #expect(swings.values[0] == 0 && swings.values[1].isNaN)
        #expect(swings.swings.low.allSatisfy { $0.isFinite })
    }
}
