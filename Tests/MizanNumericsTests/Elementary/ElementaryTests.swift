import Foundation
import MizanNumerics
import Testing

@Suite("Elementary functions")
struct ElementaryTests {
    // Foundation's functions are the C library's, which are correct to well under 1 ulp.
    @Test("logarithm within 1 ulp of the C library's")
    func log() {
        for x in arguments() { #expect(ulps(Elementary.log(x), Foundation.log(x)) <= 1) }
    }

    @Test("logarithm near 1, where it is near 0")
    func logNearOne() {
        for step in -200...200 {
            let x = 1 + Double(step) * 0x1p-40
            #expect(ulps(Elementary.log(x), Foundation.log(x)) <= 1)
        }
        #expect(Elementary.log(1) == 0)
        #expect(Elementary.log(1.0.nextUp) == (0x1p-52).nextDown)
    }

    @Test("exponential within 1 ulp of the C library's")
    func exp() {
        for step in -7080...7097 {
            let x = Double(step) / 10 + 0.0123
            #expect(ulps(Elementary.exp(x), Foundation.exp(x)) <= 1)
        }
        for step in -400...400 {
            let x = Double(step) / 577
            #expect(ulps(Elementary.exp(x), Foundation.exp(x)) <= 1)
        }
    }

    @Test("exponential of large negative numbers is subnormal, then 0")
    func expSubnormal() {
        for x in stride(from: -745.0, through: -708, by: 0.37) {
            #expect(abs(Elementary.exp(x) - Foundation.exp(x)) <= 0x1p-1074 + 1e-15 * Foundation.exp(x))
        }
        #expect(Elementary.exp(-745.2) == 0)
    }

    @Test("decimal logarithm within 2 ulp, exact at powers of ten")
    func log10() {
        for x in arguments() { #expect(ulps(Elementary.log10(x), Foundation.log10(x)) <= 2) }
        for power in 0...22 {
            #expect(Elementary.log10(Double("1e\(power)")!) == Double(power))
        }
    }

    @Test("powers have the stated relative error")
    func pow() {
        for x in stride(from: 0.01, through: 30, by: 0.37) {
            for y in stride(from: -3.0, through: 3, by: 0.17) {
                let bound = (abs(y * Foundation.log(x)) + 2) * 0x1p-52
                let reference = Foundation.pow(x, y)
                #expect(abs(Elementary.pow(x, y) - reference) <= bound * reference)
            }
        }
    }

    @Test("edges")
    func edges() {
        #expect(Elementary.log(0) == -.infinity)
        #expect(Elementary.log(-1).isNaN)
        #expect(Elementary.log(.nan).isNaN)
        #expect(Elementary.log(.infinity) == .infinity)
        #expect(Elementary.exp(0) == 1)
        #expect(Elementary.exp(710) == .infinity)
        #expect(Elementary.exp(.infinity) == .infinity)
        #expect(Elementary.exp(-.infinity) == 0)
        #expect(Elementary.exp(.nan).isNaN)
        #expect(Elementary.pow(0, 0) == 1)
        #expect(Elementary.pow(0, 2) == 0)
        #expect(Elementary.pow(0, -2) == .infinity)
        #expect(Elementary.pow(-1, 2).isNaN)
        #expect(Elementary.pow(7.3, 1) == 7.3)
    }

    /// Numbers over the whole range of Double, subnormals too.
    private func arguments() -> [Double] {
        stride(from: -1073, through: 1023, by: 1).flatMap { exponent in
            [1.0, 1.1, 1.25, 1.4142, 1.5, 1.77, 1.9999].map {
                Double(sign: .plus, exponent: exponent, significand: $0)
            }
        }
    }

    private func ulps(_ a: Double, _ b: Double) -> Double {
        a == b ? 0 : abs(a - b) / max(a.ulp, b.ulp)
    }
}
