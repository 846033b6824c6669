import Testing

@testable import MizanCommand

/// How numbers are printed on pages.
struct FiguresTests {
    @Test(arguments: [
        (1_234.56, "1235"), (0.012345, "0.0123"), (12_345_678, "1.23e7"), (-0.000_25, "−2.50e-4"),
        (0, "0"), (9.9999e-4, "1.00e-3"), (9_999_999, "1.00e7"),
    ])
    func compact(value: Double, text: String) {
        #expect(Figures.compact(value) == text)
    }

    /// Halves go away from zero, also where a product of shares has just missed one.
    @Test(arguments: [
        (0.145, "15"), (0.285, "29"), (0.565, "57"), (0.1449, "14"), (0.005, "1"), (0.995, "100"),
    ])
    func aHalfIsAHalf(share: Double, text: String) {
        #expect(Figures.percent(100 * share) == text)
        #expect(Figures.percent(-100 * share) == "−" + text)
    }

    @Test func aNumberBelowZeroThatIsPrintedAsZeroHasNoSign() {
        #expect(Figures.decimals(-0.004, 2) == "0.00" && Figures.decimals(-0.006, 2) == "−0.01")
        #expect(Figures.grouped(-1_234_567) == "−1,234,567")
    }

    @Test(arguments: [(0.9, "90"), (0.975, "97.5"), (0.999, "99.9"), (0.29, "29"), (0.99999, "99.999")])
    func levelsKeepTheirDecimals(share: Double, text: String) {
        #expect(Figures.level(share) == text)
    }
}
