import Testing

@testable import MizanNumerics

/// Winsorisation, transforms and the rule that chooses, by hand and by property.
struct TreatmentTests {
    static let outlying = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 100]

    @Test func oneOutlierIsPulledIn() throws {
        let result = try winsorised(Self.outlying + [.nan])
        #expect(Array(result.values[..<10]) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 9] && result.values[10].isNaN)
        #expect(result.lowered == [9] && result.raised.isEmpty && result.passes)
    }

    @Test func theLowEndMirrorsTheHighEnd() throws {
        let (high, low) = (try winsorised(Self.outlying), try winsorised(Self.outlying.map { -$0 }))
        #expect(low.values == high.values.map { -$0 })
        #expect(low.raised == high.lowered && low.lowered.isEmpty)
    }

    @Test func tiedOutliersMoveTogetherPastTheMaximum() throws {
        let values = (1...30).map(Double.init) + [1000, 1000]
        let result = try winsorised(values, maximum: 1)
        #expect(result.count == 2 && result.lowered == [30, 31] && result.moments.maximum == 30)
        #expect(try winsorised(values, maximum: 0).values == values)
    }

    /// All but one value equal: pulling it in would leave nothing to compare.
    @Test func theLastDifferenceIsKept() throws {
        let values = [Double](repeating: 0, count: 9) + [1]
        let result = try winsorised(values, maximum: nil)
        #expect(result.values == values && result.count == 0 && !result.passes)
        let treated = try ColumnTreatment()(values)
        #expect(treated.isTransformed && !treated.passes && treated.winsorised?.count == 0)
    }

    @Test func whatHasNoShapeIsRefused() {
        let treatment = ColumnTreatment()
        #expect(throws: NumericsError.tooFewValues(known: 3, needed: 4)) { try treatment([1, 2, 50, .nan]) }
        #expect(throws: NumericsError.constantValues(0.1)) { try treatment([0.1, 0.1, .nan, 0.1, 0.1, 0.1]) }
        #expect(throws: NumericsError.tooFewValues(known: 0, needed: 1)) { try treatment([.nan, .nan]) }
        #expect(throws: NumericsError.self) { try treatment([1, 2, 3, .infinity, 4]) }
    }

    @Test func treatmentSaysWhatItDid() throws {
        let even = [1.0, 2, 3, 4, 5]
        let untouched = try ColumnTreatment()(even)
        #expect(untouched.values == even && untouched.winsorised == nil && untouched.passes)
        let pulled = try ColumnTreatment()(Self.outlying)
        #expect(pulled.winsorised?.lowered == [9] && !pulled.isTransformed && pulled.before != pulled.after)
        let logged = try ColumnTreatment(maximum: 0)(Self.outlying)
        #expect(logged.isTransformed)
        #expect(try logged.values == ShapeTransform.logarithm(Self.outlying))
        let kept = try ColumnTreatment(maximum: 0, transform: nil)(Self.outlying)
        #expect(kept.values == Self.outlying && !kept.passes)
    }

    static let transforms: [ShapeTransform] = [
        .logarithm, .logarithmOfTail, .logarithmPlusOne, .logarithmToMaximum, .boxCox(0), .boxCox(0.3),
        .boxCox(-1),
        .boxCox(2),
    ]

    @Test(arguments: transforms)
    func orderTiesAndGapsAreKept(_ transform: ShapeTransform) throws {
        for sign in [1.0, -1] {
            let values = [3.0, 1, 40, 1, 7, .nan, 12].map { sign * $0 + 41 }
            let result = try transform(values)
            for (i, j) in [(0, 1), (2, 0), (4, 0), (6, 4), (2, 6)] {
                #expect((result[i] < result[j]) == (values[i] < values[j]), "\(i) \(j)")
            }
            #expect(result[1] == result[3] && result[5].isNaN)
            #expect(result.allSatisfy { $0.isFinite || $0.isNaN })
        }
        #expect(throws: NumericsError.constantValues(2)) { try transform([2, 2, 2]) }
        #expect(throws: NumericsError.self) { try transform([2, .nan]) }
        #expect(throws: NumericsError.self) { try transform([2, 1, -.infinity]) }
    }

    @Test func closedForms() throws {
        // Ends 0 and 100: ln(0 + 1) and ln(100 + 1); to the maximum: ln(1) and ln(100).
        let values = [0.0, 50, 100]
        #expect(try ShapeTransform.logarithm(values)[0] == 0)
        #expect(try ShapeTransform.logarithm(values)[2] == Elementary.log(101))
        #expect(try ShapeTransform.logarithmPlusOne(values) == [0, Elementary.log(51), Elementary.log(101)])
        #expect(try ShapeTransform.logarithmToMaximum(values)[2] == Elementary.log(100))
        #expect(try ShapeTransform.boxCox(2)(values)[1] == (51.0 * 51 - 1) / 2)
        #expect(try ShapeTransform.boxCox(1)(values) == values)
        // A tail of low values: the mirror image of the logarithm.
        let low = [0.0, 90, 95, 100]
        let mirrored = try ShapeTransform.logarithm(low.map { -$0 }).map { -$0 }
        #expect(try ShapeTransform.logarithmOfTail(low) == mirrored)
    }

    /// `ln((max − 1) …)` turns the order round below 1 and says nothing at 1.
    @Test func theLogarithmToTheMaximumNeedsAMaximumAboveOne() {
        for high in [0.5, 1] {
            #expect(
                throws: NumericsError.unusableScale(low: 0, high: high, needed: "a largest value above 1")
            ) {
                try ShapeTransform.logarithmToMaximum([0, 0.2, high])
            }
        }
    }

    /// Beyond what a `Double` holds, or lost beside the 1 that is added.
    @Test func aRangeThatTheTransformLosesIsRefused() throws {
        #expect(throws: NumericsError.self) { try ShapeTransform.boxCox(200)([0, 1, 1e10]) }
        let tiny = [0.0, 1e-20, 2e-20]
        for transform in [ShapeTransform.logarithmPlusOne, .boxCox(0), .boxCox(2)] {
            #expect(throws: NumericsError.self) { try transform(tiny) }
        }
        #expect(try ShapeTransform.logarithm(tiny)[2] > ShapeTransform.logarithm(tiny)[1])
    }
}
