import MizanNumerics
import Testing

@Suite("Outranking and Copeland")
struct OutrankingMatrixTests {
    @Test("hand-worked: three criteria, a tie and a missing value")
    func byHand() throws {
        // Unit 0 against 1: above on criterion 0 (weight 1), even on 1 (weight 2), below on 2 (weight 5).
        // Unit 2 lacks criterion 2: against 0 it is above on 0 and below on 1, out of weight 3.
        let matrix = try OutrankingMatrix([5, 5, 1, 3, 5, 2, 6, 4, .nan], weights: [1, 2, 5])
        #expect(matrix.shares[1] == 2.0 / 8 && matrix.shares[3] == 6.0 / 8)
        #expect(abs(matrix.shares[6] - 1.0 / 3) < 1e-15 && abs(matrix.shares[2] - 2.0 / 3) < 1e-15)
        #expect(matrix.shares[0] == 0)
        #expect(matrix.copelandScores == [0, 2, -2])
    }

    @Test("the order of the rows plays no part, with missing values either")
    func rowOrder() throws {
        var draws = DrawStream(seed: 21, replicate: 0, stream: 1)
        let (units, criteria) = (12, 7)
        let values = (0..<units * criteria).map { _ in
            draws.uniform() < 0.3 ? Double.nan : (draws.uniform() * 4).rounded(.down)
        }
        let weights = (0..<criteria).map { _ in draws.uniform() }
        let reversed = (0..<units).reversed().flatMap { values[$0 * criteria..<($0 + 1) * criteria] }
        let (one, other) = (
            try OutrankingMatrix(values, weights: weights), try OutrankingMatrix(reversed, weights: weights)
        )
        #expect(one.copelandScores == other.copelandScores.reversed())
        for i in 0..<units {
            for j in 0..<units where i != j {
                #expect(one.shares[i * units + j] == other.shares[(units - 1 - i) * units + units - 1 - j])
                #expect(abs(one.shares[i * units + j] + one.shares[j * units + i] - 1) < 1e-15)
            }
        }
    }

    @Test("units that share no criterion are even; weights of 0.1 three times balance 0.3")
    func even() throws {
        #expect(try OutrankingMatrix([1, .nan, .nan, 2], weights: [1, 1]).shares == [0, 0.5, 0.5, 0])
        let noise = try OutrankingMatrix([1, 1, 1, 0, 0, 0, 0, 1], weights: [0.1, 0.1, 0.1, 0.3])
        #expect(noise.copelandScores == [0, 0])
    }

    @Test("one unit, and dominations")
    func edges() throws {
        #expect(try OutrankingMatrix([1, 2], weights: [1, 1]).copelandScores == [0])
        #expect(try OutrankingMatrix([3, 3, 2, 2, 1, 4], weights: [1, 1]).dominations == 1)
        #expect(throws: NumericsError.weightsAllZero) { try OutrankingMatrix([1], weights: [0]) }
    }
}
