import Testing

@testable import MizanNumerics

/// Moments, median and counts: closed forms by hand, and what a spreadsheet's SKEW and KURT define.
struct MomentsTests {
    @Test func byHand() throws {
        // d = −3, −1, 0, 4 about 3: Σd² = 26, Σd³ = 36, Σd⁴ = 338.
        let moments = try Moments(of: [0, .nan, 2, 3, 7])
        #expect(moments.count == 4 && moments.mean == 3 && moments.minimum == 0 && moments.maximum == 7)
        #expect(abs(try #require(moments.deviation) - (26.0 / 3).squareRoot()) < 1e-15)
        let g = 2 * 36 / (26 * 26.0.squareRoot())
        #expect(abs(try #require(moments.skewness) - g * 12.0.squareRoot() / 2) < 1e-14)
        let r = 4.0 * 338 / (26 * 26)
        #expect(abs(try #require(moments.kurtosis) - (5 * (r - 3) + 6) * 3 / 2) < 1e-13)
    }

    @Test func evenlySpacedValuesHaveNoSkewnessAndKurtosisOfTheUniform() throws {
        // The estimator G2 is −6/5 for 1 … n, whatever n.
        for n in [4, 5, 12, 1000] {
            let moments = try Moments(of: (1...n).map(Double.init))
            #expect(abs(try #require(moments.skewness)) < 1e-12)
            #expect(abs(try #require(moments.kurtosis) + 1.2) < 1e-10, "\(n)")
        }
    }

    @Test func shapeDoesNotDependOnScaleEvenAtTheEndsOfADouble() throws {
        let values = [1.0, 2, 4, 8, 16]
        let plain = try Moments(of: values)
        for scale in [1e-300, 1e290, 1e306] {
            let moments = try Moments(of: values.map { $0 * scale })
            #expect(abs(try #require(moments.skewness) - (try #require(plain.skewness))) < 1e-12)
            #expect(abs(try #require(moments.kurtosis) - (try #require(plain.kurtosis))) < 1e-12)
        }
    }

    @Test func whatFewValuesDoNotDetermineIsNil() throws {
        #expect(throws: NumericsError.tooFewValues(known: 0, needed: 1)) { try Moments(of: [.nan, .nan]) }
        #expect(throws: NumericsError.tooFewValues(known: 0, needed: 1)) { try Moments(of: []) }
        let one = try Moments(of: [5])
        #expect(one.mean == 5 && one.deviation == nil && one.skewness == nil && one.kurtosis == nil)
        let two = try Moments(of: [1, 3])
        #expect(two.deviation == 2.0.squareRoot() && two.skewness == nil)
        let three = try Moments(of: [1, 2, 4])
        #expect(three.skewness != nil && three.kurtosis == nil)
    }

    /// 0.1 added ten times is not 1: a variance would be rounding noise, and shape nonsense.
    @Test func equalValuesAreConstantWhateverTheirSum() throws {
        let moments = try Moments(of: [Double](repeating: 0.1, count: 10))
        #expect(
            moments.mean == 0.1 && moments.deviation == 0 && moments.skewness == nil
                && moments.kurtosis == nil)
    }

    @Test func infinitiesAreRefusedWithTheirPlace() {
        #expect(
            throws: NumericsError.valueOutOfDomain(place: 2, value: -.infinity, needed: "a finite number")
        ) {
            try Moments(of: [1, .nan, -.infinity])
        }
    }

    @Test func quantilesLieOnTheLineBetweenOrderStatistics() {
        #expect(interpolatedQuantile(0.25, ofSorted: [1, 2, 3, 4]) == 1.75)
        #expect(
            interpolatedQuantile(0, ofSorted: [1, 2]) == 1 && interpolatedQuantile(1, ofSorted: [1, 2]) == 2)
        #expect(
            interpolatedQuantile(0.9, ofSorted: [7]) == 7 && interpolatedQuantile(0.5, ofSorted: []) == nil)
        #expect(median([3, .nan, 1, 2]) == 2 && median([4, 1, 3, 2]) == 2.5 && median([.nan]) == nil)
        #expect(median([1e308, 1.5e308]) == 1.25e308)
    }

    @Test func countsAndFlags() throws {
        let statistics = try ColumnStatistics(of: [0, 0, 0, 5, .nan, 7])
        #expect(statistics.nonZero == 2 && statistics.unique == 3 && statistics.largestTie == 3)
        #expect(
            statistics.availability == 5.0 / 6 && statistics.nonZeroShare == 0.4
                && statistics.uniqueShare == 0.6)
        #expect(statistics.flags() == [.manyZeros])
        #expect(try ColumnStatistics(of: [2, 2, 2]).flags().contains(.constant))
    }

    /// A gap is counted as a gap only: two distinct values of the two known are all distinct.
    @Test func sharesAreOfTheKnownValues() throws {
        let flags = try ColumnStatistics(of: [1, 2, .nan, .nan, .nan]).flags()
        #expect(flags == [.fewKnown])
    }

    /// What the treatment would touch is flagged, and nothing else, at the thresholds too.
    @Test func flagAndTreatmentAgreeAtTheThreshold() throws {
        let values = [0.0, 1, 2, 3, 50]
        let statistics = try ColumnStatistics(of: values)
        let (skewness, kurtosis) = (
            try #require(statistics.moments.skewness), try #require(statistics.moments.kurtosis)
        )
        let exact = ShapeRule(skewness: skewness, kurtosis: kurtosis)
        #expect(exact.passes(statistics.moments) == false)
        #expect(statistics.flags(rule: exact).contains(.outlying))
        #expect(
            !statistics.flags(rule: ShapeRule(skewness: skewness.nextUp, kurtosis: kurtosis)).contains(
                .outlying))
    }
}
