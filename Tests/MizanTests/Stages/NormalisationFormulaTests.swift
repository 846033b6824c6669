import MizanNumerics
import Testing

@testable import Mizan

/// Each normalisation against its formula, and the names of elsewhere that are one of ours with settings.
struct NormalisationFormulaTests {
    static let values: [Double] = [2, 6, 4, 10, 6]
    static let units = ["a", "b", "c", "d", "e"]

    private func scores(
        _ method: String, _ text: String, _ direction: Direction = .positive, target: Double? = nil
    )
        throws -> [Double]
    {
        try MethodSettings.variant("normalisation", method, text).normalisation().normalised(
            ScaledColumn(
                Self.values, reference: Self.values, direction, target: target, units: Self.units))
    }

    private func expect(_ scores: [Double], _ expected: [Double]) {
        #expect(scores.count == expected.count)
        for (score, value) in zip(scores, expected) { #expect(abs(score - value) < 1e-12, "\(scores)") }
    }

    @Test func ranks() throws {
        expect(try scores("rank", ""), [1, 3, 2, 5, 3])
        expect(try scores("rank", "ties: mean"), [1, 3.5, 2, 5, 3.5])
        expect(try scores("rank", "", .negative), [5, 2, 4, 1, 2])
        expect(try scores("borda", ""), [0, 2, 1, 4, 2])
        expect(try scores("percentile-rank", ""), [0, 50, 25, 100, 50])
        expect(try scores("percentile-rank", "low: 0, high: 1"), [0, 0.5, 0.25, 1, 0.5])
    }

    @Test func distances() throws {
        expect(try scores("distance-to-target", "target: 7"), [0, 80, 40, 160, 80])
        expect(try scores("distance-to-target", "target: 7, cap: yes"), [0, 80, 40, 100, 80])
        // The indicator's own target counts before that of the method.
        expect(try scores("distance-to-target", "target: 7", target: 12), [0, 40, 20, 80, 40])
        // Where low is good the worst value is 10: (10 − x)/(10 − 5).
        expect(try scores("distance-to-target", "target: 5", .negative), [160, 80, 120, 0, 80])
        expect(try scores("distance-to-reference", "unit: b"), [0, 100, 50, 200, 100])
        expect(try scores("distance-to-reference", "unit: b, cap: yes", .negative), [100, 100, 100, 0, 100])
    }

    @Test func fractionsAndCurves() throws {
        expect(try scores("fraction-of-maximum", ""), [20, 60, 40, 100, 60])
        let share = 1 / (1 + Elementary.exp(2))
        expect(
            try scores("logistic", "midpoint: 6, steepness: 1, low: 0, high: 1").prefix(3).map(\.self),
            [1 / (1 + Elementary.exp(4)), 0.5, share])
        expect(
            try scores("logistic", "midpoint: 6, steepness: 1, low: 0, high: 1", .negative).prefix(3).map(
                \.self),
            [1 - 1 / (1 + Elementary.exp(4)), 0.5, 1 - share])
    }

    /// [Mazziotta2016]: 60 wide, the base at 100.
    @Test func adjustedMazziotta() throws {
        expect(try scores("adjusted-mazziotta", "base: 6"), [70, 100, 85, 130, 100])
        expect(try scores("adjusted-mazziotta", "base: 6", .negative), [130, 100, 115, 70, 100])
        let mean = 5.6
        expect(try scores("adjusted-mazziotta", ""), Self.values.map { 100 + ($0 - mean) / 8 * 60 })
    }

    /// Names that other software has for one of ours with settings: none of them is worth a second method.
    @Test func otherNamesAreSettingsOfOurs() throws {
        // Distance to the maximum, 1 − (max − x)/(max − min).
        expect(try scores("min-max", "low: 0, high: 1"), Self.values.map { 1 - (10 - $0) / 8 })
        // Scaled, (x − p1)/(p2 − p1) · factor; of a negative direction −x is scaled.
        expect(
            try scores("goalposts", "low: 1, high: 5, clamp: no, scale: 100"),
            Self.values.map { ($0 - 1) / 4 * 100 })
        expect(
            try scores("goalposts", "low: -5, high: -1, clamp: no, scale: 100", .negative),
            Self.values.map { (-$0 - 1) / 4 * 100 })
        // Mazziotta-Pareto's scale, 100 ± 10 z.
        expect(
            try scores("z-score", "mean: 100, deviation: 10", .negative),
            try mazziottaStandardised(Self.values, isCost: true))
    }
}
