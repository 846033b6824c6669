#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The clean folder in which the commands of one document run, one after the other.
///
/// It holds copies of `models` and `datasets` of the folder that the program was started in, and whatever the
/// document's own commands write. They are copies, so that a command that writes below them changes nothing outside.
final class WorkingFolder {
    static let copied = ["models", "datasets"]

    private let room: String
    private var place: String { room + "/work" }

    init() throws(DiskError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((parent + "/mizan-notebook-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw DiskError("make a folder in", parent) }
        guard let whole = realpath(template, nil) else { throw DiskError("read", parent) }
        defer { free(whole) }
        room = String(cString: whole)
        try Disk.makeFolder(place)
        for folder in Self.copied where Disk.isFolder(folder) {
            for name in try Disk.names(below: folder, prefix: folder + "/") {
                let copy = place + "/" + name
                try Disk.makeFolder(String(copy[..<(copy.lastIndex(of: "/") ?? copy.endIndex)]))
                try Disk.writeWhole(Disk.bytes(of: name), to: copy, isLasting: false)
            }
        }
    }

    func run(_ words: [String], limit: Duration) throws(DiskError) -> Outcome {
        try Launch.run(
            words, in: place, files: (output: room + "/output", messages: room + "/messages"), limit: limit)
    }

    deinit { Self.remove(room) }

    /// Removes a folder with all that is in it; what a link leads to stays.
    private static func remove(_ path: String) {
        guard unlink(path) != 0, let directory = opendir(path) else { return }
        defer {
            closedir(directory)
            rmdir(path)
        }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { remove(path + "/" + name) }
        }
    }
}
