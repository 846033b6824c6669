import Testing

@testable import MizanNumerics

@Suite("Draws of observations")
struct ObservationDrawsTests {
    private static let count = 20_000

    private func draws(_ number: UInt64, _ draw: (inout DrawStream) -> Double) -> [Double] {
        var stream = DrawStream(seed: 21, replicate: 7, stream: number)
        let values = (0..<Self.count).map { _ in draw(&stream) }
        #expect(stream.position == UInt64(Self.count), "a draw takes one position")
        return values
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// Mean and variance within five standard errors; `kurtosis` is the fourth central moment over the squared
    /// variance.
    private func check(_ values: [Double], mean expected: Double, variance: Double, kurtosis: Double) {
        let n = Double(values.count)
        #expect(abs(mean(values) - expected) <= 5 * (variance / n).squareRoot())
        let spread = mean(values.map { ($0 - expected) * ($0 - expected) })
        #expect(abs(spread - variance) <= 5 * variance * ((kurtosis - 1) / n).squareRoot())
    }

    @Test("log-normal numbers have the mean and deviation asked for")
    func logNormal() {
        let values = draws(1) { $0.logNormal(mean: 20, deviation: 5) }
        // With t = exp(σ²) = 1 + 1/16 the kurtosis is t⁴ + 2t³ + 3t² − 3.
        let t = 1.0625
        check(
            values, mean: 20, variance: 25, kurtosis: t * t * t * t + 2 * t * t * t + 3 * t * t - 3)
        let median = draws(2) { $0.logNormal(median: 3, logDeviation: 0.5) }
        let below = Double(median.count { $0 < 3 }) / Double(Self.count)
        #expect(abs(below - 0.5) < 5 * 0.5 / 141)
        check(median.map { Elementary.log($0) }, mean: Elementary.log(3), variance: 0.25, kurtosis: 3)
        #expect(draws(3) { $0.logNormal(mean: 4, deviation: 0) }.allSatisfy { abs($0 - 4) < 1e-14 })
    }

    @Test(
        "beta numbers have the moments of their shapes",
        arguments: [(2.0, 3.0), (0.5, 0.5), (1, 1), (0.05, 0.2), (40, 3)])
    func beta(first: Double, second: Double) throws {
        let shapes = try BetaShapes(first, second)
        let values = draws(4) { $0.beta(shapes) }
        #expect(values.allSatisfy { (0...1).contains($0) })
        let sum = first + second
        let variance = first * second / (sum * sum * (sum + 1))
        let excess =
            6 * ((first - second) * (first - second) * (sum + 1) - first * second * (sum + 2))
            / (first * second * (sum + 2) * (sum + 3))
        check(values, mean: first / sum, variance: variance, kurtosis: 3 + excess)
        for x in [0.1, 0.5, 0.9] {
            let share = incompleteBeta(x, first, second)
            let below = Double(values.count { $0 < x }) / Double(Self.count)
            #expect(abs(below - share) <= 5 * (share * (1 - share) / Double(Self.count)).squareRoot() + 1e-12)
        }
    }

    @Test("beta shapes from a mean and a deviation between bounds give them back")
    func shapes() throws {
        let shapes = try BetaShapes(mean: 30, deviation: 8, low: 10, high: 60)
        let values = draws(5) { 10 + 50 * $0.beta(shapes) }
        #expect(abs(mean(values) - 30) < 5 * 8 / 141)
        #expect(abs(mean(values.map { ($0 - 30) * ($0 - 30) }) / 64 - 1) < 0.05)
        // A variance of 1/12 about 1/2 is that of the uniform distribution.
        let uniform = try BetaShapes(mean: 0.5, deviation: (1.0 / 12).squareRoot())
        #expect(abs(uniform.first - 1) < 1e-12 && abs(uniform.second - 1) < 1e-12)
        for (mean, deviation) in [(0.5, 0.5), (0.5, 0), (0, 0.1), (1.2, 0.1)] {
            #expect(throws: NumericsError.self) { try BetaShapes(mean: mean, deviation: deviation) }
        }
        #expect(throws: NumericsError.self) { try BetaShapes(0, 1) }
    }

    /// Counts against probabilities: the chi-square statistic is below its mean plus five of its deviations.
    private func checkCounts(_ values: [Double], _ probability: (Double) -> Double) {
        let n = Double(values.count)
        var (statistic, classes, known, seen) = (0.0, 0, 0.0, 0.0)
        for count in 0..<400 {
            let expected = n * probability(Double(count))
            guard expected >= 10 else { continue }
            let observed = Double(values.count { $0 == Double(count) })
            statistic += (observed - expected) * (observed - expected) / expected
            (classes, known, seen) = (classes + 1, known + expected, seen + observed)
        }
        let left = max(n - known, 1e-9)
        if left >= 10 { statistic += (n - seen - left) * (n - seen - left) / left }
        #expect(classes > 1)
        let degrees = Double(classes)
        #expect(statistic < degrees + 5 * (2 * degrees).squareRoot(), "\(statistic) of \(degrees) degrees")
    }

    @Test("Poisson counts have the exact probabilities", arguments: [0.3, 2, 9.99, 10, 17.5, 120])
    func poisson(mean: Double) {
        let values = draws(6) { $0.poisson(mean: mean) }
        #expect(values.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
        check(values, mean: mean, variance: mean, kurtosis: 3 + 1 / mean)
        checkCounts(values) { count in
            Elementary.exp(count * Elementary.log(mean) - mean - logGamma(count + 1))
        }
    }

    @Test("large Poisson counts have their moments", arguments: [1e4, 1e9, 1e15])
    func largePoisson(mean: Double) {
        let values = draws(7) { $0.poisson(mean: mean) }
        check(values.map { ($0 - mean) / mean.squareRoot() }, mean: 0, variance: 1, kurtosis: 3 + 1 / mean)
    }

    @Test("a mean of 0 gives 0")
    func none() {
        var stream = DrawStream(seed: 21, replicate: 7, stream: 8)
        #expect(stream.poisson(mean: 0) == 0)
        #expect(stream.gammaPoisson(mean: 0, shape: 2) == 0)
        #expect(stream.position == 2)
    }

    @Test("the logarithm of a Poisson probability keeps its figures")
    func logProbability() {
        for (count, mean) in [(0.0, 3.0), (1, 0.5), (7, 3), (20, 12), (100, 120)] {
            let plain = count * Elementary.log(mean) - mean - logGamma(count + 1)
            #expect(abs(poissonLogProbability(count, mean: mean) - plain) < 1e-11)
        }
        // At the mean of a large count: −log(2πn)/2 − 1/(12n).
        let n = 1e12
        let expected = -0.5 * Elementary.log(2 * Double.pi * n)
        #expect(abs(poissonLogProbability(n, mean: n) - expected) < 1e-12)
    }

    @Test("counts of a gamma mean are negative binomial", arguments: [(2.0, 0.7), (3, 4), (40, 2.5)])
    func gammaPoisson(mean: Double, shape: Double) {
        let values = draws(9) { $0.gammaPoisson(mean: mean, shape: shape) }
        let success = shape / (shape + mean)
        let variance = mean + mean * mean / shape
        // Excess kurtosis 6/r + p²/((1 − p) r).
        let excess = 6 / shape + success * success / ((1 - success) * shape)
        check(values, mean: mean, variance: variance, kurtosis: 3 + excess)
        checkCounts(values) { count in
            Elementary.exp(
                logGamma(count + shape) - logGamma(count + 1) - logGamma(shape)
                    + shape * Elementary.log(success) + count * Elementary.log(1 - success))
        }
    }

    @Test("the draws after one are the same whatever its parameters")
    func positions() throws {
        var (a, b) = (
            DrawStream(seed: 1, replicate: 1, stream: 1), DrawStream(seed: 1, replicate: 1, stream: 1)
        )
        _ = (a.poisson(mean: 2), a.beta(try BetaShapes(0.1, 5)), a.gammaPoisson(mean: 50, shape: 0.1))
        _ = (b.poisson(mean: 1e6), b.beta(try BetaShapes(9, 5)), b.gammaPoisson(mean: 1, shape: 3))
        #expect(a.uniform() == b.uniform())
    }
}
