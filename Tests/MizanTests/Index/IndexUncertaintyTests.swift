import MizanNumerics
import Testing

@testable import Mizan

struct IndexUncertaintyTests {
    private let doubt = "uncertainty: {concentration: 30}"

    private func edition(_ rows: [[Double]] = SmallIndex.rows(20, 4)) throws -> IndexEdition {
        try SmallIndex.edition(SmallIndex.model(SmallIndex.text(head: doubt)), rows)
    }

    private func uncertainty(_ edition: IndexEdition, seed: UInt64 = 1, threads: Int = 1) throws
        -> Uncertainty
    {
        try #require(
            Uncertainty(of: edition, replicates: 400, seed: seed, threads: threads))
    }

    @Test func threadsNeverChangeAResult() throws {
        let edition = try edition()
        let one = try uncertainty(edition)
        for threads in [2, 3, 7] {
            let other = try uncertainty(edition, threads: threads)
            #expect(other.joint == one.joint && other.tally == one.tally)
            #expect(other.tiers == one.tiers)
        }
        #expect(try uncertainty(edition, seed: 2).joint.scoreBands != one.joint.scoreBands)
    }

    @Test func bandsHoldTheNominalRankAndScore() throws {
        let edition = try edition()
        let uncertainty = try uncertainty(edition)
        for unit in edition.units.indices {
            let (rank, score) = (try #require(edition.ranks[unit]), edition.scores[unit])
            let (band, scores) = (
                try #require(uncertainty.joint.rankBands[unit]),
                try #require(uncertainty.joint.scoreBands[unit])
            )
            #expect(band.low <= rank && rank <= band.high)
            #expect(scores.low <= score && score <= scores.high)
        }
        #expect(!uncertainty.isWithoutWidth)
    }

    @Test func tiersAreOpenedByTheProbability() throws {
        let edition = try edition()
        let uncertainty = try uncertainty(edition)
        var first = edition.order[0]
        for unit in edition.order.dropFirst() {
            let isApart = uncertainty.probability(first, above: unit) >= IndexModel.ordered
            #expect(isApart == (uncertainty.tiers.byUnit[unit] != uncertainty.tiers.byUnit[first]))
            if isApart { first = unit }
        }
    }

    @Test func aModelWithoutDoubtHasNoBands() throws {
        let edition = try SmallIndex.edition(SmallIndex.model(), SmallIndex.rows(5, 4))
        #expect(Uncertainty(of: edition, replicates: 10, seed: 1, threads: 1) == nil)
        #expect(IndexRanking(edition, nil).rows.allSatisfy { $0.rank == nil && $0.tier == nil })
    }

    /// Of a Dirichlet distribution with concentration c about share s: mean s, variance s (1 − s) / (c + 1).
    @Test func drawnWeightsAreDirichletAboutTheStated() throws {
        let model = try SmallIndex.model()
        let (left, count) = (4, 4_000)
        let shares = (0..<count).map { replicate in
            model.drawingWeights(30, seed: 3, replicate: UInt32(replicate)).weight(left) / 4
        }
        let mean = shares.reduce(0, +) / Double(count)
        let variance = shares.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(count)
        let expected = 0.75 * 0.25 / 31
        #expect(abs(mean - 0.75) < 4 * (expected / Double(count)).squareRoot())
        #expect(abs(variance / expected - 1) < 0.1)
    }

    @Test func weightsKeepTheirSumAndZeroStaysZero() throws {
        let model = try SmallIndex.flat(5) { $0 == 2 ? 0 : Double($0 + 1) }
        let drawn = model.drawingWeights(50, seed: 1, replicate: 9)
        let sum = drawn.indicators.map(\.weight).reduce(0, +)
        #expect(abs(sum - model.indicators.map(\.weight).reduce(0, +)) < 1e-9)
        #expect(drawn.indicators[2].weight == 0)
        #expect(drawn.indicators.enumerated().allSatisfy { $0.offset == 2 || $0.element.weight > 0 })
    }

    @Test func drawsAreNamedForNodesNotForPlaces() throws {
        let model = try SmallIndex.flat(4)
        var moved = model
        moved.indicators.swapAt(0, 3)
        let (one, other) = (
            model.drawingWeights(30, seed: 1, replicate: 5), moved.drawingWeights(30, seed: 1, replicate: 5)
        )
        for indicator in one.indicators {
            let twin = try #require(other.indicators.first { $0.id == indicator.id })
            #expect(abs(twin.weight - indicator.weight) < 1e-12)
        }
    }

    @Test func aRowOfTwinsSharesItsBand() throws {
        var rows = SmallIndex.rows(8, 4)
        rows.append(rows[3])
        let edition = try edition(rows)
        let uncertainty = try uncertainty(edition)
        #expect(uncertainty.joint.rankBands[3] == uncertainty.joint.rankBands[8])
        #expect(uncertainty.probability(3, above: 8) == 0.5)
        #expect(uncertainty.tiers.byUnit[3] == uncertainty.tiers.byUnit[8])
    }

    @Test func aMedianIsMovedByNoWeight() throws {
        let model = try SmallIndex.flat(5, "{method: median}", head: doubt)
        let uncertainty = try uncertainty(SmallIndex.edition(model, SmallIndex.rows(9, 5)))
        #expect(uncertainty.isWithoutWidth)
    }
}
