extension Language {
    /// Facts in a line, which ends between two of them where it is too long.
    func wrapped(facts: [String]) -> String {
        var lines: [String] = []
        for fact in facts {
            if let last = lines.last, displayWidth(last) + 3 + displayWidth(fact) <= TextTable.width {
                lines[lines.count - 1] += " · " + fact
            } else {
                lines.append(fact)
            }
        }
        return lines.map(wrapped).joined()
    }

    /// A line for people, broken so that it fits the width of the tables.
    func wrapped(_ line: String) -> String { hanging("", line) }

    /// A line broken so that it fits the width of the tables behind a number, the later parts indented as far.
    func hanging(_ number: String, _ line: String) -> String {
        let indent = number.isEmpty ? 0 : displayWidth(number) + 1
        var lines: [String] = []
        var current = ""
        for word in Self.words(line) {
            let needed = displayWidth(current) + 1 + displayWidth(word)
            if !current.isEmpty, needed > TextTable.width - indent {
                lines.append(current)
                current = ""
            }
            current += (current.isEmpty ? "" : " ") + word
        }
        lines.append(current)
        return lines.enumerated().map { place, text in
            let isFirst = place == 0 && indent > 0
            let head = isFirst ? number + " " : String(repeating: " ", count: indent)
            return self.line(head + text) + "\n"
        }
        .joined()
    }

    /// What spaces divide; an isolate is one word, since the end of a line would end it.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        var depth = 0
        for scalar in line.unicodeScalars {
            if ["\u{2066}", "\u{2068}"].contains(scalar) { depth += 1 }
            if scalar == "\u{2069}" { depth -= 1 }
            if scalar == " ", depth == 0 {
                if !word.isEmpty { words.append(String(word)) }
                word = .init()
            } else {
                word.append(scalar)
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }
}
