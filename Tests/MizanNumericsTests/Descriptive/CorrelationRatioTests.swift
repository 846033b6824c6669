import Testing

@testable import MizanNumerics

@Suite("Importance by the correlation ratio")
struct CorrelationRatioTests {
    private func normals(_ count: Int, stream: UInt64) -> [Double] {
        var draws = DrawStream(seed: 11, replicate: 0, stream: stream)
        return (0..<count).map { _ in draws.normal() }
    }

    @Test("a parabola is all there is to know of y, though its correlation is 0")
    func parabola() throws {
        let x = (-50...50).map { Double($0) / 50 }
        let y = x.map { $0 * $0 }
        #expect(abs(try correlation(x, y)) < 1e-12)
        #expect(try correlationRatio(of: y, on: x) > 0.999)
    }

    @Test("straight and monotone relations, skewed ones too")
    func monotone() throws {
        let x = normals(200, stream: 1)
        #expect(abs(try correlationRatio(of: x.map { 3 - 2 * $0 }, on: x) - 1) < 1e-9)
        let skewed = x.map { Elementary.exp(2 * $0) }
        #expect(abs(try correlationRatio(of: skewed, on: skewed) - 1) < 1e-9)
        #expect(try correlationRatio(of: x, on: skewed) > 0.999)
        #expect(try correlationRatio(of: skewed, on: x) > 0.99)
    }

    @Test("unrelated columns: near 0 however often it is tried")
    func independent() throws {
        let ratios = try (0..<100).map {
            try correlationRatio(of: normals(100, stream: 2 * $0 + 10), on: normals(100, stream: 2 * $0 + 11))
        }
        #expect(ratios.reduce(0, +) / 100 < 0.04)
        #expect(ratios.sorted()[94] < 0.15)
    }

    @Test("signal and noise: the share of the signal's variance", arguments: [0.25, 1, 4])
    func noise(_ ratio: Double) throws {
        // y = sin(2x) + noise, x uniform on a whole number of half waves: the signal's variance is 1/2.
        var draws = DrawStream(seed: 12, replicate: 0, stream: 1)
        let x = (0..<1000).map { _ in draws.uniform() * 2 * Double.pi }
        let deviation = (0.5 / ratio).squareRoot()
        let signal = x.map { sine(2 * $0) }
        let y = signal.map { $0 + deviation * draws.normal() }
        // What knowing the shape explains of this sample: r² of signal and y, about ratio / (1 + ratio).
        let share = try correlation(signal, y)
        let found = try correlationRatio(of: y, on: x)
        #expect(abs(found - share * share) < 0.03, "\(found), \(share * share)")
    }

    @Test("few values of x: the share between them, exactly")
    func discrete() throws {
        // Means 2 and 5 of three each, all 3.5: between 6 · 2.25 = 13.5; inside 2 + 2.
        let x = [0.0, 0, 0, 1, 1, 1, 1, 0, 0, 1]
        let y = [1.0, 2, 3, 4, 5, 6, 5, 2, 2, 5]
        // With two more of each at the mean: between 10 · 2.25 = 22.5.
        #expect(abs(try correlationRatio(of: y, on: x) - 22.5 / 26.5) < 1e-14)
        #expect(abs(varianceShare(between: x, of: y) - 22.5 / 26.5) < 1e-14)
    }

    @Test("constant x tells nothing; constant y and few rows are refused")
    func edges() throws {
        let y = [1.0, 2, 3, 4, 5, .nan]
        #expect(try correlationRatio(of: y, on: [3, 3, 3, 3, 3, 9]) == 0)
        #expect(throws: NumericsError.constantValues(2)) {
            try correlationRatio(of: [2, 2, 2, 2, 2], on: [1, 2, 3, 4, 5])
        }
        #expect(throws: NumericsError.tooFewValues(known: 4, needed: 5)) {
            try correlationRatio(of: [1, 2, 3, 4, .nan], on: [1, 2, 3, 4, 5])
        }
        #expect(throws: NumericsError.self) { try correlationRatio(of: y, on: [1, 2, .infinity, 4, 5, 6]) }
    }

    @Test("in 0...1, whatever the order of the rows, the units and the direction")
    func invariance() throws {
        let (x, noise) = (normals(80, stream: 3), normals(80, stream: 4))
        let y = zip(x, noise).map { $0 * $0 * $0 - $0 + $1 }
        let ratio = try correlationRatio(of: y, on: x)
        #expect((0...1).contains(ratio))
        let order = (0..<80).map { ($0 * 7 + 3) % 80 }
        #expect(try correlationRatio(of: order.map { y[$0] }, on: order.map { x[$0] }) == ratio)
        for factor in [-1.0, 1e-150, 1e200] {
            let scaled = try correlationRatio(of: y.map { $0 * factor }, on: x.map { $0 * factor })
            #expect(abs(scaled - ratio) < 1e-9)
        }
    }

    @Test("the spline solves (W + λK) g = W y, K = Q R⁻¹ Qᵀ, and its trace is that of the inverse times W")
    func spline() throws {
        let places = [0, 0.1, 0.15, 0.4, 0.7, 0.75, 1]
        let y = [1.0, -2, 4, 0.5, 3, 3, -1]
        let weights = [1.0, 2, 1, 3, 1, 1, 2]
        let h = zip(places.dropFirst(), places).map { $0 - $1 }
        // Columns of Q, and R in full.
        var q = [[Double]](repeating: [Double](repeating: 0, count: 7), count: 5)
        var r = [Double](repeating: 0, count: 25)
        for j in 0..<5 {
            (q[j][j], q[j][j + 1], q[j][j + 2]) = (1 / h[j], -1 / h[j] - 1 / h[j + 1], 1 / h[j + 1])
            r[6 * j] = (h[j] + h[j + 1]) / 3
            if j > 0 { (r[6 * j - 1], r[6 * j - 5]) = (h[j] / 6, h[j] / 6) }
        }
        let inverse = try Cholesky(r, size: 5)
        for smoothing in [1e-6, 1e-3, 1, 1e3] {
            var matrix = [Double](repeating: 0, count: 49)
            for column in 0..<7 {
                let curvature = inverse.solved(q.map { $0[column] })
                for row in 0..<7 {
                    let k = (0..<5).reduce(0.0) { $0 + q[$1][row] * curvature[$1] }
                    matrix[row * 7 + column] = smoothing * k + (row == column ? weights[row] : 0)
                }
            }
            let full = try Cholesky(matrix, size: 7)
            let values = full.solved(zip(weights, y).map { $0 * $1 })
            let freedom = (0..<7).reduce(0.0) { sum, place in
                sum + full.solved((0..<7).map { $0 == place ? weights[place] : 0 })[place]
            }
            let fit = SmoothingSpline(at: places, y, weights: weights).fitted(smoothing: smoothing)
            #expect(abs(fit.freedom - freedom) < 1e-5, "\(smoothing)")
            for (value, expected) in zip(fit.values, values) { #expect(abs(value - expected) < 1e-5) }
        }
    }

    private func sine(_ x: Double) -> Double {
        // Chebyshev's recurrence would do; a Taylor series about the nearest multiple of π is exact enough.
        let turns = (x / Double.pi).rounded()
        let r = x - turns * Double.pi
        var (term, sum) = (r, r)
        for k in 1..<12 {
            term *= -r * r / Double(2 * k * (2 * k + 1))
            sum += term
        }
        return Int(turns) % 2 == 0 ? sum : -sum
    }
}
