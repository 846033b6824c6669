import MizanNumerics
import Testing

@Suite("Weights from comparisons")
struct ComparisonTests {
    @Test("comparisons that agree give back their weights, with ratio 0 (AHP)")
    func consistent() throws {
        let weights = [0.5, 0.3, 0.15, 0.05]
        let matrix = weights.flatMap { row in weights.map { row / $0 } }
        let result = try AnalyticHierarchy(matrix, count: 4)
        #expect(zip(result.weights, weights).allSatisfy { abs($0 - $1) < 1e-14 })
        #expect(result.consistencyRatio < 1e-13 && abs(result.eigenvalue - 4) < 1e-13)
    }

    @Test("a circle of preferences is refused, with its ratio; the table of random indices is a parameter")
    func circle() throws {
        // a over b over c over a, three times each: by symmetry equal weights, λ = 1 + 3 + 1/3.
        let circle = [1, 3, 1.0 / 3, 1.0 / 3, 1, 3, 3, 1.0 / 3, 1]
        let result = try AnalyticHierarchy(circle, count: 3, limit: .infinity)
        #expect(result.weights.allSatisfy { abs($0 - 1.0 / 3) < 1e-14 })
        #expect(abs(result.consistencyRatio - 2.0 / 3 / 0.58) < 1e-13)
        #expect(throws: NumericsError.inconsistentComparisons(ratio: result.consistencyRatio, limit: 0.1)) {
            try AnalyticHierarchy(circle, count: 3)
        }
        let other = try AnalyticHierarchy(circle, count: 3, randomIndex: [0, 0, 0.5], limit: .infinity)
        #expect(abs(other.consistencyRatio - 4.0 / 3) < 1e-13)
        #expect(throws: NumericsError.unfitCount(what: "elements", count: 3, needed: "at most 2")) {
            try AnalyticHierarchy(circle, count: 3, randomIndex: [0, 0])
        }
        let zero = NumericsError.notPositive(quantity: "the random index of 3 elements", value: 0)
        #expect(throws: zero) { try AnalyticHierarchy(circle, count: 3, randomIndex: [0, 0, 0]) }
    }

    @Test("inverses may be rounded, not wrong")
    func reciprocal() throws {
        #expect(throws: Never.self) { try AnalyticHierarchy([1, 3, 0.33, 1], count: 2) }
        #expect(throws: NumericsError.notReciprocal(row: 1, column: 0)) {
            try AnalyticHierarchy([1, 3, 0.5, 1], count: 2)
        }
        #expect(throws: NumericsError.valueOutOfDomain(place: 1, value: 0, needed: "above 0")) {
            try AnalyticHierarchy([1, 0, 0, 1], count: 2)
        }
    }

    @Test("the whole scale from 1 to 9 may have inverses of two decimals", arguments: 1...9)
    func rounded(_ times: Int) {
        let inverse = (100 / Double(times)).rounded() / 100
        #expect(throws: Never.self) { try AnalyticHierarchy([1, Double(times), inverse, 1], count: 2) }
    }

    @Test("best and worst: comparisons that agree give back their weights")
    func bestWorst() throws {
        let result = try BestWorstWeights(
            best: 0, worst: 2, bestToOthers: [1, 2, 6], othersToWorst: [6, 3, 1])
        #expect(zip(result.weights, [0.6, 0.3, 0.1]).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(result.inconsistency < 1e-12)
        #expect(throws: NumericsError.notReciprocal(row: 0, column: 2)) {
            try BestWorstWeights(best: 0, worst: 2, bestToOthers: [1, 2, 6], othersToWorst: [5, 3, 1])
        }
        #expect(throws: NumericsError.valueOutOfDomain(place: 1, value: 0.5, needed: "at least 1")) {
            try BestWorstWeights(best: 0, worst: 2, bestToOthers: [1, 0.5, 6], othersToWorst: [6, 3, 1])
        }
    }
}
