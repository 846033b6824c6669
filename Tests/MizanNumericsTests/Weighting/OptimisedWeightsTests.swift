import MizanNumerics
import Testing

@Suite("Optimised weights")
struct OptimisedWeightsTests {
    /// Orthogonal columns of equal length.
    private let orthogonal = [1.0, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, 1]

    @Test("uncorrelated elements of equal spread: the weights are the targets")
    func balance() throws {
        let result = try OptimisedWeights(count: 3, target: .balance([5, 3, 2])) {
            indexCorrelations(orthogonal, weights: $0)
        }
        #expect(zip(result.weights, [0.5, 0.3, 0.2]).allSatisfy { abs($0 - $1) < 1e-7 })
        #expect(result.objective < -30)
    }

    @Test("the order of targets is the order of elements")
    func order() throws {
        let result = try OptimisedWeights(count: 3, target: .balance([1, 8, 1])) {
            indexCorrelations(orthogonal, weights: $0)
        }
        #expect(result.weights[1] > 0.79 && result.weights[1] < 0.81)
    }

    @Test("a target out of reach ends at weight 0, never below")
    func outOfReach() throws {
        // Correlation 1/2: with all weight on the first, shares are 2/3 and 1/3; more cannot be had.
        // Rows of x = a + b and y = a + c.
        let values: [Double] = [2, 2, 0, 0, 0, -2, -2, 0]
        let result = try OptimisedWeights(count: 2, target: .balance([9, 1])) {
            indexCorrelations(values, weights: $0)
        }
        #expect(result.weights == [1, 0])
        #expect(abs(result.correlations[1] - 0.5) < 1e-14)
    }

    @Test("most information: equal weights for uncorrelated elements")
    func information() throws {
        // The sum of correlations is Σ w / √Σ w², at most √3.
        let result = try OptimisedWeights(count: 3, target: .information) {
            indexCorrelations(orthogonal, weights: $0)
        }
        #expect(abs(result.objective + 3.0.squareRoot()) < 1e-12)
        #expect(result.weights.allSatisfy { abs($0 - 1.0 / 3) < 1e-5 })
    }

    @Test("what has no answer is refused")
    func refused() {
        #expect(throws: NumericsError.self) {
            try OptimisedWeights(count: 2, target: .information) { _ in [.nan, .nan] }
        }
        #expect(throws: NumericsError.weightsAllZero) {
            try OptimisedWeights(count: 2, target: .balance([0, 0])) { $0 }
        }
        #expect(throws: NumericsError.unfitCount(what: "targets", count: 1, needed: "2")) {
            try OptimisedWeights(count: 2, target: .balance([1])) { $0 }
        }
    }
}
