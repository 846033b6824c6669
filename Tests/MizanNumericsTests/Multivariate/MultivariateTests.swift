import Testing

@testable import MizanNumerics

/// Eigenvalues, components, alpha and flags: closed forms and what the definitions demand.
struct MultivariateTests {
    @Test func eigenvaluesWithAClosedForm() {
        // 1 on the diagonal and r off it: 1 + (n − 1) r once, 1 − r else.
        for n in [2, 5, 49] {
            let matrix = (0..<n).map { i in (0..<n).map { $0 == i ? 1 : 0.3 } }
            let eigen = SymmetricEigen(of: matrix)
            #expect(abs(eigen.values[0] - (1 + 0.3 * Double(n - 1))) < 1e-12)
            #expect(eigen.values.dropFirst().allSatisfy { abs($0 - 0.7) < 1e-12 })
            #expect(eigen.vectors[0].allSatisfy { abs($0 - 1 / Double(n).squareRoot()) < 1e-12 })
        }
        #expect(
            SymmetricEigen(of: [[4]]) == SymmetricEigen(of: [[4]]) && SymmetricEigen(of: [[4]]).values == [4])
        #expect(SymmetricEigen(of: []).values.isEmpty)
        #expect(SymmetricEigen(of: [[0, 0], [0, 0]]).values == [0, 0])
        #expect(SymmetricEigen(of: [[2, 0, 0], [0, 7, 0], [0, 0, -1]]).values == [7, 2, -1])
    }

    /// `A v = λ v` and `Vᵀ V = 1` to 1e-12 for matrices of random numbers, well and badly scaled.
    @Test(arguments: [1.0, 1e-200, 1e150])
    func eigenvectorsDoWhatTheyAreFor(_ scale: Double) {
        let n = 30
        var state: UInt64 = 7
        func random() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) * 0x1p-53 - 0.5
        }
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
        for i in 0..<n {
            for j in 0...i {
                matrix[i][j] = random() * scale
                matrix[j][i] = matrix[i][j]
            }
        }
        let eigen = SymmetricEigen(of: matrix)
        #expect(zip(eigen.values, eigen.values.dropFirst()).allSatisfy { $0 >= $1 })
        for (value, vector) in zip(eigen.values, eigen.vectors) {
            for i in 0..<n {
                let product = (0..<n).reduce(0) { $0 + matrix[i][$1] * vector[$1] }
                #expect(abs(product - value * vector[i]) < 1e-12 * scale)
            }
        }
        for (i, left) in eigen.vectors.enumerated() {
            for (j, right) in eigen.vectors.enumerated() {
                let product = zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(product - (i == j ? 1 : 0)) < 1e-12)
            }
        }
    }

    @Test func componentsOfTwoColumns() throws {
        // Two columns: 1 ± |r|, loadings ±1/√2; the row with a gap is left out.
        let (x, y) = ([1.0, 2, 3, 4, .nan], [2.0, 1, 4, 3, 9])
        let components = try PrincipalComponents(of: [x, y])
        let r = try correlation(x, y)
        #expect(components.rows == [0, 1, 2, 3])
        #expect(abs(components.eigenvalues[0] - (1 + r)) < 1e-14)
        #expect(abs(components.explainedShares.reduce(0, +) - 1) < 1e-15)
        #expect(components.loadings[0].allSatisfy { abs($0 - 0.5.squareRoot()) < 1e-14 })
        let moments = try Moments(of: components.scores[0])
        #expect(abs(moments.mean) < 1e-15)
        #expect(abs(try #require(moments.deviation) - components.eigenvalues[0].squareRoot()) < 1e-14)
    }

    @Test func dependentColumnsGiveNoNegativeVariance() throws {
        let x = [1.0, 2, 4, 8, 9]
        let components = try PrincipalComponents(of: [x, x.map { 2 * $0 + 1 }, x.map { -$0 }])
        #expect(abs(components.eigenvalues[0] - 3) < 1e-13)
        #expect(components.eigenvalues.allSatisfy { $0 >= 0 })
    }

    @Test func componentsRefuseWhatHasNone() {
        #expect(throws: NumericsError.inColumn(1, .constantValues(0.1))) {
            try PrincipalComponents(of: [[1, 2, 3], [0.1, 0.1, 0.1]])
        }
        #expect(throws: NumericsError.inColumn(0, .tooFewValues(known: 1, needed: 2))) {
            try PrincipalComponents(of: [[1, 2, .nan], [.nan, 1, 2]])
        }
    }

    @Test func alphaByHand() throws {
        let x = [1.0, 2, 3, 5]
        #expect(abs(try cronbachAlpha([x, x, x]) - 1) < 1e-15)
        // Variances 1 and 1, covariance 1/2: 4 · (1/2) / 3.
        #expect(abs(try cronbachAlpha([[1, 2, 3], [1, 3, 2]]) - 2.0 / 3) < 1e-15)
        // A gap in one row: left out for all, or for its pairs only.
        let gappy = [[1, 2, 3, .nan], [1, 3, 2, 8]]
        #expect(abs(try cronbachAlpha(gappy) - 2.0 / 3) < 1e-15)
        #expect(try cronbachAlpha(gappy, over: .pairwise) != cronbachAlpha(gappy))
        #expect(try cronbachAlpha([[1, 2, 3], [5, 5, 5]]) == 0)
        #expect(throws: NumericsError.notPositive(quantity: "the variance of the columns' sum", value: 0)) {
            try cronbachAlpha([[5, 5], [7, 7]])
        }
        #expect(throws: NumericsError.tooFewValues(known: 1, needed: 2)) {
            try cronbachAlpha([[1, 2, .nan], [.nan, 1, 2]])
        }
        #expect(
            throws: NumericsError.inColumn(
                1, .valueOutOfDomain(place: 0, value: .infinity, needed: "a finite number"))
        ) { try cronbachAlpha([[1, 2], [.infinity, 1]]) }
    }

    @Test func pairsAcrossThresholds() throws {
        let columns = [[1.0, 2, 3, 4], [2, 4, 6, 8], [4, 3, 2, 1], [5, 5, 5, 5]]
        let pairs = CorrelatedPairs(among: columns, within: nil as [Int]?, .pearson)
        #expect(pairs.pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
        #expect(pairs.failures.count == 3 && pairs.failures.allSatisfy { $0.error == .constantValues(5) })
        #expect(pairs.above(0.9).count == 1 && pairs.below(-0.9).count == 2 && pairs.beyond(0.9).count == 3)
        #expect(pairs.above(1).isEmpty, "strictly above")
        let grouped = CorrelatedPairs(among: columns, within: ["a", "a", "b", "b"], .kendall)
        #expect(grouped.pairs.map { [$0.first, $0.second] } == [[0, 1]])
        let between = CorrelatedPairs(of: [columns[0]], with: [columns[2], columns[3]], .spearman)
        #expect(between.pairs.map(\.correlation) == [-1] && between.failures.count == 1)
    }
}
