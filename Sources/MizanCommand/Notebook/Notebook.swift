import Mizan

/// A Markdown document with the commands of its `console` cells and what it shows of their output.
///
/// Nothing of the document is lost: its lines with their ends are its bytes again.
struct Notebook {
    struct Line {
        let text: String
        /// A line feed, with a carriage return before it or not; nothing at the end of the document.
        let ending: String
    }

    struct Command {
        /// The line of its `$`, from 0.
        let line: Int
        let words: [String]
        /// The lines of its output, up to the next `$` or the end of the cell.
        let shown: Range<Int>
        let opening: Fences.Opening

        var text: String { words.joined(separator: " ") }
    }

    let file: String
    let lines: [Line]
    private(set) var commands: [Command] = []
    private(set) var findings: [Finding] = []

    /// Reads a document; what is wrong in it is in `findings`, and its other cells are in `commands`.
    init(_ bytes: [UInt8], file: String) {
        self.file = file
        lines = Self.lines(bytes)
        guard String(validating: bytes, as: UTF8.self) != nil else {
            let valid = lines.firstIndex { $0.text.unicodeScalars.contains("\u{FFFD}") } ?? 0
            findings = [
                Finding(
                    .notUTF8, file: file, line: valid + 1, message: "the document is not UTF-8",
                    hint: "save it as UTF-8")
            ]
            return
        }
        read()
        if commands.isEmpty, findings.isEmpty {
            findings = [
                Finding(
                    .noCell, file: file, message: "the document has no console cell",
                    hint: "a cell is a block ```console with lines '$ mizan …'")
            ]
        }
    }

    /// What a command is shown to print, without the indent of its block.
    func shown(_ command: Command) -> [String] {
        command.shown.map { Fences.text(lines[$0].text, command.opening) }
    }

    /// The document with other output of some commands, by their places among `commands`.
    func bytes(showing outputs: [Int: [String]]) -> [UInt8] {
        var bytes: [UInt8] = []
        var place = 0
        func keep(to end: Int) {
            for line in lines[place..<end] { bytes += Array(line.text.utf8) + Array(line.ending.utf8) }
            place = end
        }
        for (index, command) in commands.enumerated() {
            guard let output = outputs[index] else { continue }
            keep(to: command.shown.lowerBound)
            for line in output {
                let indent = line.isEmpty ? "" : command.opening.indent
                bytes += Array((indent + line + lines[command.line].ending).utf8)
            }
            place = command.shown.upperBound
        }
        keep(to: lines.count)
        return bytes
    }

    private static func lines(_ bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        while start < bytes.count {
            let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
            var end = feed ?? bytes.count
            if feed != nil, end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
            let next = (feed ?? bytes.count - 1) + 1
            lines.append(
                Line(
                    text: String(decoding: bytes[start..<end], as: UTF8.self),
                    ending: String(decoding: bytes[end..<next], as: UTF8.self)))
            start = next
        }
        return lines
    }

    // MARK: Cells

    private mutating func read() {
        var fences = Fences()
        var place = 0
        while place < lines.count {
            let line = place
            place += 1
            let text = String(lines[line].text.trimmingPrefix("\u{FEFF}"))
            guard let opening = fences.opening(text) else {
                if Self.isQuotedCell(text) {
                    report(
                        line, 0, "a cell in a block quote does not run", "take the block out of the quote")
                }
                continue
            }
            while place < lines.count, !Fences.isClosing(lines[place].text, opening),
                !Fences.isOutside(lines[place].text, opening)
            {
                place += 1
            }
            if opening.isConsole { readCell(line, line + 1..<place, opening) }
            if place < lines.count, Fences.isClosing(lines[place].text, opening) {
                place += 1
            } else {
                let fence = String(repeating: opening.sign, count: opening.length)
                findings.append(
                    Finding(
                        .unclosedFence, file: file, line: line + 1, message: "the block is never closed",
                        hint: "end it with \(fence), as far indented as the line that opens it",
                        excerpt: text))
            }
        }
    }

    private mutating func readCell(_ fence: Int, _ content: Range<Int>, _ opening: Fences.Opening) {
        func text(_ line: Int) -> String { Fences.text(lines[line].text, opening) }
        func isCommand(_ line: Int) -> Bool { text(line) == "$" || text(line).hasPrefix("$ ") }
        let first = content.first(where: isCommand) ?? content.upperBound
        if let stray = content.first(where: { $0 < first && !text($0).isEmpty }) {
            report(
                stray, 0, "output without a command",
                "write the command above it as '$ mizan …', or make the block one of another kind")
        } else if first == content.upperBound {
            report(
                fence, 0, "the cell has no command",
                "write one as '$ mizan …', or make the block one of another kind")
        }
        var line = first
        while line < content.upperBound {
            let start = line
            var parts = [String(text(line).dropFirst(2))]
            while parts[parts.count - 1].hasSuffix("\\"), line + 1 < content.upperBound {
                parts[parts.count - 1].removeLast()
                line += 1
                parts.append(text(line))
            }
            let end = content[(line + 1)...].first(where: isCommand) ?? content.upperBound
            do throws(CommandWords.Fault) {
                let words = try CommandWords(parts.joined()).words
                commands.append(
                    Command(line: start, words: words, shown: line + 1..<end, opening: opening))
            } catch {
                var offset = error.offset
                var part = 0
                while part < parts.count - 1, offset >= parts[part].count {
                    offset -= parts[part].count
                    part += 1
                }
                let before = opening.indent.unicodeScalars.count + (part == 0 ? 2 : 0)
                let scalars = parts[part].prefix(offset).unicodeScalars.count
                report(start + part, before + scalars + 1, error.message, error.hint)
            }
            line = end
        }
    }

    private mutating func report(_ line: Int, _ column: Int, _ message: String, _ hint: String) {
        findings.append(
            Finding(
                .notACommand, file: file, line: line + 1, column: column, message: message, hint: hint,
                excerpt: lines[line].text))
    }

    private static func isQuotedCell(_ line: String) -> Bool {
        line.prefixMatch(of: #/ {0,3}>[> ]*(`{3,}|~{3,})[ \t]*console\b/#) != nil
    }
}
