import Foundation
import Mizan
import Testing

/// The pages that are written from the code: docs/errors.md, docs/methods.md and the tables of docs/dataset.md.
struct GeneratedPagesTests {
    @Test func errors() throws {
        var page = """
            # Errors and warnings

            What `mizan` says of a file, by code. Errors (E) stop the command. Warnings (W) are printed, and it goes
            on. `mizan help CODE` prints one of them. A code is never given a new meaning.

            This page is written from the program: `RECORD_SNAPSHOTS=1 swift test --filter GeneratedPagesTests`.

            """
        let groups = [
            ("E01", "Files"), ("E02", "Data"), ("E03", "Models"), ("E05", "Documents"),
            ("E06", "Counted replicates"),
            ("W01", "Warnings about files"),
            ("W02", "Warnings about data"),
            ("W03", "Warnings about models"),
            ("W04", "Doubts about the data behind a ranking"),
            ("W05", "Warnings about documents"),
        ]
        var listed = 0
        for (prefix, title) in groups {
            page += "\n## \(title)\n"
            for code in FindingCode.allCases where code.rawValue.hasPrefix(prefix) {
                page += "\n### \(code.rawValue) \(code.title)\n\n\(code.explanation)\n"
                listed += 1
            }
        }
        #expect(listed == FindingCode.allCases.count, "a code belongs to no group of the page")
        try Documents.expect("docs/errors.md", is: page)
    }

    @Test func methods() throws {
        var page = """
            # Methods

            The methods that a model file can name, by stage; `mizan methods` lists them as well. Their settings are in
            [method-settings.md](method-settings.md), formulas in [handbook.md](handbook.md), the works in
            [references.bib](references.bib).

            This page is written from the program: `RECORD_SNAPSHOTS=1 swift test --filter GeneratedPagesTests`.

            """
        for (stage, methods) in Registry.stages {
            page += "\n## \(stage.prefix(1).uppercased())\(stage.dropFirst())\n\n"
            page += "| method | what it gives | reference |\n|---|---|---|\n"
            for method in methods {
                page += "| `\(method.name)` | \(method.summary) | \(method.reference) |\n"
            }
        }
        try Documents.expect("docs/methods.md", is: page)
    }

    /// The tables of columns stand between `<!-- columns of FILE -->` and `<!-- end -->`; the rest is written by hand.
    @Test func columnsOfTheDataset() throws {
        var page = try Documents.text("docs/dataset.md")
        for resource in Dataset.resources {
            let opening = "<!-- columns of \(resource.file) -->\n"
            let start = try #require(
                page.range(of: opening), "docs/dataset.md has no place for \(resource.file)")
            let rest = page[start.upperBound...]
            let end = try #require(rest.range(of: "<!-- end -->"))
            page.replaceSubrange(start.upperBound..<end.lowerBound, with: Self.table(resource))
        }
        try Documents.expect("docs/dataset.md", is: page)
    }

    private static func table(_ resource: Resource) -> String {
        var table = "\n| column | holds | needed | meaning |\n|---|---|---|---|\n"
        for field in resource.fields {
            let isKey = resource.primaryKey.contains(field.name)
            let needed = field.isRequired ? "yes" : ""
            table +=
                "| `\(field.name)`\(isKey ? " ◆" : "") | \(words(field, resource)) | \(needed) | \(field.description) |\n"
        }
        return table + "\n"
    }

    private static func words(_ field: Field, _ resource: Resource) -> String {
        if let key = resource.foreignKeys.first(where: { $0.field == field.name }) {
            return "id in `\(key.resource).csv`" + (key.kind.map { ", of a \($0)" } ?? "")
                + (key.wildcard.map { ", or `\($0)`" } ?? "")
        }
        switch field.kind {
        case .text: return "text"
        case .id: return "id"
        case .number(let minimum, let maximum):
            let bounds = [
                minimum.map { "from \(NumberGrammar.text($0))" },
                maximum.map { "to \(NumberGrammar.text($0))" },
            ]
            return (["number"] + bounds.compactMap(\.self)).joined(separator: " ")
        case .integer(let minimum, let maximum): return "whole number from \(minimum) to \(maximum)"
        case .year: return "year"
        case .period: return "period"
        case .date(let partial): return partial ? "date, month or year" : "date"
        case .choice(let words): return words.map { "`\($0)`" }.joined(separator: ", ")
        case .yesNo: return "`yes`, `no`"
        case .words: return "ids joined by `;`"
        case .stateYears: return "states by years"
        case .address: return "http(s) address"
        }
    }
}
