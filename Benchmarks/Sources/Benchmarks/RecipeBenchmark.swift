import Mizan
import MizanNumerics

/// A whole index drawn again: 200 units × 40 indicators, every figure with an error, one in twenty missing, three levels
/// of geometric means.
enum RecipeBenchmark {
    private static let (units, indicators, replicates) = (200, 40, 6_400)

    static func run(_ report: inout Report) throws {
        let source = try IndexReplicates(edition(units: units, indicators: indicators), seed: 1)
        for (name, doubts, least) in [
            ("weights alone", Set<Doubt>.choices, 0.0), ("figures and gaps", .measurement, 0),
            ("everything", .joint, 15_000),
        ] {
            let title = "recipe: \(name), \(units) × \(indicators)"
            let seconds = report.time(
                title, runs: 5, count: replicates, of: "a replicate", clock: .processor,
                { blocks.reduce(0) { $0 + source.scores(of: $1, varying: doubts).failures.count } },
                isRight: { $0 == 0 })
            report.require("\(title), a second", Double(replicates) / seconds, atLeast: least)
        }
        let times = [1, 2].map { threads in
            report.time(
                "recipe: everything, counted, threads \(threads)", runs: 5, count: replicates,
                of: "a replicate",
                {
                    ReplicateRun(source, threads: threads).tally(0..<UInt32(replicates), varying: .joint)
                        .count
                },
                isRight: { $0 == replicates })
        }
        report.require("recipe: two threads beside one", times[0] / times[1], atLeast: 1.9)
        let fast = source.scores(of: 0..<8, varying: .joint).scores
        let plain = source.plainScores(of: 0..<8, varying: .joint).scores
        report.agree("recipe: fast beside plain", fast == plain ? 0 : 1)
    }

    private static var blocks: [Range<UInt32>] {
        stride(from: 0, to: UInt32(replicates), by: 64).map { $0..<$0 + 64 }
    }

    /// An invented edition; indicators in groups of five.
    static func edition(units: Int, indicators: Int) throws -> IndexEdition {
        var draws = DrawStream(seed: 5, replicate: 0, stream: 1)
        let columns = (0..<indicators).map { _ in
            (0..<units).map { unit in
                let (value, isMissing) = (10 + 90 * draws.uniform(), draws.uniform() < 0.05)
                return isMissing && unit > 1 ? Double.nan : value
            }
        }
        return try IndexEdition(
            of: IndexModel.read(Array(model(indicators).utf8), file: "benchmark.yaml"),
            IndexPanel(
                Period(year: 2024), IndexEngine.units(units), columns,
                [[Double]?](repeating: nil, count: indicators)))
    }

    private static func model(_ indicators: Int) -> String {
        func node(_ id: String, _ rest: String) -> String { "{id: \(id), name: {en: N, ar: ع}\(rest)}" }
        let lowest = (0..<indicators / 5).map { group in
            let children = (0..<5).map { node("x\(group * 5 + $0)", "") }
            return node("g\(group)", ", indicators: [\(children.joined(separator: ", "))]")
        }
        let middle = [lowest[..<(lowest.count / 2)], lowest[(lowest.count / 2)...]].enumerated().map {
            place, groups in
            node("h\(place)", ", groups: [\(groups.joined(separator: ", "))]")
        }
        return """
            format: 1
            name: benchmark
            version: "1"
            title: {en: Benchmark, ar: قياس}
            data: none
            units: {kind: region}
            normalisation: {method: min-max, low: 1}
            uncertainty:
              concentration: 100
              observation: [{distribution: normal, relative_error: 0.05}]
              gaps: {draw: hot-deck}
            index: \(node("all", ", aggregation: {method: geometric}, groups: [\(middle.joined(separator: ", "))]"))
            """
    }
}
