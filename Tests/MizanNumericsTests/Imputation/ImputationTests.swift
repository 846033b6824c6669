import Testing

@testable import MizanNumerics

/// Imputation by column, group, row and time, by hand.
struct ImputationTests {
    static let gap = Double.nan

    /// Equal with missing equal to missing.
    static func same(_ left: [Double], _ right: [Double]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
    }

    @Test func columns() throws {
        #expect(try imputed([1, Self.gap, 2, 6], by: .mean) == [1, 3, 2, 6])
        #expect(try imputed([1, Self.gap, 2, 6], by: .median) == [1, 2, 2, 6])
        #expect(try imputed([4, Self.gap], by: .mean) == [4, 4])
        for centre in Centre.allCases {
            #expect(throws: NumericsError.tooFewValues(known: 0, needed: 1)) {
                try imputed([Self.gap, Self.gap], by: centre)
            }
            #expect(throws: NumericsError.self) { try imputed([1, .infinity, Self.gap], by: centre) }
        }
    }

    @Test(arguments: Centre.allCases)
    func aGroupWithoutValuesStaysMissing(_ centre: Centre) throws {
        let result = try imputed(
            [1, Self.gap, 3, Self.gap, Self.gap], by: centre, within: ["a", "a", "a", "b", "c"])
        #expect(Self.same(result, [1, 2, 3, Self.gap, Self.gap]))
    }

    @Test func rowsAreScaledByTheirColumns() throws {
        // The row is half-way up the first column and at the top of the second; low is good in the third.
        let columns = [[0.0, 10, 5], [1, 3, 3], [100, 200, Self.gap]]
        let result = try imputedByRow(columns, lowIsGood: [false, false, true], by: .mean)
        #expect(result[0] == columns[0] && result[1] == columns[1])
        #expect(result[2] == [100, 200, 125])
    }

    @Test func rowsThatKnowNothingStayMissingAndScalelessColumnsAreRefused() throws {
        let result = try imputedByRow(
            [[0, 1, Self.gap], [5, 7, Self.gap]], lowIsGood: [false, false], by: .median)
        #expect(result.allSatisfy { $0[2].isNaN })
        #expect(throws: NumericsError.inColumn(1, .constantValues(4))) {
            try imputedByRow([[0, 1, Self.gap], [4, 4, 4]], lowIsGood: [false, false], by: .mean)
        }
        #expect(throws: NumericsError.inColumn(0, .tooFewValues(known: 1, needed: 2))) {
            try imputedByRow([[0, Self.gap], [1, 2]], lowIsGood: [false, false], by: .mean)
        }
        #expect(
            try imputedByRow([[4, 4], [1, 2]], lowIsGood: [false, false], by: .mean) == [[4, 4], [1, 2]])
    }

    static let times = [2010.0, 2012, 2013, 2020, 2021]
    static let series = [gap, 4, gap, gap, 10]

    @Test func seriesByEachMethod() throws {
        func filled(_ method: SeriesImputation) throws -> ImputedSeries {
            try imputed(Self.series, at: Self.times, by: method)
        }
        let latest = try filled(.latest(maximumAge: nil))
        #expect(Self.same(latest.values, [Self.gap, 4, 4, 4, 10]) && latest.origins == [nil, 1, 1, 1, 4])
        // The age is counted in years, not in rows: 2020 is 8 years after 2012.
        let limited = try filled(.latest(maximumAge: 7))
        #expect(Self.same(limited.values, [Self.gap, 4, 4, Self.gap, 10]) && limited.origins[3] == nil)
        #expect(try filled(.constant).values == [4, 4, 4, 4, 10])
        let linear = try filled(.linear)
        #expect(linear.origins == [1, 1, nil, nil, 4] && linear.values[0] == 4)
        #expect(
            abs(linear.values[2] - (4 + 6.0 / 9)) < 1e-14 && abs(linear.values[3] - (4 + 48.0 / 9)) < 1e-14)
        #expect(try filled(.linearOrConstant) == linear)
    }

    @Test func seriesWithOneValueOrNone() throws {
        let one = [Self.gap, 5, Self.gap]
        #expect(try imputed(one, at: [1, 2, 3], by: .linearOrConstant).values == [5, 5, 5])
        #expect(throws: NumericsError.tooFewValues(known: 1, needed: 2)) {
            try imputed(one, at: [1, 2, 3], by: .linear)
        }
        #expect(try imputed([5], at: [1], by: .linear).values == [5])
        for method in [SeriesImputation.latest(maximumAge: 3), .constant, .linear, .linearOrConstant] {
            #expect(throws: NumericsError.self) {
                try imputed([Self.gap, Self.gap], at: [1, 2], by: method)
            }
        }
    }
}
