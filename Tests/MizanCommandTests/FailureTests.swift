import Foundation
import Mizan
import Testing

/// What `mizan` says and gives back where something is wrong.
struct FailureTests {
    private func suggestion(_ outcome: Program.Outcome) -> String? {
        outcome.messages.lowercased().firstMatch(
            of: #/did you mean [`'"]?(?<word>-{0,2}[a-z0-9._-]*[a-z0-9])/#
        )
        .map { String($0.word) }
    }

    // MARK: Exit status

    @Test func doneIsZero() throws {
        let invented = try InventedCase()
        let outcome = try Program.run(["check", invented.model])
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("0 errors"))
    }

    @Test(arguments: [
        ["rank"], ["rank", "MODEL", "--replicates", "-1"], ["rank", "MODEL", "--replicates", "many"],
        ["rank", "MODEL", "--top", "0"], ["rank", "MODEL", "--threads", "0"],
        ["rank", "MODEL", "--seed", "-1"],
        ["rank", "MODEL", "--at", "2020-13"], ["rank", "MODEL", "--since", "then"],
        ["rank", "MODEL", "--as-of", "2020"], ["rank", "MODEL", "--as-of", "2020-02-30"],
        ["rank", "MODEL", "--lang", "fr"], ["rank", "MODEL", "OTHER"], ["table", "MODEL"],
        ["table", "MODEL", "--stage", "cooked"], ["explain", "MODEL"],
        ["import", "hrps", "x.csv"], ["import", "hrps", "--into", "x"],
        ["import", "hrps", "x.csv", "--into", "x", "--retrieved", "2026-02-29"],
        ["import", "hrps", "x.csv", "--into", "x", "--from", "2010", "--to", "2009"], ["help", "nothing"],
        ["rank", "MODEL", "--category", "\u{1B}[31m"], [String(repeating: "x", count: 20_000)],
    ])
    func wrongWordsAreUsage(words: [String]) throws {
        let invented = try InventedCase()
        try Program.run(words.map { $0 == "MODEL" ? invented.model : $0 }).expectFailure(64)
    }

    @Test func whatCannotBeReadOrWrittenIsTwo() throws {
        let invented = try InventedCase()
        let nowhere = invented.folder.path("nowhere")
        for verb in [["check"], ["rank"], ["table", "--stage", "raw"]] {
            try Program.run(verb + [nowhere]).expectFailure(2)
            try Program.run(verb + [invented.model, "--data", nowhere]).expectFailure(2)
        }
        try Program.run(["explain", nowhere, "a1"]).expectFailure(2)
        try Program.run(["import", "hrps", nowhere, "--into", invented.data]).expectFailure(2)
        try Program.run(["import", "dataset", nowhere, "--into", invented.data]).expectFailure(2)
        try invented.folder.write("file", "")
        try Program.run(["import", "dataset", invented.data, "--into", invented.folder.path("file")])
            .expectFailure(2)
    }

    @Test func aPeriodWithoutFiguresIsAFinding() throws {
        let invented = try InventedCase()
        let outcome = try Program.run(["rank", invented.model, "--at", "1950"])
        outcome.expectFailure(1)
        #expect(outcome.messages.contains("2019 to 2021"), "the years that there are should be named")
    }

    // MARK: Did you mean

    @Test(arguments: [
        (["rnak", "MODEL"], "rank"), (["chekc", "MODEL"], "check"), (["help", "explian"], "explain"),
        (["rank", "MODEL", "--replicats", "0"], "--replicates"),
        (["import", "datast", "x", "--into", "y"], "dataset"),
        (["import", "ucdp-onsided", "x", "--into", "y"], "ucdp-onesided"),
        (["explain", "MODEL", "a11"], "a1"), (["explain", "MODEL", "a-lnad"], "a-land"),
        (["rank", "MODEL", "--category", "statless"], "stateless"), (["help", "rankign"], "ranking"),
        (["help", "E0302x"], "e0302"),
    ])
    func aMisspeltWordIsGuessed(words: [String], meant: String) throws {
        let invented = try InventedCase()
        let outcome = try Program.run(words.map { $0 == "MODEL" ? invented.model : $0 })
        outcome.expectFailure(64)
        #expect(suggestion(outcome) == meant, "\(outcome.messages)")
    }

    @Test(arguments: [
        (
            "aggregation: {method: inverted-geometric}", "aggregation: {method: inverted-geometrc}",
            "inverted-geometric"
        ),
        ("normalisation: {method: goalposts", "normalisation: {method: goalpost", "goalposts"),
        ("direction: lower_is_worse", "direction: lower_is_wrose", "lower_is_worse"),
        ("stands_in: yes", "stand_in: yes", "stands_in"), ("one_of: [LEG]", "one_of: [LEGS]", "leg"),
        ("rule: rate", "rule: rat", "rate"), ("of: deaths", "of: death", "deaths"),
        ("id: routes", "id: router", "routes"), ("kind: community", "kind: comunity", "community"),
        ("transform: log10(1+x)", "transform: log10(1+y)", "log10"), ("lens: risk", "lens: rsk", "risk"),
    ])
    func aMisspeltNameInTheModelIsGuessed(old: String, new: String, meant: String) throws {
        let invented = try InventedCase()
        if old == "lens: risk" {
            try invented.change("model.yaml", "weight: 20\n", "weight: 20\n    \(new)\n")
        } else {
            try invented.change("model.yaml", old, new)
        }
        let outcome = try Program.run(["check", invented.model])
        outcome.expectFailure(1)
        #expect(suggestion(outcome)?.hasPrefix(meant) == true, "\(outcome.messages)")
    }

    @Test(arguments: [
        ("units.csv", "leaf", "laef", "leaf"), ("observations.csv", "a1,status", "a1,statsu", "status"),
        ("observations.csv", "a2,status", "a22,status", "a2"),
        ("observations.csv", "whole,survey", "whole,surve", "survey"),
        ("units.csv", "rank_as", "rank-as", "rank_as"), ("findings.csv", "final", "finl", "final"),
    ])
    func aMisspeltWordInTheDataIsGuessed(file: String, old: String, new: String, meant: String) throws {
        let invented = try InventedCase()
        try invented.change("data/\(file)", old, new)
        let outcome = try Program.run(["check", invented.model])
        outcome.expectFailure(1)
        #expect(suggestion(outcome)?.hasPrefix(meant) == true, "\(outcome.messages)")
    }

    // MARK: Every finding at once

    @Test func modelAndDataWithManyFaults() throws {
        let invented = try InventedCase()
        let modelFaults = [
            ("weight: 50", "weight: heavy"), ("carry_forward: 3", "carry_forwards: 3"),
            ("alone: [LIF]", "alone: [LIFE]"), ("stand_in_weight: 0.5", "stand_in_weight: 5"),
            ("{method: arithmetic}", "{method: arithmetik}"),
        ]
        for (old, new) in modelFaults { try invented.change("model.yaml", old, new) }
        let dataFaults = [
            ("units.csv", "a2,community,,leaf", "a2,community,,leef"),
            ("units.csv", "b3,community", "b 3,community"),
            ("observations.csv", "BBB,integrity,2019,3,", "BBB,integrity,2019,three,"),
            ("observations.csv", "AAA,routes,2020", "AAA,routes,2020-Q9"),
            ("observations.csv", "b1,status,2020,6.5", "b9,status,2020,6.5"),
            ("observations.csv", "2021-03-01", "2021-03-41"), ("findings.csv", "torture,3", "torture,7"),
            ("sources.csv", "survey,Survey,yes", "survey,Survey,maybe"),
        ]
        for (file, old, new) in dataFaults { try invented.change("data/\(file)", old, new) }
        let before = try invented.folder.files()

        let outcome = try Program.run(["check", invented.model, "--data", invented.data])
        outcome.expectFailure(1)
        let lines = outcome.messages.split(separator: "\n")
        #expect(lines.count { $0.contains("model.yaml:") && $0.contains("error[") } >= modelFaults.count)
        for (file, _, _) in dataFaults {
            #expect(lines.contains { $0.contains("data/\(file):") && $0.contains("error[") }, "\(file)")
        }
        let placed = lines.count { $0.firstMatch(of: #/^[^:]+:\d+:\d+: error\[E\d{4}\]: /#) != nil }
        #expect(placed >= modelFaults.count + dataFaults.count)
        #expect(placed == lines.count { $0.contains(": error[") }, "every finding has file, line and column")
        let last = try #require(lines.last)
        #expect(last.hasPrefix("\(placed) errors"), "\(last)")
        #expect(try invented.folder.files() == before)
    }

    /// A hundred thousand faults are still a few pages.
    @Test func aBrokenFileIsNotAFlood() throws {
        let invented = try InventedCase()
        let header = try invented.folder.text("data/observations.csv").prefix { $0 != "\n" }
        let rows = (0..<100_000).map { "a1,status,2021,x\u{202E}\($0),,,whole,survey,\n" }
        try invented.folder.write("data/observations.csv", header + "\n" + rows.joined())
        let outcome = try Program.run(["check", invented.model])
        outcome.expectFailure(1)
        #expect(!outcome.messages.unicodeScalars.contains("\u{202E}"))
        #expect(outcome.messages.contains("more error[E0202]"))
    }

    /// Whatever is wrong with its inputs, `import` writes nothing.
    @Test func aFailedImportWritesNothing() throws {
        let invented = try InventedCase()
        let other = try InventedCase()
        try other.change("data/observations.csv", "BBB,integrity,2019,3,", "BBB,integrity,2019,three,")
        try other.change("data/findings.csv", "b1,torture", "b0,torture")
        let before = try invented.folder.files()
        let outcome = try Program.run(["import", "dataset", other.data, "--into", invented.data])
        outcome.expectFailure(1)
        #expect(outcome.messages.contains("observations.csv:") && outcome.messages.contains("findings.csv:"))
        #expect(try invented.folder.files() == before)
        try Program.run(["import", "dataset", other.data, "--into", invented.folder.path("new")])
            .expectFailure(1)
        #expect(try invented.folder.files() == before)
    }
}
