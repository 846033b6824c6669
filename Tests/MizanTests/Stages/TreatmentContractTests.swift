import MizanNumerics
import Testing

@testable import Mizan

/// What every treatment does: keep what is missing and the order, whatever the order of the units.
struct TreatmentContractTests {
    /// Skewed by one value and as a whole; by low values; without outliers.
    static let columns: [[Double]] = [
        [2, 1, .nan, 4, 3, 90, 5, 2.5, 6, 7], [1, 3, 9, 27, .nan, 81, 243, 729, 2187, 6561],
        [100, 99, 98, 97, .nan, 96, 95, 94, 2, 93], [1, 2, 3, 4, 5, 6, 7, 8, 9, .nan],
    ]

    @Test(arguments: MethodSettings.all("treatment"), columns)
    func missingStaysAndOrderIsKept(variant: MethodSettings.Variant, column: [Double]) throws {
        let treated = try variant.treatment().treated(column)?.values ?? column
        #expect(treated.count == column.count)
        #expect(treated.map(\.isNaN) == column.map(\.isNaN))
        #expect(treated.allSatisfy { !$0.isInfinite })
        for (x, s) in zip(column, treated) {
            for (y, t) in zip(column, treated) where x < y { #expect(s <= t) }
        }
        #expect(Set(treated.filter { !$0.isNaN }).count > 1, "nothing is left to compare")
    }

    @Test(arguments: MethodSettings.all("treatment"), columns)
    func theOrderOfUnitsPlaysNoPart(variant: MethodSettings.Variant, column: [Double]) throws {
        let method = try variant.treatment()
        let order = [5, 2, 7, 0, 9, 3, 6, 1, 8, 4]
        let treated = try method.treated(column)?.values ?? column
        let moved = order.map { column[$0] }
        let permuted = try method.treated(moved)?.values ?? moved
        for (place, unit) in order.enumerated() where !treated[unit].isNaN {
            #expect(abs(permuted[place] - treated[unit]) <= 1e-12 * abs(treated[unit]))
        }
    }

    /// COINr's `Treat` with "none" treats as by default: the first fault of ours to avoid.
    @Test(arguments: columns)
    func noneLeavesTheColumnAsItIs(column: [Double]) throws {
        #expect(try MethodSettings.variant("treatment", "none").treatment().treated(column) == nil)
    }

    /// COINr drops every default, that for missing values too, where one setting is given: here each is its own.
    @Test func oneSettingLeavesTheDefaultsOfTheOthers() throws {
        let whole = "skewness: 2, kurtosis: 3.5, winsorise: 5, then: log, combined: no"
        for column in Self.columns {
            let stated = try MethodSettings.variant("treatment", "skew-kurtosis", whole).treatment()
                .treated(column)
            for one in ["skewness: 2", "kurtosis: 3.5", "winsorise: 5", "then: log", "combined: no", ""] {
                let single = try MethodSettings.variant("treatment", "skew-kurtosis", one).treatment()
                    .treated(column)
                #expect(single?.values.filter { !$0.isNaN } == stated?.values.filter { !$0.isNaN }, "\(one)")
                #expect(single?.winsorised?.count == stated?.winsorised?.count)
                #expect(single?.isTransformed == stated?.isTransformed)
            }
        }
        // And a column with a gap and an outlier is treated at all.
        let treated = try MethodSettings.variant("treatment", "skew-kurtosis", "winsorise: 3").treatment()
            .treated(Self.columns[0])
        #expect(treated?.winsorised?.lowered == [5])
        #expect(treated?.values[5] == 7)
    }

    @Test func winsorisingPullsInTheStatedNumberOfPlaces() throws {
        let column: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 30, .nan]
        let one = try MethodSettings.variant("treatment", "winsorise", "places: 1").treatment().treated(
            column)
        #expect(one?.values.prefix(9) == [1, 2, 3, 4, 5, 6, 7, 8, 8])
        // A symmetric column is treated too; the two largest are one value after the first step, and go together.
        let three = try MethodSettings.variant("treatment", "winsorise", "places: 3").treatment()
            .treated(column)
        #expect(three.map { $0.winsorised?.count ?? 0 >= 3 } == true)
    }

    @Test func logsAndPowersFollowTheirFormulas() throws {
        let column: [Double] = [1, 2, 4, 101]
        func values(_ method: String, _ text: String) throws -> [Double] {
            try #require(try MethodSettings.variant("treatment", method, text).treatment().treated(column))
                .values
        }
        for (x, y) in zip(column, try values("log", "")) {
            #expect(abs(y - Elementary.log(x - 1 + 1)) < 1e-12)
        }
        for (x, y) in zip(column, try values("log", "variant: log-plus-one")) {
            #expect(abs(y - Elementary.log(x)) < 1e-12)
        }
        for (x, y) in zip(column, try values("log", "variant: log-to-maximum")) {
            #expect(abs(y - Elementary.log(x)) < 1e-12)
        }
        for (x, y) in zip(column, try values("box-cox", "power: 2")) {
            #expect(abs(y - (x * x - 1) / 2) < 1e-9)
        }
        for (x, y) in zip(column, try values("box-cox", "power: 0")) {
            #expect(abs(y - Elementary.log(x)) < 1e-12)
        }
    }
}
