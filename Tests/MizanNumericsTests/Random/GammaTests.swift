import MizanNumerics
import Testing

@Suite("Gamma and Dirichlet draws")
struct GammaTests {
    static let count = 100_000

    @Test("mean and variance equal the shape", arguments: [0.2, 0.5, 0.999, 1, 1.7, 4, 100])
    func moments(shape: Double) {
        var draws = DrawStream(seed: 2, replicate: 0, stream: 5)
        let x = (0..<Self.count).map { _ in draws.gamma(shape: shape) }
        let n = Double(Self.count)
        #expect(x.allSatisfy { $0 > 0 })
        #expect(abs(mean(x) - shape) < 5 * (shape / n).squareRoot())
        let spread = mean(x.map { ($0 - shape) * ($0 - shape) })
        // The fourth central moment is 3 shape² + 6 shape.
        #expect(abs(spread - shape) < 5 * ((2 * shape * shape + 6 * shape) / n).squareRoot())
    }

    // P(X <= 1): 1 - 1/e for shape 1, 1 - 2/e for shape 2, and P(|N| <= sqrt 2) for shape 1/2.
    @Test(
        "distribution functions in closed form",
        arguments: [(1, 0.632120558828558), (2, 0.264241117657115), (0.5, 0.842700792949715)])
    func distribution(shape: Double, probability: Double) {
        var draws = DrawStream(seed: 3, replicate: 0, stream: 5)
        let below = (0..<Self.count).count { _ in draws.gamma(shape: shape) <= 1 }
        let error = (probability * (1 - probability) / Double(Self.count)).squareRoot()
        #expect(abs(Double(below) / Double(Self.count) - probability) < 5 * error)
    }

    @Test(
        "Dirichlet shares sum to 1 and have the closed-form moments",
        arguments: [
            [1.0, 1, 1], [30, 15, 12, 12, 8, 8, 6, 5, 4], [0.2, 0.5, 3], [0.01, 0.02], [0, 2, 5],
        ])
    func dirichlet(concentrations: [Double]) {
        var draws = DrawStream(seed: 4, replicate: 0, stream: 6)
        let n = 20_000
        var sums = [Double](repeating: 0, count: concentrations.count)
        var squares = sums
        for _ in 0..<n {
            let shares = draws.dirichlet(concentrations)
            #expect(abs(shares.reduce(0, +) - 1) < 1e-14)
            #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 })
            for (index, share) in shares.enumerated() {
                sums[index] += share
                squares[index] += share * share
            }
        }
        let total = concentrations.reduce(0, +)
        for (index, a) in concentrations.enumerated() {
            let centre = a / total
            let variance = a * (total - a) / (total * total * (total + 1))
            #expect(abs(sums[index] / Double(n) - centre) <= 5 * (variance / Double(n)).squareRoot())
            // E x² has at most the variance of E x, since x² ≤ x ≤ 1 and |x² - y²| ≤ 2 |x - y|.
            let meanSquare = variance + centre * centre
            #expect(abs(squares[index] / Double(n) - meanSquare) <= 10 * (variance / Double(n)).squareRoot())
        }
    }

    @Test("tiny concentrations give one share of 1, not 0/0")
    func tiny() {
        var draws = DrawStream(seed: 5, replicate: 0, stream: 7)
        for concentration in [1e-3, 1e-6, 1e-300, 0x1p-1074] {
            for _ in 0..<50 {
                let shares = draws.dirichlet([concentration, concentration, concentration])
                #expect(shares.allSatisfy { $0.isFinite })
                #expect(abs(shares.reduce(0, +) - 1) < 1e-15)
            }
        }
    }

    @Test("one component gets everything; a concentration of 0 gets nothing")
    func degenerate() {
        var draws = DrawStream(seed: 6, replicate: 0, stream: 8)
        #expect(draws.dirichlet([3]) == [1])
        #expect(draws.dirichlet([0, 0.4, 0]) == [0, 1, 0])
    }

    @Test("a component's gamma number stays when another component joins")
    func stability() {
        var three = DrawStream(seed: 7, replicate: 0, stream: 9)
        var four = three
        let a = three.dirichlet([2, 3, 4])
        let b = four.dirichlet([2, 3, 4, 5])
        #expect(abs(a[0] / a[1] - b[0] / b[1]) < 1e-14 * a[0] / a[1])
    }

    private func mean(_ values: [Double]) -> Double {
        values.reduce(0, +) / Double(values.count)
    }
}
