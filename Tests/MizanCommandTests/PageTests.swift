import Foundation
import Mizan
import Testing

/// `table`, `explain`, `methods` and `help`.
struct PageTests {
    private let quick = ["--replicates", "200"]

    // MARK: Tables of the stages

    @Test(arguments: [
        "raw", "denominated", "screened", "imputed", "treated", "normalised", "scores", "ranks", "weights",
        "provenance",
    ])
    func everyStageHasARowForEveryUnit(stage: String) throws {
        let invented = try InventedCase()
        let words = ["table", invented.model, "--stage", stage, "--scope", "all"]
        let lines = CSVLines.read(try Program.output(words + ["--format", "csv"]))
        #expect(lines.allSatisfy { $0.count == lines[0].count })
        #expect(
            lines.dropFirst().map { $0[0] }.sorted()
                == (InventedCase.minorities + InventedCase.occupied).sorted())
        let text = try Program.output(words + ["--format", "json"])
        let rows = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        #expect(rows.count == lines.count - 1)
        #expect(Set(rows[0].keys) == Set(lines[0]))
        #expect(try !Program.output(words).isEmpty)
    }

    @Test func whatTheStagesHold() throws {
        let invented = try InventedCase()
        func table(_ stage: String) throws -> [String: [String: Double]] {
            let lines = CSVLines.read(
                try Program.output(["table", invented.model, "--stage", stage, "--format", "csv"]))
            return Dictionary(
                uniqueKeysWithValues: lines.dropFirst().map { row in
                    (
                        row[0],
                        Dictionary(
                            zip(lines[0], row).compactMap { name, cell in Double(cell).map { (name, $0) } }
                        ) { $1 }
                    )
                })
        }
        let (raw, normalised, scores, weights) = try (
            table("raw"), table("normalised"), table("scores"), table("weights")
        )
        // Routes: goalposts 0 to 100, lower is worse.
        #expect(normalised["a1"]?["routes"] == 7.5 && normalised["b1"]?["routes"] == 2.5)
        // A figure of the unit itself stands in the raw table as it was typed; the state's does not.
        #expect(raw["a1"]?["status"] == 0 && raw["b3"]?["status"] == 6)
        #expect(raw["a1"]?["integrity"] == nil)
        for (unit, row) in weights {
            #expect(abs(row.values.reduce(0, +) - 1) < 1e-12, "\(unit)")
            #expect(scores[unit]?["severity"] != nil)
        }
    }

    /// No cell without a mark that leads to a source of the dataset, a finding, or a rule of the model.
    @Test func everyKnownCellSaysWhereItComesFrom() throws {
        let invented = try InventedCase()
        let lines = CSVLines.read(
            try Program.output(
                ["table", invented.model, "--stage", "provenance", "--scope", "all", "--format", "csv"]))
        let sources = ["census", "survey", "second-survey", "findings", "computed", "model"]
        var known = 0
        for row in lines.dropFirst() {
            for (column, cell) in zip(lines[0], row).dropFirst() {
                let words = cell.split(separator: " ").map(String.init)
                let place: Comment = "\(row[0]) \(column): \(cell)"
                #expect(!words.isEmpty, place)
                if ["missing", "not applicable"].contains(cell) { continue }
                known += 1
                #expect(words.contains { sources.contains($0) }, place)
                if words.first == "inherited" { #expect(words.suffix(2).first == "of", place) }
            }
        }
        #expect(known > 20)
    }

    // MARK: Explain

    private static let marks: Set<Unicode.Scalar> = [
        "\u{200E}", "\u{200F}", "\u{2066}", "\u{2068}", "\u{2069}",
    ]

    private func bare(_ line: some StringProtocol) -> String {
        String(String.UnicodeScalarView(line.unicodeScalars.filter { !Self.marks.contains($0) }))
    }

    /// The contributions of the dimensions and the lift sum to the severity shown; those of the figures to their
    /// dimension. What is printed is rounded to a hundredth, the severity to a tenth.
    @Test(
        arguments: InventedCase.minorities + InventedCase.occupied,
        [
            ("en", "Sum = severity", "Severity", "Critical lift"),
            ("ar", "المجموع = الشدة", "الشدة", "الرفع بقاعدة الانتهاكات الجسيمة"),
        ])
    func contributionsSumToTheSeverity(
        unit: String, words: (language: String, sum: String, severity: String, lift: String)
    ) throws {
        let invented = try InventedCase()
        let page = try Program.output(["explain", invented.model, unit, "--lang", words.language] + quick)
        let lines = page.split(separator: "\n").map(bare)
        let opening = "  \(words.severity) "
        let shown = try #require(lines.first { $0.hasPrefix(opening) }, "\(page)").dropFirst(opening.count)
        let severity = try #require(Double(shown.prefix { $0 != " " }))
        let start = try #require(lines.firstIndex { $0.contains("───") })
        var sum = 0.0
        var parts = 0
        var figures = 0.0
        var count = 0
        var dimension = Double.nan
        func closeDimension() {
            if count > 0 { #expect(abs(figures - dimension) <= 0.005 * Double(count + 1) + 1e-9, "\(page)") }
            (figures, count) = (0, 0)
        }
        for line in lines[(start + 1)...] {
            let cells = line.split(separator: /\s{2,}/).map(String.init)
            if cells.first == words.sum {
                closeDimension()
                let total = try #require(cells.last.flatMap(Double.init))
                #expect(abs(total - severity) <= 0.0551, "\(page)")
                #expect(abs(sum - total) <= 0.005 * Double(parts + 1) + 1e-9, "\(page)")
                #expect(parts >= 2)
                return
            }
            if cells.first?.hasPrefix("·") == true {
                figures += try #require(cells.count > 3 ? Double(cells[3]) : nil, "\(line)")
                count += 1
            } else if cells.first == words.lift {
                closeDimension()
                sum += try #require(cells.count > 1 ? Double(cells[1]) : nil, "\(line)")
                parts += 1
            } else {
                closeDimension()
                dimension = try #require(cells.count > 3 ? Double(cells[3]) : nil, "\(line)")
                sum += dimension
                parts += 1
            }
        }
        Issue.record("no sum: \(page)")
    }

    /// A line that runs from right to left says so first, and keeps every number out of its direction.
    @Test(arguments: [
        ["rank"], ["rank", "--replicates", "0"], ["rank", "--wide"], ["rank", "--top", "2"],
        ["rank", "--as-of", "2021-06-30"], ["rank", "--scope", "all"],
        ["explain", "a1"], ["explain", "a2"], ["explain", "b1"], ["explain", "b3"], ["explain", "a-land"],
        ["explain", "b1", "--since", "2019"],
    ])
    func arabicLinesAreMarked(words: [String]) throws {
        let invented = try InventedCase()
        let isPlain = words.contains("--replicates")
        var arguments = words
        arguments.insert(invented.model, at: 1)
        let page = try Program.output(arguments + ["--lang", "ar"] + (isPlain ? [] : quick))
        for line in page.split(separator: "\n") {
            #expect(line.unicodeScalars.first == "\u{200F}", "\(line)")
            var depth = 0
            for scalar in line.unicodeScalars {
                if scalar == "\u{2066}" || scalar == "\u{2068}" { depth += 1 }
                if scalar == "\u{2069}" { depth -= 1 }
                #expect(depth >= 0, "\(line)")
                if scalar.properties.numericType == .decimal {
                    #expect(depth > 0, "a number outside an isolate: \(bare(line))")
                    if depth == 0 { break }
                }
            }
            #expect(depth == 0, "an isolate is not closed: \(line)")
        }
    }

    // MARK: Methods and help

    @Test func everyRegisteredMethodIsListed() throws {
        let lines = try Program.output(["methods"]).split(separator: "\n")
        for (stage, methods) in Registry.stages {
            #expect(lines.contains { $0.hasPrefix(stage) }, "\(stage)")
            for method in methods {
                // A name such as `none` stands under several stages.
                let isListed = lines.contains { line in
                    line.split(separator: " ").first.map(String.init) == method.name
                        && line.contains(method.summary.prefix(40))
                }
                #expect(isListed, "\(stage) \(method.name)")
            }
        }
    }

    @Test func everyCodeIsExplained() throws {
        let page = try Program.output(["help", "E0203"])
        #expect(page.contains("E0203") && page.contains(FindingCode.outOfRange.explanation))
        #expect(try Program.output(["help", "e0203"]) == page)
        let last = try #require(FindingCode.allCases.last)
        #expect(try Program.output(["help", last.rawValue]).contains(last.title))
    }

    @Test(arguments: ["ranking", "bands", "findings", "provenance", "reliability", "periods", "exit"])
    func everyTopicHasAText(topic: String) throws {
        #expect(try Program.output(["help", topic]).count > 60)
        #expect(try Program.output(["--help"]).contains(topic), "topics are named where people look first")
    }

    @Test func everyVerbHasHelpAndAnExample() throws {
        let page = try Program.output(["--help"])
        #expect(try Program.output(["help"]) == page)
        for verb in ["rank", "explain", "check", "table", "methods", "import", "notebook", "compare"] {
            #expect(page.contains("\n  \(verb) "), "\(verb)")
            let text = try Program.output(["help", verb])
            #expect(text.contains("USAGE: mizan \(verb)"))
            #expect(try Program.output([verb, "--help"]) == text)
        }
        for kind in Importing.kinds {
            #expect(try Program.output(["help", "import"]).contains("  \(kind.name): "))
        }
        #expect(!(try Program.output(["--version"])).isEmpty)
    }
}
