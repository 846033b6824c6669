import MizanNumerics
import Testing

@testable import Mizan

struct DoubtSharesTests {
    /// Two units, whose ranks are 1 and 2: exchanged with probability p they have the variance p (1 − p).
    @Test func theVarianceOfTwoRanksIsThatOfACoin() throws {
        var source = InventedSource(2, [.weights: 0.4], classes: [])
        source.steps = 1e6
        let study = source.study([0..<500])
        let swapped = study.joint.acceptability(0)[0]
        #expect(abs(study.joint.meanRankVariance - swapped * (1 - swapped)) < 1e-12)
        let shares = DoubtShares(of: study)
        #expect(shares.values?.share == 1 && shares.measurement == nil)
        #expect(shares.largest == .weights)
    }

    @Test func theDoubtThatMovesMostComesFirst() throws {
        let source = InventedSource(8, [.weights: 0.05, .observation: 0.4, .age: 3], classes: [])
        let shares = DoubtShares(of: source.study([0..<600]))
        #expect(shares.each.compactMap(\.doubts.first) == [.age, .observation, .weights])
        #expect(shares.largest == .age)
        let (values, measurement) = (try #require(shares.values), try #require(shares.measurement))
        #expect(measurement.share > 0.8 && values.share < 0.2)
        #expect(values.variance == shares.each.last?.variance)
    }

    @Test func aDoubtWithoutEffectHasNoShare() {
        let source = InventedSource(6, [.weights: 0, .observation: 0], classes: [])
        let shares = DoubtShares(of: source.study([0..<50]))
        #expect(shares.joint.variance == 0 && shares.largest == nil)
        #expect(shares.each.allSatisfy { $0.share.isNaN })
    }

    @Test func aRankingKnowsWhichKindMattersMore() throws {
        let source = InventedSource(8, [.weights: 0.05, .observation: 2], classes: [])
        let (replicates, study) = (500, InventedSource(8, [.weights: 0.05, .observation: 2], classes: []))
        let shares = try #require(Uncertainty(of: source, replicates: replicates, threads: 2).shares)
        let counted = DoubtShares(of: study.study([0..<UInt32(replicates)]))
        #expect(
            shares.values
                == counted.values.map { .init(doubts: .choices, variance: $0.variance, share: $0.share) })
        #expect(shares.measurement?.variance == counted.measurement?.variance)
        #expect(Uncertainty(of: source, replicates: 10, threads: 1, isApart: false).shares == nil)
    }

    // MARK: Convergence

    /// The order statistics at n·p ± 1.96 √(n·p·(1 − p)), taken from the sorted ranks themselves.
    @Test func theWidthIsThatOfTheOrderStatistics() {
        let source = InventedSource(12, [.observation: 2], classes: [])
        let run = ReplicateRun(source, threads: 1)
        let tally = run.tally(0..<900, varying: .joint)
        let widths = source.nominal.units.indices.flatMap { unit -> [Int] in
            let ranks = (0..<tally.bins).flatMap { rank in
                Array(repeating: rank + 1, count: Int(tally.rankCounts[unit * tally.bins + rank]))
            }
            return [0.05, 0.95].map { share in
                let (middle, spread) = (900 * share, 1.96 * (900 * share * (1 - share)).squareRoot())
                let low = max(1, Int((middle - spread).rounded(.down)))
                let high = min(900, Int((middle + spread).rounded(.up)) + 1)
                return ranks[high - 1] - ranks[low - 1]
            }
        }
        #expect(Convergence(of: tally, coverage: 0.9).width == widths.max())
    }

    /// One replicate says nothing of its neighbours: each end may be anywhere among the twelve ranks. From 74 on a tail
    /// of 5 % holds one with 97.5 %: 0.95^74 < 0.025.
    @Test func aTailThatNoReplicateNeedHoldIsNotKnown() throws {
        let source = InventedSource(12, [.observation: 0.001], classes: [])
        let run = ReplicateRun(source, threads: 1)
        for (count, isKnown) in [(1, false), (73, false), (74, true)] {
            let tally = run.tally(0..<UInt32(count), varying: .joint)
            let width = try #require(Convergence(of: tally, coverage: 0.9).width)
            #expect(isKnown ? width == 0 : width == 11, "\(count) replicates")
        }
        let many = run.tally(0..<1_000, varying: .joint)
        #expect(Convergence(of: many, coverage: 0.999).width == 11)
    }

    @Test func moreReplicatesAreSurer() throws {
        let source = InventedSource(30, [.observation: 3], classes: [])
        let run = ReplicateRun(source, threads: 2)
        let few = try #require(Convergence(of: run.tally(0..<100, varying: .joint), coverage: 0.9).width)
        let many = try #require(Convergence(of: run.tally(0..<2_000, varying: .joint), coverage: 0.9).width)
        #expect(many < few)
        #expect(Convergence.probabilityError(10_000) == 0.01)
    }
}
