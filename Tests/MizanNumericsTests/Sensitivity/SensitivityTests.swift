import MizanNumerics
import Testing

@Suite("Sensitivity to inputs and weights")
struct SensitivityTests {
    /// Values of a function of three inputs at A, B, AB_i and BA_i, over every pair of points of a grid, so that A and B
    /// are independent and every mean is exact.
    private static func indices(
        _ convention: SobolIndices.Convention, of function: ([Double]) -> Double
    ) throws -> SobolIndices {
        let levels: [Double] = [-1, 0, 1]
        let points = levels.flatMap { x in levels.flatMap { y in levels.map { [x, y, $0] } } }
        let pairs = points.flatMap { a in points.map { (a, $0) } }
        func mixed(_ place: Int, _ from: [Double], into point: [Double]) -> Double {
            var point = point
            point[place] = from[place]
            return function(point)
        }
        return try SobolIndices(
            a: pairs.map { function($0.0) }, b: pairs.map { function($0.1) },
            ab: (0..<3).map { i in pairs.map { mixed(i, $0.1, into: $0.0) } },
            ba: (0..<3).map { i in pairs.map { mixed(i, $0.0, into: $0.1) } }, convention: convention)
    }

    @Test("of an additive function first and total shares are equal, and those of the variances")
    func additive() throws {
        let result = try Self.indices(.standardised) { 10 + $0[0] + 2 * $0[1] }
        for (place, share) in [0.2, 0.8, 0].enumerated() {
            #expect(abs(result.first[place] - share) < 1e-12)
            #expect(abs(result.total[place] - share) < 1e-12)
        }
        // A variance of 2/3 for each of -1, 0, 1.
        #expect(abs(result.variance - 10.0 / 3) < 1e-12)
        #expect(try #require(result.second).allSatisfy { $0.isNaN || abs($0) < 1e-12 })
    }

    @Test("of a product everything is in the pair")
    func product() throws {
        let result = try Self.indices(.standardised) { $0[0] * $0[2] }
        #expect(result.first.allSatisfy { abs($0) < 1e-12 })
        #expect(zip(result.total, [1, 0, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
        let second = try #require(result.second)
        #expect(abs(second[2] - 1) < 1e-12 && second[2] == second[6] && abs(second[1]) < 1e-12)
    }

    @Test("the conventions differ by the divisor of the variance alone where every mean is exact")
    func conventions() throws {
        let function: ([Double]) -> Double = { 3 + $0[0] + $0[1] * $0[2] }
        let (one, other) = (
            try Self.indices(.uncentred, of: function), try Self.indices(.standardised, of: function)
        )
        let rows = 2.0 * 729
        for place in 0..<3 {
            #expect(abs(one.first[place] - other.first[place] * (rows - 1) / rows) < 1e-12)
            #expect(abs(one.total[place] - other.total[place] * (rows - 1) / rows) < 1e-12)
        }
        #expect(abs(one.variance - other.variance * rows / (rows - 1)) < 1e-12)
    }

    @Test("a function that does not vary, or is not finite, has no shares")
    func refusals() {
        #expect(throws: NumericsError.constantValues(2)) {
            try SobolIndices(a: [2, 2], b: [2, 2], ab: [[2, 2]])
        }
        #expect(throws: NumericsError.self) { try SobolIndices(a: [1, .nan], b: [2, 2], ab: [[2, 2]]) }
    }

    @Test("a linear function has its slopes as effects, each without deviation")
    func linear() throws {
        let trajectories: [[[Double]]] = [
            [[0, 0], [0.5, 0], [0.5, 0.25]], [[1, 1], [1, 0.5], [0.25, 0.5]],
        ]
        let points = trajectories.flatMap { $0 }
        let result = try ElementaryEffects(
            points: points.flatMap { $0 }, inputs: 2, values: points.map { 1 + 2 * $0[0] - 4 * $0[1] })
        #expect(result.means == [2, -4])
        #expect(result.absoluteMeans == [2, 4])
        #expect(result.deviations == [0, 0])
    }

    @Test("effects of both signs cancel in the mean and not in the absolute mean")
    func signs() throws {
        let result = try ElementaryEffects(points: [0, 1, 1, 2], inputs: 1, values: [0, 3, 3, 0])
        #expect(result.means == [0] && result.absoluteMeans == [3])
        // (3² + 3²) / (2 − 1)
        let deviation = Double(18).squareRoot()
        #expect(abs(result.deviations[0] - deviation) < 1e-14)
    }

    @Test("steps that change two inputs, none, or one twice are refused")
    func steps() {
        for second in [[1.0, 1], [0, 0]] {
            #expect(throws: NumericsError.self) {
                try ElementaryEffects(
                    points: [0, 0] + second + [1, 0, 0, 0, 1, 0, 1, 1], inputs: 2, values: [0, 1, 2, 0, 1, 2])
            }
        }
        #expect(throws: NumericsError.self) {
            try ElementaryEffects(
                points: [0, 0, 1, 0, 2, 0, 0, 0, 1, 0, 1, 1], inputs: 2, values: [0, 1, 2, 0, 1, 2])
        }
        #expect(throws: NumericsError.tooFewValues(known: 1, needed: 2)) {
            try ElementaryEffects(points: [0, 1], inputs: 1, values: [0, 1])
        }
    }

    @Test("an alternative that dominates is first whatever the weights")
    func dominance() throws {
        let weights = (0...8).flatMap { [Double($0) / 8, 1 - Double($0) / 8] }
        let result = try AcceptabilityAnalysis(weights: weights, criteria: 2, of: .fixed([1, 1, 3, 4, 2, 3]))
        #expect(result.shares == [0, 0, 1, 1, 0, 0, 0, 1, 0])
        #expect(result.winningShares == [0, 0, 0, 1, 0, 1, 1, 0, 0])
        #expect(result.confidence[1] == 1 && result.confidence[0].isNaN && result.confidence[2].isNaN)
        #expect(result.centralWeights[2...3].allSatisfy { abs($0 - 0.5) < 1e-12 })
        #expect(result.centralWeights[..<2].allSatisfy { $0.isNaN })
        #expect(result.rankingEntropy == 0 && result.choiceEntropy == 0)
    }

    @Test("on a grid of two criteria the shares come near the exact ones")
    func grid() throws {
        let (first, second) = ([0.9, 0.2, 0.6], [0.1, 0.8, 0.55])
        let exact = TwoCriteriaAcceptability(first: first, second: second)
        let draws = 1000
        let weights = (0..<draws).flatMap { draw -> [Double] in
            let share = (Double(draw) + 0.5) / Double(draws)
            return [share, 1 - share]
        }
        let table = zip(first, second).flatMap { [$0, $1] }
        let result = try AcceptabilityAnalysis(weights: weights, criteria: 2, of: .fixed(table))
        #expect(zip(result.shares, exact.shares).allSatisfy { abs($0 - $1) <= 1 / Double(draws) })
        #expect(
            zip(result.winningShares, exact.winningShares).allSatisfy { abs($0 - $1) <= 1 / Double(draws) })
        // The same measurements in every draw say the same as fixed ones.
        let drawn = try AcceptabilityAnalysis(
            weights: weights, criteria: 2, of: .drawn((0..<draws).flatMap { _ in table }))
        #expect(drawn == result)
    }

    @Test("two that are first equally often are one bit of choice")
    func entropy() throws {
        let result = try AcceptabilityAnalysis(
            weights: [1, 0, 0, 1], criteria: 2, of: .fixed([1, 0, 0, 1]))
        #expect(result.choiceEntropy == 1 && result.rankingEntropy == 1)
        #expect(result.centralWeights == [1, 0, 0, 1])
    }

    @Test("weights below 0 or all 0 are refused")
    func weights() {
        #expect(throws: NumericsError.invalidWeight(element: 1, value: -1)) {
            try AcceptabilityAnalysis(weights: [1, -1], criteria: 2, of: .fixed([1, 2]))
        }
        #expect(throws: NumericsError.weightsAllZero) {
            try AcceptabilityAnalysis(weights: [0, 0], criteria: 2, of: .fixed([1, 2]))
        }
    }
}
