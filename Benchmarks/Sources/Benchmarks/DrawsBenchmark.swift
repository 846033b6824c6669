import MizanNumerics

/// Random draws and what is computed from them in every replicate.
enum DrawsBenchmark {
    static func run(_ report: inout Report) {
        let count = 1_000_000
        // Answers: sample means within five standard errors of the mean.
        report.time("draws: normal", count: count, of: "a draw") {
            mean(count) { $0.normal() }
        } isRight: {
            abs($0) < 5e-3
        }
        report.time("draws: gamma of shape 4", count: count, of: "a draw") {
            mean(count) { $0.gamma(shape: 4) }
        } isRight: {
            abs($0 - 4) < 1e-2
        }
        let weights = [30.0, 15, 12, 12, 8, 8, 6, 5, 4]
        report.time("draws: Dirichlet of 9 weights", count: count / 10, of: "a draw") {
            mean(count / 10) { $0.dirichlet(weights)[0] }
        } isRight: {
            // Variance 0.3 · 0.7 / 101 over 10^5 draws.
            abs($0 - 0.3) < 5 * 1.45e-4
        }
        let game = (0..<512).map { Double($0.nonzeroBitCount * $0.nonzeroBitCount) }
        report.time("shapley values of 9 players", count: 1000, of: "a game") {
            (0..<1000).reduce(0.0) { sum, _ in sum + shapleyValues(game)[0] }
        } isRight: {
            // The game is symmetric and worth 81 in all.
            abs($0 - 9000) < 1e-6
        }
        let values = (0..<200).map { Double($0 * 7919 % 200) }
        report.time("competition ranks of 200 values", count: 1000, of: "a ranking") {
            (0..<1000).reduce(0) { sum, _ in sum + (competitionRanks(descending: values)[0] ?? 0) }
        } isRight: {
            $0 == 200_000
        }
    }

    private static func mean(_ count: Int, _ draw: (inout DrawStream) -> Double) -> Double {
        var draws = DrawStream(seed: 1, replicate: 0, stream: 1)
        var sum = 0.0
        for _ in 0..<count { sum += draw(&draws) }
        return sum / Double(count)
    }
}
