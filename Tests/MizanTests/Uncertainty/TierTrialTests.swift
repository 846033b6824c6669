import Foundation
import MizanNumerics
import Testing

@testable import Mizan

/// Tiers are settled by as many replicates as it takes.
struct TierTrialTests {
    /// Two units of which the upper stands above the other with a probability that is known: both have normal errors.
    private func pair(_ probability: Double, seed: UInt64) -> InventedSource {
        let difference = 0.5
        var source = InventedSource(
            2, [.observation: difference / (normalQuantile(probability) * 2.squareRoot())], classes: [])
        (source.seed, source.steps, source.isNarrow) = (seed, 1e9, true)
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
            #expect(TierTrial(source, threads: threads, replicates: 10).tiers() == tally.tiers)
        }
    }

    /// A probability one hundredth from the one asked for, which counts of a thousand tell apart in two seeds of three.
    @Test(arguments: 1...8 as ClosedRange<UInt64>) func seedsSettleTheSame(seed: UInt64) {
        let apart = TierTrial(pair(0.91, seed: seed), threads: 2, replicates: 1_000).tiers()
        #expect(apart == Tiers(byUnit: [2, 1]))
        let together = TierTrial(pair(0.89, seed: seed), threads: 2, replicates: 1_000).tiers()
        #expect(together == Tiers(byUnit: [1, 1]))
    }

    /// No number of replicates settles a probability that is the one asked for: 19 in 20 say so.
    @Test func whatCannotBeSettledSaysSo() {
        let unsure = (1...20 as ClosedRange<UInt64>).filter { seed in
            TierTrial(pair(0.9, seed: seed), threads: 2, replicates: 20).tiers()?.firstUnsure == 2
        }
        #expect(unsure.count >= 15)
    }

    @Test func unitsThatCannotBeDrawnAloneAreNotSettled() {
        var source = pair(0.91, seed: 1)
        source.isNarrow = false
        #expect(TierTrial(source, threads: 1, replicates: 1_000).tiers() == nil)
        let uncertainty = Uncertainty(of: source, replicates: 100, threads: 1)
        #expect(uncertainty.tiers == uncertainty.tally.tiers)
    }

    @Test func fewUnits() {
        var one = InventedSource(1)
        one.isNarrow = true
        #expect(TierTrial(one, threads: 1, replicates: 1).tiers() == Tiers(byUnit: [1]))
        var none = InventedSource(2, unscored: [0, 1])
        none.isNarrow = true
        #expect(TierTrial(none, threads: 1, replicates: 1).tiers() == Tiers(byUnit: [nil, nil]))
    }
}
