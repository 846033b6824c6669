import MizanNumerics
import Testing

/// A recipe by lanes against its stages one by one.
struct LaneRecipeTests {
    private let figures = [[3.0, 5, 8, 13], [40, .nan, 20, 10]]
    private let seed: UInt64 = 4

    private func recipe(_ scale: LaneScale, isGeometric: Bool, deviation: Double) throws -> LaneRecipe {
        let columns = figures.enumerated().map { place, values in
            var column = LaneRecipe.Column(values)
            column.deviations = values.map { _ in deviation }
            column.streams = values.indices.map { UInt64(10 * place + $0) }
            column.isNegated = place == 1
            column.scale = scale
            return column
        }
        var filled = columns
        filled[1].gaps = [LaneRecipe.Gap(row: 1, donors: [0, 2, 3], stream: 99)]
        return try #require(
            LaneRecipe(
                rows: 4, columns: filled,
                groups: [
                    .init([0, 1], isGeometric ? .geometric : .arithmetic, threshold: 0, .fixed([1, 3]))
                ], seed: seed))
    }

    /// The figures of one replicate.
    private func drawn(_ replicate: UInt32, _ deviation: Double) -> [[Double]] {
        var drawn = figures.enumerated().map { place, values in
            values.indices.map { row in
                var stream = DrawStream(seed: seed, replicate: replicate, stream: UInt64(10 * place + row))
                return values[row] + deviation * stream.normal()
            }
        }
        var stream = DrawStream(seed: seed, replicate: replicate, stream: 99)
        drawn[1][1] = drawn[1][[0, 2, 3][choice(stream.uniform(), among: 3)]]
        drawn[1] = drawn[1].map { -$0 }
        return drawn
    }

    @Test(arguments: [false, true])
    func scaledColumnsBecomeTheirMean(isDeviation: Bool) throws {
        let scale = isDeviation ? LaneScale.zScore(mean: 50, deviation: 4) : .minMax(low: 1, high: 100)
        let recipe = try recipe(scale, isGeometric: true, deviation: 0.5)
        let result = recipe.scores(of: 3..<24)
        #expect(!result.isOpen.contains(true))
        for (lane, replicate) in (UInt32(3)..<24).enumerated() {
            let columns = try drawn(replicate, 0.5).map { column in
                isDeviation
                    ? try zScores(column, reference: column, mean: 50, deviation: 4)
                    : try minMaxNormalised(column, reference: column, low: 1, high: 100)
            }
            for row in 0..<4 {
                let mean = try geometricMean(columns.map { $0[row] }, weights: [1, 3])
                #expect(result.scores[row * 21 + lane] == roundedToSignificant(mean))
            }
        }
    }

    /// A geometric mean of a number below 0 is none: the lane is left open, and no other.
    @Test func aLaneThatCannotBeComputedIsLeftOpen() throws {
        let scale = LaneScale.fixed(
            FixedLaneScale(
                low: 0, high: 100, isClamped: false, transform: .none, start: -50, span: 1, from: 0, width: 1)
        )
        let result = try recipe(scale, isGeometric: true, deviation: 6).scores(of: 0..<64)
        for replicate in UInt32(0)..<64 {
            let values = drawn(replicate, 6).joined().map { $0 + 50 }
            #expect(result.isOpen[Int(replicate)] == values.contains { $0 <= 0 })
        }
        #expect(result.isOpen.contains(true) && result.isOpen.contains(false))
    }
}
