import Mizan

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A document on the disk, as it was when it was read.
struct DocumentFile {
    /// As the user wrote it, or the user's folder with the path below it.
    let path: String
    let bytes: [UInt8]

    /// The documents that paths stand for: a file itself, a folder all of its `.md` files and those of the folders
    /// below it. In the order of the paths, each once.
    static func all(at paths: [String]) throws(DiskError) -> [DocumentFile] {
        var files: [DocumentFile] = []
        for path in paths {
            for path in try documents(at: path) where !files.contains(where: { Disk.areSame($0.path, path) })
            {
                files.append(DocumentFile(path: path, bytes: try Disk.bytes(of: path)))
            }
        }
        return files
    }

    private static func documents(at path: String) throws(DiskError) -> [String] {
        guard Disk.isFolder(path) else { return [path] }
        var folder = path
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        let names = try Disk.names(below: folder).filter { $0.hasSuffix(".md") }.sorted()
        guard !names.isEmpty else {
            throw DiskError("read", path, reason: "neither the folder nor one below it holds a .md file")
        }
        return names.map { folder + "/" + $0 }
    }

    /// Puts other bytes in the place of the document, all of them or none, with the permissions it had.
    ///
    /// A document that may not be written, or is no longer as it was read, is left alone. Where the path is a link,
    /// what it leads to is replaced.
    func replace(with new: [UInt8]) throws(DiskError) {
        var status = stat()
        guard stat(path, &status) == 0, access(path, W_OK) == 0 else { throw DiskError("write", path) }
        guard status.st_mode & 0o222 != 0 else {
            throw DiskError("write", path, reason: String(cString: strerror(EACCES)))
        }
        guard let resolved = realpath(path, nil) else { throw DiskError("write", path) }
        defer { free(resolved) }
        let place = String(cString: resolved)
        let temporary = place + ".part"
        do throws(DiskError) {
            try Disk.writeWhole(new, to: temporary)
            guard chmod(temporary, status.st_mode & 0o7777) == 0 else { throw DiskError("write", path) }
            guard try Disk.bytes(of: place) == bytes else {
                throw DiskError("write", path, reason: "it was changed while its commands ran")
            }
            guard rename(temporary, place) == 0 else { throw DiskError("write", path) }
        } catch {
            unlink(temporary)
            throw error
        }
    }
}
