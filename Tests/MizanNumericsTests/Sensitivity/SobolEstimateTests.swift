import MizanNumerics
import Testing

@Suite("Sobol designs and intervals")
struct SobolEstimateTests {
    private static let rows = 1 << 14

    /// sin x + a sin² y + b z⁴ sin x on (−π, π)³, with a = 7 and b = 0.1.
    private static func ishigami(_ u: [Double]) -> Double {
        let x = u.map { (2 * $0 - 1) * Double.pi }
        return sine(x[0]) + 7 * sine(x[1]) * sine(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sine(x[0])
    }

    /// The series of the sine, which converges fast on (−π, π).
    private static func sine(_ x: Double) -> Double {
        var (sum, term, n) = (x, x, 1.0)
        while abs(term) > 1e-17 {
            term *= -x * x / ((n + 1) * (n + 2))
            n += 2
            sum += term
        }
        return sum
    }

    /// That an estimate is as near the truth as five standard errors, and not because they are large.
    private func expect(
        _ estimates: [Double], _ bounds: ResampledIntervals, near truth: [Double], within most: Double
    ) {
        for place in truth.indices where !truth[place].isNaN {
            // A 95 % interval of the normal form is 2 · 1.96 standard errors wide.
            let error = (bounds.high[place] - bounds.low[place]) / 3.92
            #expect(error > 0 && error < most)
            #expect(
                abs(estimates[place] - truth[place]) < 5 * error,
                "\(estimates[place]), not \(truth[place]) within 5 · \(error)")
        }
    }

    @Test("Ishigami's function has its indices in closed form", arguments: [UInt64(1)])
    func ishigami(seed: UInt64) throws {
        let values = SobolDesign(inputs: 3, rows: Self.rows, seed: seed)
            .values(secondOrder: true, of: Self.ishigami)
        let result = try SobolEstimate(values, resamples: 40, form: .normal, seed: 5)
        let (a, b) = (7.0, 0.1)
        let fourth = Double.pi * Double.pi * Double.pi * Double.pi
        let variance = a * a / 8 + b * fourth / 5 + b * b * fourth * fourth / 18 + 0.5
        let x = (1 + b * fourth / 5) * (1 + b * fourth / 5) / 2 / variance
        let y = a * a / 8 / variance
        let both = b * b * fourth * fourth * (1.0 / 18 - 1.0 / 50) / variance
        #expect(abs(result.indices.variance / variance - 1) < 0.05)
        expect(result.indices.first, result.first, near: [x, y, 0], within: 0.02)
        expect(result.indices.total, result.total, near: [x + both, y, both], within: 0.02)
        let second = try #require(result.indices.second)
        expect(
            second, try #require(result.second), near: [.nan, 0, both, 0, .nan, 0, both, 0, .nan],
            within: 0.03)
        #expect(result.rows == Self.rows && result.failed == 0)
    }

    @Test("Sobol's g-function has its indices in closed form")
    func gFunction() throws {
        let a: [Double] = [0, 1, 4.5, 9, 99]
        let values = SobolDesign(inputs: 5, rows: Self.rows, seed: 3).values(secondOrder: true) { u in
            zip(u, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
        }
        let result = try SobolEstimate(values, resamples: 40, form: .normal, seed: 5)
        let parts = a.map { 1 / (3 * (1 + $0) * (1 + $0)) }
        let all = parts.reduce(1) { $0 * (1 + $1) }
        let variance = all - 1
        expect(result.indices.first, result.first, near: parts.map { $0 / variance }, within: 0.02)
        expect(
            result.indices.total, result.total, near: parts.map { $0 * all / (1 + $0) / variance },
            within: 0.02)
        let pairs = parts.indices.flatMap { i in
            parts.indices.map { i == $0 ? .nan : parts[i] * parts[$0] / variance }
        }
        expect(try #require(result.indices.second), try #require(result.second), near: pairs, within: 0.03)
    }

    @Test("alternatives cut from 0 to 1 share the variance as their values do")
    func alternatives() throws {
        let values = SobolDesign(inputs: 2, rows: Self.rows, seed: 4).values { u in
            [1.0, 2, 6][choice(u[0], among: 3)] + Double(choice(u[1], among: 2))
        }
        let result = try SobolEstimate(values, resamples: 40, form: .normal, seed: 5)
        // Variances of 14/3 and of 1/4.
        let share = (14.0 / 3) / (14.0 / 3 + 0.25)
        expect(result.indices.first, result.first, near: [share, 1 - share], within: 0.02)
        expect(result.indices.total, result.total, near: [share, 1 - share], within: 0.02)
    }

    @Test("95 % intervals cover the truth 95 times in 100", arguments: ResampledIntervals.Form.allCases)
    func coverage(form: ResampledIntervals.Form) throws {
        let times = 200
        var covered = [0, 0, 0, 0]
        for seed in 0..<times {
            let values = SobolDesign(inputs: 2, rows: 120, seed: UInt64(seed)).values { 2 * $0[0] + $0[1] }
            let result = try SobolEstimate(values, resamples: 100, form: form, seed: 9)
            for (place, share) in [0.8, 0.2].enumerated() {
                if result.first.low[place] <= share && share <= result.first.high[place] {
                    covered[place] += 1
                }
                if result.total.low[place] <= share && share <= result.total.high[place] {
                    covered[place + 2] += 1
                }
            }
        }
        // Three standard errors of a share of 0.95, and 2 points for a bootstrap of 120 rows.
        let least = Double(times) * (0.95 - 0.02) - 3 * (0.95 * 0.05 * Double(times)).squareRoot()
        #expect(covered.allSatisfy { Double($0) >= least }, "\(covered) of \(times)")
    }

    @Test("rows with a failed evaluation are left out and counted, and the rest is as if they never were")
    func failures() throws {
        let design = SobolDesign(inputs: 2, rows: 400, seed: 6)
        let whole = design.values(secondOrder: true) { $0[0] + $0[1] * $0[1] }
        func holed(_ values: [Double], at rows: [Int]) -> [Double] {
            values.indices.map { rows.contains($0) ? .nan : values[$0] }
        }
        func without(_ values: [Double], _ rows: [Int]) -> [Double] {
            values.indices.filter { !rows.contains($0) }.map { values[$0] }
        }
        let lost = [3, 50, 51, 399]
        let damaged = SobolValues(
            a: holed(whole.a, at: [3]), b: holed(whole.b, at: [50]),
            ab: [whole.ab[0], holed(whole.ab[1], at: [51])], ba: [holed(whole.ba[0], at: [399]), whole.ba[1]])
        let rest = SobolValues(
            a: without(whole.a, lost), b: without(whole.b, lost), ab: whole.ab.map { without($0, lost) },
            ba: whole.ba.map { without($0, lost) })
        let (result, expected) = (try SobolEstimate(damaged, seed: 7), try SobolEstimate(rest, seed: 7))
        #expect(result.failed == 4 && result.rows == 396 && expected.failed == 0)
        #expect(result.indices.first == expected.indices.first && result.total == expected.total)
        #expect(result.indices.first.allSatisfy(\.isFinite) && result.first.low.allSatisfy(\.isFinite))
        #expect(throws: NumericsError.tooFewValues(known: 0, needed: 2)) {
            try SobolEstimate(SobolValues(a: [.nan, 1], b: [1, .nan], ab: [[1, 2]]), seed: 1)
        }
        #expect(throws: NumericsError.constantValues(2)) {
            try SobolEstimate(SobolValues(a: [2, 2], b: [2, 2], ab: [[2, 2]]), seed: 1)
        }
    }

    @Test("a resample's indices are those of its rows")
    func resamples() throws {
        // Where every row is the same but two kinds, the mean of many resamples is near the estimate itself.
        let values = SobolDesign(inputs: 2, rows: 1000, seed: 8).values(secondOrder: true) {
            5 + $0[0] * (1 + $0[1])
        }
        for convention in [SobolIndices.Convention.standardised, .uncentred] {
            let result = try SobolEstimate(
                values, convention: convention, coverage: 0.9999, resamples: 400, form: .percentile, seed: 9)
            for (estimate, bounds) in [
                (result.indices.first, result.first), (result.indices.total, result.total),
                (try #require(result.indices.second), try #require(result.second)),
            ] {
                for place in estimate.indices where !estimate[place].isNaN {
                    #expect(bounds.low[place] < estimate[place] && estimate[place] < bounds.high[place])
                }
            }
        }
    }

    @Test("wider coverage gives wider intervals, and another seed other ones")
    func widths() throws {
        let values = SobolDesign(inputs: 2, rows: 300, seed: 8).values { $0[0] + $0[1] * $0[0] }
        let (narrow, wide) = (
            try SobolEstimate(values, coverage: 0.5, seed: 1),
            try SobolEstimate(values, coverage: 0.99, seed: 1)
        )
        for place in 0..<2 {
            #expect(wide.first.low[place] < narrow.first.low[place])
            #expect(wide.first.high[place] > narrow.first.high[place])
        }
        #expect(try SobolEstimate(values, coverage: 0.5, seed: 1) == narrow)
        #expect(try SobolEstimate(values, coverage: 0.5, seed: 2) != narrow)
    }

    @Test("samples share the inputs that they should")
    func design() {
        let design = SobolDesign(inputs: 3, rows: 4, seed: 1)
        let (a, b) = (design.point(2, of: .a), design.point(2, of: .b))
        #expect(design.point(2, of: .ab(1)) == [a[0], b[1], a[2]])
        #expect(design.point(2, of: .ba(1)) == [b[0], a[1], b[2]])
        #expect(Array(SobolDesign(inputs: 4, rows: 9, seed: 1).point(2, of: .a).prefix(3)) == a)
        #expect((a + b).allSatisfy { $0 > 0 && $0 < 1 } && Set(a + b).count == 6)
    }
}
