import MizanNumerics
import Testing

@testable import Mizan

struct SobolRunsTests {
    /// Independent uniform inputs of a sum: shares go by the squares of the coefficients, first and total alike.
    @Test func sharesOfASumAreThoseOfItsSquares() throws {
        let coefficients = [3.0, 2, 1, 0]
        let runs = SobolRuns(
            of: LinearSource(coefficients: coefficients), .score(0), by: .input, rows: 4_096,
            secondOrder: true, threads: 2)
        let estimate = try runs.estimate(seed: 1)
        let squares = coefficients.map { $0 * $0 / 14 }
        for (place, share) in squares.enumerated() {
            #expect(abs(estimate.indices.first[place] - share) < 0.05)
            #expect(abs(estimate.indices.total[place] - share) < 0.05)
            #expect(estimate.first.low[place] <= share + 0.02 && share - 0.02 <= estimate.first.high[place])
        }
        #expect(estimate.indices.total[3] == 0)
        #expect(abs(estimate.indices.first.reduce(0, +) - 1) < 0.08)
        let second = try #require(estimate.indices.second)
        #expect(second.filter { !$0.isNaN }.allSatisfy { abs($0) < 0.1 })
        #expect(abs(estimate.indices.variance - 14.0 / 12) < 0.08)
        #expect(runs.failed == 0 && runs.asked == 4_096 * 10 && runs.reason == nil)
    }

    @Test func inputsOfOneDoubtVaryTogether() throws {
        let runs = SobolRuns(
            of: LinearSource(coefficients: [1, 2]), .score(0), rows: 256, threads: 1)
        #expect(runs.factors == [.init(name: DoubtInput(.observation), inputs: [0, 1])])
        // Everything varies with the one factor: A with it exchanged is B.
        #expect(runs.values.ab[0] == runs.values.b)
        #expect(try abs(runs.estimate(seed: 1).indices.total[0] - 1) < 0.2)
    }

    @Test func failuresAreCountedAndLeftOut() throws {
        let runs = SobolRuns(
            of: LinearSource(coefficients: [1, 2, 1], limit: 0.9), .score(0), by: .input, rows: 2_000,
            threads: 2)
        let estimate = try runs.estimate(seed: 1)
        // A tenth of the numbers of x0 fail; a row has two of them.
        #expect(abs(Double(estimate.failed) / 2_000 - 0.19) < 0.03)
        #expect(estimate.rows == 2_000 - estimate.failed)
        #expect(runs.failed > estimate.failed && runs.reason == "x0 drew more than 0.9")
        #expect((estimate.indices.first + estimate.indices.total).allSatisfy { $0.isFinite })
        #expect(abs(estimate.indices.total[1] - 4 / (4 + 1 + 0.81)) < 0.1)
    }

    @Test func outputsAreThoseOfTheRanks() {
        let nominal = NominalScores(
            units: ["a", "b", "c", "d"], scores: [4, 3, 2, .nan], isRanked: [true, true, true, false],
            coverage: 0.9, ordered: 0.9)
        // First lane: order b, c, a; second: as it is; third: nothing.
        let scores = [1.0, 4, .nan, 3, 3, .nan, 2, 2, .nan, .nan, .nan, .nan]
        func read(_ output: SensitivityOutput) -> [Double] {
            OutputReading(output, nominal).values(scores, lanes: 3)
        }
        #expect(Array(read(.meanRankShift).prefix(2)) == [4.0 / 3, 0])
        #expect(Array(read(.rank(0)).prefix(2)) == [3, 1])
        #expect(Array(read(.top(1, places: 1)).prefix(2)) == [1, 0])
        #expect(Array(read(.score(2)).prefix(2)) == [2, 2])
        for output in [SensitivityOutput.meanRankShift, .rank(0), .top(1, places: 1), .score(2)] {
            #expect(read(output)[2].isNaN)
        }
        #expect(read(.rank(3)).allSatisfy { $0.isNaN })
    }
}

/// Exchanged replicates of a model of evidence: the fast way has the bits of the plain one.
struct NeedExchangeTests {
    /// Old figures, gaps and stand-ins among them, so that every doubt has something to exchange.
    @Test(arguments: 0..<20) func theFastWayHasTheBitsOfThePlainOne(number: Int) throws {
        let source = NeedReplicates(try InventedNeed.edition(number), seed: 3)
        let inputs = source.inputs.count
        let samples =
            [Array(repeating: true, count: inputs)]
            + (0..<inputs).map { input in (0..<inputs).map { $0 == input } }
        func blocks(_ exchange: ReplicateExchange) -> [[UInt64]] {
            var blocks: [[UInt64]] = []
            exchange.scores(of: 5..<90, by: 700, samples: samples) { _, block in
                blocks.append(block.scores.map { $0.isNaN ? .max : $0.bitPattern })
            }
            return blocks
        }
        let fast = blocks(source.exchange())
        #expect(fast == blocks(ReplicateExchange(source)))
        #expect(Set(fast).count > 2)
    }
}
