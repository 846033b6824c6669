import MizanNumerics
import Testing

@Suite("Means of a group")
struct MeansTests {
    @Test("closed forms")
    func closedForms() throws {
        #expect(try arithmeticMean([1, 4], weights: [1, 3]) == 13.0 / 4)
        #expect(abs(try geometricMean([2, 8], weights: [1, 1]) - 4) < 1e-14)
        #expect(abs(try harmonicMean([2, 6], weights: [1, 1]) - 3) < 1e-15)
        // Root mean square of 1 and 7: √25.
        #expect(abs(try powerMean([1, 7], weights: [2, 2], power: 2) - 5) < 1e-14)
    }

    @Test("the power mean is the others at 1, 0 and -1, and rises with its exponent")
    func family() throws {
        var draws = DrawStream(seed: 5, replicate: 0, stream: 1)
        for _ in 0..<50 {
            let values = (0..<6).map { _ in 0.1 + 9 * draws.uniform() }
            let weights = (0..<6).map { _ in draws.uniform() }
            #expect(
                try powerMean(values, weights: weights, power: 0) == geometricMean(values, weights: weights))
            #expect(
                abs(
                    try powerMean(values, weights: weights, power: -1)
                        / harmonicMean(values, weights: weights) - 1) < 1e-13)
            let means = try [-30, -2, -1, 0, 0.5, 1, 3, 40].map {
                try powerMean(values, weights: weights, power: $0)
            }
            #expect(zip(means, means.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    @Test("large exponents and values neither overflow nor vanish")
    func extremes() throws {
        #expect(abs(try powerMean([1e200, 1e200], weights: [1, 1], power: 50) / 1e200 - 1) < 1e-14)
        #expect(abs(try powerMean([1e-200, 1e-200], weights: [1, 1], power: -50) / 1e-200 - 1) < 1e-14)
        #expect(try powerMean([0, 0], weights: [1, 1], power: 2) == 0)
    }

    @Test("missing values drop with their weight in every mean, the power mean too")
    func missing() throws {
        let (some, weights) = ([3.0, .nan, 5], [1.0, 7, 2])
        for combination in [
            Combination.arithmetic, .sum, .geometric, .harmonic, .power(3), .invertedPower(0), .median,
            .minimum,
        ] {
            let value = try combination.combined(some, weights: weights)
            #expect(try value == combination.combined([3, 5], weights: [1, 2]), "\(combination)")
            #expect(try combination.combined([.nan, .nan], weights: [1, 1]).isNaN)
        }
        #expect(try arithmeticMean([3, .nan], weights: [0, 1]).isNaN)
    }

    @Test("zero and below are refused where the formula has no value, with their place")
    func refused() {
        for value in [0.0, -2] {
            let error = NumericsError.valueOutOfDomain(place: 1, value: value, needed: "above 0")
            #expect(throws: error) { try geometricMean([1, value], weights: [1, 1]) }
            #expect(throws: error) { try harmonicMean([1, value], weights: [1, 1]) }
            #expect(throws: error) { try powerMean([1, value], weights: [1, 1], power: -2) }
        }
        #expect(throws: NumericsError.valueOutOfDomain(place: 0, value: -1, needed: "at least 0")) {
            try powerMean([-1, 4], weights: [1, 1], power: 2)
        }
        #expect(throws: NumericsError.weightsAllZero) { try arithmeticMean([1, 2], weights: [0, 0]) }
        #expect(throws: NumericsError.invalidWeight(element: 1, value: -1)) {
            try arithmeticMean([1, 2], weights: [2, -1])
        }
    }

    @Test("an infinite element does not become a number")
    func infinite() throws {
        #expect(try arithmeticMean([.infinity, 2], weights: [0, 1]) == 2)
        for power in [2.0, -2] {
            #expect(throws: NumericsError.valueOutOfDomain(place: 0, value: .infinity, needed: "finite")) {
                try powerMean([.infinity, .infinity], weights: [1, 1], power: power)
            }
        }
    }

    @Test("an element of weight 0 plays no part, whatever its value")
    func weightless() throws {
        for combination in [Combination.geometric, .harmonic, .power(-2), .median, .minimum] {
            let value = try combination.combined([-5, 2, 8], weights: [0, 1, 1])
            #expect(try value == combination.combined([2, 8], weights: [1, 1]), "\(combination)")
        }
    }
}

@Suite("Sums and inverted means")
struct InvertedMeansTests {
    @Test("the weights of a sum are coefficients; what is missing is left out")
    func sum() throws {
        let combination = Combination.sum
        #expect(combination.isWeighted)
        #expect(try combination.combined([3, -1, 4], weights: [2, 1, 0.5]) == 7)
        #expect(try combination.combined([3, .nan, 4], weights: [2, 1, 0.5]) == 8)
        #expect(try combination.combined([.infinity, 4], weights: [0, 1]) == 4)
        #expect(try combination.combined([3, .nan], weights: [0, 1]).isNaN)
        #expect(throws: NumericsError.weightsAllZero) { try combination.combined([1], weights: [0]) }
    }

    @Test("exponent 0 is INFORM's inverted geometric mean, by its formula")
    func inform() throws {
        // y of 10 and 0 is 1 and 10: M = √10, and 10 − (√10 − 1)/9 · 10.
        let half = try invertedPowerMean([10, 0], weights: [1, 1], exponent: 0)
        #expect(abs(half - (10 - (10.0.squareRoot() - 1) / 9 * 10)) < 1e-14)
        // y of 10 and 10/3 is 1 and 7: M = 7^(1/4) with weights 3 and 1.
        let uneven = try invertedPowerMean([10, 10.0 / 3], weights: [3, 1], exponent: 0)
        #expect(abs(uneven - (10 - (7.0.squareRoot().squareRoot() - 1) / 9 * 10)) < 1e-13)
    }

    @Test("other exponents: arithmetic at 1, by hand at 2 and -1, falling as the exponent rises")
    func exponents() throws {
        #expect(abs(try invertedPowerMean([2, 6], weights: [1, 3], exponent: 1) - 5) < 1e-14)
        // y of 10 and 10/3 is 1 and 7: 5 = √25 and 7/4 = 2/(1 + 1/7).
        let scores = [10, 10.0 / 3]
        #expect(abs(try invertedPowerMean(scores, weights: [1, 1], exponent: 2) - (10 - 40.0 / 9)) < 1e-14)
        #expect(abs(try invertedPowerMean(scores, weights: [1, 1], exponent: -1) - (10 - 7.5 / 9)) < 1e-14)
        let means = try [-100, -5, -1, 0, 0.5, 1, 4, 100].map {
            try invertedPowerMean([9, 2, 4], weights: [1, 2, 1], exponent: $0)
        }
        #expect(
            zip(means, means.dropFirst()).allSatisfy { $0 > $1 } && means.allSatisfy { (2...9).contains($0) })
        #expect(abs(means[0] - 9) < 0.05 && abs(means[7] - 2) < 0.1)
    }

    @Test(
        "missing drops, equal values stay, what is off the scale is refused", arguments: [-2, 0, 0.3, 1, 3])
    func edges(_ exponent: Double) throws {
        let combination = Combination.invertedPower(exponent)
        let known = try combination.combined([7, 1], weights: [2, 1])
        #expect(try combination.combined([7, .nan, 1], weights: [2, 5, 1]) == known)
        #expect(try combination.combined([7, 70, 1], weights: [2, 0, 1]) == known)
        #expect(try combination.combined([.nan], weights: [1]).isNaN)
        for value in [0.0, 4.2, 10] {
            #expect(abs(try combination.combined([value, value], weights: [1, 2]) - value) < 1e-13)
        }
        for value in [-0.1, 10.1, .infinity] {
            #expect(
                throws: NumericsError.valueOutOfDomain(place: 1, value: value, needed: "on the scale 0 to 10")
            ) { try combination.combined([5, value], weights: [1, 1]) }
        }
    }
}

@Suite("Ordered weighted average")
struct OrderedWeightedAverageTests {
    @Test("the weights of the places make it maximum, minimum and mean")
    func ends() throws {
        let values = [3.0, 9, 4]
        #expect(try orderedWeightedAverage(values, weights: [1, 0, 0]) == 9)
        #expect(try orderedWeightedAverage(values, weights: [0, 0, 2]) == 3)
        #expect(abs(try orderedWeightedAverage(values, weights: [1, 1, 1]) - 16.0 / 3) < 1e-14)
        #expect(try orderedWeightedAverage([1, 2], weights: [3, 1]) == 7.0 / 4)
    }

    @Test("where values are missing the attitude stays")
    func missing() throws {
        // All weight on the best half: of 2 places that is the first one.
        #expect(try orderedWeightedAverage([7, .nan, 3, .nan], weights: [1, 1, 0, 0]) == 7)
        // Of 3 places: the first wholly, half of the second.
        #expect(abs(try orderedWeightedAverage([7, 4, 3, .nan], weights: [1, 1, 0, 0]) - 6) < 1e-14)
        #expect(try orderedWeightedAverage([.nan], weights: [1]).isNaN)
    }
}

@Suite("Mazziotta-Pareto indices")
struct MazziottaParetoTests {
    @Test("hand-worked: 90 and 110 have mean 100, variance 200 (n - 1) and 100 (n)")
    func byHand() throws {
        #expect(try mazziottaPareto([90, 110], penalty: .subtracted) == 98)
        #expect(try mazziottaPareto([90, 110], penalty: .added) == 102)
        #expect(try adjustedMazziottaPareto([90, 110, .nan], penalty: .subtracted) == 99)
        #expect(try adjustedMazziottaPareto([90, 110], penalty: .added) == 101)
    }

    @Test("the penalty is what is asked for, and balance has none")
    func penalty() throws {
        #expect(try adjustedMazziottaPareto([97, 97, 97], penalty: .added) == 97)
        #expect(try mazziottaPareto([103, .nan], penalty: .subtracted) == 103)
        #expect(try mazziottaPareto([.nan], penalty: .added).isNaN)
        #expect(throws: NumericsError.notPositive(quantity: "the mean", value: -1)) {
            try mazziottaPareto([-3, 1], penalty: .added)
        }
    }

    @Test("scales: 100 at the mean or the reference, ends at 70 and 130 around the middle")
    func scales() throws {
        // Standard deviation 2 (n − 1).
        #expect(try mazziottaStandardised([2, 4, 6, .nan].dropLast(), isCost: true) == [110, 100, 90])
        #expect(
            try adjustedMazziottaNormalised([0, 5, 10], reference: 5, range: 0...10, isCost: false) == [
                70, 100, 130,
            ])
        #expect(throws: NumericsError.self) {
            try mazziottaStandardised([Double](repeating: 0.1, count: 10), isCost: false)
        }
    }
}

@Suite("What cannot be computed")
struct NumericsErrorTextTests {
    @Test("the text says what, where and what was needed")
    func texts() {
        let below = NumericsError.valueOutOfDomain(place: 1, value: -1, needed: "above 0")
        #expect(
            "\(NumericsError.inGroup(2, row: 4, below))"
                == "group 2, row 4: the value -1.0 at place 1 is not above 0")
        #expect(
            NumericsError.inGroup(0, row: nil, .weightsAllZero).description.hasPrefix(
                "group 0: all weights are 0"))
        #expect("\(NumericsError.missing(row: 3, column: 5))".contains("row 3, column 5"))
        #expect("\(NumericsError.inconsistentComparisons(ratio: 0.25, limit: 0.1))".contains("0.25"))
        #expect("\(NumericsError.notReciprocal(row: 1, column: 0))".contains("1 with 0"))
    }
}
