import MizanNumerics
import Testing

@Suite("Linear programs")
struct LinearProgramTests {
    @Test("a textbook corner, from the origin")
    func corner() throws {
        // x <= 4, 2y <= 12, 3x + 2y <= 18: the best of 3x + 5y is 36 at (2, 6).
        let program = LinearProgram(maximising: [3, 5], rows: [1, 0, 0, 2, 3, 2], limits: [4, 12, 18])
        let solution = try program.solved()
        #expect(abs(solution.value - 36) < 1e-12 && abs(solution.point[0] - 2) < 1e-12)
    }

    @Test("negative limits and equalities need the first phase")
    func twoPhases() throws {
        // x + y = 1, x >= 0.2: the least of x + 2y is at (1, 0); the most of y is 0.8.
        let rows: [Double] = [1, 1, -1, -1, -1, 0]
        let least = try LinearProgram(maximising: [-1, -2], rows: rows, limits: [1, -1, -0.2]).solved()
        #expect(abs(least.value + 1) < 1e-12)
        let most = try LinearProgram(maximising: [0, 1], rows: rows, limits: [1, -1, -0.2]).solved()
        #expect(abs(most.value - 0.8) < 1e-12 && abs(most.point[0] - 0.2) < 1e-12)
    }

    @Test("a constraint that is said twice changes nothing")
    func redundant() throws {
        let equality: [Double] = [1, 1, -1, -1]
        let program = LinearProgram(
            maximising: [1, 3], rows: equality + equality + [0, 1], limits: [1, -1, 1, -1, 0.25])
        #expect(abs(try program.solved().value - 1.5) < 1e-12)
    }

    @Test("no point, and no end")
    func refused() {
        #expect(throws: NumericsError.infeasibleProgram) {
            try LinearProgram(maximising: [1], rows: [1, -1], limits: [1, -2]).solved()
        }
        #expect(throws: NumericsError.unboundedProgram) {
            try LinearProgram(maximising: [1, 0], rows: [-1, 1], limits: [1]).solved()
        }
    }

    @Test("Beale's program, in which the largest coefficient alone goes round in a circle, ends")
    func cycling() throws {
        let program = LinearProgram(
            maximising: [0.75, -150, 0.02, -6],
            rows: [0.25, -60, -0.04, 9, 0.5, -90, -0.02, 3, 0, 0, 1, 0], limits: [0, 0, 1])
        #expect(abs(try program.solved().value - 0.05) < 1e-12)
    }

    @Test("random programs: primal and dual optima are equal")
    func duality() throws {
        var draws = DrawStream(seed: 31, replicate: 0, stream: 1)
        for _ in 0..<40 {
            let (n, m) = (4, 7)
            let rows = (0..<n * m).map { _ in 0.1 + draws.uniform() }
            let (gains, limits) = ((0..<n).map { _ in draws.uniform() }, (0..<m).map { _ in draws.uniform() })
            let primal = try LinearProgram(maximising: gains, rows: rows, limits: limits).solved()
            // min b·y with A'y >= c.
            let transposed = (0..<n).flatMap { column in (0..<m).map { -rows[$0 * n + column] } }
            let dual = try LinearProgram(
                maximising: limits.map { -$0 }, rows: transposed, limits: gains.map { -$0 }
            ).solved()
            #expect(abs(primal.value + dual.value) < 1e-11)
        }
    }

    @Test("benefit of the doubt: the best on an element scores 1; scaling an element changes nothing")
    func benefitOfTheDoubt() throws {
        // Unit 2 is half of the mean of units 0 and 1, so that no weights raise it above 1/2.
        let result = try BenefitOfTheDoubt([4, 1, 1, 4, 1.25, 1.25], elements: 2)
        #expect(zip(result.scores, [1, 1, 0.5]).allSatisfy { abs($0 - $1) < 1e-12 })
        let scaled = try BenefitOfTheDoubt([4000, 1, 1000, 4, 1250, 1.25], elements: 2)
        #expect(zip(result.scores, scaled.scores).allSatisfy { abs($0 - $1) < 1e-12 })
        // Equal shares leave no choice: weights ∝ 1/x_u, and unit 0 scores 2/(1/4 + 4) against unit 1.
        let even = try BenefitOfTheDoubt([4, 1, 1, 4, 1.25, 1.25], elements: 2, minimumShare: 0.5)
        #expect(abs(even.scores[0] - 2 / 4.25) < 1e-12)
        #expect(throws: NumericsError.missing(row: 1, column: 0)) {
            try BenefitOfTheDoubt([1, 1, .nan, 1], elements: 2)
        }
        #expect(throws: NumericsError.self) { try BenefitOfTheDoubt([1, 1], elements: 2, minimumShare: 0.6) }
    }

    @Test("shares that leave no choice: the closed form for every number of elements", arguments: 2...12)
    func noChoice(_ elements: Int) throws {
        // Equal shares: w = t / (m x_u), and the strictest unit gives t = 1 / max_k mean_j(x_kj / x_uj).
        var draws = DrawStream(seed: 7, replicate: 0, stream: 1)
        let rows = (0..<9).map { _ in (0..<elements).map { _ in 0.1 + draws.uniform() } }
        let result = try BenefitOfTheDoubt(
            rows.flatMap { $0 }, elements: elements, minimumShare: 1 / Double(elements))
        for (row, score) in zip(rows, result.scores) {
            let means = rows.map { other in
                zip(other, row).reduce(0) { $0 + $1.0 / $1.1 } / Double(elements)
            }
            #expect(abs(score - 1 / (means.max() ?? 1)) < 1e-9)
        }
    }
}
