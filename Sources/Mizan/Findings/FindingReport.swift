extension Findings {
    /// The most findings of one code that a report shows; fewer where the report would grow too long.
    public static let shownPerCode = 20
    /// The most bytes of a report.
    public static let reportLimit = 9_000

    /// The findings as text for a terminal: place, severity, code and message, the line with a caret, a hint.
    ///
    /// Long lists are cut evenly: at most `shownPerCode` of each code, fewer where that is more than `limit` bytes,
    /// then one line a code with the number of those not shown, and the numbers of errors and warnings last.
    public func report(limit: Int = Findings.reportLimit) -> String {
        var report = ""
        for most in [Self.shownPerCode, 10, 5, 3, 2, 1] {
            report = text(perCode: most, limit: nil)
            if report.utf8.count <= limit { return report }
        }
        return text(perCode: 1, limit: limit)
    }

    private func text(perCode most: Int, limit: Int?) -> String {
        var text = ""
        var seen: [FindingCode: Int] = [:]
        var shown: [FindingCode: Int] = [:]
        // What the lines that follow the findings may need.
        let codes = Set(list.map(\.code)).count
        let room = (limit ?? .max) - 70 * codes - 60
        for finding in list {
            seen[finding.code, default: 0] += 1
            guard shown[finding.code, default: 0] < most else { continue }
            let next = finding.text
            guard text.utf8.count + next.utf8.count <= room else { continue }
            text += next
            shown[finding.code, default: 0] += 1
        }
        for code in FindingCode.allCases {
            let rest = seen[code, default: 0] - shown[code, default: 0]
            if rest > 0 { text += "\(rest) more \(code.severity)[\(code.rawValue)]: \(code.title)\n" }
        }
        let errors = list.count { $0.severity == .error }
        return text + Self.count(errors, "error") + ", " + Self.count(list.count - errors, "warning") + "\n"
    }

    private static func count(_ number: Int, _ word: String) -> String {
        number == 1 ? "1 \(word)" : "\(number) \(word)s"
    }
}

extension Finding {
    /// The finding as lines for a terminal, with a line end. Whatever stands in the user's file, no character
    /// reaches the terminal that it would obey.
    public var text: String {
        var place = PhysicalLine.shown(file, most: 200)
        if line > 0 { place += ":\(line)" }
        if column > 0 { place += ":\(column)" }
        var text = "\(place): \(severity)[\(code.rawValue)]: \(PhysicalLine.shown(message, most: 500))\n"
        if !excerpt.isEmpty {
            let excerpt = PhysicalLine.shown(excerpt, most: PhysicalLine.width)
            text += "    \(excerpt)\n"
            // An excerpt that was cut at its start no longer begins at column 1.
            if column > 0, column <= excerpt.unicodeScalars.count, !excerpt.hasPrefix("…") {
                text += "    " + String(repeating: " ", count: column - 1) + "^\n"
            }
        }
        return hint.isEmpty ? text : text + "    hint: \(PhysicalLine.shown(hint, most: 500))\n"
    }
}
