import Testing

@testable import MizanNumerics

struct GrowthTests {
    @Test func compoundGrowthOfAGeometricSeriesIsItsRate() throws {
        let times = [2000.0, 2001, 2005, 2010]
        let values = times.map { 3 * Elementary.pow(1.07, $0 - 2000) }
        #expect(abs(try Growth.compound(values, at: times) - 0.07) < 1e-14)
        #expect(abs(try Growth.compound([.nan, 100, .nan, 25], at: [1, 2, 3, 4]) + 0.5) < 1e-15)
        #expect(try Growth.compound([5, 0], at: [0, 1]) == -1)
    }

    @Test func percentageOfALineIsItsSlopeOverItsStart() throws {
        let times = [2.0, 4, 5, 9]
        let values = times.map { 10 + 3 * ($0 - 2) }
        #expect(abs(try Growth.percentage(period: 10)(values, at: times) - 300) < 1e-10)
        #expect(try Growth.percentage(period: 1)([4, 5], at: [0, 2]) == 12.5)
    }

    @Test func equalValuesDoNotGrow() throws {
        for growth in [Growth.compound, .percentage(period: 1)] {
            for value in [0.0, -3, 0.1] {
                #expect(try growth([value, .nan, value, value], at: [1, 2, 3, 4]) == 0)
            }
        }
    }

    /// Growth from nothing is endless, and from −1 to 1 it would be a fall by 200 per cent.
    @Test func aBaseNotAboveZeroIsRefused() {
        for growth in [Growth.compound, .percentage(period: 1)] {
            for first in [0.0, -1] {
                #expect(throws: NumericsError.self) { try growth([first, 1], at: [0, 1]) }
            }
            #expect(throws: NumericsError.tooFewValues(known: 1, needed: 2)) {
                try growth([.nan, 1], at: [0, 1])
            }
        }
        // 0 is allowed as a last value, so that the message must not ask for more.
        let negative = NumericsError.valueOutOfDomain(
            place: 1, value: -1, needed: "at least 0, as a last value")
        #expect(throws: negative) { try Growth.compound([1, -1, .nan], at: [0, 1, 2]) }
        // The least-squares line begins at −0.2, though no value is negative.
        #expect(throws: NumericsError.self) {
            try Growth.percentage(period: 1)([0, 1, 2, 4], at: [1, 2, 3, 4])
        }
    }
}
