import Foundation
import MizanNumerics

/// Digests of bytes.
enum BytesBenchmark {
    static func run(_ report: inout Report) throws {
        let mebibytes = 32
        let peer = try Python.run(script, ["\(mebibytes)"])
        let data = [UInt8](repeating: UInt8(ascii: "a"), count: mebibytes << 20)
        report.time(
            "bytes: SHA-256 of \(mebibytes) MiB", runs: 3, count: mebibytes, of: "a MiB",
            peer: peer.map { ("python's hashlib", $0.seconds) },
            { SHA256.hexadecimal(of: data) }, isRight: { digest in peer.map { $0.answer == digest } ?? true })
    }

    private static let script = """
        import hashlib
        data = b'a' * (int(sys.argv[1]) << 20)
        best(3, lambda: hashlib.sha256(data).hexdigest())
        """
}
