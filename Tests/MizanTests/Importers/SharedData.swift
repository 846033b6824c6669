import Foundation
import Mizan
import Testing

/// The publishers' files from which the shipped dataset is made; not part of the package.
enum SharedData {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let folder: URL =
        ProcessInfo.processInfo.environment["MIZAN_SHARED"].map { URL(filePath: $0) }
        ?? root.deletingLastPathComponent().appending(path: "shared")
    static var isThere: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "facts/units.csv").path)
    }

    static func file(_ path: String) throws -> ImportFile {
        ImportFile(name: path, bytes: [UInt8](try Data(contentsOf: folder.appending(path: path))))
    }
}
