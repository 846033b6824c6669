import Foundation
import Mizan
import Testing

@testable import MizanCommand

/// Which commands a document holds, and what it shows of their output.
struct NotebookTests {
    private func read(_ text: String) -> Notebook { Notebook(Array(text.utf8), file: "page.md") }

    /// The commands of a document with their output.
    private func cells(_ text: String) -> [[String]] {
        let notebook = read(text)
        #expect(notebook.findings.isEmpty, "\(notebook.findings)")
        return notebook.commands.map { [$0.text] + notebook.shown($0) }
    }

    @Test func severalCommandsInACell() {
        let text =
            "# A\n\n```console\n$ mizan a\none\n\ntwo\n$ mizan b \\\n    c\n$ mizan d\n  x\n```\ntext\n"
        #expect(cells(text) == [["mizan a", "one", "", "two"], ["mizan b c"], ["mizan d", "  x"]])
    }

    @Test func otherBlocksAreNotCells() {
        let text = """
            ```sh
            $ make rank
            ```
            ~~~text
            ```console
            $ mizan no
            ```
            ~~~
                ```console
                $ mizan no
            `console` ```console``` and <!-- -->
            ```console ignored words
            $ mizan yes
            ```
            """
        #expect(cells(text) == [["mizan yes"]])
    }

    @Test func aLongerFenceHoldsAShorterOne() {
        let text =
            "````console\n$ mizan a\n```\n$ mizan b\n```console\n````\n~~~ console\n$ mizan c\n```\n~~~~  \n"
        #expect(cells(text) == [["mizan a", "```"], ["mizan b", "```console"], ["mizan c", "```"]])
    }

    @Test func cellsInLists() {
        let text = """
            1. one
               - two

                 ```console
                 $ mizan a
                 x
                   y

                 z
                 ```
            2. three
               ```console
               $ mizan b
            \t
               ```
            - ```console
              $ mizan c
              ```
            """
        #expect(cells(text) == [["mizan a", "x", "  y", "", "z"], ["mizan b", ""], ["mizan c"]])
    }

    @Test func carriageReturnsAreOfTheLineEnd() {
        let text = "\u{FEFF}```console\r\n$ mizan a \\\r\n  b\r\none\r\n```\r\n"
        let notebook = read(text)
        #expect(cells(text) == [["mizan a b", "one"]])
        #expect(
            String(decoding: notebook.bytes(showing: [0: ["1", "2"]]), as: UTF8.self)
                == "\u{FEFF}```console\r\n$ mizan a \\\r\n  b\r\n1\r\n2\r\n```\r\n")
    }

    // MARK: What is wrong

    private func findings(_ text: String) -> [String] {
        read(text).findings.map { "\($0.code.rawValue) \($0.line):\($0.column)" }
    }

    @Test(arguments: [
        ("a\n```console\n$ mizan a\n", ["E0502 2:0"]), ("```sh\nx\n", ["E0502 1:0"]),
        // The list item ends, and its block with it.
        ("- ```console\n  $ mizan a\nx\n", ["E0502 1:0"]),
        ("```console\n$ make rank\n```\n", ["E0503 2:3"]),
        ("```console\n$ mizan a | b\n```\n", ["E0503 2:11"]),
        ("- x\n  ```console\n  $ mizan \\\n    a > b\n  ```\n", ["E0503 4:7"]),
        ("```console\n$ mizan a \\\n```\n", ["E0503 2:11"]), ("```console\n$\n```\n", ["E0503 2:3"]),
        ("```console\nx\n$ mizan a\n```\n", ["E0503 2:0"]), ("```console\n\n```\n", ["E0503 1:0"]),
        ("> ```console\n> $ mizan a\n> ```\n", ["E0503 1:0"]), ("no cell\n", ["W0501 0:0"]),
        ("", ["W0501 0:0"]),
    ])
    func faults(text: String, findings: [String]) {
        #expect(self.findings(text) == findings)
    }

    @Test func theOtherCellsOfADocumentWithAFaultAreRead() {
        let notebook = read("```console\n$ ls\nx\n$ mizan a\ny\n```\n")
        #expect(notebook.findings.count == 1)
        #expect(notebook.commands.map(\.text) == ["mizan a"])
    }

    @Test func notUTF8() {
        let notebook = Notebook(Array("a\n".utf8) + [0x80, 0x0A], file: "page.md")
        #expect(notebook.findings.map(\.code) == [.notUTF8] && notebook.findings[0].line == 2)
    }

    // MARK: Nothing is lost

    /// Whatever the bytes, the lines are the document again, and another output changes nothing else.
    @Test func theDocumentIsItsLines() {
        var generator = SplitMix(state: 5)
        let pieces = [
            "```console", "$ mizan a", "$ x", "```", "````", "- ", "  ", "\n", "\n", "\r\n", "é", "\t", "...",
        ]
        for _ in 0..<3_000 {
            let length = generator.next() % 30
            let text = (0..<length).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
            let notebook = read(text)
            #expect(notebook.bytes(showing: [:]) == Array(text.utf8))
            let same = Dictionary(
                uniqueKeysWithValues: notebook.commands.enumerated().map { ($0, notebook.shown($1)) })
            let again = Notebook(notebook.bytes(showing: same), file: "page.md")
            #expect(again.commands.map(\.text) == notebook.commands.map(\.text))
            #expect(again.commands.map(again.shown) == notebook.commands.map(notebook.shown), "\(text)")
        }
    }
}
