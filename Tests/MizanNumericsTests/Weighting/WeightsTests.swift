import MizanNumerics
import Testing

@Suite("Stated and objective weights")
struct WeightsTests {
    @Test("rank-order centroid: the published weights of three, ties share")
    func centroid() throws {
        let three = try rankOrderCentroid([1, 2, 3])
        #expect(zip(three, [11.0 / 18, 5.0 / 18, 2.0 / 18]).allSatisfy { abs($0 - $1) < 1e-15 })
        let tied = try rankOrderCentroid([2, 1, 2])
        #expect(abs(tied[0] - 7.0 / 36) < 1e-15 && tied[0] == tied[2] && abs(tied[1] - 11.0 / 18) < 1e-15)
        #expect(throws: NumericsError.self) { try rankOrderCentroid([0, 1]) }
    }

    @Test("equal per dimension: dimensions share equally, whatever they hold")
    func perDimension() {
        #expect(
            equalWeights(within: ["a", "b", "a", "a", "a", "b"]) == [0.125, 0.25, 0.125, 0.125, 0.125, 0.25])
        #expect(equalWeights(within: [1, 2, 3, 4]) == equalWeights(4))
        #expect(equalWeights(within: [Int]()).isEmpty)
    }

    @Test("spreads far from 1 weigh as others do", arguments: [1e-200, 1e200])
    func extremes(_ factor: Double) throws {
        let values = [1.0, 5, 2, 1, 4, 2]
        let scaled = try standardDeviationWeights(values.map { $0 * factor }, columns: 2)
        for (one, other) in zip(try standardDeviationWeights(values, columns: 2), scaled) {
            #expect(abs(one - other) < 1e-14)
        }
        let plain = indexCorrelations(values, weights: [1, 2])
        for (one, other) in zip(plain, indexCorrelations(values.map { $0 * factor }, weights: [1, 2])) {
            #expect(abs(one - other) < 1e-14)
        }
    }

    @Test("no expert counts more by handing out more points")
    func budget() throws {
        let result = try BudgetAllocation([60, 40, 8, 2], elements: 2)
        #expect(abs(result.weights[0] - 0.7) < 1e-15 && abs(result.spread[0] - 0.02.squareRoot()) < 1e-15)
        #expect(try BudgetAllocation([1, 3], elements: 2).spread == [0, 0])
        #expect(throws: NumericsError.nothingToWeigh(reason: "expert 1 gives no points")) {
            try BudgetAllocation([1, 1, 0, 0], elements: 2)
        }
    }

    @Test("entropy by hand: a certain column against an even one")
    func entropy() throws {
        // Column 0 is even: E = 1. Column 1 lies on one unit: E = 0. Missing values drop.
        #expect(try entropyWeights([1, 0, 1, 5], columns: 2) == [0, 1])
        // Shares 1/4 and 3/4 against 0 and 1.
        let diversity = 1 - (2 - 0.75 * Elementary.log(3) / Elementary.log(2))
        let weights = try entropyWeights([1, 0, 3, 2, .nan, .nan], columns: 2)
        #expect(abs(weights[0] - diversity / (1 + diversity)) < 1e-14)
        #expect(throws: NumericsError.valueOutOfDomain(place: 1, value: -1, needed: "at least 0")) {
            try entropyWeights([1, -1, 2, 3], columns: 2)
        }
        #expect(throws: NumericsError.nothingToWeigh(reason: "no column varies")) {
            try entropyWeights([0.1, 3, 0.1, 3, 0.1, 3], columns: 2)
        }
    }

    @Test("an infinite value is refused, not weighed as nothing")
    func infinite() {
        let values = [1.0, 2, .infinity, 3, 4, 5]
        let error = NumericsError.valueOutOfDomain(place: 2, value: .infinity, needed: "a finite number")
        #expect(throws: error) { try entropyWeights(values, columns: 2) }
        #expect(throws: error) { try standardDeviationWeights(values, columns: 2) }
        #expect(throws: error) { try criticWeights(values, columns: 2, reading: .asGiven) }
        #expect(throws: error) { try PrincipalComponentWeights(values, columns: 2) }
    }

    @Test("columns that no unit knows both of have no correlation, and the error says so")
    func apart() {
        let values = [1, .nan, 2, .nan, .nan, 3, .nan, 4]
        #expect(throws: NumericsError.inColumn(1, .tooFewValues(known: 0, needed: 2))) {
            try criticWeights(values, columns: 2, reading: .asGiven)
        }
    }

    @Test("CRITIC: what repeats another column weighs less, and costs matter only when turned")
    func critic() throws {
        // Columns 0 and 1 are one and the same, column 2 is not correlated with them; equal spreads.
        let values = [0.0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1]
        let weights = try criticWeights(values, columns: 3, reading: .asGiven)
        // Information 0 + 1, 1 + 0, 1 + 1.
        #expect(zip(weights, [0.25, 0.25, 0.5]).allSatisfy { abs($0 - $1) < 1e-15 })
        // With column 1 a cost, r = −1: information 3, 3, 2.
        let turned = try criticWeights(values, columns: 3, reading: .turned([false, true, false]))
        #expect(zip(turned, [0.375, 0.375, 0.25]).allSatisfy { abs($0 - $1) < 1e-15 })
        #expect(throws: NumericsError.inColumn(1, .constantValues(0.1))) {
            try criticWeights([1, 0.1, 2, 0.1, 4, 0.1], columns: 2, reading: .asGiven)
        }
        #expect(throws: NumericsError.nothingToWeigh(reason: "every column repeats the others")) {
            try criticWeights([1, 2, 2, 4, 4, 8], columns: 2, reading: .asGiven)
        }
    }

    @Test("a constant criterion has no effect on performance (MEREC), nor any spread")
    func constant() throws {
        let table = try CriteriaTable([1, 5, 2, 5, 4, 5], isCost: [false, true])
        #expect(try merecWeights(table) == [1, 0])
        #expect(try standardDeviationWeights(table.values, columns: 2) == [1, 0])
        #expect(throws: NumericsError.valueOutOfDomain(place: 0, value: 0, needed: "above 0")) {
            try merecWeights(CriteriaTable([0, 1], isCost: [false, false]))
        }
    }

    @Test("principal component: shares of equal correlations, a column that runs against the others is named")
    func component() throws {
        // Orthogonal a, b, c of equal length: x = a + b, y = a + c have r = 1/2; z = −a − b − c runs against both.
        let a = [1.0, 1, -1, -1]
        let b = [1.0, -1, 1, -1]
        let c = [1.0, -1, -1, 1]
        let x = zip(a, b).map { $0 + $1 }
        let y = zip(a, c).map { $0 + $1 }
        let z = zip(x, c).map { -$0 - $1 }
        let two = try PrincipalComponentWeights(rowMajor(x, y) + [.nan, 5], columns: 2)
        #expect(zip(two.weights, [0.5, 0.5]).allSatisfy { abs($0 - $1) < 1e-14 })
        #expect(abs(two.explained - 0.75) < 1e-14 && two.opposed.isEmpty)
        let three = try PrincipalComponentWeights(rowMajor(x, y, z), columns: 3)
        #expect(three.opposed == [2] && three.weights.allSatisfy { $0 >= 0 })
        #expect(abs(three.weights.reduce(0, +) - 1) < 1e-14)
        // A singular matrix (a column given twice) is no obstacle, no correlation at all is.
        #expect(throws: Never.self) { try PrincipalComponentWeights(rowMajor(a, a, x), columns: 3) }
        #expect(throws: NumericsError.noLeadingComponent(eigenvalue: 1)) {
            try PrincipalComponentWeights(rowMajor(a, b), columns: 2)
        }
    }

    private func rowMajor(_ columns: [Double]...) -> [Double] {
        columns[0].indices.flatMap { row in columns.map { $0[row] } }
    }

    @Test("noisy weights lie within the factor")
    func noisy() {
        #expect(noisyWeights([2, 2, 2], uniforms: [0, 0.5, 1], factor: 0.25) == [1.5, 2, 2.5])
    }
}
