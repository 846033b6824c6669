import Testing

@testable import MizanNumerics

/// The incomplete beta function, t and normal tails, against closed forms and tabled values.
struct TailsTests {
    static let pi = Double.pi

    @Test func betaOfOneShapeIsAPower() {
        for a in [0.5, 1, 3, 40, 700] {
            for x in [0.001, 0.2, 0.5, 0.9, 0.999] {
                let power = Elementary.pow(x, a)
                #expect(abs(incompleteBeta(x, a, 1) - power) <= 1e-12 * max(power, 1e-300), "\(x) \(a)")
                #expect(abs(incompleteBeta(1 - x, 1, a) - (1 - power)) < 1e-12)
            }
        }
        #expect(incompleteBeta(0, 2, 3) == 0 && incompleteBeta(1, 2, 3) == 1)
    }

    /// `I_x(a, n − a + 1)` is the chance of at least a successes of n.
    @Test func betaIsTheTailOfABinomial() {
        let x = 0.3
        var (term, tail) = (1.0, 0.0)
        for successes in 0...12 {
            if successes > 0 { term *= Double(13 - successes) / Double(successes) }
            let chance =
                term * Elementary.pow(x, Double(successes)) * Elementary.pow(1 - x, Double(12 - successes))
            if successes >= 5 { tail += chance }
        }
        #expect(abs(incompleteBeta(x, 5, 8) - tail) < 1e-13)
    }

    @Test func betaOfHalvesIsAnArcSine() {
        // I_1/4(1/2, 1/2) = 2/π · arcsin(1/2) = 1/3; I_1/2(a, a) = 1/2.
        #expect(abs(incompleteBeta(0.25, 0.5, 0.5) - 1.0 / 3) < 1e-14)
        for a in [0.5, 2, 25, 5000] { #expect(abs(incompleteBeta(0.5, a, a) - 0.5) < 1e-11) }
    }

    @Test func studentOfOneAndTwoDegreesHaveClosedForms() {
        // One: 1 − 2/π · arctan t, and arctan √3 = π/3. Two: 1 − t / √(2 + t²).
        #expect(abs(studentTwoSidedTail(1, degrees: 1) - 0.5) < 1e-14)
        #expect(abs(studentTwoSidedTail(3.0.squareRoot(), degrees: 1) - 1.0 / 3) < 1e-14)
        for t in [0, 0.1, 1, 3, 20] {
            let expected = 1 - t / (2 + t * t).squareRoot()
            #expect(abs(studentTwoSidedTail(-t, degrees: 2) - expected) < 1e-14)
        }
        // 1e8 standard errors with 2 degrees: 1 − 1/√(1 + 2/t²) = 1/t².
        #expect(abs(studentTwoSidedTail(1e8, degrees: 2) / 1e-16 - 1) < 1e-12)
        #expect(studentTwoSidedTail(.infinity, degrees: 5) == 0)
    }

    /// Printed tables: t of 10 degrees at 5 per cent is 2.228139, of 30 at 1 per cent 2.749996.
    @Test func studentAgreesWithTables() {
        #expect(abs(studentTwoSidedTail(2.228139, degrees: 10) - 0.05) < 1e-7)
        #expect(abs(studentTwoSidedTail(2.749996, degrees: 30) - 0.01) < 1e-7)
    }

    @Test func manyDegreesAreNormal() {
        #expect(abs(studentTwoSidedTail(1.5, degrees: 1e9) - 2 * normalUpperTail(1.5)) < 1e-6)
    }

    @Test func normalTails() {
        #expect(
            normalUpperTail(0) == 0.5 && normalUpperTail(.infinity) == 0 && normalUpperTail(-.infinity) == 1)
        // The quantile function, of another source, is its inverse; and the series and the fraction meet.
        for p in [1e-300, 1e-20, 1e-5, 0.000203, 0.00021, 0.01, 0.3, 0.5, 0.9, 0.999] {
            #expect(abs(normalUpperTail(-normalQuantile(p)) / p - 1) < 1e-11, "\(p)")
        }
        for x in stride(from: 3.50, through: 3.58, by: 0.005) {
            #expect(normalUpperTail(x) > normalUpperTail(x + 0.005))
        }
    }

    @Test func logGammaOfWholeAndHalfNumbers() {
        // Γ(n) = (n − 1)!, Γ(1/2) = √π.
        var factorial = 1.0
        for n in 1...20 {
            #expect(abs(logGamma(Double(n)) - Elementary.log(factorial)) < 1e-14 * max(1, Double(n)), "\(n)")
            factorial *= Double(n)
        }
        #expect(abs(logGamma(0.5) - Elementary.log(Self.pi) / 2) < 1e-14)
    }
}
