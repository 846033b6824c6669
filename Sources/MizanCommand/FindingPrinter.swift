import Foundation
import Mizan

/// Findings on standard error: `file:line:column: error[E0203]: message`, the line, a caret, `hint:`.
enum FindingPrinter {
    static func print(_ findings: [Finding]) {
        for finding in findings { print(text(of: finding)) }
    }

    static func print(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    static func text(of finding: Finding) -> String {
        let place = [finding.line, finding.column].prefix { $0 > 0 }.map { ":\($0)" }.joined()
        var lines = [
            "\(finding.file)\(place): \(finding.severity)[\(finding.code.rawValue)]: \(finding.message)"
        ]
        if !finding.excerpt.isEmpty {
            lines.append("    \(finding.excerpt)")
            // An excerpt that was cut at its start no longer begins at column 1.
            let isCut = finding.excerpt.hasPrefix("…")
            if finding.column > 0, finding.column <= finding.excerpt.unicodeScalars.count, !isCut {
                lines.append("    " + String(repeating: " ", count: finding.column - 1) + "^")
            }
        }
        if !finding.hint.isEmpty { lines.append("    hint: \(finding.hint)") }
        return lines.joined(separator: "\n")
    }
}
