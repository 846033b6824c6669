/// One thing that is wrong, or doubtful, in a file of the user's: where it is, what it is, what to do.
///
/// Findings are values. A reader or a check collects all of them and the command prints them at once.
public struct Finding: Sendable, Hashable {
    public enum Severity: String, Sendable {
        case error, warning
    }

    public var code: FindingCode
    public var file: String
    /// Physical line, 1 for the header; 0 where a finding concerns the whole file.
    public var line: Int
    /// Column in characters, from 1; 0 where a finding concerns the whole line.
    public var column: Int
    public var message: String
    public var hint: String
    /// The text of the line, shortened and free of control characters; empty where there is none to show.
    public var excerpt: String

    public init(
        _ code: FindingCode, file: String, line: Int = 0, column: Int = 0, message: String, hint: String,
        excerpt: String = ""
    ) {
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
        self.excerpt = excerpt
    }

    public var severity: Severity { code.severity }
}

/// Everything that a reader or a check found, thrown once.
public struct Findings: Error, Sendable {
    public var list: [Finding]

    public init(_ list: [Finding]) {
        self.list = list
    }

    public var hasErrors: Bool { list.contains { $0.severity == .error } }
}
