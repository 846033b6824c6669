import MizanNumerics
import Testing

@Suite("Multi-criteria methods")
struct MultiCriteriaTests {
    @Test("scales: highest 1 and lowest 0, costs turned round")
    func scales() throws {
        let table = try CriteriaTable([3, 4, 4, 2], isCost: [false, true])
        #expect(try table.normalised(.minMax) == [0, 0, 1, 1])
        #expect(try table.normalised(.maximum) == [0.75, 0, 1, 0.5])
        let vector = try table.normalised(.vector)
        #expect(abs(vector[0] - 0.6) < 1e-15 && abs(vector[2] - 0.8) < 1e-15)
        #expect(abs(vector[1] - (1 - 4 / 20.0.squareRoot())) < 1e-15)
        let sum = try table.normalised(.sum)
        // Costs 4 and 2: shares of 1/4 and 1/2.
        #expect(
            abs(sum[0] - 3.0 / 7) < 1e-15 && abs(sum[1] - 1.0 / 3) < 1e-15 && abs(sum[3] - 2.0 / 3) < 1e-15)
    }

    @Test("the ends of min-max are 0 and 1 to the bit, and far from 0 no figures are lost")
    func ends() throws {
        let (low, high) = (1e9 + 0.1, 1e9 + 0.7)
        let values = [low, high, low + (high - low) / 4]
        let table = try CriteriaTable(values.flatMap { [$0, $0] }, isCost: [false, true])
        let scaled = try table.normalised(.minMax)
        #expect(Array(scaled[..<4]) == [0, 1, 1, 0])
        let share = (values[2] - low) / (high - low)
        #expect(abs(scaled[4] - share) < 1e-15 && abs(scaled[5] - (1 - share)) < 1e-15)
    }

    @Test("what cannot be scaled is refused with its place")
    func refused() throws {
        #expect(throws: NumericsError.missing(row: 1, column: 0)) {
            try CriteriaTable([1, 2, .nan, 3], isCost: [false, false])
        }
        let constant = try CriteriaTable([1, 2, 2, 2], isCost: [false, false])
        #expect(throws: NumericsError.inColumn(1, .constantValues(2))) { try constant.normalised(.minMax) }
        #expect(throws: NumericsError.inColumn(1, .constantValues(2))) {
            try Vikor(constant, weights: [1, 1])
        }
        let zero = try CriteriaTable([1, 2, 2, 0], isCost: [false, true])
        #expect(throws: NumericsError.valueOutOfDomain(place: 3, value: 0, needed: "above 0")) {
            try zero.normalised(.sum)
        }
        #expect(throws: NumericsError.valueOutOfDomain(place: 1, value: 0, needed: "above 0")) {
            try weightedProducts([1, 0], weights: [1, 1])
        }
        #expect(throws: NumericsError.missing(row: 0, column: 1)) {
            try weightedSums([1, .nan], weights: [1, 1])
        }
    }

    @Test("TOPSIS by hand: best, worst and half way")
    func topsis() throws {
        let table = try CriteriaTable([0, 10, 1, 5, 2, 0], isCost: [false, true])
        let result = try Topsis(table, weights: [3, 1], scale: .minMax)
        #expect(result.scores == [0, 0.5, 1])
        // Weights 3/4 and 1/4: √(9 + 1)/4.
        #expect(abs(result.toBest[0] - 10.0.squareRoot() / 4) < 1e-15)
        let alike = try CriteriaTable([2, 2, 2, 2], isCost: [false, false])
        #expect(try Topsis(alike, weights: [1, 1]).scores == [0.5, 0.5])
    }

    @Test("the strategy of VIKOR weighs the sum against the worst loss, and equal losses leave no gap")
    func vikor() throws {
        let table = try CriteriaTable([0, 4, 2, 2, 4, 0], isCost: [false, false])
        let result = try Vikor(table, weights: [1, 1])
        // Sums are all 1/2; the worst losses 1/2, 1/4, 1/2.
        #expect(result.groupLosses == [0.5, 0.5, 0.5] && result.individualLosses == [0.5, 0.25, 0.5])
        #expect(result.scores == [0.5, 0, 0.5])
        #expect(try Vikor(table, weights: [1, 1], strategy: 1).scores == [0, 0, 0])
    }

    @Test("preference functions at their thresholds")
    func preferences() {
        let (q, p) = (1.0, 3.0)
        #expect([-1, 0, 0.1].map(Preference.usual.strength) == [0, 0, 1])
        #expect([1, 1.1].map(Preference.uShape(indifference: q).strength) == [0, 1])
        #expect([1.5, 3, 4].map(Preference.vShape(strict: p).strength) == [0.5, 1, 1])
        #expect(
            [1, 2, 3, 3.1].map(Preference.level(indifference: q, strict: p).strength) == [0, 0.5, 0.5, 1])
        #expect([1, 2, 3, 9].map(Preference.linear(indifference: q, strict: p).strength) == [0, 0.5, 1, 1])
    }

    @Test("net flows sum to 0 and are the same at every call")
    func promethee() throws {
        var draws = DrawStream(seed: 8, replicate: 0, stream: 1)
        let table = try CriteriaTable(
            (0..<40).map { _ in draws.normal() }, isCost: [false, true, false, false])
        let preferences = [Preference](repeating: .linear(indifference: 0.2, strict: 1), count: 4)
        let result = try Promethee(table, weights: [1, 2, 3, 4], preferences: preferences)
        #expect(abs(result.scores.reduce(0, +)) < 1e-14)
        #expect(try result == Promethee(table, weights: [1, 2, 3, 4], preferences: preferences))
        let falling = [Preference](repeating: .level(indifference: 2, strict: 1), count: 4)
        #expect(throws: NumericsError.self) {
            try Promethee(table, weights: [1, 2, 3, 4], preferences: falling)
        }
        let alone = try CriteriaTable([1, 2], isCost: [false, true])
        #expect(try Promethee(alone, weights: [1, 1], preferences: [.usual, .usual]).scores == [0])
    }

    @Test("alternatives that beat each other in a circle tie, whatever the rounding of their weights")
    func circle() throws {
        let table = try CriteriaTable([3, 2, 1, 1, 3, 2, 2, 1, 3], isCost: [false, false, false])
        let result = try Promethee(table, weights: [0.1, 0.1, 0.1], preferences: [.usual, .usual, .usual])
        #expect(result.scores == [0, 0, 0])
    }

    @Test("two alternatives that cross at a quarter")
    func acceptability() {
        // w·1 against (1 − w)·1/3: the first is above from w = 1/4 on.
        let result = TwoCriteriaAcceptability(first: [1, 0], second: [0, 1.0 / 3])
        #expect(zip(result.shares, [0.75, 0.25, 0.25, 0.75]).allSatisfy { abs($0 - $1) < 1e-15 })
        #expect(
            abs(result.centralWeights[0] - 0.625) < 1e-15 && abs(result.centralWeights[1] - 0.125) < 1e-15)
        #expect(TwoCriteriaAcceptability(first: [1, 0], second: [1, 0]).centralWeights[1].isNaN)
    }

    @Test("rank similarity: 1 for the same order, most sensitive at the top, NaN for one unit")
    func similarity() {
        let ranks: [Int?] = [1, 2, 3, 4, nil]
        #expect(weightedRankCorrelation(ranks, ranks) == 1 && rankSimilarity(ranks, to: ranks) == 1)
        #expect(weightedRankCorrelation([1, 2, 3], [3, 2, 1]) == -1)
        // Swaps: at the top 1/2·1/3 + 1/4·1/2, at the bottom 1/8·1/2 + 1/16·1/3.
        #expect(abs(rankSimilarity([1, 2, 3, 4], to: [2, 1, 3, 4]) - (1 - 7.0 / 24)) < 1e-15)
        #expect(abs(rankSimilarity([1, 2, 3, 4], to: [1, 2, 4, 3]) - (1 - 1.0 / 12)) < 1e-15)
        #expect(rankSimilarity([1], to: [1]).isNaN)
    }
}

@Suite("Multi-criteria methods at the ends of what a Double holds")
struct MultiCriteriaExtremesTests {
    private let values = [3.0, 4, 4, 2, 1, 7]

    @Test(
        "units of measurement play no part, however large or small",
        arguments: [1e-300, 1e-160, 1e160, 1e300])
    func units(_ factor: Double) throws {
        let isCost = [false, true]
        let (plain, scaled) = (
            try CriteriaTable(values, isCost: isCost),
            try CriteriaTable(values.map { $0 * factor }, isCost: isCost)
        )
        for scale in CriterionScale.allCases {
            let (one, other) = (
                try Topsis(plain, weights: [2, 1], scale: scale),
                try Topsis(scaled, weights: [2, 1], scale: scale)
            )
            #expect(zip(one.scores, other.scores).allSatisfy { abs($0 - $1) < 1e-13 }, "\(scale)")
        }
        let (one, other) = (try Vikor(plain, weights: [2, 1]), try Vikor(scaled, weights: [2, 1]))
        #expect(zip(one.scores, other.scores).allSatisfy { abs($0 - $1) < 1e-13 })
    }

    @Test("a scale that a Double does not hold is refused, not infinite")
    func refused() throws {
        let far = try CriteriaTable([-1.5e308, 1.5e308, 0], isCost: [false])
        for throwing in [
            { _ = try Topsis(far, weights: [1], scale: .minMax) }, { _ = try Topsis(far, weights: [1]) },
            { _ = try Vikor(far, weights: [1]) },
        ] {
            #expect {
                try throwing()
            } throws: { error in
                guard case .inColumn(0, .unusableScale) = error as? NumericsError else { return false }
                return true
            }
        }
        let large = try CriteriaTable([1.5e308, 1.5e308], isCost: [false])
        #expect(throws: NumericsError.self) { try large.normalised(.sum) }
    }

    @Test("costs as shares of inverses, where an inverse is more than a Double holds")
    func inverses() throws {
        let tiny = Double.leastNonzeroMagnitude
        let shares = try CriteriaTable([tiny, 2 * tiny], isCost: [true]).normalised(.sum)
        #expect(abs(shares[0] - 2.0 / 3) < 1e-15 && abs(shares[1] - 1.0 / 3) < 1e-15)
    }

    @Test("rows that are compared: an infinite value is refused, but orders units for Copeland")
    func infinite() throws {
        let values = [1, 2, .infinity, 3, 4, .nan]
        #expect(
            throws: NumericsError.valueOutOfDomain(place: 2, value: .infinity, needed: "a finite number")
        ) { try RowComparison.topsis(.minMax).scores(values, weights: [1, 1]) }
        #expect(try RowComparison.copeland.scores(values, weights: [1, 0]) == [-2, 2, 0])
    }

    @Test(
        "row comparisons do not depend on the order of the rows",
        arguments: [
            RowComparison.copeland, .topsis(.vector), .vikor(strategy: 0.5), .promethee(.vShape(strict: 1)),
        ])
    func order(_ comparison: RowComparison) throws {
        var draws = DrawStream(seed: 31, replicate: 0, stream: 1)
        let rows = (0..<15).map { _ in
            (0..<4).map { _ in draws.uniform() < 0.1 ? .nan : (draws.uniform() * 5).rounded(.up) }
        }
        let weights = [0.1, 0.2, 0.3, 0.4]
        let order = (0..<15).map { ($0 * 4 + 3) % 15 }
        let plain = try comparison.scores(rows.flatMap { $0 }, weights: weights)
        let turned = try comparison.scores(order.flatMap { rows[$0] }, weights: weights)
        for (place, row) in order.enumerated() {
            #expect(turned[place].isNaN == plain[row].isNaN)
            if !plain[row].isNaN { #expect(abs(turned[place] - plain[row]) < 1e-12) }
        }
        if comparison == .copeland { #expect(order.map { plain[$0] } == turned) }
    }
}
