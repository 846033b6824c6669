import Foundation
import Mizan
import Testing

/// The pages of docs/ as the tests read them: tables, fenced blocks, and the pages that the tests write.
enum Documents {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// A row of a table: the heading it stands under, and its cells by the names of their columns.
    struct Row {
        var heading: String
        var cells: [String: String]

        subscript(column: String) -> String { cells[column] ?? "" }

        /// The words between backticks in a cell.
        func codes(_ column: String) -> [String] { Documents.codes(self[column]) }
    }

    static func codes(_ text: String) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    /// The rows of every table of a page, outside fenced blocks.
    static func rows(_ page: String) -> [Row] {
        var rows: [Row] = []
        var heading = ""
        var columns: [String] = []
        var isFenced = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isFenced.toggle() }
            guard !isFenced else { continue }
            if line.hasPrefix("#") {
                heading = String(line.drop { $0 == "#" }.drop { $0 == " " })
            }
            guard line.hasPrefix("|") else {
                columns = []
                continue
            }
            let cells = line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            if columns.isEmpty {
                columns = cells
            } else if !cells.allSatisfy({ $0.hasPrefix("---") }) {
                rows.append(
                    Row(heading: heading, cells: Dictionary(zip(columns, cells)) { first, _ in first }))
            }
        }
        return rows
    }

    /// The fenced blocks of a page by what stands behind the opening fence.
    static func blocks(_ page: String) -> [String: String] {
        var blocks: [String: String] = [:]
        var open: String?
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                open = open == nil ? String(line.dropFirst(3)) : nil
            } else if let open {
                blocks[open, default: ""] += line + "\n"
            }
        }
        return blocks
    }

    /// Expects that a page is as it would be written now; with RECORD_SNAPSHOTS it is written.
    static func expect(
        _ path: String, is text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let place = root.appending(path: path)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try Data(text.utf8).write(to: place)
        }
        let written = try String(contentsOf: place, encoding: .utf8)
        #expect(
            written == text, "\(path) is out of date: RECORD_SNAPSHOTS=1 swift test writes it",
            sourceLocation: sourceLocation)
    }

    /// A model of the repository, or the complete example of docs/model-file.md.
    static func model(_ path: String) throws -> Model {
        try Model.read(Array(text(path).utf8), file: path)
    }

    static func exampleModel() throws -> Model {
        let block = try #require(blocks(text("docs/model-file.md"))["yaml example"])
        return try Model.read(Array(block.utf8), file: "docs/model-file.md")
    }

    /// The complete example of docs/index-model.md.
    static func exampleIndex() throws -> IndexModel {
        let block = try #require(blocks(text("docs/index-model.md"))["yaml example"])
        return try IndexModel.read(Array(block.utf8), file: "docs/index-model.md")
    }

    /// A dataset of CSV texts by file name; columns may be left out.
    static func dataset(_ files: [String: String]) throws -> Dataset {
        let resources = files.keys.sorted().map { name in
            "{\"name\": \"\(name.dropLast(4))\", \"path\": \"\(name)\"}"
        }
        var contents = files.mapValues { Array($0.utf8) }
        contents["datapackage.json"] = Array("{\"resources\": [\(resources.joined(separator: ", "))]}".utf8)
        return try Dataset.read(FolderContents(path: "example", files: contents)).dataset
    }
}
