import Foundation
import Testing

@testable import MizanCommand

/// `sensitivity`: every method of both forms of model, in every format and language.
struct SensitivityTests {
    private static let methods: [[String]] = [
        ["--base", "32"], ["--base", "32", "--by", "input", "--second-order"],
        ["--base", "32", "--of", "score:FIRST"],
        ["--method", "morris", "--trajectories", "4"],
        ["--method", "one-at-a-time", "--of", "top:FIRST", "--top", "2"],
        ["--method", "drop-one"], ["--method", "drop-one", "--elements", "groups"],
        ["--method", "stability"], ["--method", "stability", "--unit", "FIRST", "--top", "2"],
        ["--method", "stability", "--pair", "FIRST,SECOND", "--norm", "maximum"],
        ["--method", "confidence-sets", "--replicates", "60", "--top", "2"],
        ["--method", "central-weights", "--replicates", "60"],
        ["--method", "central-weights", "--replicates", "60", "--unit", "FIRST"],
    ]

    private func words(_ model: String, _ method: [String], _ units: [String]) -> [String] {
        ["sensitivity", model]
            + method.map {
                $0.replacing("FIRST", with: units[0]).replacing("SECOND", with: units[1])
            }
    }

    /// Lines as wide as a terminal in both languages, files of even rows, never a NaN.
    private func expectEveryForm(_ words: [String]) throws {
        for language in ["en", "ar"] {
            let text = try Program.output(words + ["--lang", language])
            let lines = text.split(separator: "\n").map(String.init)
            #expect(lines.count > 2, "\(words)")
            for line in lines {
                #expect(displayWidth(line) <= 200, "\(words) \(language): \(line)")
                #expect(language == "en" || line.unicodeScalars.first == "\u{200F}", "\(words): \(line)")
                for word in ["nan", "inf"] {
                    #expect(!line.split(separator: " ").contains { $0.lowercased() == word }, "\(line)")
                }
            }
        }
        let rows = CSVLines.read(try Program.output(words + ["--format", "csv"]))
        #expect(!rows.isEmpty && rows.allSatisfy { $0.count == rows[0].count }, "\(words)")
        #expect(rows.joined().allSatisfy { !["nan", "inf", "-inf"].contains($0.lowercased()) }, "\(words)")
        #expect(Set(rows[0]).count == rows[0].count && !rows[0].contains(""), "\(rows[0])")
        let json = try Program.output(words + ["--format", "json"])
        let value = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let list = value["rows"] ?? value["elements"]
        #expect((list as? [Any])?.count == rows.count - 1, "\(words)")
        #expect(value["period"] as? String != nil)
    }

    @Test(arguments: methods)
    func evidenceModel(method: [String]) throws {
        let invented = try InventedCase()
        let ranked = try ids(["rank", invented.model, "--replicates", "20"], "rank")
        try expectEveryForm(words(invented.model, method, ranked))
    }

    @Test(arguments: methods)
    func indexModel(method: [String]) throws {
        let invented = try InventedIndexCase()
        try expectEveryForm(words(invented.model, method, ["AAA", "CCC"]))
    }

    /// Ids of the rows of a table that have something in a column.
    private func ids(_ words: [String], _ column: String) throws -> [String] {
        let lines = CSVLines.read(try Program.output(words + ["--format", "csv"]))
        let place = try #require(lines[0].firstIndex(of: column))
        return lines.dropFirst().filter { !$0[place].isEmpty }.map { $0[0] }
    }

    @Test(arguments: ["indicators", "groups"])
    func withoutEachIsThatOfCompare(elements: String) throws {
        let invented = try InventedIndexCase()
        let one = try Program.output([
            "sensitivity", invented.model, "--method", "drop-one", "--elements", elements, "--format", "csv",
        ])
        #expect(
            try one
                == Program.output([
                    "compare", invented.model, "--without-each", elements, "--format", "csv",
                ]))
    }

    /// A file says which edition it is of, in the words of `uncertainty`: both forms, with all that can be chosen.
    @Test func everyEditionIsNamedAlike() throws {
        let (need, index) = (try InventedCase(), try InventedIndexCase())
        let category = ["--as-of", "2024-06-01", "--category", "indigenous"]
        for (model, chosen) in [(need.model, []), (need.model, category), (index.model, [])] {
            func named(_ words: [String]) throws -> [String: String] {
                let json = try Program.output(words + chosen + ["--format", "json"])
                let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
                let keys = [
                    "model", "version", "model_hash", "data_hash", "period", "as_of", "audience", "scope",
                    "category", "region", "state",
                ]
                return Dictionary(uniqueKeysWithValues: keys.map { ($0, "\(value?[$0] ?? "absent")") })
            }
            let counted = try named(["uncertainty", model, "--replicates", "5"])
            #expect(try named(["sensitivity", model, "--base", "16"]) == counted)
            #expect(try named(["sensitivity", model, "--method", "stability"]) == counted)
            #expect(counted["data_hash"]?.count == 64 && !counted.values.contains("absent"))
            #expect(chosen.isEmpty || counted["category"] == "indigenous")
            let page = try Program.output(["sensitivity", model, "--base", "16"] + chosen)
            #expect(chosen.isEmpty || page.contains("as of 2024-06-01") && page.contains("only "))
        }
    }

    /// One unit has no order that anything could move; its score has doubt all the same.
    @Test(arguments: ["sobol", "morris", "one-at-a-time", "drop-one", "stability", "confidence-sets"])
    func anOrderTakesTwo(method: String) throws {
        let invented = try InventedCase()
        let outcome = try Program.run(
            ["sensitivity", invented.model, "--scope", "occupied", "--method", method])
        outcome.expectFailure(64)
        #expect(outcome.messages.contains("there is no order to move"), "\(outcome.messages)")
    }

    /// Every pair is in CSV and JSON, also of inputs that move nothing.
    @Test func secondOrderHasEveryPair() throws {
        let invented = try InventedIndexCase()
        let words = [
            "--by", "input", "--second-order", "--base", "16", "--of", "score:AAA", "--format", "csv",
        ]
        let lines = CSVLines.read(try Program.output(["sensitivity", invented.model] + words))
        let place = try #require(lines.first?.firstIndex(of: "with"))
        let inputs = lines.dropFirst().count { $0[place].isEmpty }
        #expect(inputs > 2 && lines.count - 1 == inputs + inputs * (inputs - 1) / 2)
    }

    @Test(arguments: ["en", "ar"]) func aTieIsNoChange(language: String) throws {
        let invented = try InventedIndexCase()
        for indicator in ["debt", "deaths", "health", "income", "people"] {
            var first = ""
            try invented.changeFigures(of: indicator, in: 2020) { unit, old in
                if unit == "AAA" { first = old }
                return unit == "BBB" ? first : old
            }
        }
        let words = ["sensitivity", invented.model, "--method", "stability", "--pair", "AAA,BBB"]
        #expect(try Program.output(words + ["--format", "json"]).contains("\"how\": \"tied\""))
        let page = try Program.output(words + ["--lang", language])
        #expect(
            page.contains(language == "en" ? "have the same score as it is" : "متساويتان كما هما"), "\(page)")
        #expect(!page.contains("Exact: ") && !page.contains("بالضبط: "))
    }

    @Test func whatRowsLeaveOutIsSaid() throws {
        let invented = try InventedIndexCase()
        let words = ["sensitivity", invented.model, "--method", "stability"]
        let rows = CSVLines.read(try Program.output(words + ["--format", "csv"])).count - 1
        for (language, told) in [("en", "… \(rows - 2) more"), ("ar", "غيرها")] {
            let cut = try Program.output(words + ["--rows", "2", "--lang", language])
            #expect(cut.contains(told), "\(cut)")
        }
        #expect(try !Program.output(words + ["--rows", "\(rows)"]).contains("…"))
    }

    @Test func threadsAndRowsNeverMatter() throws {
        let (one, other) = (try InventedCase(), try InventedCase(permuted: true))
        for method in [["--base", "48"], ["--method", "morris", "--trajectories", "3"]] {
            let words = method + ["--format", "csv"]
            let first = try Program.output(["sensitivity", one.model, "--threads", "1"] + words)
            for threads in ["2", "8"] {
                let again = try Program.output(["sensitivity", one.model, "--threads", threads] + words)
                #expect(again == first)
            }
            #expect(try Program.output(["sensitivity", other.model] + words) == first)
        }
    }

    /// The scores of two units tie where the model has the weights that were found.
    @Test func theFoundWeightsSwapTheUnitsInTheModelItself() throws {
        let invented = try InventedIndexCase()
        let words = ["sensitivity", invented.model, "--method", "stability", "--pair", "AAA,BBB"]
        let rows = CSVLines.read(try Program.output(words + ["--format", "csv"]))
        let shares = Dictionary(uniqueKeysWithValues: rows.dropFirst().map { ($0[0], Double($0[2]) ?? .nan) })
        #expect(abs(shares.values.reduce(0, +) - 1) < 1e-9)
        func share(_ ids: [String]) -> Double { ids.compactMap { shares[$0] }.reduce(0, +) }
        try invented.change("model.yaml", "weight: 3\n", "# none\n")
        try invented.change("model.yaml", "weight: 2\n", "weight: \(share(["health", "deaths"]))\n")
        try invented.change(
            "model.yaml", "id: purse\n", "id: purse\n      weight: \(share(["income", "debt"]))\n")
        for id in ["health", "deaths", "income", "debt"] {
            try invented.change("model.yaml", "id: \(id)\n", "id: \(id)\n          weight: \(share([id]))\n")
        }
        let table = CSVLines.read(
            try Program.output(["rank", invented.model, "--replicates", "0", "--format", "csv"]))
        let column = try #require(table[0].firstIndex(of: "score"))
        let scores = table.filter { ["AAA", "BBB"].contains($0[0]) }.compactMap { Double($0[column]) }
        #expect(scores.count == 2 && abs(scores[0] - scores[1]) < 1e-9 * scores[0])
    }

    @Test func aFailedRunIsReportedAndNeverPoisons() throws {
        let invented = try InventedIndexCase()
        // z-scores below 0 have no geometric mean; the other half of the replicates goes on.
        try invented.change("model.yaml", "{method: min-max, low: 1, high: 100}", "{method: z-score}")
        try invented.change("model.yaml", "{method: geometric}", "{method: arithmetic}")
        try invented.change(
            "model.yaml", "{concentration: 50}",
            "{concentration: 50, aggregation: [{groups: [top], alternatives: [{method: arithmetic}, {method: geometric}]}]}"
        )
        let outcome = try Program.run(
            ["sensitivity", invented.model, "--base", "64", "--format", "csv"])
        #expect(outcome.status == 0 && outcome.messages.contains("runs of the model failed"))
        let rows = CSVLines.read(outcome.text)
        try #require(rows.count == 3, "\(outcome.messages)")
        let total = try #require(rows[0].firstIndex(of: "total"))
        #expect(rows.dropFirst().allSatisfy { Double($0[total])?.isFinite == true })
    }

    @Test(arguments: [
        (["--of", "rank:AAB"], "did you mean"), (["--of", "mean-rank-shif"], "did you mean"),
        (["--method", "stability", "--pair", "AAA"], "two units"),
        (["--method", "morris", "--base", "64"], "--base has no effect"),
        (["--method", "morris", "--range", "1"], "--range"), (["--of", "rank:HHH"], "no rank"),
        (["--method", "sobl"], "--method"),
    ])
    func faultsAreNamed(words: [String], message: String) throws {
        let invented = try InventedIndexCase()
        let outcome = try Program.run(["sensitivity", invented.model] + words)
        outcome.expectFailure(64)
        #expect(outcome.messages.contains(message), "\(outcome.messages)")
    }

    @Test func aModelWithoutDoubtHasNoShares() throws {
        let invented = try InventedIndexCase()
        try invented.change("model.yaml", "uncertainty: {concentration: 50}\n", "")
        let outcome = try Program.run(["sensitivity", invented.model])
        outcome.expectFailure(64)
        #expect(outcome.messages.contains("nothing varies"))
        #expect(try Program.output(["sensitivity", invented.model, "--method", "morris"]).contains("μ*"))
    }
}
