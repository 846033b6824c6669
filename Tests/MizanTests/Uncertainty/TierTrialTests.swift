import Foundation
import MizanNumerics
import Testing

@testable import Mizan

/// Tiers are settled by as many replicates as it takes.
struct TierTrialTests {
    /// Two units of which the upper stands above the other with a probability that is known: both have normal errors.
    private func pair(_ probability: Double, ordered: Double = 0.9, seed: UInt64) -> InventedSource {
        let difference = 0.5
        var source = InventedSource(
            2, [.observation: difference / (normalQuantile(probability) * 2.squareRoot())], classes: [])
        (source.seed, source.steps, source.isNarrow) = (seed, 1e9, true)
        source.nominal.ordered = ordered
        return source
    }

    /// Where all replicates are one look, it says what their counts say: ties, lacking scores and failures included.
    @Test(arguments: 1...6 as ClosedRange<UInt64>) func oneLookSaysWhatTheCountsSay(seed: UInt64) {
        var source = InventedSource(45, unranked: [3], unscored: [7])
        (source.seed, source.isNarrow) = (seed, true)
        source.fails = { $0 % 37 == 5 }
        source.lacks = { unit, replicate in unit == 11 && replicate % 4 == 0 }
        let tally = ReplicateRun(source, threads: 2).tally(0..<1_000, varying: .joint, countsPairs: true)
        #expect(tally.tiers.byUnit.compactMap(\.self).max() ?? 0 > 3)
        for threads in [1, 2, 8] {
            #expect(TierTrial(source, threads: threads, replicates: 10)?.tiers == tally.tiers)
        }
    }

    /// More units below the first of a tier than are looked at together.
    @Test(arguments: 1...3 as ClosedRange<UInt64>) func wideTiers(seed: UInt64) {
        var source = InventedSource(90, [.observation: 15])
        (source.seed, source.isNarrow) = (seed, true)
        let tally = ReplicateRun(source, threads: 2).tally(0..<1_000, varying: .joint, countsPairs: true)
        let first = tally.tiers.byUnit.count { $0 == 1 }
        #expect(first > 32 && first < 90)
        #expect(TierTrial(source, threads: 2, replicates: 10)?.tiers == tally.tiers)
    }

    /// The nearer to 1 the probability asked for, the more replicates the first look has.
    @Test(arguments: 1...4 as ClosedRange<UInt64>) func otherProbabilitiesCanBeAskedFor(seed: UInt64) {
        for (ordered, apart, together) in [(0.6, 0.63, 0.57), (0.975, 0.98, 0.97), (0.999, 0.9999, 0.995)] {
            func tiers(_ probability: Double) -> [Int?]? {
                let source = pair(probability, ordered: ordered, seed: seed)
                return TierTrial(source, threads: 2, replicates: 1_000)?.tiers.byUnit
            }
            #expect(tiers(apart) == [2, 1], "\(ordered)")
            #expect(tiers(together) == [1, 1], "\(ordered)")
        }
    }

    /// However many are asked for: a part of a thousand million says the tiers of all of them.
    @Test func partsOfManyReplicatesSayTheSame() {
        var source = InventedSource(30)
        source.isNarrow = true
        func tiers(_ range: Range<UInt32>) -> Tiers {
            var study = source.study([range], asked: 1_000_000_000)
            study.settleTiers(of: source, threads: 2)
            return study.tiers
        }
        #expect(tiers(0..<10) == tiers(999_999_000..<999_999_010))
        #expect(tiers(0..<10).byUnit.compactMap(\.self).max() ?? 0 > 3)
    }

    /// Looks are at 1,000 replicates, where the probability asked for is 0.9, and at four times as many.
    @Test(arguments: [(0.99, 1_000), (0.5, 1_000), (0.925, 4_000)])
    func looks(probability: Double, end: Int) {
        let seen = Seen()
        var source = pair(probability, seed: 1)
        source.fails = {
            seen.add($0)
            return false
        }
        #expect(TierTrial(source, threads: 2, replicates: 10_000)?.tiers.firstUnsure == nil)
        #expect(seen.last == UInt32(end - 1))
    }

    /// The last replicate that was drawn.
    private final class Seen: @unchecked Sendable {
        private let lock = NSLock()
        private(set) var last: UInt32 = 0

        func add(_ number: UInt32) { lock.withLock { last = max(last, number) } }
    }

    /// A probability one hundredth from the one asked for, which counts of a thousand tell apart in two seeds of three.
    @Test(arguments: 1...8 as ClosedRange<UInt64>) func seedsSettleTheSame(seed: UInt64) {
        let apart = TierTrial(pair(0.91, seed: seed), threads: 2, replicates: 1_000)?.tiers
        #expect(apart == Tiers(byUnit: [2, 1]))
        let together = TierTrial(pair(0.89, seed: seed), threads: 2, replicates: 1_000)?.tiers
        #expect(together == Tiers(byUnit: [1, 1]))
    }

    /// No number of replicates settles a probability that is the one asked for: 19 in 20 say so.
    @Test func whatCannotBeSettledSaysSo() {
        let unsure = (1...20 as ClosedRange<UInt64>).filter { seed in
            TierTrial(pair(0.9, seed: seed), threads: 2, replicates: 20)?.tiers.firstUnsure == 2
        }
        #expect(unsure.count >= 15)
    }

    @Test func unitsThatCannotBeDrawnAloneAreNotSettled() {
        var source = pair(0.91, seed: 1)
        source.isNarrow = false
        #expect(TierTrial(source, threads: 1, replicates: 1_000)?.tiers == nil)
        let uncertainty = Uncertainty(of: source, replicates: 100, threads: 1)
        #expect(uncertainty.tiers == uncertainty.tally.tiers)
    }

    @Test func fewUnits() {
        var one = InventedSource(1)
        one.isNarrow = true
        #expect(TierTrial(one, threads: 1, replicates: 1)?.tiers == Tiers(byUnit: [1]))
        var none = InventedSource(2, unscored: [0, 1])
        none.isNarrow = true
        #expect(TierTrial(none, threads: 1, replicates: 1)?.tiers == Tiers(byUnit: [nil, nil]))
    }
}
