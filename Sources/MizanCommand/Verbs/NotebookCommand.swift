import ArgumentParser
import Mizan

/// `mizan notebook check|accept PATH…`.
struct NotebookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notebook",
        abstract: "Run the console cells of Markdown documents and compare what they show.",
        discussion: """
            check compares and writes nothing; accept writes the new output into the documents. A cell is a block \
            of the kind console:

              ```console
              $ mizan explain models/need MMR-rohingya --at 2017
              Rohingya in Myanmar (Rakhine)
              ...
              ```

            A line '$ mizan …' is a command; a backslash at its end joins the next line. What follows, up to the \
            next '$' or the end of the block, is its output: standard output, then messages, then [exit N] where \
            the exit status N is not 0. A line ... stands for any number of lines, but hides no failure.

            No shell runs, and no other program. The cells of one document run in order in one clean folder. It \
            holds copies of models and datasets of the folder that mizan was started in, and what earlier \
            commands of the document wrote; a path that leads out of it is refused.

            accept keeps the lines ... of an output that changed: it shows as many lines before the first and \
            after the last as stood there, and between two of them the lines that agree best. A document with an \
            error is not rewritten.

            Example: mizan notebook check README.md notebooks-md
            """)

    enum Action: String, CaseIterable { case check, accept }

    @Argument(help: "check or accept.")
    var action: String

    @Argument(help: "Markdown documents, and folders in which every .md file is meant.")
    var paths: [String]

    @Option(help: ArgumentHelp("The time that one command may take.", valueName: "seconds"))
    var timeout = 120

    func validate() throws {
        let actions = Action.allCases.map(\.rawValue)
        if !actions.contains(action) { throw unknown("notebook verb", action, actions) }
        if timeout < 1 || timeout > 3_600 { throw ValidationError("--timeout takes 1 to 3,600 seconds") }
    }

    func run() throws {
        try reporting {
            let files = try DocumentFile.all(at: paths)
            let results = try files.map(result)
            if action == Action.accept.rawValue { try accept(files, results) } else { try check(results) }
        }
    }

    private func result(_ file: DocumentFile) throws -> NotebookResult {
        let notebook = Notebook(file.bytes, file: file.path)
        guard !notebook.commands.isEmpty else { return NotebookResult(notebook, []) }
        let folder = try WorkingFolder()
        return NotebookResult(
            notebook,
            try notebook.commands.map { try folder.run($0.words, limit: .seconds(timeout)) })
    }

    private func check(_ results: [NotebookResult]) throws {
        let report = NotebookReport(results)
        print(report)
        if report.hasDifferences {
            let again = paths.joined(separator: " ")
            FindingPrinter.print("Where the new output is right: mizan notebook accept \(again)")
        }
        if report.hasErrors { throw ExitCode(1) }
        let commands = results.map(\.notebook.commands.count).reduce(0, +)
        Output.write("\(count(results.count, "document")), \(count(commands, "command")): all as shown.\n")
    }

    /// Rewrites each document that has no error; says of each what changed.
    private func accept(_ files: [DocumentFile], _ results: [NotebookResult]) throws {
        for (file, result) in zip(files, results) {
            if let bytes = result.accepted {
                try file.replace(with: bytes)
                let all = count(result.notebook.commands.count, "output")
                Output.write("\(file.path): \(result.differences.count) of \(all) rewritten\n")
                for (_, difference) in result.differences.sorted(by: { $0.key < $1.key }) {
                    Output.write(NotebookReport.lines(difference.diff, room: Findings.reportLimit))
                }
            } else if result.differences.isEmpty {
                Output.write("\(file.path): as it was\n")
            } else {
                Output.write("\(file.path): as it was, because of its errors\n")
            }
        }
        let report = NotebookReport(results, isAccepted: true)
        print(report)
        if report.hasErrors { throw ExitCode(1) }
    }

    private func print(_ report: NotebookReport) {
        if !report.text().isEmpty { FindingPrinter.print(report.text()) }
    }

    private func count(_ number: Int, _ word: String) -> String {
        number == 1 ? "1 \(word)" : "\(number) \(word)s"
    }
}
