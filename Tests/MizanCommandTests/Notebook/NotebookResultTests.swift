import Mizan
import Testing

@testable import MizanCommand

/// A document beside what its commands printed.
struct NotebookResultTests {
    private func result(_ text: String, _ outcomes: [Outcome]) -> NotebookResult {
        NotebookResult(Notebook(Array(text.utf8), file: "page.md"), outcomes)
    }

    private func printing(
        _ output: String, _ messages: String = "", _ end: Outcome.End = .exit(0)
    ) -> Outcome {
        Outcome(output: Array(output.utf8), messages: Array(messages.utf8), end: end)
    }

    private func accepted(_ text: String, _ outcomes: [Outcome]) -> String? {
        result(text, outcomes).accepted.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func outputThenMessagesThenTheStatus() {
        #expect(printing("a\n\n", "b", .exit(2)).lines == ["a", "", "b", "[exit 2]"])
        #expect(printing("", "").lines == [])
        #expect(printing("\n", "b\n").lines == ["", "b"])
    }

    @Test func equalOutputChangesNothing() {
        let result = result("```console\n$ mizan a\nb\n```\n", [printing("b\n")])
        #expect(result.findings.isEmpty && result.differences.isEmpty && result.accepted == nil)
    }

    @Test func theFirstLineThatDiffersIsNamed() {
        let result = result("```console\n$ mizan a\nb\nc1\n```\n", [printing("b\nc2\n")])
        #expect(result.differences[0]?.finding.line == 4)
        #expect(result.differences[0]?.diff == ["@@ line 3 @@", "  b", "- c1", "+ c2"])
    }

    @Test func onlyTheOutputIsRewritten() {
        let text = "x\r\n- ```console\n  $ mizan a\n  old\n  $ mizan b\n  ```\n\nend without a line end"
        #expect(
            accepted(text, [printing("new\n\nmore\n"), printing("", "m\n", .exit(1))])
                == "x\r\n- ```console\n  $ mizan a\n  new\n\n  more\n  $ mizan b\n  m\n  [exit 1]\n  ```\n\nend without a line end"
        )
    }

    /// An output that would be read as something else is refused, and the document kept.
    @Test(arguments: ["$ mizan b\n", "```\n", "x\n$ \n", "````\ny\n"])
    func outputThatTheBlockCannotHold(output: String) {
        let result = result("```console\n$ mizan a\n```\n", [printing(output)])
        #expect(result.findings.map(\.code) == [.outputNotShowable] && result.accepted == nil)
        if output.hasPrefix("```\n") {
            #expect(accepted("````console\n$ mizan a\n````\n", [printing(output)]) != nil)
        }
        let elided = "`````console\n$ mizan a\n...\n`````\n"
        #expect(self.result(elided, [printing(output)]).findings.isEmpty)
    }

    @Test(arguments: [Outcome.End.timeout, .signal(9)])
    func whatDidNotEndIsNotAccepted(end: Outcome.End) {
        let text = "```console\n$ mizan a\nx\n$ mizan b\ny\n```\n"
        let result = result(text, [printing("", "", end), printing("z\n")])
        #expect(result.findings.map(\.code) == [.commandNotEnded] && result.findings[0].line == 2)
        #expect(result.differences.count == 1 && result.accepted == nil)
    }

    @Test func aDocumentWithAFaultIsNotRewritten() {
        let text = "```console\n$ mizan a\nx\n```\n```sh\n"
        let result = result(text, [printing("y\n")])
        #expect(result.findings.map(\.code) == [.unclosedFence])
        #expect(result.differences.count == 1 && result.accepted == nil)
    }

    @Test func aLongReportIsCutAndCounted() {
        let cell = "```console\n$ mizan a\n" + String(repeating: "old\n", count: 300) + "```\n"
        let count = 30
        let printed = printing((0..<300).map { "new \($0)\n" }.joined())
        let text = String(repeating: cell, count: count)
        let report = NotebookReport([result(text, Array(repeating: printed, count: count))]).text()
        #expect(report.utf8.count < 10_000)
        #expect(report.contains("… and 10 more\n30 errors, 0 warnings\n"))
        #expect(report.contains(" more lines\n"))
    }
}
