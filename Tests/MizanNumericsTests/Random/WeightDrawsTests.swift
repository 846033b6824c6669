import MizanNumerics
import Testing

@Suite("Draws of weights")
struct WeightDrawsTests {
    private static let count = 10_000

    private func stream(_ number: UInt64) -> DrawStream {
        DrawStream(seed: 11, replicate: 0, stream: number)
    }

    /// Means and variances of each weight over many draws, and the largest distance of a sum from 1.
    private func moments(
        _ stream: DrawStream, _ draw: (inout DrawStream) throws -> [Double]
    ) rethrows -> (means: [Double], variances: [Double], offSum: Double) {
        var stream = stream
        let draws = try (0..<Self.count).map { _ in try draw(&stream) }
        let n = Double(Self.count)
        let means = draws[0].indices.map { element in draws.reduce(0) { $0 + $1[element] } / n }
        let variances = means.indices.map { element in
            draws.reduce(0) { $0 + ($1[element] - means[element]) * ($1[element] - means[element]) } / n
        }
        return (means, variances, draws.reduce(0) { max($0, abs($1.reduce(0, +) - 1)) })
    }

    private func isNear(_ values: [Double], _ expected: [Double], _ error: Double) -> Bool {
        values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) <= error }
    }

    @Test("uniform weights have the moments of a Dirichlet of ones", arguments: [1, 2, 3, 12])
    func uniform(count: Int) {
        let n = Double(count)
        let result = moments(stream(1)) { $0.simplex(count) }
        let variance = (n - 1) / (n * n * (n + 1))
        let error = 5 * (variance / Double(Self.count)).squareRoot() + 1e-15
        #expect(isNear(result.means, [Double](repeating: 1 / n, count: count), error))
        #expect(isNear(result.variances, [Double](repeating: variance, count: count), 0.1 * variance))
        #expect(result.offSum < 1e-14)
    }

    @Test("weights in a known order have the rank-order centroid as their mean")
    func ordered() throws {
        for ranks in [[1, 2, 3, 4], [3, 1, 2, 4], [2, 1, 2, 2]] {
            let result = moments(stream(2)) { $0.simplex(inOrderOf: ranks) }
            #expect(isNear(result.means, try rankOrderCentroid(ranks), 5 * 0.25 / 100))
            var own = stream(3)
            for _ in 0..<200 {
                let weights = own.simplex(inOrderOf: ranks)
                for (a, b) in zip(0..<4, 1..<4) where ranks[a] != ranks[b] {
                    #expect((weights[a] > weights[b]) == (ranks[a] < ranks[b]))
                }
            }
        }
    }

    @Test("those that share a rank lie either way round equally often")
    func orderedTies() {
        var own = stream(4)
        let times = (0..<Self.count).count { _ in
            let weights = own.simplex(inOrderOf: [2, 1, 2])
            return weights[0] > weights[2]
        }
        #expect(abs(Double(times) / Double(Self.count) - 0.5) < 5 * 0.5 / 100)
    }

    @Test("lower bounds alone shift and shrink the simplex")
    func lowerBounds() throws {
        let low = [0.1, 0.3, 0.0, 0.2]
        let bounds = try BoundedWeights(low: low, high: [1, 1, 1, 1])
        let result = try moments(stream(5)) { try bounds.weights(from: &$0) }
        #expect(isNear(result.means, low.map { $0 + 0.1 }, 5 * 0.4 * 0.2 / 100))
        // A simplex of 4 has variances of 3 / 80.
        let variance = 0.16 * 3 / 80
        #expect(isNear(result.variances, [Double](repeating: variance, count: 4), 0.1 * variance))
    }

    @Test("two weights between bounds are uniform on an interval")
    func interval() throws {
        let bounds = try BoundedWeights(low: [0.2, 0.1], high: [0.7, 0.5])
        // The first lies between 1 − 0.5 and 0.7.
        let result = try moments(stream(6)) { try bounds.weights(from: &$0) }
        #expect(isNear(result.means, [0.6, 0.4], 5 * 0.06 / 100))
        let variance = 0.04 / 12
        #expect(isNear(result.variances, [variance, variance], 0.05 * variance))
        #expect(result.offSum < 1e-15)
    }

    @Test("three weights of at most one half fill the middle triangle")
    func middleTriangle() throws {
        let bounds = try BoundedWeights(low: [0, 0, 0], high: [0.5, 0.5, 0.5])
        let result = try moments(stream(7)) { try bounds.weights(from: &$0) }
        // The whole triangle turned over at half its size: variances of 1/18 over 4.
        let (mean, variance) = (1.0 / 3, 1.0 / 72)
        #expect(isNear(result.means, [mean, mean, mean], 5 * variance.squareRoot() / 100))
        #expect(isNear(result.variances, [variance, variance, variance], 0.05 * variance))
    }

    @Test("uneven bounds give the moments of plain draws that are refused outside")
    func againstRejection() throws {
        let (low, high) = ([0.05, 0, 0.1, 0, 0], [0.5, 0.15, 0.35, 0.6, 0.3])
        let bounds = try BoundedWeights(low: low, high: high)
        let result = try moments(stream(8)) { try bounds.weights(from: &$0) }
        let plain = moments(stream(9)) { stream in
            while true {
                let weights = stream.simplex(5)
                let isInside = weights.indices.allSatisfy {
                    weights[$0] >= low[$0] && weights[$0] <= high[$0]
                }
                if isInside { return weights }
            }
        }
        for element in 0..<5 {
            let error = (2 * plain.variances[element] / Double(Self.count)).squareRoot()
            #expect(abs(result.means[element] - plain.means[element]) < 5 * error)
            #expect(abs(result.variances[element] / plain.variances[element] - 1) < 0.08)
        }
    }

    @Test("forty tight bounds are kept, and the weights beside them stay where they were")
    func many() throws {
        let bounds = try BoundedWeights(
            low: [Double](repeating: 0.01, count: 40),
            high: (0..<40).map { $0 < 39 ? 0.03 : 0.2 })
        var own = stream(10)
        for draw in 1...500 {
            let weights = try bounds.weights(from: &own)
            #expect(weights.allSatisfy { $0 >= 0.01 && $0 <= 0.2 })
            #expect(weights.dropLast().allSatisfy { $0 <= 0.03 + 1e-15 })
            #expect(abs(weights.reduce(0, +) - 1) < 1e-14)
            #expect(own.position == UInt64(40 * draw))
        }
    }

    @Test("bounds that leave one choice give it, and those that leave none are refused")
    func corners() throws {
        var own = stream(11)
        #expect(try BoundedWeights(low: [0.25, 0.75], high: [1, 1]).weights(from: &own) == [0.25, 0.75])
        #expect(try BoundedWeights(low: [0, 0], high: [0.25, 0.75]).weights(from: &own) == [0.25, 0.75])
        #expect(
            try BoundedWeights(low: [0.5, 0, 0], high: [0.5, 0.5, 0]).weights(from: &own) == [0.5, 0.5, 0])
        // Where all but one are fixed, the last takes the rest, whatever its own bounds leave it.
        #expect(try BoundedWeights(low: [0.5, 0], high: [0.5, 1]).weights(from: &own) == [0.5, 0.5])
        #expect(
            try BoundedWeights(low: [0.25, 0.5, 0.125], high: [0.25, 0.5, 0.5]).weights(from: &own)
                == [0.25, 0.5, 0.25])
        // Upper bounds that only rounding lifts above a sum of 1 leave no room either.
        let weights = try BoundedWeights(low: [0.4999, 0.4999], high: [0.5, 0.5 + 9e-13]).weights(from: &own)
        #expect(weights.allSatisfy { abs($0 - 0.5) < 1e-12 })
        #expect(throws: NumericsError.self) { try BoundedWeights(low: [0.6, 0.5], high: [1, 1]) }
        #expect(throws: NumericsError.self) { try BoundedWeights(low: [0, 0], high: [0.4, 0.5]) }
        #expect(throws: NumericsError.self) { try BoundedWeights(low: [0.3, 0], high: [0.2, 1]) }
        #expect(throws: NumericsError.self) { try BoundedWeights(low: [-0.1, 0], high: [1, 1]) }
    }

    @Test("a resampled panel has the panel's mean, and its variance over the number of experts")
    func panel() throws {
        // Two experts of opposite minds: the weight of the first element is 0, 1/2 or 1.
        let panel = try ExpertPanel([10, 0, 0, 4], elements: 2)
        let result = moments(stream(12)) { panel.weights(from: &$0) }
        #expect(isNear(result.means, [0.5, 0.5], 5 * 0.354 / 100))
        #expect(isNear(result.variances, [0.125, 0.125], 0.01))
        let alike = try ExpertPanel([1, 3, 2, 6], elements: 2)
        var own = stream(13)
        #expect(alike.weights(from: &own) == [0.25, 0.75])
        #expect(own.position == 2)
        #expect(throws: NumericsError.self) { try ExpertPanel([1, 3, 0, 0], elements: 2) }
    }

    @Test("alternatives have equal parts of 0 to 1, ends included")
    func choices() {
        #expect([0, 0.2499, 0.25, 0.5, 0.99, 1].map { choice($0, among: 4) } == [0, 0, 1, 2, 3, 3])
    }
}
