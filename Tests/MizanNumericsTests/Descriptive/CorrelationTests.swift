import Testing

@testable import MizanNumerics

/// Correlations and their tails: closed forms, exact counts by hand, and refusals.
struct CorrelationTests {
    @Test func pearsonByHand() throws {
        // Deviations −1, 0, 1 and −2, 1, 1: 3 / √(2 · 6).
        #expect(abs(try correlation([1, 2, 3], [0, 3, 3]) - 3 / 12.0.squareRoot()) < 1e-15)
        #expect(try correlation([1, 2, 3], [2, 4, 6]) == 1)
        #expect(try correlation([1, 2, 3], [3, 2, 1]) == -1)
        #expect(
            try correlation([1, .nan, 2, 3, 9], [0, 5, 3, 3, .nan]) == correlation([1, 2, 3], [0, 3, 3]))
        #expect(
            abs(try correlation([1e200, 2e200, 3e200], [0, 3e-200, 3e-200]) - 3 / 12.0.squareRoot()) < 1e-15)
    }

    @Test(arguments: CorrelationKind.allCases)
    func refusals(_ kind: CorrelationKind) {
        #expect(throws: NumericsError.constantValues(0.1)) {
            try correlation([0.1, 0.1, 0.1, .nan], [1, 2, 3, 4], kind)
        }
        #expect(throws: NumericsError.tooFewValues(known: 1, needed: 2)) {
            try correlation([1, 2, .nan], [.nan, 3, 4], kind)
        }
        #expect(throws: NumericsError.tooFewValues(known: 0, needed: 2)) {
            try correlation([.nan], [.nan], kind)
        }
        #expect(throws: NumericsError.valueOutOfDomain(place: 1, value: .infinity, needed: "a finite number"))
        {
            try correlation([1, .infinity, 2], [1, .nan, 2], kind)
        }
        #expect(throws: NumericsError.tooFewValues(known: 2, needed: 3)) {
            try correlationTwoSidedTail([1, 2], [1, 2], kind)
        }
    }

    /// Of the 3! orders of 3 things one agrees wholly and one is reversed; of 5! likewise.
    @Test func exactTailsByCounting() throws {
        #expect(abs(try correlationTwoSidedTail([1, 2, 3], [4, 5, 6], .spearman) - 2.0 / 6) < 1e-15)
        #expect(abs(try correlationTwoSidedTail([1, 2, 3], [4, 5, 6], .kendall) - 2.0 / 6) < 1e-15)
        let five = [1.0, 2, 3, 4, 5]
        #expect(abs(try correlationTwoSidedTail(five, five.reversed(), .spearman) - 2.0 / 120) < 1e-15)
        // One neighbouring exchange of 4 possible ones, or none: (1 + 4) / 120 on each side.
        #expect(abs(try correlationTwoSidedTail(five, [2, 1, 3, 4, 5], .kendall) - 10.0 / 120) < 1e-15)
        #expect(abs(try correlationTwoSidedTail(five, [2, 1, 3, 4, 5], .spearman) - 10.0 / 120) < 1e-15)
    }

    /// Every order of six things counted, against the tail that needs no counting.
    @Test(arguments: [CorrelationKind.spearman, .kendall])
    func exactTailsByEnumeration(_ kind: CorrelationKind) throws {
        let things = [1.0, 2, 3, 4, 5, 6]
        var orders: [[Double]] = [[]]
        for thing in things {
            orders = orders.flatMap { order in
                (0...order.count).map { Array(order[..<$0]) + [thing] + Array(order[$0...]) }
            }
        }
        let all = try orders.map { try correlation(things, $0, kind) }
        for (order, own) in zip(orders, all).enumerated().filter({ $0.offset.isMultiple(of: 37) }).map(
            \.element)
        {
            let farther = all.count { abs($0) >= abs(own) - 1e-12 }
            let expected = abs(own) < 1e-12 ? 1 : Double(farther) / 720
            #expect(abs(try correlationTwoSidedTail(things, order, kind) - expected) < 1e-12)
        }
    }

    /// For 4 rows t has 2 degrees of freedom, and the tail of r is 1 − |r|.
    @Test func tailOfFourRowsIsLinear() throws {
        let (x, y) = ([1.0, 2, 4, 7], [3.0, 1, 5, 4])
        let r = try correlation(x, y)
        #expect(abs(try correlationTwoSidedTail(x, y) - (1 - abs(r))) < 1e-13)
        #expect(try correlationTwoSidedTail(x, x) == 0)
    }

    /// Without ties the variance of the normal distribution is n(n − 1)(2n + 5) / 18 pairs.
    @Test func kendallOfManyRowsIsNormal() throws {
        let x = (0..<60).map(Double.init)
        let y = x.map { Double((Int($0) * 23) % 61) }
        let tau = try correlation(x, y, .kendall)
        let z = abs(tau) * 1770 / (60.0 * 59 * 125 / 18).squareRoot()
        #expect(abs(try correlationTwoSidedTail(x, y, .kendall) - 2 * normalUpperTail(z)) < 1e-12)
    }
}
