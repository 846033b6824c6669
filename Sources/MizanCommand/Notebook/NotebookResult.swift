import Mizan

/// A document beside what its commands printed: what differs, and what it should say instead.
struct NotebookResult {
    /// A command whose output is not what is shown.
    struct Difference {
        let finding: Finding
        let diff: [String]
        /// What the document should show.
        let accepted: [String]
    }

    let notebook: Notebook
    /// What is wrong with the document or its commands, besides what they print.
    private(set) var findings: [Finding]
    /// By the places of the commands in the document.
    private(set) var differences: [Int: Difference] = [:]

    /// - Parameter outcomes: one for each command of the document, in their order.
    init(_ notebook: Notebook, _ outcomes: [Outcome]) {
        precondition(outcomes.count == notebook.commands.count, "one outcome a command")
        self.notebook = notebook
        findings = notebook.findings
        for (place, (command, outcome)) in zip(notebook.commands, outcomes).enumerated() {
            guard case .exit = outcome.end else {
                findings.append(broken(command, outcome.end))
                continue
            }
            let shown = notebook.shown(command)
            let accepted = ShownOutput(shown).accepted(outcome.lines)
            let diff = LineDiff(from: shown, to: accepted)
            guard let first = diff.firstDifference else { continue }
            let line = command.shown.lowerBound + 1 + min(first, max(0, shown.count - 1))
            differences[place] = Difference(
                finding: Finding(
                    .outputDiffers, file: notebook.file, line: shown.isEmpty ? command.line + 1 : line,
                    message: "the output of '\(command.text)' is not what is shown", hint: ""),
                diff: diff.lines(from: command.shown.lowerBound + 1), accepted: accepted)
        }
        if let unfit = firstNotShowable(outcomes) { findings.append(unfit) }
    }

    /// The bytes of the document with the output that was printed; nil where it must stay as it is.
    var accepted: [UInt8]? {
        guard !findings.contains(where: { $0.severity == .error }), !differences.isEmpty else { return nil }
        return rewritten
    }

    private var rewritten: [UInt8] { notebook.bytes(showing: differences.mapValues(\.accepted)) }

    private func broken(_ command: Notebook.Command, _ end: Outcome.End) -> Finding {
        let how =
            switch end {
            case .timeout: "took too long and was ended"
            case .signal(let signal): "was ended by signal \(signal)"
            case .exit(let status): "ended with \(status)"
            }
        return Finding(
            .commandNotEnded, file: notebook.file, line: command.line + 1,
            message: "'\(command.text)' \(how)", hint: "run it alone; --timeout gives it more time",
            excerpt: notebook.lines[command.line].text)
    }

    /// The first command whose output, written into the document, would not be read as its output.
    private func firstNotShowable(_ outcomes: [Outcome]) -> Finding? {
        guard !differences.isEmpty, !findings.contains(where: { $0.severity == .error }) else { return nil }
        let read = Notebook(rewritten, file: notebook.file)
        for (place, command) in notebook.commands.enumerated() {
            let isSame =
                place < read.commands.count && read.commands[place].words == command.words
                && ShownOutput(read.shown(read.commands[place])).matches(outcomes[place].lines)
            if isSame { continue }
            return Finding(
                .outputNotShowable, file: notebook.file, line: command.line + 1,
                message: "the block cannot hold the output of '\(command.text)'",
                hint: "give the block a longer fence, or leave lines out with '...'",
                excerpt: notebook.lines[command.line].text)
        }
        return nil
    }
}
