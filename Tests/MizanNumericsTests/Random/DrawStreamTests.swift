import MizanNumerics
import Testing

@Suite("Random draws")
struct DrawStreamTests {
    static let count = 100_000

    @Test("the n-th draw is the same whatever was drawn before it")
    func positions() {
        var straight = stream()
        let numbers = (0..<50).map { _ in straight.uniform() }
        for place in [0, 1, 17, 49] {
            var other = stream()
            other.position = UInt64(place)
            #expect(other.uniform() == numbers[place])
        }
    }

    @Test("a draw takes one position whatever its distribution and parameters")
    func spending() {
        var a = stream()
        var b = stream()
        _ = a.normal()
        _ = a.gamma(shape: 0.3)
        _ = a.triangular(low: 2, mode: 2, high: 2)
        _ = a.dirichlet([1, 0, 5])
        _ = b.uniform()
        _ = b.gamma(shape: 40)
        _ = b.uniform()
        _ = b.dirichlet([0.1, 100, 3])
        #expect(a.position == 6)
        #expect(a.uniform() == b.uniform())
    }

    @Test("seed, replicate and stream each give other numbers")
    func independence() {
        var first: [Double] = []
        for seed in UInt64(0)..<20 {
            for replicate in UInt32(0)..<20 {
                for number in UInt64(0)..<20 {
                    var draws = DrawStream(seed: seed, replicate: replicate, stream: number)
                    first.append(draws.uniform())
                }
            }
        }
        #expect(Set(first).count == first.count)
        // Neighbouring seeds, replicates and streams: the mean of 8000 uniforms has s.e. 0.2887 / sqrt 8000.
        #expect(abs(mean(first) - 0.5) < 5 * 0.2887 / 8000.0.squareRoot())
    }

    @Test("replicates do not correlate")
    func correlation() {
        var a = DrawStream(seed: 1, replicate: 0, stream: 9)
        var b = DrawStream(seed: 1, replicate: 1, stream: 9)
        let products = (0..<Self.count).map { _ in a.normal() * b.normal() }
        #expect(abs(mean(products)) < 5 / Double(Self.count).squareRoot())
    }

    @Test("uniform numbers fill (0, 1) evenly")
    func uniform() {
        var draws = stream()
        var cells = [Double](repeating: 0, count: 100)
        for _ in 0..<Self.count {
            let u = draws.uniform()
            #expect(u > 0 && u < 1)
            cells[Int(u * 100)] += 1
        }
        let expected = Double(Self.count) / 100
        let chiSquare = cells.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
        // Chi-square with 99 degrees of freedom: mean 99, standard deviation 14.07.
        #expect(abs(chiSquare - 99) < 5 * 14.07)
    }

    @Test("normal numbers have the normal's first four moments")
    func normal() {
        var draws = stream()
        let x = (0..<Self.count).map { _ in draws.normal() }
        let root = Double(Self.count).squareRoot()
        // Var x = 1, Var x² = 2, Var x³ = 15, Var x⁴ = 96.
        #expect(abs(mean(x)) < 5 / root)
        #expect(abs(mean(x.map { $0 * $0 }) - 1) < 5 * 2.0.squareRoot() / root)
        #expect(abs(mean(x.map { $0 * $0 * $0 })) < 5 * 15.0.squareRoot() / root)
        #expect(abs(mean(x.map { $0 * $0 * $0 * $0 }) - 3) < 5 * 96.0.squareRoot() / root)
    }

    @Test("triangular numbers", arguments: [(-1.0, 0.0, 1.0), (2, 2, 5), (0, 10, 10), (-3, 1, 1.5)])
    func triangular(low: Double, mode: Double, high: Double) {
        var draws = stream()
        let x = (0..<Self.count).map { _ in draws.triangular(low: low, mode: mode, high: high) }
        #expect(x.allSatisfy { $0 >= low && $0 <= high })
        let centre = (low + mode + high) / 3
        let variance =
            (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18
        let error = (variance / Double(Self.count)).squareRoot()
        #expect(abs(mean(x) - centre) < 5 * error)
        let spread = mean(x.map { ($0 - centre) * ($0 - centre) })
        // The fourth central moment of every triangular distribution is 2.4 times its squared variance.
        #expect(abs(spread - variance) < 5 * (1.4 / Double(Self.count)).squareRoot() * variance)
        let below = Double(x.count { $0 < mode }) / Double(Self.count)
        #expect(abs(below - (mode - low) / (high - low)) < 5 * 0.5 / Double(Self.count).squareRoot())
    }

    private func stream() -> DrawStream {
        DrawStream(seed: 1, replicate: 3, stream: DrawStream.hash("test", "draws"))
    }

    private func mean(_ values: [Double]) -> Double {
        values.reduce(0, +) / Double(values.count)
    }
}
