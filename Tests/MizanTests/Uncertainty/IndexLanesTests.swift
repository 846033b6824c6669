import MizanNumerics
import Testing

@testable import Mizan

/// The fast path of an index against the plain one: the same bits, whatever the block.
struct IndexLanesTests {
    private func bits(_ values: [Double]) -> [UInt64] {
        values.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
    }

    private func expect(_ source: IndexReplicates, _ replicates: Range<UInt32>, _ varying: Set<Doubt>) {
        let fast = source.scores(of: replicates, varying: varying)
        let plain = source.plainScores(of: replicates, varying: varying)
        #expect(bits(fast.scores) == bits(plain.scores))
        #expect(fast.failures == plain.failures)
    }

    @Test func twoHundredRandomModels() throws {
        var (fast, failed, tied) = (0, 0, 0)
        // Models by doubt that varies: how many lanes serve.
        var served: [Doubt: Int] = [:]
        for seed in UInt64(0)..<200 {
            var random = RandomIndex(seed)
            let source = try random.source(seed: seed)
            if source.recipe(varying: source.doubts) != nil {
                fast += 1
                for doubt in source.doubts { served[doubt, default: 0] += 1 }
            }
            let alone = source.doubts.map { Set([$0]) }
            for varying in [Set<Doubt>.joint, .choices, .measurement] + alone {
                expect(source, 5..<16, varying)
            }
            let block = source.scores(of: 0..<16, varying: .joint)
            failed += block.failures.count
            let units = source.nominal.units.count
            // The last two units are twins: their figures differ only where errors are drawn.
            let weights = source.scores(of: 0..<16, varying: [.weights])
            tied += (0..<16).count {
                weights.scores[(units - 1) * 16 + $0] == weights.scores[(units - 2) * 16 + $0]
            }
        }
        #expect(fast > 150, "\(fast)")
        let all: [Doubt] = [
            .weights, .observation, .gaps, .age, .goalposts, .normalisation, .treatment, .aggregation,
            .inclusion,
        ]
        for doubt in all { #expect(served[doubt, default: 0] >= 20, "\(doubt): \(served)") }
        #expect(failed > 20, "\(failed)")
        #expect(tied > 500, "\(tied)")
    }

    @Test(arguments: [1, 7, 8, 9, 64, 100])
    func blocksOfAnySize(size: UInt32) throws {
        var random = RandomIndex(3)
        let source = try random.source(seed: 9)
        let whole = source.scores(of: 0..<100, varying: .joint)
        for start in stride(from: UInt32(0), to: 100, by: UInt32.Stride(size)) {
            let end = min(start + size, 100)
            let part = source.scores(of: start..<end, varying: .joint)
            for unit in source.nominal.units.indices {
                let own = part.scores[unit * part.replicates.count..<(unit + 1) * part.replicates.count]
                let there = whole.scores[unit * 100 + Int(start)..<unit * 100 + Int(end)]
                #expect(bits(Array(own)) == bits(Array(there)))
            }
        }
    }

    @Test func everyDoubtTogetherRunsInLanes() throws {
        let source = try IndexReplicatesTests.source(IndexReplicatesTests.everything)
        #expect(source.recipe(varying: source.doubts) != nil)
        expect(source, 0..<40, .joint)
    }

    /// What lanes do not have is run plainly: gaps filled from other indicators, by the draw or by the model, and
    /// screening by what is not 0.
    @Test(arguments: [
        "uncertainty: {gaps: {draw: em}}",
        "imputation: {method: row-mean}\nuncertainty: {observation: [{distribution: normal, error: 0.3}]}",
        "screening: {nonzero: 0.5}\nuncertainty: {observation: [{distribution: normal, error: 0.3}]}",
    ])
    func whatLanesDoNotHaveIsRunPlainly(head: String) throws {
        let source = try IndexReplicatesTests.source(head)
        #expect(source.recipe(varying: source.doubts) == nil)
        expect(source, 0..<20, .joint)
    }

    /// More columns than fit at once are run in blocks of fewer lanes.
    @Test func aWideIndexIsTheSame() throws {
        let head = """
            normalisation: {method: min-max, low: 1}
            uncertainty: {concentration: 60, observation: [{distribution: normal, relative_error: 0.05}]}
            """
        let model = try SmallIndex.flat(120, "{method: geometric}", head: head)
        let source = IndexReplicates(try SmallIndex.edition(model, SmallIndex.rows(60, 120)), seed: 2)
        #expect(source.recipe(varying: .joint.intersection(source.doubts)) != nil)
        expect(source, 0..<40, .joint)
    }
}
