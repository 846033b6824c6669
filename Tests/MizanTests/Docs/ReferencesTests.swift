import Foundation
import Mizan
import Testing

/// Every work that the code or a page cites is in docs/references.bib, and every work there is cited.
struct ReferencesTests {
    static func entries() throws -> [String] {
        try Documents.text("docs/references.bib").matches(of: /(?m)^@\w+\{(\w+),/).map { String($0.1) }
    }

    /// Keys in brackets, `[Key]` or `[Key, section]`, that are not the text of a link.
    static func keys(_ text: some StringProtocol) -> [String] {
        String(text).matches(of: /\[([A-Z][A-Za-z]*[0-9]*)(?:,[^\]\n]*)?\](?!\()/).map { String($0.1) }
    }

    static func files(_ folder: String, _ ending: String) throws -> [String] {
        let place = Documents.root.appending(path: folder).path
        return try FileManager.default.subpathsOfDirectory(atPath: place)
            .filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
    }

    static func cited() throws -> [(place: String, key: String)] {
        var cited: [(place: String, key: String)] = []
        for file in try files("Sources", ".swift") {
            for line in try Documents.text(file).split(separator: "\n") where line.contains("/// Reference:")
            {
                cited += keys(line).map { (file, $0) }
            }
        }
        for (stage, methods) in Registry.stages {
            for method in methods { cited += keys(method.reference).map { ("\(stage) \(method.name)", $0) } }
        }
        for file in try files("docs", ".md") {
            cited += keys(try Documents.text(file)).filter { $0.contains(/\d/) }.map { (file, $0) }
        }
        return cited
    }

    @Test func everyCitationHasAnEntry() throws {
        let entries = Set(try Self.entries())
        for (place, key) in try Self.cited() {
            #expect(entries.contains(key), "\(place) cites [\(key)]")
        }
    }

    @Test func everyReferenceLineNamesAWork() throws {
        for file in try Self.files("Sources", ".swift") {
            for line in try Documents.text(file).split(separator: "\n") where line.contains("/// Reference:")
            {
                #expect(!Self.keys(line).isEmpty, "\(file): \(line)")
            }
        }
        for (_, methods) in Registry.stages {
            for method in methods { #expect(!Self.keys(method.reference).isEmpty, "\(method.name)") }
        }
    }

    @Test func everyEntryIsCitedOnceListed() throws {
        let cited = Set(try Self.cited().map(\.key))
        let entries = try Self.entries()
        #expect(Set(entries).count == entries.count)
        for entry in entries { #expect(cited.contains(entry), "nothing cites \(entry)") }
    }
}
