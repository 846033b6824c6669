import Testing

@testable import MizanNumerics

/// Denomination, availability and screening, by hand.
struct AvailabilityTests {
    @Test func availabilityOfRows() {
        let rows = availability(ofRows: [[1, .nan, .nan], [0, 0, .nan], [2, 3, .nan]])
        #expect(rows[0] == Availability(cells: 3, missing: 0, zeros: 1))
        #expect(rows[1].share == 2.0 / 3 && rows[1].nonZeroShare == 0.5)
        #expect(rows[2].share == 0 && rows[2].nonZeroShare == nil)
    }

    /// `1 − 1/3` is above 2/3 in the last bit, and `1 − 0.4` below 0.6: the share is divided once.
    @Test func aShareThatIsExactlyEnoughIsEnough() {
        let screening = Screening(by: [.available])
        #expect(screening.verdict(on: Availability(cells: 3, missing: 1, zeros: 0)).isIncluded)
        #expect(!screening.verdict(on: Availability(cells: 100, missing: 34, zeros: 0)).isIncluded)
        for least in 1...99 {
            let exact = Screening(by: [.available], leastAvailable: Double(least) / 100)
            #expect(exact.verdict(on: Availability(cells: 100, missing: 100 - least, zeros: 0)).isIncluded)
            #expect(!exact.verdict(on: Availability(cells: 100, missing: 101 - least, zeros: 0)).isIncluded)
        }
    }

    @Test func criteriaAndForce() {
        let manyZeros = Availability(cells: 100, missing: 0, zeros: 96)
        #expect(Screening(by: [.available]).verdict(on: manyZeros).isIncluded)
        #expect(!Screening(by: [.available, .nonZero]).verdict(on: manyZeros).isIncluded)
        #expect(Screening(by: [.nonZero]).verdict(on: manyZeros, forced: true).isIncluded)
        let full = Availability(cells: 2, missing: 0, zeros: 0)
        #expect(!Screening(by: [.available]).verdict(on: full, forced: false).isIncluded)
        let empty = Availability(cells: 2, missing: 2, zeros: 0)
        let verdict = Screening(by: [.available, .nonZero]).verdict(on: empty)
        #expect(verdict.isLowInData && !verdict.isLowInNonZero && !verdict.isIncluded)
    }

    @Test func denominatorsMustBeAboveZero() throws {
        let result = try denominated([10, .nan, 6], by: [5, 0, .nan], per: 100)
        #expect(result[0] == 200 && result[1].isNaN && result[2].isNaN)
        for bad in [0.0, -2, .infinity] {
            #expect(
                throws: NumericsError.valueOutOfDomain(place: 1, value: bad, needed: "a denominator above 0")
            ) { try denominated([1, 1], by: [1, bad]) }
        }
        #expect(throws: NumericsError.self) { try denominated([1e300], by: [1e-300]) }
        #expect(throws: NumericsError.self) { try denominated([.infinity], by: [1]) }
    }
}
