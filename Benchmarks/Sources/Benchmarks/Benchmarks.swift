import Foundation

/// Times the main operations of Mizan and checks the answer of each thing that it times.
///
/// With arguments, only the groups that they name run. Absolute times belong to one machine and one day; the
/// ratios to a peer that ran in the same session hold elsewhere. A wrong answer fails, and so does a limit not kept.
@main
enum Benchmarks {
    static let groups: [(name: String, run: @Sendable (inout Report) throws -> Void)] = [
        ("csv", CSVBenchmark.run),
        ("draws", DrawsBenchmark.run),
        ("replicates", ReplicatesBenchmark.run),
        ("ranking", RankingBenchmark.run),
        ("criteria", CriteriaBenchmark.run),
        ("index", IndexBenchmark.run),
        ("sensitivity", SensitivityBenchmark.run),
        ("recipe", RecipeBenchmark.run),
        ("calibration", CalibrationBenchmark.run),
        ("scale", ScaleBenchmark.run),
    ]

    static func main() throws {
        let wanted = Set(CommandLine.arguments.dropFirst())
        let unknown = wanted.subtracting(groups.map(\.name))
        guard unknown.isEmpty else {
            print("no such group:", unknown.sorted().joined(separator: " "))
            print("groups:", groups.map(\.name).joined(separator: " "))
            exit(64)
        }
        var report = Report()
        for group in groups where wanted.isEmpty || wanted.contains(group.name) { try group.run(&report) }
        for (title, names) in [("wrong answers", report.wrong), ("over their limit", report.slow)]
        where !names.isEmpty {
            print("\n\(title):")
            for name in names { print("  \(name)") }
        }
        if !report.wrong.isEmpty || !report.slow.isEmpty { exit(1) }
    }
}
