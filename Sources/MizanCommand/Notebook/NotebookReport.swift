import Mizan

/// What is wrong with several documents as text for a terminal: every finding, and below those about output the
/// difference, as far as there is room.
struct NotebookReport {
    private typealias Entry = (finding: Finding, diff: [String])

    private let entries: [(finding: Finding, diff: [String])]

    /// - Parameter isAccepted: whether the documents that can be rewritten have been, and differ no more.
    init(_ results: [NotebookResult], isAccepted: Bool = false) {
        entries = results.flatMap { result in
            let isMended = isAccepted && result.accepted != nil
            let differences = isMended ? [] : result.differences.values.map { ($0.finding, $0.diff) }
            let entries: [Entry] = result.findings.map { ($0, []) } + differences
            return entries.sorted {
                ($0.finding.line, $0.finding.column) < ($1.finding.line, $1.finding.column)
            }
        }
    }

    var hasErrors: Bool { entries.contains { $0.finding.severity == .error } }

    var hasDifferences: Bool { entries.contains { $0.finding.code == .outputDiffers } }

    /// The text, about as long as a report of findings may be; empty where there is nothing to say.
    func text(limit: Int = Findings.reportLimit) -> String {
        guard !entries.isEmpty else { return "" }
        var shown: [Entry] = []
        var size = 0
        for entry in entries where shown.count < Findings.shownPerCode {
            size += entry.finding.text.utf8.count
            guard size <= limit else { break }
            shown.append(entry)
        }
        // No difference takes all of the room where there are several.
        let diffs = shown.count { !$0.diff.isEmpty }
        let most = max(limit / 4, limit / max(1, diffs))
        var room = limit - size
        var text = ""
        for entry in shown {
            let diff = Self.lines(entry.diff, room: min(room, most))
            room -= diff.utf8.count
            text += entry.finding.text + diff
        }
        if shown.count < entries.count { text += "… and \(entries.count - shown.count) more\n" }
        let errors = entries.count { $0.finding.severity == .error }
        return text + Self.count(errors, "error") + ", " + Self.count(entries.count - errors, "warning")
            + "\n"
    }

    /// The lines of a difference, indented; where they do not all have room, the number of the rest is the last.
    static func lines(_ diff: [String], room: Int) -> String {
        var text = ""
        for (place, line) in diff.enumerated() {
            let next = "    " + line + "\n"
            guard text.utf8.count + next.utf8.count + 40 <= room else {
                return text + "    … \(diff.count - place) more lines\n"
            }
            text += next
        }
        return text
    }

    private static func count(_ number: Int, _ word: String) -> String {
        number == 1 ? "1 \(word)" : "\(number) \(word)s"
    }
}
