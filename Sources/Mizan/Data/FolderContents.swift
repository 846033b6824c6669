/// The files of a folder as bytes: what the library reads instead of a disk, and what it gives to be written.
public struct FolderContents: Sendable, Hashable {
    /// The folder as the user wrote it; findings begin with it.
    public var path: String
    /// Bytes by path relative to the folder, with `/` between the parts.
    public var files: [String: [UInt8]]

    public init(path: String, files: [String: [UInt8]]) {
        self.path = path
        self.files = files
    }

    /// A file's name as findings print it: the folder's path and the file's.
    public func label(of file: String) -> String {
        if path.isEmpty || path == "." { return file }
        return path.hasSuffix("/") ? path + file : path + "/" + file
    }
}
