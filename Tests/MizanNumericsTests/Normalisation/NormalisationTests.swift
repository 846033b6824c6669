import Testing

@testable import MizanNumerics

/// Normalisations by hand, over a reference that does not hold the values, and their refusals.
struct NormalisationTests {
    typealias Method = @Sendable (_ values: [Double], _ reference: [Double]) throws -> [Double]
    static let scaled: [Method] = [
        { try minMaxNormalised($0, reference: $1) },
        { try zScores($0, reference: $1) },
    ]

    @Test func byHand() throws {
        let values = [2.0, .nan, 4, 10]
        #expect(ImputationTests.same(try minMaxNormalised(values, reference: values), [0, .nan, 0.25, 1]))
        let onto = try minMaxNormalised(values, reference: values, low: 1, high: 100)
        #expect(onto[0] == 1 && onto[2] == 25.75 && onto[3] == 100)
        // Deviation of 1, 3: √2.
        #expect(
            try zScores([1, 3], reference: [1, 3], mean: 100, deviation: 10)[1] == 2 / 4.0 * 2.0.squareRoot()
                * 10 + 100)
        #expect(try fractionsOfMaximum([-5, 5, 10], reference: [-5, 5, 10]) == [-0.5, 0.5, 1])
        #expect(try goalpostNormalised([-1, 0, 5, 20], low: 0, high: 10, scale: 100) == [-10, 0, 50, 200])
        let truncated = try goalpostNormalised([-1, .nan, 5, 20], low: 0, high: 10, isTruncated: true)
        #expect(ImputationTests.same(truncated, [0, .nan, 0.5, 1]))
        #expect(try normalisedByTarget([0, 4, 12], reference: [0, 4, 12], target: 8) == [0, 0.5, 1.5])
        #expect(
            try normalisedByTarget([0, 4, 12], reference: [0, 4, 12], target: 8, isCapped: true) == [
                0, 0.5, 1,
            ])
        #expect(try normalisedByTarget([3], reference: [3], target: 8) == [0])
    }

    @Test func ranksShareTies() throws {
        let values = [5.0, 1, 5, .nan, 9]
        func scores(_ score: RankScore) throws -> [Double] {
            try rankNormalised(values, reference: values, as: score)
        }
        #expect(ImputationTests.same(try scores(.rank), [2, 1, 2, .nan, 4]))
        #expect(ImputationTests.same(try scores(.midRank), [2.5, 1, 2.5, .nan, 4]))
        #expect(ImputationTests.same(try scores(.borda), [1, 0, 1, .nan, 3]))
        #expect(ImputationTests.same(try scores(.percentRank), [1.0 / 3, 0, 1.0 / 3, .nan, 1]))
        let outside = try RankScore.allCases.map {
            try rankNormalised([0, 2, 10], reference: values, as: $0)
        }
        #expect(outside == [[1, 2, 5], [1, 2, 5], [0, 1.0 / 3, 1], [0, 1, 4]])
        #expect(try rankNormalised([7], reference: [7], as: .rank) == [1])
        #expect(try rankNormalised([7, 7], reference: [7, 7], as: .percentRank) == [0, 0])
        #expect(throws: NumericsError.tooFewValues(known: 1, needed: 2)) {
            try rankNormalised([7], reference: [7, .nan], as: .percentRank)
        }
        #expect(throws: NumericsError.tooFewValues(known: 0, needed: 1)) {
            try rankNormalised([7], reference: [.nan], as: .rank)
        }
    }

    /// The scale is the reference's alone: scoring one value or many gives the same.
    @Test(arguments: NormalisationTests.scaled.indices)
    func theReferenceSetsTheScale(_ method: Int) throws {
        let reference = [3.0, 8, .nan, 13, 4]
        let values = [-2.0, 3, 8.5, 40]
        let together = try Self.scaled[method](values, reference)
        #expect(try values.map { try Self.scaled[method]([$0], reference)[0] } == together)
    }

    @Test(arguments: NormalisationTests.scaled.indices)
    func aScaleNeedsValuesThatVary(_ method: Int) {
        #expect(throws: NumericsError.constantValues(0.1)) {
            try Self.scaled[method]([1], [0.1, 0.1, 0.1, .nan])
        }
        for reference in [[.nan, .nan], [], [4, .nan]] {
            #expect(throws: NumericsError.self) { try Self.scaled[method]([1], reference) }
        }
        #expect(throws: NumericsError.self) { try Self.scaled[method]([1], [1, 2, .infinity]) }
        #expect(throws: NumericsError.self) { try Self.scaled[method]([-.infinity], [1, 2]) }
        #expect(throws: NumericsError.self) { try Self.scaled[method]([1], [-1.7e308, 1.7e308, 1.6e308]) }
    }

    @Test func scalesThatWouldTurnTheOrderRoundAreRefused() {
        #expect(throws: NumericsError.unusableScale(low: 5, high: 5, needed: "low below high")) {
            try goalpostNormalised([1], low: 5, high: 5)
        }
        #expect(throws: NumericsError.self) { try goalpostNormalised([1], low: 5, high: 4) }
        #expect(throws: NumericsError.self) { try goalpostNormalised([1], low: .nan, high: 4) }
        for target in [2.0, 1, .nan, .infinity] {
            #expect(throws: NumericsError.self) {
                try normalisedByTarget([3], reference: [2, 3], target: target)
            }
        }
        for values in [[-3.0, -1], [-3, 0]] {
            #expect(throws: NumericsError.notPositive(quantity: "the largest value", value: values[1])) {
                try fractionsOfMaximum(values, reference: values)
            }
        }
    }

    @Test func theLogisticCurve() throws {
        let scores = try logisticNormalised([3, 5, 7, 1e6, -1e6, .nan], midpoint: 5, steepness: 2)
        #expect(scores[1] == 0.5 && abs(scores[0] + scores[2] - 1) < 1e-15)
        // At ln 3 / steepness above the midpoint: 3/4.
        #expect(
            abs(try logisticNormalised([5 + Elementary.log(3) / 2], midpoint: 5, steepness: 2)[0] - 0.75)
                < 1e-15)
        #expect(scores[3] == 1 && scores[4] == 0 && scores[5].isNaN)
        #expect(throws: NumericsError.self) { try logisticNormalised([.infinity], midpoint: 0, steepness: 1) }
    }
}
