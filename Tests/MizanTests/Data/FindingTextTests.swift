import Testing

@testable import Mizan

struct FindingTextTests {
    @Test func aFindingShowsItsPlaceItsLineACaretAndAHint() {
        let finding = Finding(
            .notANumber, file: "a.csv", line: 2, column: 3, message: "`x` is not a number", hint: "mend it",
            excerpt: "1,ب,3")
        #expect(
            finding.text
                == "a.csv:2:3: error[E0202]: `x` is not a number\n    1,ب,3\n      ^\n    hint: mend it\n")
    }

    @Test func whatConcernsAWholeFileHasNoLine() {
        let finding = Finding(.unknownColumn, file: "a.csv", message: "m", hint: "")
        #expect(finding.text == "a.csv: warning[W0102]: m\n")
    }

    @Test func noCaretStandsBeyondAShortenedLine() {
        let finding = Finding(
            .notANumber, file: "a.csv", line: 2, column: 90, message: "m", hint: "", excerpt: "short…")
        #expect(!finding.text.contains("^"))
    }
}
