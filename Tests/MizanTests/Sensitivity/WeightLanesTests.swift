import MizanNumerics
import Testing

@testable import Mizan

/// Replicates in which weights alone vary: the fast way has the bits of the plain one, whatever the tree.
struct WeightLanesTests {
    private static let doubts = [
        "uncertainty: {concentration: 5}", "uncertainty: {weights: [{draw: uniform}]}",
        "uncertainty: {weights: [{draw: order, order: [left, right]}, {draw: uniform, groups: [left]}]}",
        "uncertainty: {weights: [{draw: bounds, elements: [c, d], low: [0.2, 0.3], high: [0.6, 0.7]}]}",
    ]

    private static func rows(_ seed: UInt64) -> [[Double]] {
        var rows = SmallIndex.rows(9, 4, seed: seed)
        (rows[2][1], rows[4][3], rows[4][2]) = (.nan, .nan, .nan)
        rows[7] = rows[3]
        return rows
    }

    private func samples(_ inputs: Int) -> [[Bool]] {
        [Array(repeating: false, count: inputs), Array(repeating: true, count: inputs)]
            + (0..<inputs).map { input in (0..<inputs).map { $0 == input } }
    }

    private func blocks(_ exchange: ReplicateExchange, _ inputs: Int) -> [[UInt64]] {
        var blocks: [[UInt64]] = []
        exchange.scores(of: 3..<20, by: 1_000, samples: samples(inputs)) { sample, block in
            #expect(sample == blocks.count && block.failures.isEmpty)
            blocks.append(block.scores.map { $0.isNaN ? .max : $0.bitPattern })
        }
        return blocks
    }

    @Test(arguments: doubts, [0.0, 0.6, 1])
    func theFastWayHasTheBitsOfThePlainOne(doubts: String, requires: Double) throws {
        let model = try SmallIndex.model(SmallIndex.text(head: doubts, requires: requires))
        for seed: UInt64 in 1...4 {
            let source = IndexReplicates(try SmallIndex.edition(model, Self.rows(seed)), seed: seed)
            #expect(WeightLanes(source) != nil)
            #expect(
                blocks(source.exchange(), source.inputs.count)
                    == blocks(ReplicateExchange(source), source.inputs.count))
        }
    }

    @Test func indicatorsBesideGroups() throws {
        let model = try InventedIndex.model(
            InventedIndex.groups([
                "left, weight: 3, indicators: [{id: a, name: {en: a, ar: a}}, {id: b, name: {en: b, ar: b}}]",
                "right, groups: [{id: low, name: {en: low, ar: low}, indicators: [{id: c, name: {en: c, ar: c}}]}]",
            ]), ["uncertainty: {concentration: 8}"])
        let edition = try InventedIndex.edition(
            model, ["a": [1, 2, 5, 4], "b": [3, .nan, 2, 4], "c": [9, 1, 3, 4]])
        let source = IndexReplicates(edition, seed: 2)
        #expect(WeightLanes(source) != nil)
        #expect(
            blocks(source.exchange(), source.inputs.count)
                == blocks(ReplicateExchange(source), source.inputs.count))
    }

    @Test(arguments: [
        SmallIndex.text("{method: geometric}", head: "uncertainty: {concentration: 5}"),
        SmallIndex.text(
            head: "uncertainty: {concentration: 5, observation: [{distribution: normal, error: 1}]}"),
    ])
    func whatElseVariesGoesThePlainWay(text: String) throws {
        let edition = try SmallIndex.edition(SmallIndex.model(text), SmallIndex.rows(5, 4))
        let source = IndexReplicates(edition, seed: 1)
        #expect(WeightLanes(source) == nil)
        #expect(blocks(source.exchange(), source.inputs.count).count == source.inputs.count + 2)
    }

    // MARK: Shares

    private func estimate(_ rows: [[Double]], threads: Int) throws -> SobolEstimate {
        let edition = try SmallIndex.edition(
            SmallIndex.model(SmallIndex.text(head: Self.doubts[0])), rows)
        return try SobolRuns(
            of: IndexReplicates(edition, seed: 4), .meanRankShift, by: .input, rows: 300, threads: threads
        ).estimate(seed: 4)
    }

    @Test func threadsNeverMatter() throws {
        let one = try estimate(Self.rows(1), threads: 1)
        for threads in [2, 8] { #expect(try estimate(Self.rows(1), threads: threads) == one) }
    }

    /// The mean shift is of no unit in particular: another order of the units changes nothing.
    @Test func theOrderOfTheUnitsNeverMatters() throws {
        let rows = Self.rows(1)
        #expect(try estimate(rows.reversed(), threads: 2) == estimate(rows, threads: 2))
    }

    @Test func aWeightThatMovesNoRankHasNoShare() throws {
        // Columns c and d are equal: how the right group divides its weight is of no matter.
        let rows = SmallIndex.rows(30, 3).map { $0 + [$0[2]] }
        let edition = try SmallIndex.edition(
            SmallIndex.model(SmallIndex.text(head: Self.doubts[0])), rows)
        let source = IndexReplicates(edition, seed: 1)
        let runs = SobolRuns(of: source, .meanRankShift, by: .input, rows: 512, threads: 2)
        let estimate = try runs.estimate(seed: 1)
        for (place, factor) in runs.factors.enumerated() {
            let isIdle = ["c", "d"].contains(factor.name.id)
            #expect((estimate.indices.total[place] < 1e-12) == isIdle, "\(factor.name.id)")
        }
        #expect(estimate.indices.first.reduce(0, +) < 1.15)
    }
}
