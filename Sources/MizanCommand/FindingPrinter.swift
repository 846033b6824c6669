import Foundation
import Mizan

#if canImport(FoundationEssentials)
    import FoundationEssentials
#endif

/// Findings on standard error: `file:line:column: error[E0203]: message`, the line, `hint:`.
enum FindingPrinter {
    static func print(_ findings: [Finding]) {
        for finding in findings {
            let place = [finding.line, finding.column].prefix { $0 > 0 }.map { ":\($0)" }.joined()
            print(
                "\(finding.file)\(place): \(finding.severity)[\(finding.code.rawValue)]: \(finding.message)"
                    + (finding.excerpt.isEmpty ? "" : "\n    \(finding.excerpt)")
                    + (finding.hint.isEmpty ? "" : "\n    hint: \(finding.hint)"))
        }
    }

    static func print(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
