import Foundation
import Testing

/// Every link from one page of docs/ to a page or a heading leads there.
struct LinksTests {
    /// The anchor of a heading: lower case, without punctuation, hyphens for spaces.
    static func anchor(_ heading: some StringProtocol) -> String {
        let kept = heading.lowercased().filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
        return kept.replacing(" ", with: "-")
    }

    static func anchors(_ page: String) -> Set<String> {
        let lines = page.split(separator: "\n").filter { $0.hasPrefix("#") }
        return Set(lines.map { anchor($0.drop { $0 == "#" }.drop { $0 == " " }) })
    }

    @Test func linksLeadSomewhere() throws {
        var count = 0
        for file in try ReferencesTests.files("docs", ".md") {
            let page = try Documents.text(file)
            let folder = Documents.root.appending(path: file).deletingLastPathComponent()
            for link in page.matches(of: /\]\(([^)\s]*)\)/).map({ String($0.1) }) where !link.contains("://")
            {
                let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let target =
                    parts[0].isEmpty
                    ? Documents.root.appending(path: file) : folder.appending(path: String(parts[0]))
                let text = try? String(contentsOf: target, encoding: .utf8)
                #expect(text != nil, "\(file) links to \(link)")
                guard parts.count == 2, let text else { continue }
                #expect(Self.anchors(text).contains(String(parts[1])), "\(file) links to \(link)")
                count += 1
            }
        }
        #expect(count >= 15)
    }
}
