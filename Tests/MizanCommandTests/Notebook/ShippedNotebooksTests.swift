import Foundation
import Mizan
import Testing

@testable import MizanCommand

/// README.md and the notebooks as documents. That they show what the program prints is checked by `make notebooks`.
struct ShippedNotebooksTests {
    private static let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in
        url.deletingLastPathComponent()
    }

    @Test func everyPageHasCommandsAndNoFault() throws {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appending(path: "notebooks-md").path)
        let pages = ["README.md"] + names.filter { $0.hasSuffix(".md") }.map { "notebooks-md/\($0)" }
        #expect(pages.count >= 3)
        for page in pages {
            let bytes = try Data(contentsOf: Self.root.appending(path: page))
            let notebook = Notebook([UInt8](bytes), file: page)
            #expect(notebook.findings.isEmpty, "\(notebook.findings.map(\.text))")
            #expect(!notebook.commands.isEmpty)
        }
    }
}
