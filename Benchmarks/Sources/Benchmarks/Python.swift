import Foundation

/// Python's standard library as the peer: it is everywhere, and its csv and gzip are written in C.
enum Python {
    /// Runs a script that prints the best time of its work in seconds, then its answer.
    ///
    /// - Returns: nil where there is no `python3`.
    static func run(_ script: String, _ arguments: [String]) throws -> (seconds: Double, answer: String)? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", timing + script] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let parts = text.split(separator: "\n").first?.split(separator: " ", maxSplits: 1) ?? []
        guard process.terminationStatus == 0, parts.count == 2, let seconds = Double(parts[0]) else {
            return nil
        }
        return (seconds, String(parts[1]))
    }

    private static let timing = """
        import sys, time
        def best(runs, work):
            times = []
            for _ in range(runs):
                start = time.perf_counter()
                answer = work()
                times.append(time.perf_counter() - start)
            print(min(times), answer)

        """
}
