import Foundation
import MizanNumerics
import Testing

@Suite("Rounding to significant digits")
struct RoundingTests {
    @Test("hand-worked cases")
    func known() {
        #expect(roundedToSignificant(1234.5678, 6) == 1234.57)
        #expect(roundedToSignificant(-1234.5678, 2) == -1200)
        #expect(roundedToSignificant(0.00012345, 3) == 0.000123)
        #expect(roundedToSignificant(9.9996, 4) == 10)
        #expect(roundedToSignificant(0.1 + 0.2) == 0.3)
        #expect(roundedToSignificant(2.5, 1) == 3)
        #expect(roundedToSignificant(-2.5, 1) == -3)
        #expect(roundedToSignificant(7) == 7)
        #expect(roundedToSignificant(123_456_789_012_345) == 123_456_789_012_000)
    }

    @Test("zero, NaN, infinities")
    func special() {
        #expect(roundedToSignificant(0).sign == .plus && roundedToSignificant(0) == 0)
        #expect(roundedToSignificant(-0.0).sign == .plus)
        #expect(roundedToSignificant(.nan).isNaN)
        #expect(roundedToSignificant(.infinity) == .infinity)
        #expect(roundedToSignificant(-.infinity) == -.infinity)
    }

    @Test("ends of the range")
    func extremes() {
        #expect(roundedToSignificant(.greatestFiniteMagnitude) == 1.79769313486e308)
        #expect(roundedToSignificant(.greatestFiniteMagnitude, 1) == .greatestFiniteMagnitude)
        #expect(roundedToSignificant(.leastNonzeroMagnitude) == .leastNonzeroMagnitude)
        #expect(roundedToSignificant(0x1p-1030, 4) == Double("8.692e-311"))
        #expect(roundedToSignificant(-6.02214076e23, 3) == -6.02e23)
        #expect(roundedToSignificant(1.0549e-200, 3) == 1.05e-200)
        #expect(roundedToSignificant(9.9999e-200, 3) == 1e-199)
    }

    @Test("twice is once, negatives mirror, order is kept", arguments: [1, 3, 12, 15])
    func properties(digits: Int) {
        var draws = DrawStream(seed: 8, replicate: 0, stream: UInt64(digits))
        for _ in 0..<4000 {
            let exponent = Int(draws.uniform() * 2090) - 1070
            let x = Double(sign: .plus, exponent: exponent, significand: 1 + draws.uniform())
            let rounded = roundedToSignificant(x, digits)
            #expect(roundedToSignificant(rounded, digits) == rounded)
            #expect(roundedToSignificant(-x, digits) == -rounded)
            #expect(roundedToSignificant(x.nextUp, digits) >= rounded)
        }
    }

    @Test("agrees with C's printf, whose decimal conversion is exact")
    func printf() {
        var draws = DrawStream(seed: 9, replicate: 0, stream: 1)
        for _ in 0..<4000 {
            let x = Elementary.exp(draws.uniform() * 120 - 60)
            let text = String(format: "%.11e", x)
            #expect(roundedToSignificant(x) == Double(text))
        }
    }

    @Test("the noise of sums in other orders is gone")
    func noise() {
        var draws = DrawStream(seed: 10, replicate: 0, stream: 1)
        let values = (0..<40).map { _ in draws.uniform() * 10 }
        let forward = values.reduce(0, +)
        let backward = values.reversed().reduce(0, +)
        #expect(roundedToSignificant(forward) == roundedToSignificant(backward))
    }
}
