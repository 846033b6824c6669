import Foundation
import Testing

/// `mizan notebook`, as a person runs it.
struct NotebookCommandTests {
    private let folder: TemporaryFolder
    private static let right = """
        # A page

        ```console
        $ mizan help exit
        0 done · 1 findings in data or model · 2 cannot read or write · 64 usage · 70 internal ·
        130 interrupted
        $ mizan rank nowhere
        mizan: error: cannot read nowhere/model.yaml: No such file or directory
        [exit 2]
        ```

        """
    private static let wrong = right.replacing("70", with: "71")

    init() throws { folder = try TemporaryFolder() }

    private func run(_ words: String..., sourceLocation: SourceLocation = #_sourceLocation) throws
        -> Program.Outcome
    {
        try Program.run(["notebook"] + words, in: folder, sourceLocation: sourceLocation)
    }

    @Test func aRightDocumentPasses() throws {
        try folder.write("a.md", Self.right)
        let outcome = try run("check", "a.md")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.text == "1 document, 2 commands: all as shown.\n")
        #expect(outcome.messages.isEmpty)
        #expect(try folder.files().keys.sorted() == ["a.md"])
    }

    @Test func aChangedDigitIsShownAndAccepted() throws {
        try folder.write("a.md", Self.wrong)
        let outcome = try run("check", "a.md")
        outcome.expectFailure(1)
        let lines = outcome.messages.split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("a.md:5: error[E0501]: ") == true)
        #expect(lines.contains { $0.hasPrefix("    - 0 done") && $0.hasSuffix("71 internal ·") })
        #expect(lines.contains { $0.hasPrefix("    + 0 done") && $0.hasSuffix("70 internal ·") })
        #expect(try folder.text("a.md") == Self.wrong)

        let accepted = try run("accept", "a.md")
        #expect(accepted.status == 0, "\(accepted.messages)")
        #expect(accepted.text.hasPrefix("a.md: 1 of 2 outputs rewritten\n"))
        #expect(accepted.text.contains("    + 0 done"))
        #expect(try folder.text("a.md") == Self.right)
        #expect(try run("check", "a.md").status == 0)
        #expect(try run("accept", "a.md").text == "a.md: as it was\n")
    }

    @Test func foldersInFoldersAndEachDocumentOnce() throws {
        try folder.write("pages/a.md", Self.right)
        try folder.write("pages/deep/er/b.md", Self.right)
        try folder.write("pages/deep/no.txt", Self.wrong)
        try folder.write("pages/.hidden/c.md", Self.wrong)
        let outcome = try run("check", "pages/", "pages/a.md", "pages/deep")
        #expect(outcome.text == "2 documents, 4 commands: all as shown.\n", "\(outcome.messages)")
    }

    @Test func everyDocumentIsCheckedBeforeItStops() throws {
        try folder.write("a.md", Self.wrong)
        try folder.write("b.md", Self.right.replacing("[exit 2]", with: "[exit 3]"))
        try folder.write("c.md", Self.right)
        let outcome = try run("check", ".")
        outcome.expectFailure(1)
        #expect(outcome.messages.contains("a.md:5: error[E0501]"))
        #expect(outcome.messages.contains("b.md:7: error[E0506]"))
        #expect(outcome.messages.contains("b.md:9: error[E0501]"))
        #expect(!outcome.messages.contains("c.md"))
        #expect(outcome.messages.contains("3 errors, 0 warnings"))
    }

    @Test func carriageReturnsStay() throws {
        let text = Self.wrong.replacing("\n", with: "\r\n")
        try folder.write("a.md", text)
        #expect(try run("accept", "a.md").status == 0)
        #expect(try folder.text("a.md") == Self.right.replacing("\n", with: "\r\n"))
        #expect(try run("check", "a.md").status == 0)
    }

    @Test func faultsAreFindingsAndTheDocumentIsKept() throws {
        let unclosed = Self.wrong + "```console\n$ mizan --version\n"
        try folder.write("a.md", unclosed)
        try folder.write("b.md", Self.wrong)
        try folder.write("c.md", "```console\n$ make rank | head\n```\n")
        try run("check", "a.md").expectFailure(1)
        let outcome = try run("accept", ".")
        #expect(outcome.status == 1)
        #expect(outcome.messages.contains("a.md:11: error[E0502]"))
        #expect(outcome.messages.contains("c.md:2:3: error[E0503]"))
        #expect(try folder.text("a.md") == unclosed)
        #expect(try folder.text("b.md") == Self.right, "a document without a fault is rewritten all the same")
    }

    @Test func aDocumentWithoutACellIsAWarning() throws {
        try folder.write("a.md", "# Text\n")
        let outcome = try run("check", "a.md")
        #expect(outcome.status == 0)
        #expect(outcome.messages.contains("a.md: warning[W0501]"))
    }

    @Test func whatCannotBeReadOrWrittenIsTwo() throws {
        try folder.write("a.md", Self.right)
        try folder.write("empty/x.txt", "")
        try run("check", "a.md", "nowhere").expectFailure(2)
        try run("check", "empty").expectFailure(2)
        // Also where the one who runs it may write everything.
        try folder.write("a.md", Self.wrong)
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.path("a.md"))
        try run("accept", "a.md").expectFailure(2)
        #expect(try folder.text("a.md") == Self.wrong)
        #expect(try folder.files().keys.sorted() == ["a.md", "empty/x.txt"])
    }

    @Test func linksAndPermissionsStay() throws {
        try folder.write("real/a.md", Self.wrong)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o660], ofItemAtPath: folder.path("real/a.md"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link.md"), withDestinationPath: "real/a.md")
        #expect(try run("accept", "link.md").status == 0)
        #expect(try folder.text("real/a.md") == Self.right)
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.md")) == "real/a.md")
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path("real/a.md"))
        #expect(mode[.posixPermissions] as? Int == 0o660)
    }

    @Test(arguments: [
        ["notebook"], ["notebook", "check"], ["notebook", "chekc", "a.md"], ["notebook", "run", "a.md"],
        ["notebook", "check", "a.md", "--timeout", "0"],
    ])
    func wrongWordsAreUsage(words: [String]) throws {
        let outcome = try Program.run(words, in: folder)
        outcome.expectFailure(64)
        #expect(words.count < 3 || words[1] != "chekc" || outcome.messages.contains("did you mean 'check'?"))
    }

    // MARK: The clean folder

    @Test func theFolderIsRemoved() throws {
        try writeModels()
        try folder.write(
            "a.md", "```console\n$ mizan import dataset datasets/small --into new/deep\n...\n```\n")
        let room = try TemporaryFolder()
        let outcome = try Program.run(
            ["notebook", "check", "a.md"], environment: ["TMPDIR": room.url.path], in: folder)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: room.url.path).isEmpty)
    }

    /// `models/small` and `datasets/small` of the invented case.
    private func writeModels() throws {
        let model = InventedCase.model.replacing("data: data", with: "data: ../../datasets/small")
        try folder.write("models/small/model.yaml", model)
        let invented = try InventedCase()
        for (name, data) in try invented.folder.files() where name.hasPrefix("data/") {
            try folder.write("datasets/small/" + name.dropFirst(5), [UInt8](data))
        }
    }

    @Test func modelsAndDatasetsAreThereAndNothingElse() throws {
        try writeModels()
        try folder.write("secret.yaml", InventedCase.model)
        try folder.write(
            "pages/a.md",
            """
            ```console
            $ mizan check models/small
            ...
            models/small: 0 errors
            ...
            $ mizan check secret.yaml
            mizan: error: cannot read secret.yaml: No such file or directory
            [exit 2]
            ```

            """)
        let accepted = try run("accept", "pages")
        #expect(accepted.status == 0, "\(accepted.messages)")
        #expect(accepted.text.contains("1 of 2 outputs rewritten"))
        #expect(try folder.text("pages/a.md").contains("...\nmodels/small: 0 errors, "))
        #expect(try run("check", "pages").status == 0)
    }

    /// A command sees what an earlier one of the same document wrote; the next document and the disk do not.
    @Test func whatACommandWritesIsItsDocuments() throws {
        try writeModels()
        let before = try folder.files()
        try folder.write(
            "a.md",
            """
            ```console
            $ mizan import dataset datasets/small --into datasets/new
            ...
            ```

            ```console
            $ mizan check models/small --data datasets/new
            ...
            ```

            ```console
            $ mizan import dataset datasets/new --into datasets/small
            ...
            ```

            """)
        try folder.write(
            "b.md",
            """
            ```console
            $ mizan check models/small --data datasets/new
            mizan: error: cannot read datasets/new: No such file or directory
            [exit 2]
            ```

            """)
        let outcome = try run("check", "a.md", "b.md")
        #expect(outcome.status == 0, "\(outcome.messages)")
        var after = try folder.files()
        after["a.md"] = nil
        after["b.md"] = nil
        #expect(after == before)
    }

    @Test func nothingIsWrittenOutsideTheFolder() throws {
        try writeModels()
        let outside = try TemporaryFolder()
        for place in [outside.path("new"), "../../new", "--into=" + outside.path("new")] {
            let into = place.hasPrefix("--") ? place : "--into " + place
            try folder.write(
                "a.md", "```console\n$ mizan import dataset datasets/small \(into)\n...\n```\n")
            let outcome = try Program.run(
                ["notebook", "check", "a.md"], environment: ["TMPDIR": outside.url.path], in: folder)
            outcome.expectFailure(1)
            #expect(outcome.messages.contains("a.md:2:3: error[E0503]"), "\(outcome.messages)")
            #expect(try outside.files().isEmpty)
        }
    }

    @Test func aCommandThatTakesTooLongIsEnded() throws {
        try writeModels()
        try folder.write("a.md", "```console\n$ mizan rank models/small --replicates 100000\n...\n```\n")
        let outcome = try run("check", "a.md", "--timeout", "1")
        outcome.expectFailure(1)
        #expect(outcome.messages.contains("a.md:2: error[E0504]"))
    }
}
