import Foundation
import Mizan
import Testing

@testable import MizanCommand

/// What people see of `uncertainty` and `merge`: lines that fit, words only for what is there, and no page of nothing.
struct DoubtPageTests {
    private func lines(_ arguments: [String]) throws -> [String] {
        try Program.output(arguments).split(separator: "\n").map(String.init)
    }

    @Test(arguments: ["ranks", "acceptability", "pairs", "classes", "doubts"])
    func linesFit(what: String) throws {
        let model = try InventedCase()
        for language in ["en", "ar"] {
            for options in [
                [], ["--level", "0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,0.99"], ["--top", "100"], ["--together"],
            ] where what != "doubts" || options != ["--together"] {
                let page = try lines(
                    ["uncertainty", model.model, "--replicates", "30", "--what", what, "--lang", language]
                        + options)
                for line in page { #expect(displayWidth(line) <= TextTable.width, "\(options): \(line)") }
            }
        }
    }

    /// A table that is cut says the same as the whole: each part has the keys, and each column stands once.
    @Test func aWideTableIsCutAndNothingIsLost() {
        let columns = (0..<40).map { column -> WideTable.Cell in
            (.init("c\(column)", alignsRight: true), { row in "\(row * 1_000 + column)" })
        }
        let key: WideTable.Cell = (
            .init("unit", limit: 36), { "unit \($0) " + String(repeating: "x", count: 20) }
        )
        let wide = WideTable(keys: [key], name: 0, groups: [columns], rows: [1, 2, 3], language: .english)
        #expect(wide.tables.count > 1)
        var titles: [String] = []
        for table in wide.tables {
            #expect(table.width <= TextTable.width && table.columns[0].title == "unit")
            titles += table.columns.dropFirst().map(\.title)
            for (place, column) in table.columns.enumerated().dropFirst() {
                let number = Int(column.title.dropFirst()) ?? -1
                #expect(table.rows.map { $0[place] } == [1, 2, 3].map { "\($0 * 1_000 + number)" })
            }
        }
        #expect(titles == (0..<40).map { "c\($0)" })
        let narrow = WideTable(
            keys: [key], name: 0, groups: [Array(columns.prefix(3)), Array(columns.suffix(2))], rows: [1],
            language: .english)
        #expect(narrow.tables.count == 1)
    }

    @Test func aBrokenLineKeepsItsWordsAndItsIsolates() {
        let name = Language.arabic.isolated("a name of " + String(repeating: "many words ", count: 6))
        let line = String(repeating: "كلمة ", count: 22) + name + " ثم 12.5 كلمة"
        let broken = Language.arabic.wrapped(line).split(separator: "\n").map(String.init)
        #expect(broken.count > 1)
        for part in broken {
            #expect(part.unicodeScalars.first == "\u{200F}" && displayWidth(part) <= TextTable.width)
            let scalars = part.unicodeScalars
            let opened = scalars.count { ["\u{2066}", "\u{2068}"].contains($0) }
            #expect(opened == scalars.count { $0 == "\u{2069}" })
        }
        #expect(broken.contains { $0.contains(name) })
    }

    @Test func theTopIsLeftOutWhereAllAreInIt() throws {
        let model = try InventedIndexCase()
        let command = ["uncertainty", model.model, "--replicates", "30"]
        #expect(try !Program.output(command).contains("in top"))
        #expect(try Program.output(command + ["--top", "3"]).contains("in top 3"))
        #expect(try Program.output(command + ["--format", "csv"]).contains("top_10"))
        let sets = ["sensitivity", model.model, "--method", "confidence-sets", "--replicates", "30"]
        #expect(try !Program.output(sets).contains("Top"))
        #expect(try Program.output(sets + ["--top", "3"]).contains("Top 3"))
        #expect(
            try Program.output(sets + ["--format", "csv"]).hasPrefix(
                "rank,unit,score,rank_low,rank_high,top\n"))
    }

    @Test func headsSayHowManyAreRanked() throws {
        let model = try InventedIndexCase()
        for verb in [["uncertainty", "--replicates", "20"], ["sensitivity", "--method", "stability"]] {
            let words = [verb[0], model.model] + verb.dropFirst()
            #expect(try Program.output(words).contains("8 units, 7 ranked"))
            #expect(try Program.output(words + ["--lang", "ar"]).contains("منها ذات رتبة"))
        }
    }

    @Test func whatRowsLeaveOutOfAReplicateIsSaid() throws {
        let model = try InventedIndexCase()
        let page = try Program.output(["uncertainty", model.model, "--replicate", "3", "--rows", "2"])
        #expect(page.contains("… 5 more; leave out --rows to see them"), "\(page)")
        #expect(
            try !Program.output(["uncertainty", model.model, "--replicate", "3", "--rows", "90"]).contains(
                "…"))
    }

    /// z-scores lie on both sides of 0.
    @Test func aBandBelowZeroIsNoDifference() throws {
        let model = try InventedIndexCase()
        try model.change("model.yaml", "{method: min-max, low: 1, high: 100}", "{method: z-score}")
        try model.change("model.yaml", "{method: geometric}", "{method: arithmetic}")
        for verb in ["rank", "uncertainty"] {
            let page = try Program.output([verb, model.model, "--replicates", "40"])
            #expect(page.contains(" … −") && !page.contains("–−"), "\(page)")
        }
    }

    @Test func legendsAreOfWhatIsThere() throws {
        let model = try InventedIndexCase()
        let words = ["sensitivity", model.model, "--method", "stability"]
        for options in [[], ["--rows", "1"], ["--pair", "AAA,BBB"], ["--unit", "AAA", "--top", "1"]] {
            let how = try Program.output(words + options + ["--format", "json"])
            let page = try Program.output(words + options)
            #expect(page.contains("Exact: ") == how.contains("\"exact\""), "\(page)")
            #expect(page.contains("At most: ") == how.contains("\"at-most\""), "\(page)")
        }
    }

    @Test func oneWithoutAScoreIsExplained() throws {
        let model = try InventedIndexCase()
        let words = ["sensitivity", model.model, "--method", "drop-one", "--rows", "1"]
        #expect(try Program.output(words).contains("… 3 more"))
        let need = try InventedCase()
        let page = try Program.output(["sensitivity", need.model, "--method", "drop-one"])
        #expect(page.contains("Lost:") == page.contains("Lost  "), "\(page)")
    }

    // MARK: Nothing counted

    /// z-scores below 0 have neither mean: every replicate fails.
    private func failing() throws -> InventedIndexCase {
        let model = try InventedIndexCase()
        try model.change("model.yaml", "{method: min-max, low: 1, high: 100}", "{method: z-score}")
        try model.change("model.yaml", "{method: geometric}", "{method: arithmetic}")
        try model.change(
            "model.yaml", "{concentration: 50}",
            "{aggregation: [{groups: [top], alternatives: [{method: geometric}, {method: harmonic}]}]}")
        return model
    }

    @Test func whereAllReplicatesFailThereIsAnErrorAndNoFile() throws {
        let (model, folder) = (try failing(), try TemporaryFolder())
        for words in [
            ["uncertainty", model.model, "--replicates", "30"],
            ["uncertainty", model.model, "--replicates", "30", "--format", "json"],
            ["uncertainty", model.model, "--replicates", "30", "--out", folder.path("out")],
            ["uncertainty", model.model, "--range", "5..9"], ["rank", model.model, "--replicates", "30"],
            ["explain", model.model, "AAA", "--replicates", "30"],
            ["sensitivity", model.model, "--method", "confidence-sets", "--replicates", "30"],
        ] {
            let outcome = try Program.run(words)
            outcome.expectFailure(1)
            #expect(outcome.messages.contains("error[E061") && outcome.messages.contains("hint: "))
            #expect(outcome.messages.contains("cannot be scored"), "\(outcome.messages)")
        }
        #expect(try folder.files().isEmpty)
    }

    /// A shard may have no luck: its file adds up with the others as if it had.
    @Test func aShardOfFailuresIsWrittenAndMerges() throws {
        let (model, folder) = (try failing(), try TemporaryFolder())
        for shard in [1, 2] {
            let outcome = try Program.run([
                "uncertainty", model.model, "--replicates", "30", "--shard", "\(shard)/2", "--out",
                folder.path("\(shard)"),
            ])
            #expect(outcome.status == 0 && outcome.messages.contains("15 of 15 replicates failed"))
        }
        let part = try Program.run(["merge", folder.path("1"), "--out", folder.path("part")])
        #expect(part.status == 0 && part.output.isEmpty)
        try Program.run(["merge", folder.path("1")]).expectFailure(1)
        let all = try Program.run([
            "merge", folder.path("part"), folder.path("2"), "--out", folder.path("all"),
        ])
        all.expectFailure(1)
        #expect(all.messages.contains("all 30 replicates failed"))
        #expect(try folder.files().keys.sorted() == ["1", "2", "part"])
    }

    /// Of what was never counted, and of what failed throughout, every page stands, without a number that is none.
    @Test func aPageOfNothingHoldsNoNumbers() throws {
        let (model, folder) = (try failing(), try TemporaryFolder())
        _ = try Program.run([
            "uncertainty", model.model, "--replicates", "10", "--shard", "1/1", "--out",
            folder.path("failed"),
        ])
        let failed = try ReplicateStudy.read(
            Array(Data(contentsOf: folder.url.appending(path: "failed"))), file: "failed")
        for study in [failed, ReplicateStudy(of: failed.subject)] {
            #expect(!study.tiers.isKnown)
            for what in StudyPage.What.allCases {
                for language in Language.allCases {
                    let page = StudyPage(
                        study: study, words: StudyWords(study.subject, language), what: what,
                        levels: [0.5, 0.9], top: 3, limit: nil)
                    for text in [page.text, page.csv, page.json] {
                        #expect(!text.isEmpty && !text.lowercased().contains("nan"), "\(text)")
                    }
                }
            }
        }
    }

    @Test func unitsWithoutAScoreAreNamedBySets() throws {
        let model = try InventedIndexCase()
        try model.change(
            "model.yaml", "{concentration: 50}", "{inclusion: {leave_out: each, probability: 0.4}}")
        try model.change(
            "model.yaml", "name: {en: Living, ar: المعيشة}",
            "name: {en: Living, ar: المعيشة}\n  requires: 1")
        let command = ["sensitivity", model.model, "--method", "confidence-sets", "--replicates"]
        let some = try Program.run(command + ["200"])
        #expect(some.status == 0 && some.messages.contains("EEE lacks one in"), "\(some.messages)")
        #expect(some.text.contains("Left out, since a ranked unit has no score in them"))
    }
}
