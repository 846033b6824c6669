import Foundation
import Testing

/// `mizan weigh`: weights that a method proposes, and the model that is written with them.
struct WeighTests {
    private func rows(_ text: String) -> [[String: String]] {
        let lines = CSVLines.read(text)
        return lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { first, _ in first } }
    }

    /// By unit the score of the index.
    private func scores(_ words: [String]) throws -> [String: Double] {
        let table = rows(try Program.output(["table"] + words + ["--stage", "scores", "--format", "csv"]))
        return try Dictionary(
            uniqueKeysWithValues: table.map { row in
                (try #require(row["unit"]), try #require(row["top"].flatMap(Double.init)))
            })
    }

    // MARK: What is proposed

    @Test func eachGroupSumsToAll() throws {
        let invented = try InventedIndexCase()
        for method in ["equal", "entropy", "critic", "pca"] {
            let table = rows(
                try Program.output(["weigh", invented.model, "--method", method, "--format", "csv"]))
            #expect(Set(table.compactMap { $0["group"] }) == ["body", "purse", "top"], "\(method)")
            for group in ["body", "purse", "top"] {
                let own = table.filter { $0["group"] == group }
                for column in ["stated", "proposed"] {
                    let sum = try own.reduce(0) { try $0 + #require($1[column].flatMap(Double.init)) }
                    #expect(abs(sum - 1) < 1e-6, "\(method) \(group) \(column)")
                }
            }
        }
        let stated = rows(
            try Program.output(["weigh", invented.model, "--method", "equal", "--format", "csv"]))
        let shares = Dictionary(
            uniqueKeysWithValues: stated.map { ($0["child"] ?? "", Double($0["stated"] ?? "") ?? -1) })
        #expect(shares["income"] == 0.75 && shares["debt"] == 0.25 && shares["health"] == 0.5)
    }

    @Test func onlyOneGroup() throws {
        let invented = try InventedIndexCase()
        let words = ["weigh", invented.model, "--method", "critic", "--group", "purse", "--format", "csv"]
        #expect(rows(try Program.output(words)).map { $0["child"] } == ["income", "debt"])
        let outcome = try Program.run(
            ["weigh", invented.model, "--method", "critic", "--group", "purs"])
        outcome.expectFailure(64)
        #expect(outcome.messages.contains("did you mean 'purse'"))
    }

    @Test func whatReadsNoWeightsIsNotWeighed() throws {
        let index = try IndexCase()
        try index.folder.write(
            "model.yaml",
            try index.folder.text("model.yaml").replacingOccurrences(
                of: "{method: arithmetic}", with: "{method: minimum}"))
        let found = try Program.run(["weigh", index.model, "--method", "equal"])
        found.expectFailure(64)
        #expect(found.messages.contains("whose weights are read"))
    }

    @Test func theFormsSayTheSame() throws {
        let invented = try InventedIndexCase()
        let words = ["weigh", invented.model, "--method", "critic"]
        let table = rows(try Program.output(words + ["--format", "csv"]))
        let json = try #require(
            try JSONSerialization.jsonObject(
                with: Data(Program.output(words + ["--format", "json"]).utf8)) as? [String: Any])
        #expect(json["method"] as? String == "critic" && json["model"] as? String == "invented-index")
        let listed = try #require(json["rows"] as? [[String: Any]])
        #expect(listed.count == table.count && table.count == 6)
        for (one, other) in zip(listed, table) {
            #expect(one["child"] as? String == other["child"])
            let (value, text) = (one["proposed"] as? Double, other["proposed"].flatMap(Double.init))
            #expect(abs((value ?? 0) - (text ?? 1)) < 1e-15)
        }
        let page = try Program.output(words)
        #expect(page.contains("Income") && page.contains("Body"))
        let arabic = try Program.output(words + ["--lang", "ar"])
        #expect(arabic.contains("الدخل") && arabic.contains("البدن") && !arabic.contains("Income"))
    }

    @Test func aModelOfEvidenceIsWeighedToo() throws {
        let invented = try InventedCase()
        let words = ["weigh", invented.model, "--method", "equal"]
        let table = rows(try Program.output(words + ["--group", "severity", "--format", "csv"]))
        #expect(table.map { $0["child"] } == ["LIF", "LEG", "JUS"])
        #expect(table.compactMap { $0["stated"].flatMap(Double.init) } == [0.5, 0.3, 0.2])
        // The index of this form has no id in the file, but its dimensions have weights there.
        _ = try Program.output(words + ["--group", "severity", "--out", invented.folder.path("equal.yaml")])
        let text = try invented.folder.text("equal.yaml")
        #expect(text.matches(of: #/weight: 0\.333333\b/#).count == 3)
        #expect(
            try !Program.output(["rank", invented.folder.path("equal.yaml"), "--replicates", "0"]).isEmpty)
    }

    // MARK: The model that is written

    @Test func theWrittenModelRanksTheSameDatasetByTheseWeights() throws {
        let invented = try InventedIndexCase()
        let out = invented.folder.path("other/place/critic.yaml")
        let words = ["weigh", invented.model, "--method", "critic", "--format", "csv"]
        let outcome = try Program.run(words + ["--out", out])
        #expect(outcome.status == 0 && outcome.messages.contains("Written: "), "\(outcome.messages)")
        // The table is printed as without --out.
        #expect(try outcome.text == Program.output(words))
        let text = try invented.folder.text("other/place/critic.yaml")
        #expect(text.contains("data: \"../../data\"   # beside the model"))
        let proposed = rows(outcome.text)
        let written = rows(try Program.output(["table", out, "--stage", "weights", "--format", "csv"]))
        for row in written {
            guard
                let wanted = proposed.first(where: { $0["child"] == row["node"] })?["proposed"].flatMap(
                    Double.init),
                let weight = row["weight"].flatMap(Double.init)
            else { continue }
            #expect(abs(weight - wanted) < 1e-5, "\(row)")
        }
        // Purse is an arithmetic mean: with its own two columns the written weights give its scores.
        let normalised = rows(try Program.output(["table", out, "--stage", "normalised", "--format", "csv"]))
        let groups = rows(try Program.output(["table", out, "--stage", "scores", "--format", "csv"]))
        let shares = try ["income", "debt"].map { id in
            try #require(written.first { $0["node"] == id }?["weight"].flatMap(Double.init))
        }
        for (row, group) in zip(normalised, groups) {
            let values = ["income", "debt"].map { row[$0].flatMap(Double.init) }
            var (sum, total) = (0.0, 0.0)
            for (value, share) in zip(values, shares) {
                guard let value else { continue }
                (sum, total) = (sum + share * value, total + share)
            }
            let score = try #require(group["purse"].flatMap(Double.init))
            #expect(abs(score - sum / total) < 1e-9)
        }
        let (before, after) = (try scores([invented.model]), try scores([out]))
        #expect(before.keys == after.keys && before != after)
        #expect(try !Program.output(["rank", out, "--replicates", "20"]).isEmpty)
    }

    /// Equal weights written over equal weights change no score.
    @Test func theSameWeightsGiveTheSameScores() throws {
        let invented = try InventedIndexCase()
        try invented.change("model.yaml", "weight: 3", "weight: 1")
        try invented.change("model.yaml", "weight: 2", "weight: 1")
        let out = invented.folder.path("equal.yaml")
        _ = try Program.output(["weigh", invented.model, "--method", "equal", "--out", out])
        let (before, after) = (try scores([invented.model]), try scores([out]))
        #expect(before.count == 7)
        for (unit, score) in before { #expect(abs(score - (after[unit] ?? .nan)) < 1e-9) }
    }

    @Test func aFileThatIsThereIsKept() throws {
        let invented = try InventedIndexCase()
        let before = try invented.folder.files()
        let outcome = try Program.run(
            ["weigh", invented.model, "--method", "equal", "--out", invented.file])
        #expect(outcome.status == 2 && outcome.messages.contains("it is there already"))
        #expect(try invented.folder.files() == before)
    }

    // MARK: Settings

    @Test func judgementsAreReadFromAFile() throws {
        let invented = try InventedIndexCase()
        try invented.folder.write("ahp.yaml", "elements: [debt, income]\ncomparisons: [[1, 4], [0.25, 1]]\n")
        let words = [
            "weigh", invented.model, "--method", "ahp", "--settings", invented.folder.path("ahp.yaml"),
            "--format", "csv",
        ]
        let table = rows(try Program.output(words))
        // Only the group whose children they name.
        #expect(table.map { $0["child"] } == ["income", "debt"])
        let proposed = table.compactMap { $0["proposed"].flatMap(Double.init) }
        #expect(zip(proposed, [0.2, 0.8]).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test(arguments: [
        (
            "elements: [a, b, c]\ncomparisons: [[1, 9, 0.111], [0.111, 1, 9], [9, 0.111, 1]]\n", "E0307",
            "contradict each other", 2
        ),
        (
            "elements: [a, b]\ncomparisons: [[1, 3], [3, 1]]\n", "E0307",
            "a to b and b to a are not each other's inverse", 2
        ),
        ("elements: [a, b]\ncomparisons: [[1, 0], [0, 1]]\n", "E0307", "0", 2),
        ("elements: [a, b]\ncomparisons: [[1, 3]]\n", "E0307", "1 rows", 2),
        ("elements: [a, a]\ncomparisons: [[1, 1], [1, 1]]\n", "E0307", "twice", 1),
        ("elements: [a, b]\ncomparison: [[1, 1], [1, 1]]\n", "E0304", "'comparison'", 2),
        ("elements: [a, b]\ncomparisons: [[1, much], [1, 1]]\n", "E0302", "'much'", 2),
        ("elements: [a, b\n", "E0301", "not YAML", 2),
    ])
    func aFaultInTheSettings(text: String, code: String, word: String, line: Int) throws {
        let invented = try InventedIndexCase()
        try invented.folder.write("ahp.yaml", text)
        let file = invented.folder.path("ahp.yaml")
        let outcome = try Program.run(["weigh", invented.model, "--method", "ahp", "--settings", file])
        outcome.expectFailure(1)
        let found = outcome.messages.split(separator: "\n").filter { $0.contains("error[\(code)]") }
        #expect(
            found.contains { $0.hasPrefix("\(file):\(line):") && $0.contains(word) }, "\(outcome.messages)")
        #expect(outcome.messages.contains("hint:"))
        #expect(!outcome.messages.contains("the model has"), "\(outcome.messages)")
    }

    @Test func settingsOfAnotherGroupAreAFinding() throws {
        let invented = try InventedIndexCase()
        try invented.folder.write("ahp.yaml", "elements: [debt, incom]\ncomparisons: [[1, 4], [0.25, 1]]\n")
        let outcome = try Program.run(
            [
                "weigh", invented.model, "--method", "ahp", "--settings", invented.folder.path("ahp.yaml"),
                "--group",
                "purse",
            ])
        outcome.expectFailure(1)
        let line = try invented.line(of: "id: purse")
        #expect(outcome.messages.hasPrefix("\(invented.file):\(line):1: "), "\(outcome.messages)")
        #expect(outcome.messages.contains("'incom'"))
    }

    @Test func aMethodWithoutItsSettingsSaysSo() throws {
        let invented = try InventedIndexCase()
        let outcome = try Program.run(["weigh", invented.model, "--method", "ahp"])
        outcome.expectFailure(1)
        #expect(
            outcome.messages.contains("'ahp' has no 'elements'") && outcome.messages.contains("settings file")
        )
    }

    /// A group that a method cannot weigh keeps its weights; the others are weighed.
    @Test func whatCannotBeWeighedIsAWarning() throws {
        let invented = try InventedIndexCase()
        try invented.change(
            "model.yaml", "normalisation: {method: min-max, low: 1, high: 100}",
            "normalisation: {method: goalposts, low: -100, high: 2000}")
        try invented.changeFigures(of: "health", in: 2020) { _, _ in "5" }
        let outcome = try Program.run(["weigh", invented.model, "--method", "pca", "--format", "csv"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(Set(rows(outcome.text).compactMap { $0["group"] }).contains("purse"))
        let line = try invented.line(of: "id: body")
        #expect(
            outcome.messages.contains("\(invented.file):\(line):1: warning[W0303]: body: health"),
            "\(outcome.messages)")
    }

    /// Two equal columns make the correlation matrix singular: no obstacle, since nothing is inverted.
    @Test func equalColumnsHaveAPrincipalComponent() throws {
        let invented = try InventedIndexCase()
        for year in [2019, 2020] {
            var incomes: [String: String] = [:]
            try invented.changeFigures(of: "income", in: year) { unit, old in
                incomes[unit] = old
                return old
            }
            try invented.changeFigures(of: "debt", in: year) { unit, _ in incomes[unit] }
        }
        let words = ["weigh", invented.model, "--method", "pca", "--group", "purse", "--format"]
        let table = rows(try Program.output(words + ["csv"]))
        for row in table {
            #expect(abs((row["proposed"].flatMap(Double.init) ?? 0) - 0.5) < 1e-9)
        }
        // Debt lowers the index and yet goes with income: the page says so.
        #expect(try Program.output(words + ["table"]).contains("runs against the others"))
    }
}
