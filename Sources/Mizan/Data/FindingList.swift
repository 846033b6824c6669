/// What is found in one file, up to a limit that keeps a broken file from filling the memory.
///
/// An error is always kept as an error: the last one before the limit is followed by a finding that says that there
/// may be more. Warnings beyond the limit are not kept.
struct FindingList: Sendable {
    /// The most errors, and the most warnings, that are kept of one file.
    static let limit = 10_000

    private(set) var all: [Finding] = []
    private var errors = 0
    private var warnings = 0

    init(_ findings: [Finding] = []) {
        for finding in findings { add(finding) }
    }

    var hasErrors: Bool { errors > 0 }
    var isFull: Bool { errors >= Self.limit }

    mutating func add(_ finding: Finding) {
        switch finding.severity {
        case .warning:
            guard warnings < Self.limit else { return }
            warnings += 1
            all.append(finding)
        case .error:
            guard !isFull else { return }
            errors += 1
            all.append(finding)
            guard isFull else { return }
            all.append(
                Finding(
                    .tooManyFindings, file: finding.file, line: finding.line,
                    message: "\(Self.limit) errors in this file: what follows was not looked at",
                    hint: "mend what the first findings say; one cause often has many effects"))
        }
    }
}
