import Foundation

/// Times the main operations of Mizan and checks the answer of each thing that it times.
///
/// With arguments, only the groups that they name run. Absolute times belong to one machine and one day; the
/// ratios to a peer that ran in the same session hold elsewhere.
@main
enum Benchmarks {
    static let groups: [(name: String, run: @Sendable (inout Report) throws -> Void)] = [
        ("csv", CSVBenchmark.run),
        ("draws", DrawsBenchmark.run),
        ("ranking", RankingBenchmark.run),
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
        if !report.wrong.isEmpty {
            print("\nwrong answers:")
            for name in report.wrong { print("  \(name)") }
            exit(1)
        }
    }
}
