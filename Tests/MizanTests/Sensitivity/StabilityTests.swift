import MizanNumerics
import Testing

@testable import Mizan

struct StabilityTests {
    private func stability(_ model: IndexModel, _ rows: [[Double]], _ norm: WeightNorm = .euclidean) throws
        -> Stability
    {
        let weighed = try #require(try WeighedModel(SmallIndex.edition(model, rows)))
        return Stability(of: weighed, norm: norm)
    }

    private func change(_ answer: Stability.Answer) throws -> Stability.Change {
        guard case .change(let change) = answer.outcome else {
            throw NoChange(outcome: "\(answer.outcome)")
        }
        return change
    }

    private struct NoChange: Error { var outcome: String }

    /// Two units, each the better on one indicator, weights 0.7 and 0.3: they tie at 0.5 and 0.5.
    @Test(arguments: [
        (WeightNorm.euclidean, 0.2 * 2.0.squareRoot()), (.sum, 0.4), (.largest, 0.2),
    ])
    func twoUnitsTieAtEqualWeights(norm: WeightNorm, distance: Double) throws {
        for method in ["arithmetic", "geometric"] {
            let model = try SmallIndex.flat(2, "{method: \(method)}") { $0 == 0 ? 7 : 3 }
            let stability = try stability(model, [[4, 1], [1, 4]], norm)
            let answer = stability.answer(.swap(0, 1))
            let change = try change(answer)
            #expect(abs(change.distance - distance) < 1e-9, "\(method)")
            #expect(zip(change.weights, [0.5, 0.5]).allSatisfy { abs($0 - $1) < 1e-9 }, "\(method)")
            #expect(change.gap <= 1e-9)
            #expect(change.isExact == (method == "arithmetic"))
            if method == "arithmetic" { #expect(abs(answer.lead - 1.2) < 1e-12) }
        }
    }

    @Test(arguments: ["arithmetic", "geometric"])
    func noWeightsLiftAUnitThatIsBelowOnAll(method: String) throws {
        let model = try SmallIndex.flat(3, "{method: \(method)}")
        let stability = try stability(model, [[5, 5, 5], [4, 3, 2]])
        #expect(stability.answer(.swap(0, 1)).outcome == .impossible)
        #expect(stability.answer(.top(1, places: 1)).outcome == .impossible)
        #expect(stability.answer(.top(1, places: 2)).outcome == .impossible)
    }

    /// Weights of groups are multiplied out: 3/8 for a and b, 1/8 for c and d.
    @Test func weightsAreThoseOfTheIndicators() throws {
        let stability = try stability(SmallIndex.model(), SmallIndex.rows(12, 4))
        #expect(stability.model.layer == .indicators && stability.model.elements == ["a", "b", "c", "d"])
        #expect(stability.model.weights == [0.375, 0.375, 0.125, 0.125])
    }

    /// Every answer is right when the model is run under it, and a little less of it is not enough.
    @Test(arguments: [WeightNorm.euclidean, .sum, .largest], ["arithmetic", "geometric"])
    func answersHoldWhereTheModelIsRun(norm: WeightNorm, method: String) throws {
        let rows = SmallIndex.rows(10, 4, seed: 3)
        let stability = try stability(SmallIndex.model(SmallIndex.text("{method: \(method)}")), rows, norm)
        let model = stability.model
        var found = 0
        for answer in stability.answers(stability.neighbours, threads: 2) {
            guard case .swap(let first, let second) = answer.question, answer.lead > 0,
                case .change(let change) = answer.outcome
            else { continue }
            found += 1
            #expect(change.gap <= 1e-9)
            #expect(abs(change.weights.reduce(0, +) - 1) < 1e-9 && change.weights.allSatisfy { $0 >= 0 })
            #expect(abs(norm.distance(model.weights, change.weights) - change.distance) < 1e-12)
            #expect(change.isExact == (method == "arithmetic"))
            let short = zip(model.weights, change.weights).map { $0 + 0.99 * ($1 - $0) }
            let scores = model.scores(short, of: [first, second])
            #expect(scores[0] > scores[1])
        }
        #expect(found >= 5)
    }

    @Test func searchesAreNeverBelowTheExactAnswer() throws {
        let rows = SmallIndex.rows(8, 4, seed: 5)
        let exact = try stability(SmallIndex.model(), rows)
        // A power mean of exponent 1 is the arithmetic mean by another name, and goes by search.
        let text = SmallIndex.text("{method: power, exponent: 1}")
        let searched = try stability(SmallIndex.model(text), rows)
        for question in exact.neighbours {
            let (one, other) = (exact.answer(question), searched.answer(question))
            guard case .change(let least) = one.outcome, case .change(let bound) = other.outcome else {
                continue
            }
            #expect(!bound.isExact && bound.distance >= least.distance - 1e-9)
            #expect(bound.distance <= 3 * least.distance)
        }
    }

    /// A figure that is missing gives its weight to the others: no longer linear, so by search.
    @Test func aGapIsSearched() throws {
        var rows = SmallIndex.rows(6, 4, seed: 9)
        rows[0][1] = .nan
        let stability = try stability(SmallIndex.model(), rows)
        for answer in stability.answers(stability.neighbours, threads: 1) {
            guard case .swap(let first, let second) = answer.question,
                case .change(let change) = answer.outcome
            else { continue }
            #expect(change.isExact == !(first == 0 || second == 0))
            #expect(change.gap <= 1e-9)
        }
    }

    @Test func intoAndOutOfTheTop() throws {
        // One indicator each: the third enters the top one at weight 1/2 against the first, past the second as well.
        let model = try SmallIndex.flat(2) { $0 == 0 ? 8 : 2 }
        let stability = try stability(model, [[10, 0], [9, 2], [0, 10]], .largest)
        #expect(stability.order == [0, 1, 2])
        let entering = try change(stability.answer(.top(2, places: 1)))
        // 9w + 2(1 - w) = 10(1 - w): w = 8/17; there 10w is less than 9w + 2(1 - w).
        #expect(abs(entering.weights[0] - 8.0 / 17) < 1e-9 && entering.isExact)
        #expect(entering.gap <= 1e-9)
        // 10w = 9w + 2(1 - w): w = 2/3.
        let leaving = try change(stability.answer(.top(0, places: 1)))
        #expect(abs(leaving.weights[0] - 2.0 / 3) < 1e-9 && leaving.isExact && leaving.gap <= 1e-9)
        #expect(stability.answer(.top(0, places: 3)).outcome == .impossible)
    }

    /// Weights that leave a unit without a score are no way into the top: the unit that they lift is then second.
    @Test(arguments: ["arithmetic", "geometric"]) func aUnitWithoutAScoreMakesNoRoom(method: String) throws {
        let model = try SmallIndex.flat(2, "{method: \(method)}")
        // The first knows one indicator only, and has no score where all weight is on the other.
        let stability = try stability(model, [[9, .nan], [1, 1], [2, 2]])
        for unit in 0..<3 {
            for places in 1...2 {
                let outcome = stability.answer(.top(unit, places: places)).outcome
                #expect(outcome == .impossible || outcome == .notFound, "\(unit), \(places)")
            }
        }
    }

    @Test func anIndexThatReadsNoWeightsHasNone() throws {
        let model = try SmallIndex.flat(3, "{method: median}")
        #expect(try WeighedModel(SmallIndex.edition(model, SmallIndex.rows(4, 3))) == nil)
        // Below a median, only the weights of the index are left.
        let above = try SmallIndex.model(SmallIndex.text("{method: median}", above: "{method: arithmetic}"))
        let weighed = try #require(try WeighedModel(SmallIndex.edition(above, SmallIndex.rows(4, 4))))
        #expect(weighed.layer == .parts && weighed.elements == ["left", "right"])
        #expect(weighed.weights == [0.75, 0.25])
    }
}
