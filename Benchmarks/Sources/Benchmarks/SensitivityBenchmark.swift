import Mizan
import MizanNumerics

/// Sobol indices of the mean rank shift over 40 weights, from the draws to the intervals, on one core, beside SALib with
/// a model in numpy.
enum SensitivityBenchmark {
    private static let (units, indicators, rows) = (200, 40, 1_024)

    static func run(_ report: inout Report) throws {
        let recipe = recipe
        let edition = try IndexEngine(recipe, doubts: "uncertainty: {weights: [{draw: uniform}]}").edition()
        let columns = edition.stages.normalised
        let values = (0..<units).flatMap { unit in columns.map { $0[unit] } }
        let name = "sensitivity: \(indicators) weights, \(rows) rows, \(units) units"
        let peers = try Peer.run("sensitivity.py", input: Input(units: units, rows: rows, values: values))
        let seconds = try report.time(name, runs: 7, of: "all", clock: .processor) {
            let source = IndexReplicates(edition, seed: 1)
            let runs = SobolRuns(of: source, .meanRankShift, by: .input, rows: rows, threads: 1)
            let indices = try runs.estimate(resamples: 100, seed: 1).indices
            return indices.first + indices.total
        } isRight: { answer in
            // Two samples of so few rows agree to their Monte-Carlo error.
            peers.allSatisfy { zip(answer, $0.answer).allSatisfy { abs($0 - $1) < 0.1 } }
        }
        guard !peers.isEmpty else {
            print("    no peer ran: neither ratios nor limits checked")
            return
        }
        for peer in peers {
            report.require("\(name), beside \(peer.name)", peer.seconds / seconds, atLeast: 5)
        }
    }

    private struct Input: Encodable {
        let units, rows: Int
        let values: [Double]
    }

    private static var recipe: IndexRecipe {
        var draws = DrawStream(seed: 6, replicate: 0, stream: 1)
        return IndexRecipe(
            columns: (0..<indicators).map { _ in (0..<units).map { _ in 100 * draws.uniform() } },
            isCost: Array(repeating: false, count: indicators),
            denominators: Array(repeating: nil, count: indicators),
            unitGroups: Array(repeating: 0, count: units), leastAvailable: 0, isMended: false, goalposts: [],
            groups: [
                .init(
                    children: Array(0..<indicators), weights: Array(repeating: 1, count: indicators))
            ],
            isGeometric: false)
    }
}
