import Mizan

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that could not be read or written.
struct DiskError: Error, CustomStringConvertible {
    let path: String
    let action: String
    let reason: String

    /// - Parameter reason: what the system says of its last failure, where none is given.
    init(_ action: String, _ path: String, reason: String = String(cString: strerror(errno))) {
        self.action = action
        self.path = path
        self.reason = reason
    }

    var description: String { "cannot \(action) \(path): \(reason)" }
}

/// The one place where files are read and written.
enum Disk {
    static func bytes(of path: String) throws(DiskError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw DiskError("read", path) }
        defer { close(file) }
        var contents: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(file, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw DiskError("read", path) }
            if count == 0 { return contents }
            contents += chunk[..<count]
        }
    }

    /// The tables and the description in a folder and below it; nil where there is no such folder.
    ///
    /// Hidden files and links to folders are passed over.
    static func dataset(in folder: String) throws(DiskError) -> FolderContents? {
        guard isFolder(folder) else { return nil }
        var files: [String: [UInt8]] = [:]
        for name in try names(below: folder, prefix: "")
        where name.hasSuffix(".csv") || name.hasSuffix(".json") {
            files[name] = try bytes(of: folder + "/" + name)
        }
        return FolderContents(path: folder, files: files)
    }

    /// Puts files into a folder, all or none: each is written beside its place, and only when all are whole are
    /// they moved there, the description last.
    static func write(_ contents: FolderContents, to folder: String) throws(DiskError) {
        try makeFolder(folder)
        var moves: [(from: String, to: String)] = []
        do {
            for (name, bytes) in contents.files.sorted(by: { $0.key < $1.key }) {
                let place = folder + "/" + name
                if let old = try? Self.bytes(of: place), old == bytes { continue }
                let temporary = place + ".part"
                moves.append((temporary, place))
                try writeWhole(bytes, to: temporary)
            }
        } catch {
            for move in moves { unlink(move.from) }
            throw error
        }
        moves.sort { first, second in !first.to.hasSuffix(".json") && second.to.hasSuffix(".json") }
        for move in moves {
            guard rename(move.from, move.to) == 0 else { throw DiskError("write", move.to) }
        }
        sync(folder: folder)
    }

    /// Writes a file beside its place and moves it there only when the disk has it whole.
    static func replace(_ path: String, with bytes: [UInt8]) throws(DiskError) {
        let temporary = path + ".part"
        do throws(DiskError) {
            try writeWhole(bytes, to: temporary)
            guard rename(temporary, path) == 0 else { throw DiskError("write", path) }
        } catch {
            unlink(temporary)
            throw error
        }
        sync(folder: folder(of: path))
    }

    /// Has the disk keep the names in a folder.
    private static func sync(folder: String) {
        let directory = open(folder, O_RDONLY | O_CLOEXEC)
        guard directory >= 0 else { return }
        fsync(directory)
        close(directory)
    }

    /// Writes a file from its first byte to its last.
    ///
    /// - Parameter isLasting: whether it returns only when the disk has the file.
    static func writeWhole(
        _ bytes: [UInt8], to path: String, isLasting: Bool = true
    ) throws(DiskError) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw DiskError("write", path) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { rest in
                #if canImport(Darwin)
                    Darwin.write(file, rest.baseAddress, rest.count)
                #elseif canImport(Glibc)
                    Glibc.write(file, rest.baseAddress, rest.count)
                #elseif canImport(Musl)
                    Musl.write(file, rest.baseAddress, rest.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw DiskError("write", path) }
            written += count
        }
        if isLasting, fsync(file) != 0 { throw DiskError("write", path) }
    }

    /// True where two paths lead to one file or folder.
    static func areSame(_ first: String, _ second: String) -> Bool {
        var statuses = (stat(), stat())
        guard stat(first, &statuses.0) == 0, stat(second, &statuses.1) == 0 else { return false }
        return statuses.0.st_dev == statuses.1.st_dev && statuses.0.st_ino == statuses.1.st_ino
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(DiskError) {
        guard !isFolder(path) else { return }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try makeFolder(String(path[..<slash]))
        }
        guard mkdir(path, 0o755) == 0 || isFolder(path) else { throw DiskError("make the folder", path) }
    }

    /// The folder that a path lies in; `.` where it names none.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path of a file or folder as seen from a folder; both may be given from the root or from here.
    static func path(from folder: String, to place: String) -> String {
        func parts(_ path: String) -> [Substring] {
            let whole = path.hasPrefix("/") ? path : here + "/" + path
            return whole.split(separator: "/").reduce(into: []) { parts, part in
                if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
            }
        }
        let (start, end) = (parts(folder), parts(place))
        let shared = zip(start, end).prefix { $0 == $1 }.count
        let way = start.dropFirst(shared).map { _ in ".." } + end.dropFirst(shared)
        return way.isEmpty ? "." : way.joined(separator: "/")
    }

    private static var here: String {
        guard let path = getcwd(nil, 0) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }

    /// True where anything stands at a path, a link to nothing too.
    static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Every file below a folder, by its path from there; hidden files and links to folders are passed over.
    static func names(below folder: String, prefix: String = "") throws(DiskError) -> [String] {
        guard let directory = opendir(folder) else { throw DiskError("read", folder) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            guard !name.hasPrefix(".") else { continue }
            let path = folder + "/" + name
            var status = stat()
            guard lstat(path, &status) == 0 else { throw DiskError("read", path) }
            if status.st_mode & S_IFMT == S_IFDIR {
                names += try Self.names(below: path, prefix: prefix + name + "/")
            } else if status.st_mode & S_IFMT != S_IFLNK || !isFolder(path) {
                names.append(prefix + name)
            }
        }
        return names
    }
}
