import Foundation

/// Files that the tests read where they are at hand, and that nobody needs who has only the package.
enum SharedFiles {
    /// The folder named by MIZAN_SHARED; without it, `shared` beside the package.
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["MIZAN_SHARED"] { return URL(filePath: path) }
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return package.deletingLastPathComponent().appending(path: "shared")
    }()

    static let exist = bytes("corpus/index.csv") != nil

    static func bytes(_ path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: folder.appending(path: path).path).map { [UInt8]($0) }
    }
}
