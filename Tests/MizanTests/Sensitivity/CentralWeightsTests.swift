import MizanNumerics
import Testing

@testable import Mizan

/// Who comes first under which weights.
struct CentralWeightsTests {
    private static let both = """
        uncertainty: {concentration: 12, observation: [{distribution: normal, error: 1.5}]}
        """

    private func index(_ head: String, _ rows: [[Double]], seed: UInt64 = 3) throws -> DrawnWeights {
        try DrawnWeights(SmallIndex.edition(SmallIndex.flat(rows[0].count, head: head), rows), seed: seed)
    }

    /// Two criteria of which any weights are alike: lengths of intervals and their middles.
    @Test func twoCriteriaAreThoseOfTheClosedForm() throws {
        let rows = [[9, 1], [6, 6.5], [1, 9], [4, 4]] as [[Double]]
        let count = 4_000
        let found = CentralWeights(
            of: try index("uncertainty: {weights: [{draw: uniform}]}", rows), replicates: count, threads: 2)
        let exact = TwoCriteriaAcceptability(first: rows.map { $0[0] }, second: rows.map { $0[1] })
        #expect(found.rows.map(\.unit).sorted() == [0, 1, 2])
        for row in found.rows {
            let share = exact.shares[row.unit * rows.count]
            let error = (share * (1 - share) / Double(count)).squareRoot()
            #expect(abs(Double(row.firsts) / Double(count) - share) < 4 * error)
            // Weights of a unit are uniform on an interval of this length.
            let spread = share / 12.squareRoot() / Double(row.firsts).squareRoot()
            #expect(abs(row.weights[0] - exact.centralWeights[row.unit]) < 4 * spread)
            #expect(abs(row.weights.reduce(0, +) - 1) < 1e-12)
            // An interval holds its middle, and nothing but weights varies.
            #expect(row.confidence == 1)
        }
    }

    /// The same draws of weights and figures, as tables.
    @Test func drawsAreThoseOfAcceptabilityAnalysis() throws {
        let (rows, count) = (SmallIndex.rows(6, 3), 300)
        let weights = try index(Self.both, rows)
        let found = CentralWeights(of: weights, replicates: count, threads: 2)
        let source = try #require(weights.source as? IndexReplicates)
        var (drawn, figures) = ([Double](), [Double]())
        for replicate in 0..<UInt32(count) {
            let (model, panel) = try {
                let drawn = try source.drawn(source.numbers(replicate, varying: .joint))
                return (drawn.model, drawn.panel)
            }()
            drawn += (0..<3).map(model.weight)
            for unit in rows.indices { figures += panel.values.map { $0[unit] } }
        }
        // Other replicates, with the figures that they draw and given weights.
        func confidence(_ unit: Int, _ weights: [Double]) throws -> Double {
            let others = UInt32(count)..<UInt32(2 * count)
            let wins = try others.count { replicate in
                let values = try source.drawn(source.numbers(replicate, varying: .measurement)).panel.values
                let scores = rows.indices.map { unit in
                    roundedToSignificant(zip(weights, values).reduce(0) { $0 + $1.0 * $1.1[unit] })
                }
                return scores[unit] == scores.max()
            }
            return Double(wins) / Double(count)
        }
        let total = drawn.prefix(3).reduce(0, +)
        let oracle = try AcceptabilityAnalysis(
            weights: drawn.map { $0 / total }, criteria: 3, of: .drawn(figures))
        #expect(found.rows.count > 1 && found.failed == 0)
        for unit in rows.indices {
            guard let row = found.rows.first(where: { $0.unit == unit }) else {
                #expect(oracle.shares[unit * rows.count] == 0)
                continue
            }
            #expect(Double(row.firsts) / Double(count) == oracle.shares[unit * rows.count])
            for (place, weight) in row.weights.enumerated() {
                #expect(abs(weight - oracle.centralWeights[unit * 3 + place]) < 1e-9)
            }
            #expect(try row.confidence == confidence(unit, row.weights))
        }
        for place in 0..<3 {
            let mean = stride(from: place, to: drawn.count, by: 3).reduce(0) { $0 + drawn[$1] / total }
            #expect(abs(found.means[place] - mean / Double(count)) < 1e-9)
        }
    }

    /// Under the stated weights, what the weighed source draws is what the source draws while weights stay.
    private func expectStated(_ weights: DrawnWeights) throws {
        let others = Set(Doubt.allCases).subtracting([.weights])
        let weighed = try weights.weighed(weights.elements.map(\.stated)).get()
        let (one, other) = (
            weights.source.scores(of: 0..<40, varying: others), weighed.scores(of: 0..<40, varying: others)
        )
        for (score, same) in zip(one.scores, other.scores) {
            #expect(abs(score - same) < 1e-9 || score.isNaN && same.isNaN)
        }
        #expect(weights.elements.count > 1 && one.scores.contains { $0 > 0 })
    }

    @Test func statedWeightsChangeNothing() throws {
        let model = try SmallIndex.model(SmallIndex.text(head: Self.both))
        let index = try DrawnWeights(SmallIndex.edition(model, SmallIndex.rows(9, 4)), seed: 1)
        try expectStated(index)
        // Weights 3 : 1 above, halves inside.
        #expect(index.elements.map(\.node) == ["a", "b", "c", "d", "left", "right"])
        #expect(index.elements.map(\.stated) == [0.5, 0.5, 0.5, 0.5, 0.75, 0.25])
        #expect(index.elements.map(\.reach) == [0.75, 0.75, 0.25, 0.25, 1, 1])
        for number in 0..<12 {
            let edition = try InventedNeed.edition(number)
            let need = DrawnWeights(edition, seed: 1)
            if edition.model.uncertainty.concentration == nil {
                #expect(need.elements.isEmpty)
            } else {
                try expectStated(need)
            }
        }
    }

    /// Both ways read the same replicates.
    @Test func firstPlacesAreThoseOfTheRanks() throws {
        let edition = try InventedNeed.edition(3)
        let source = NeedReplicates(edition, seed: 5)
        let tally = ReplicateRun(source, threads: 1).tally(0..<500, varying: .joint)
        let found = CentralWeights(of: DrawnWeights(edition, seed: 5), replicates: 500, threads: 2)
        #expect(!found.rows.isEmpty)
        for unit in source.nominal.units.indices where source.nominal.isRanked[unit] {
            let firsts = found.rows.first { $0.unit == unit }?.firsts ?? 0
            #expect(firsts == Int(tally.rankCounts[unit * tally.bins]))
        }
    }

    /// Weights of one dimension, and hardly of any other, give its order.
    @Test func weighedModelsOfEvidenceAreScoredWithTheirWeights() throws {
        let edition = try InventedNeed.edition(3)
        let weights = DrawnWeights(edition, seed: 1)
        let source = try #require(weights.source as? NeedReplicates)
        let shares = try #require(weights.shares(7))
        var changed: [UInt32?] = source.inputs.map { _ in nil }
        for (place, input) in source.inputs.enumerated() where input.doubt == .weights { changed[place] = 7 }
        let drawn = try source.replicate(changed).get().scores
        let weighed = try weights.weighed(shares).get().scores(of: 0..<1, varying: []).scores
        #expect(drawn.contains { !$0.isNaN } && drawn != source.nominal.scores)
        for (one, other) in zip(drawn, weighed) {
            #expect(abs(one - other) < 1e-9 || one.isNaN && other.isNaN)
        }
    }

    @Test func failedReplicatesAreLeftOutAndCounted() throws {
        let source = InventedSource.hard
        let weights = DrawnWeights(
            elements: [.init(node: "a", group: "all", stated: 1, reach: 1)], source: source,
            shares: { [$0 < 100 ? 0.25 : 0.75] }, weighed: { _ in .success(source) })
        let found = CentralWeights(of: weights, replicates: 200, threads: 2)
        func failures(_ replicates: Range<Int>) -> Int { replicates.count { $0 % 37 == 5 } }
        #expect(found.counted == 200 - failures(0..<200) && found.drawn == 200 * (1 + found.rows.count))
        #expect(found.failed == failures(0..<200) + found.rows.count * failures(200..<400))
        #expect(found.reason != nil)
        let block = source.scores(of: 0..<200, varying: .joint)
        for row in found.rows {
            let firsts = (0..<200).filter { lane in
                let scores = source.nominal.units.indices.filter { source.nominal.isRanked[$0] }
                    .map { block.scores[$0 * 200 + lane] }
                return block.scores[row.unit * 200 + lane] == scores.max()
            }
            #expect(row.firsts == firsts.count)
            let mean = firsts.reduce(0) { $0 + ($1 < 100 ? 0.25 : 0.75) } / Double(firsts.count)
            #expect(abs(row.weights[0] - mean) < 1e-12)
        }
    }

    @Test func whereNothingCanBeWeighedThereIsNoConfidence() {
        let source = InventedSource(4)
        let weights = DrawnWeights(
            elements: [.init(node: "a", group: "all", stated: 1, reach: 1)], source: source,
            shares: { _ in [1] }, weighed: { _ in .failure(ReplicateFailure(reason: "no such weights")) })
        let found = CentralWeights(of: weights, replicates: 50, threads: 1)
        #expect(!found.rows.isEmpty && found.rows.allSatisfy { $0.confidence == nil })
        #expect(found.failed == 50 * found.rows.count && found.reason == "no such weights")
    }

    /// The children of a median have weights that nothing reads.
    @Test func weightsThatNothingReadsHaveNoReach() throws {
        let text = SmallIndex.text("{method: median}", above: "{method: arithmetic}", head: Self.both)
        let weights = try DrawnWeights(
            SmallIndex.edition(SmallIndex.model(text), SmallIndex.rows(9, 4)), seed: 1)
        for element in weights.elements { #expect(element.reach.isNaN == (element.group != "all")) }
        #expect(weights.elements.contains { $0.group == "all" })
    }

    @Test func threadsNeverMatter() throws {
        let weights = try index(Self.both, SmallIndex.rows(6, 3))
        let one = CentralWeights(of: weights, replicates: 300, threads: 1)
        for threads in [2, 8] {
            let other = CentralWeights(of: weights, replicates: 300, threads: threads)
            #expect(other.means == one.means && other.rows.map(\.unit) == one.rows.map(\.unit))
            for (row, same) in zip(other.rows, one.rows) {
                #expect(row.weights == same.weights && row.confidence == same.confidence)
                #expect(row.errors.map(\.bitPattern) == same.errors.map(\.bitPattern))
            }
        }
    }
}
