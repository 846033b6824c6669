import Foundation
import Testing

/// The built `mizan`, run as a person runs it.
enum Program {
    struct Outcome {
        var status: Int32
        var output: [UInt8]
        var messages: String

        var text: String { String(decoding: output, as: UTF8.self) }

        /// Expects what holds of every failure: nothing on standard output, and messages that a terminal can bear.
        func expectFailure(_ status: Int32, sourceLocation: SourceLocation = #_sourceLocation) {
            #expect(self.status == status, "\(messages.prefix(2_000))", sourceLocation: sourceLocation)
            #expect(output.isEmpty, "\(text.prefix(500))", sourceLocation: sourceLocation)
            #expect(!messages.isEmpty, sourceLocation: sourceLocation)
            #expect(messages.utf8.count < 10_000, sourceLocation: sourceLocation)
            let controls = messages.unicodeScalars.filter {
                $0.properties.generalCategory == .control && $0 != "\n"
            }
            #expect(controls.isEmpty, sourceLocation: sourceLocation)
        }
    }

    /// The executable stands beside the bundle of the tests.
    static let executable: URL = {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
        return folder.appending(path: "mizan")
    }()

    /// Runs it to its end; one that takes longer than a minute is ended, and is a failure.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], in place: TemporaryFolder? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        let files = ["out", "err"].map { folder.url.appending(path: $0) }
        for file in files { try Data().write(to: file) }
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        if let place { process.currentDirectoryURL = place.url }
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + 60) == .timedOut {
            process.terminate()
            Issue.record("still running after a minute: \(arguments)", sourceLocation: sourceLocation)
        }
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal {
            Issue.record(
                "ended by signal \(process.terminationStatus): \(arguments)", sourceLocation: sourceLocation)
        }
        return Outcome(
            status: process.terminationStatus, output: [UInt8](try Data(contentsOf: files[0])),
            messages: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self))
    }

    /// Runs it and expects success; gives what it printed.
    static func output(
        _ arguments: [String], environment: [String: String] = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let outcome = try run(arguments, environment: environment, sourceLocation: sourceLocation)
        #expect(outcome.status == 0, "\(outcome.messages.prefix(2_000))", sourceLocation: sourceLocation)
        return outcome.text
    }
}

/// A folder that is removed with its last user.
final class TemporaryFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "mizan-test-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let place = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: place)
    }

    func text(_ name: String) throws -> String {
        try String(contentsOf: url.appending(path: name), encoding: .utf8)
    }

    /// Every file below the folder by its path.
    func files() throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: url.path)
        return try names.reduce(into: [:]) { files, name in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder)
            if !isFolder.boolValue { files[name] = try Data(contentsOf: url.appending(path: name)) }
        }
    }
}
