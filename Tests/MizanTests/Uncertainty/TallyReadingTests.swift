import MizanNumerics
import Testing

@testable import Mizan

/// What is read from counts is what is counted directly over all drawn scores.
struct TallyReadingTests {
    private let source = InventedSource.hard
    private let replicates = 400

    private var tally: ReplicateTally {
        ReplicateRun(source, threads: 2).tally(0..<UInt32(replicates), varying: .joint, countsPairs: true)
    }

    /// The scores of a unit in the replicates that did not fail.
    private var drawn: [[Double]] {
        let scores = DrawnScores(Uncertainty(of: source, replicates: replicates, threads: 1)).scores
        let kept = (0..<replicates).filter { !source.fails(UInt32($0)) }
        return scores.map { row in kept.map { row[$0] } }
    }

    private var scored: [Int] { source.nominal.units.indices.filter { !source.nominal.scores[$0].isNaN } }
    private var ranked: [Int] { source.nominal.units.indices.filter { source.nominal.isRanked[$0] } }

    /// Ranks of the ranked units, one more than the units above: (units)(replicates).
    private var ranks: [Int: [Int]] {
        let drawn = drawn
        return Dictionary(
            uniqueKeysWithValues: ranked.map { unit in
                (
                    unit,
                    drawn[unit].indices.map { place in
                        1 + ranked.count { drawn[$0][place] > drawn[unit][place] }
                    }
                )
            })
    }

    @Test func rankCountsAreDirectCounts() {
        let (tally, ranks) = (tally, ranks)
        for unit in ranked {
            for rank in 1...ranked.count {
                let direct = ranks[unit, default: []].count { $0 == rank }
                #expect(tally.rankCounts[unit * tally.bins + rank - 1] == direct)
            }
        }
        #expect(tally.failedCount == (0..<replicates).count { source.fails(UInt32($0)) })
        #expect(
            tally.failures.map(\.replicate) == Array((0..<UInt32(replicates)).filter(source.fails).prefix(20))
        )
    }

    @Test func pairsAreDirectCounts() {
        let (tally, drawn) = (tally, drawn)
        for one in scored {
            for other in scored where other != one {
                let above = zip(drawn[one], drawn[other]).reduce(0.0) {
                    $0 + ($1.0 > $1.1 ? 1 : $1.0 == $1.1 ? 0.5 : 0)
                }
                #expect(abs(tally.probability(one, above: other) - above / Double(drawn[one].count)) < 1e-12)
                #expect(
                    abs(tally.probability(one, above: other) + tally.probability(other, above: one) - 1)
                        < 1e-12)
                let twice = tally.twiceAbove(one, other)
                #expect(Int(twice + tally.twiceAbove(other, one)) == 2 * drawn[one].count)
            }
        }
    }

    @Test func probabilitiesAddUp() {
        let tally = tally
        for unit in scored {
            #expect(abs(tally.classShares(unit).reduce(0, +) - 1) < 1e-12)
        }
        for unit in ranked {
            #expect(abs(tally.acceptability(unit).reduce(0, +) - 1) < 1e-12)
            #expect(tally.probability(unit, inTop: ranked.count) == 1)
            var last = 0.0
            for top in 1...ranked.count {
                #expect(tally.probability(unit, inTop: top) >= last)
                last = tally.probability(unit, inTop: top)
            }
        }
        // Ties share the better rank: the top has as many places as asked for, or more.
        for top in 1...ranked.count {
            #expect(ranked.map { tally.probability($0, inTop: top) }.reduce(0, +) >= Double(top) - 1e-9)
        }
        #expect(tally.probability(2, inTop: 3).isNaN, "no rank, no probability of one")
    }

    @Test func classesAndLiftsAreDirectCounts() {
        let (tally, drawn) = (tally, drawn)
        let bounds = source.nominal.classes
        for unit in scored {
            let direct = bounds.indices.map { place in
                drawn[unit].count {
                    $0 >= bounds[place] && (place + 1 == bounds.count || $0 < bounds[place + 1])
                }
            }
            let size = bounds.count
            #expect(tally.classCounts[unit * size..<(unit + 1) * size].map(Int.init) == direct)
            #expect(Int(tally.firedCounts[unit]) == drawn[unit].count { $0 > 4 })
        }
    }

    @Test(arguments: [0.5, 0.8, 0.9, 0.95, 0.999])
    func bandsAreOrderStatistics(coverage: Double) throws {
        let (tally, ranks, drawn) = (tally, ranks, drawn)
        let nominal = source.nominal.ranks
        for unit in ranked {
            let direct = rankBand(ranks[unit, default: []], holding: nominal[unit], coverage: coverage)
            #expect(tally.rankBand(unit, holding: nominal[unit], coverage: coverage) == direct)
        }
        // Invented scores are tenths, which the steps hold.
        for unit in scored {
            let sorted = drawn[unit].sorted()
            let low = try #require(orderStatistic((1 - coverage) / 2, ofSorted: sorted))
            let high = try #require(orderStatistic((1 + coverage) / 2, ofSorted: sorted))
            let band = try #require(tally.scoreBand(unit, coverage: coverage))
            #expect(abs(band.low - min(low, source.nominal.scores[unit])) < 1e-9)
            #expect(abs(band.high - max(high, source.nominal.scores[unit])) < 1e-9)
        }
    }

    @Test(arguments: [
        [-1.7e308, 1.7e308], [0, 1.2e307], [1e308, 1e308], [0, .leastNonzeroMagnitude], [-3, -3, 7], [0, 0],
        [],
    ]) func scoresOfAnySizeHaveAStep(scores: [Double]) {
        let nominal = NominalScores(
            units: scores.indices.map { "u\($0)" }, scores: scores, isRanked: scores.map { _ in true },
            coverage: 0.9, ordered: 0.9)
        let step = ScoreStep(nominal)
        // A span is a thousand steps to ten thousand, counted 16 spans beyond both ends.
        #expect(step.keys.count < 340_000)
        for score in scores + [.greatestFiniteMagnitude, -.greatestFiniteMagnitude] {
            #expect(step.keys.contains(ScoreStep.nearest(step.bounded(score))))
        }
    }

    @Test func binnedRanksHoldTheExactOnes() {
        let exact = tally
        var binned = ReplicateTally(source.nominal, countsPairs: false, maximumCells: 30)
        ReplicateRun(source, threads: 1).count(0..<UInt32(replicates), varying: .joint, into: &binned)
        #expect(binned.binWidth > 1)
        let nominal = source.nominal.ranks
        for unit in ranked {
            let (narrow, wide) = (
                exact.rankBand(unit, holding: nominal[unit], coverage: 0.9),
                binned.rankBand(unit, holding: nominal[unit], coverage: 0.9)
            )
            #expect((wide?.low ?? 99) <= (narrow?.low ?? 0) && (wide?.high ?? 0) >= (narrow?.high ?? 99))
            #expect(
                binned.probability(unit, inTop: binned.binWidth)
                    == exact.probability(unit, inTop: binned.binWidth))
            #expect(binned.probability(unit, inTop: 1).isNaN)
        }
    }

    /// A tier whose first unit stands below the first above it just as often as is asked for.
    @Test func tiersDecidedByChanceSaySo() {
        var source = InventedSource(2)
        func unsure(_ ordered: Double) -> Int? {
            source.nominal.ordered = ordered
            return ReplicateRun(source, threads: 1).tally(0..<1_000, varying: .joint, countsPairs: true)
                .tiers.firstUnsure
        }
        let tally = ReplicateRun(source, threads: 1).tally(0..<1_000, varying: .joint, countsPairs: true)
        let order = source.nominal.order
        let share = tally.probability(order[0], above: order[1])
        let error = (share * (1 - share) / 1_000).squareRoot()
        #expect(unsure(share) == 2 && unsure(share + error) == 2 && unsure(share - error) == 2)
        #expect(unsure(share + 3 * error) == nil && unsure(share - 3 * error) == nil)
    }
}
