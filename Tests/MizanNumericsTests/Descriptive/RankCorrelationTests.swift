import Testing

@testable import MizanNumerics

/// Kendall's τ_b and Spearman's ρ: closed forms by hand, and the examples in SciPy's documentation (1.14).
struct RankCorrelationTests {
    @Test func withoutTiesPairsAreCounted() {
        // Of the 6 pairs of 4 things one is turned round.
        #expect(abs(kendallTau([1, 2, 3, 4], [1, 2, 4, 3]) - 4.0 / 6) < 1e-15)
        // d = 0, 0, 1, 1: 1 − 6 · 2 / 60.
        #expect(abs(spearmanCorrelation([1, 2, 3, 4], [1, 2, 4, 3]) - 0.8) < 1e-15)
    }

    @Test func tiesByHand() {
        // Pairs ordered by x: 5 of 6, by y: 5 of 6; both order 4 alike, none oppositely: 4 / 5.
        let (x, y) = ([1.0, 2, 2, 3], [1.0, 2, 3, 3])
        #expect(abs(kendallTau(x, y) - 0.8) < 1e-15)
        // Mid-ranks 1, 2.5, 2.5, 4 and 1, 2, 3.5, 3.5: sums of squares 4.5 and 4.5, of products 3.75.
        #expect(midRanks(x) == [1, 2.5, 2.5, 4] && midRanks(y) == [1, 2, 3.5, 3.5])
        #expect(abs(spearmanCorrelation(x, y) - 3.75 / 4.5) < 1e-15)
    }

    @Test func examplesOfSciPy() {
        #expect(abs(kendallTau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]) + 0.4714045207910316) < 1e-15)
        #expect(abs(spearmanCorrelation([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]) - 0.8207826816681233) < 1e-15)
    }

    @Test(arguments: [kendallTau, spearmanCorrelation])
    func extremesSymmetryAndGaps(_ correlation: @Sendable ([Double], [Double]) -> Double) {
        let values = [3.0, 1, 4, 1, 5, 9, 2, 6]
        let others = [2.0, 7, 1, 8, 2, 8, 1, 8]
        #expect(abs(correlation(values, values) - 1) < 1e-15, "ties and all, a list agrees with itself")
        #expect(abs(correlation(values, values.map { -$0 }) + 1) < 1e-15)
        #expect(correlation(values, others) == correlation(others, values))
        #expect(correlation(values + [.nan, 3], others + [1, .nan]) == correlation(values, others))
        #expect(correlation(values, values.map { $0 * $0 * $0 }) == correlation(values, values))
        #expect(correlation([1, 2, 3], [5, 5, 5]).isNaN)
        #expect(correlation([], []).isNaN && correlation([1], [2]).isNaN)
    }
}
