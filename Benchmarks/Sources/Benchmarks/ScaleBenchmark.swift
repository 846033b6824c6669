import Foundation
import Mizan
import MizanNumerics

/// What a replicate costs against units and indicators, and the memory that many of many units take.
enum ScaleBenchmark {
    static func run(_ report: inout Report) throws {
        for (units, indicators, replicates) in [
            (200, 20, 6_400), (200, 40, 6_400), (200, 80, 6_400), (400, 40, 3_200), (1_000, 40, 1_280),
            (5_000, 40, 256),
        ] {
            let source = try IndexReplicates(
                RecipeBenchmark.edition(units: units, indicators: indicators), seed: 1)
            for (name, doubts) in [("weights", Set<Doubt>.choices), ("everything", .joint)] {
                let run = ReplicateRun(source, threads: 1)
                report.time(
                    "scale: \(name), \(units) × \(indicators), one thread", runs: 2, count: replicates,
                    of: "a replicate", clock: .processor,
                    { run.tally(0..<UInt32(replicates), varying: doubts, countsPairs: true).count },
                    isRight: { $0 == replicates })
            }
        }
        let source = try IndexReplicates(RecipeBenchmark.edition(units: 5_000, indicators: 100), seed: 1)
        let run = ReplicateRun(source, threads: 2)
        report.time(
            "scale: 5,000 × 100, two threads", runs: 1, count: 10_000, of: "a replicate",
            { run.tally(0..<10_000, varying: .joint, countsPairs: true) },
            isRight: { $0.count == 10_000 && $0.failedCount == 0 })
        report.require("scale: 5,000 × 100 × 10,000, megabytes", peakMegabytes, atMost: 512)
    }

    /// The most that this process had in memory.
    private static var peakMegabytes: Double {
        var usage = rusage()
        // RUSAGE_SELF, whose type differs between systems.
        getrusage(0, &usage)
        return Double(usage.ru_maxrss) / 1_024
    }
}
