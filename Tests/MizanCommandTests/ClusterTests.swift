import Foundation
import Testing

/// The drivers of cluster/, with real engines on this machine: two workers, one shard that fails at its first try.
struct ClusterTests {
    private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    private static let python = root.appending(path: "cluster/.venv/bin/python").path

    private static let hasParallel = has("/bin/sh", ["-c", "command -v parallel"])
    private static let hasDask = has(python, ["-c", "import dask.distributed"])
    private static let hasSpark =
        has(python, ["-c", "import pyspark"]) && has("/bin/sh", ["-c", "command -v java"])

    private static func has(_ program: String, _ arguments: [String]) -> Bool {
        FileManager.default.isExecutableFile(atPath: program)
            && (try? run(program, arguments, [:]).status) == 0
    }

    @Test(.enabled(if: hasParallel, "GNU parallel is not installed: scripts/cluster-engines"))
    func shardsOnParallelGiveTheBytesOfOneProcess() throws {
        try check { shards, out, model, mizan in
            try Self.run(
                Self.root.appending(path: "cluster/on-parallel").path, ["\(shards)", out] + model,
                ["MIZAN": mizan])
        }
    }

    @Test(.enabled(if: hasDask, "Dask is not installed: scripts/cluster-engines"))
    func shardsOnDaskGiveTheBytesOfOneProcess() throws {
        try check { shards, out, model, mizan in
            try Self.run(Self.python, Self.driver("on_dask.py", shards, out, mizan) + model, [:])
        }
    }

    @Test(.enabled(if: hasSpark, "Spark is not installed: scripts/cluster-engines spark"))
    func shardsOnSparkGiveTheBytesOfOneProcess() throws {
        try check { shards, out, model, mizan in
            try Self.run(Self.python, Self.driver("on_spark.py", shards, out, mizan) + model, [:])
        }
    }

    private static func driver(_ name: String, _ shards: Int, _ out: String, _ mizan: String) -> [String] {
        [
            root.appending(path: "cluster/\(name)").path, "--shards", "\(shards)", "--out", out, "--mizan",
            mizan,
        ]
    }

    // MARK: What every engine must do

    private func check(
        _ engine: (_ shards: Int, _ out: String, _ model: [String], _ mizan: String) throws -> Ended
    ) throws {
        let index = try InventedIndexCase()
        let model = [index.model, "--replicates", "1003", "--seed", "7"]
        let whole = index.folder.path("whole")
        _ = try Program.output(["uncertainty"] + model + ["--out", whole])
        let mizan = try flaky(in: index.folder)
        let merged = index.folder.path("merged")
        let ended = try engine(7, merged, model, mizan)
        #expect(ended.status == 0, "\(ended.messages.suffix(3_000))")
        #expect(try Data(contentsOf: URL(filePath: merged)) == Data(contentsOf: URL(filePath: whole)))
        let tries = try index.folder.text("tries").split(separator: "\n")
        #expect(tries.count { $0 == "3/7" } == 2, "the engine tries a failed shard again: \(tries)")
        #expect(Set(tries) == Set((1...7).map { "\($0)/7" }))
    }

    /// A `mizan` whose third shard fails the first time.
    private func flaky(in folder: TemporaryFolder) throws -> String {
        try folder.write(
            "mizan",
            """
            #!/bin/sh
            shard=
            for word; do
                [ "$shard" = next ] && shard=$word
                [ "$word" = --shard ] && shard=next
            done
            if [ -n "$shard" ]; then
                echo "$shard" >>"\(folder.path("tries"))"
                if [ "$shard" = 3/7 ] && mkdir "\(folder.path("failed"))" 2>/dev/null; then
                    echo "the network is down" >&2
                    exit 2
                fi
            fi
            exec "\(Program.executable.path)" "$@"

            """)
        let path = folder.path("mizan")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    // MARK: Processes

    private struct Ended {
        var status: Int32
        var messages: String
    }

    private static func run(_ program: String, _ arguments: [String], _ environment: [String: String]) throws
        -> Ended
    {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "messages")
        try Data().write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: file)
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        return Ended(
            status: process.terminationStatus,
            messages: String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }
}
