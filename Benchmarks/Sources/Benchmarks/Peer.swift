import Foundation

/// What another program gave for the same input in this session.
struct Peer: Decodable {
    /// With its version.
    let name: String
    /// The median over its runs.
    let seconds: Double
    let answer: [Double]

    private static let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..")
        .standardized
        .path
    private static let python = folder + "/.venv/bin/python"

    /// Whether `scripts/bench-peers` has made their Python environment.
    static let areInstalled = FileManager.default.isExecutableFile(atPath: python)

    /// Runs a script of the folder Peers, which reads `input` as JSON and writes the peers that it timed.
    ///
    /// - Returns: none where the peers are not installed or the script failed; it has then said why.
    static func run(_ script: String, _ arguments: [String] = [], input: some Encodable) throws -> [Peer] {
        guard areInstalled else { return [] }
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "mizan-benchmark-\(ProcessInfo.processInfo.processIdentifier).json")
        try encoder.encode(input).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [folder + "/Peers/" + script, file.path] + arguments
        // One core each, as Mizan has here.
        let threads = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"].map { ($0, "1") }
        process.environment = ProcessInfo.processInfo.environment.merging(threads) { $1 }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let written = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return [] }
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try decoder.decode([Peer].self, from: written)
    }

    /// The largest `|a − b| / max(1, |b|)` between an answer and the peer's; ∞ where they have not the same shape.
    func difference(from answer: [Double]) -> Double {
        guard answer.count == self.answer.count else { return .infinity }
        return zip(answer, self.answer).reduce(0) { largest, pair in
            let (ours, theirs) = pair
            if ours == theirs || ours.isNaN && theirs.isNaN { return largest }
            let difference = abs(ours - theirs) / max(1, abs(theirs))
            return difference.isNaN ? .infinity : max(largest, difference)
        }
    }
}
