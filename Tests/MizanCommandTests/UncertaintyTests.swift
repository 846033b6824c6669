import Foundation
import Testing

@testable import MizanCommand

/// `mizan uncertainty` and `mizan merge`, as a person runs them.
struct UncertaintyTests {
    private static let whats = ["ranks", "acceptability", "pairs", "classes", "doubts"]

    private func count(_ model: String, _ options: String, to file: String? = nil) throws -> Program.Outcome {
        let arguments = options.split(separator: " ").map(String.init)
        return try Program.run(
            ["uncertainty", model] + arguments + (file.map { ["--out", $0] } ?? []))
    }

    private func bytes(_ folder: TemporaryFolder, _ name: String) throws -> Data {
        try Data(contentsOf: folder.url.appending(path: name))
    }

    // MARK: Shards

    @Test func shardsMergeToWhatOneProcessWritesAndPrints() throws {
        let (model, other, folder) = (
            try InventedCase(), try InventedCase(permuted: true), try TemporaryFolder()
        )
        let whole = try count(model.model, "--replicates 60 --threads 1", to: folder.path("whole"))
        #expect(whole.status == 0 && whole.messages.isEmpty)
        for shards in [1, 4] {
            var files: [String] = []
            for shard in 1...shards {
                let file = folder.path("\(shard)-\(shards)")
                // Rows in another order, and another number of threads.
                let outcome = try count(
                    shard % 2 == 0 ? model.model : other.model,
                    "--replicates 60 --shard \(shard)/\(shards) --threads \([1, 2, 8][shard % 3])", to: file)
                #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.messages)")
                files.append(file)
            }
            let merged = try Program.run(["merge"] + files.reversed() + ["--out", folder.path("merged")])
            #expect(merged.output == whole.output && merged.messages.isEmpty)
            #expect(try bytes(folder, "merged") == bytes(folder, "whole"))
        }
        for what in Self.whats {
            for format in ["table", "csv", "json"] {
                let options = "--what \(what) --format \(format)"
                let here = try count(model.model, "--replicates 60 " + options).output
                let there = try Program.run(
                    ["merge", folder.path("whole")] + options.split(separator: " ").map(String.init))
                #expect(there.output == here && !here.isEmpty)
            }
        }
        #expect(try folder.files().keys.allSatisfy { !$0.hasSuffix(".part") })
    }

    /// What `rank`, `uncertainty` and `merge` say of a number of replicates is the same, whoever counted how many.
    @Test func everyVerbSaysTheSameTiers() throws {
        func tiers(_ table: String) throws -> [String: String] {
            let lines = CSVLines.read(table)
            let (unit, tier) = try (
                #require(lines[0].firstIndex(of: "unit")), #require(lines[0].firstIndex(of: "tier"))
            )
            return Dictionary(uniqueKeysWithValues: lines.dropFirst().map { ($0[unit], $0[tier]) })
        }
        func unsure(_ words: [String]) throws -> Int? {
            let json = Data(try Program.output(words + ["--format", "json"]).utf8)
            let page = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
            #expect(page.keys.contains("first_unsure_tier"))
            return page["first_unsure_tier"] as? Int
        }
        let (model, folder) = (try InventedCase(), try TemporaryFolder())
        let ranking = try Program.output(["rank", model.model, "--replicates", "90", "--format", "csv"])
        // So few that what decides a tier stays within the error.
        let few = [model.model, "--replicates", "2"]
        let first = try #require(try unsure(["rank"] + few))
        #expect(try unsure(["uncertainty"] + few) == first)
        _ = try count(model.model, "--replicates 2", to: folder.path("few"))
        #expect(try unsure(["merge", folder.path("few")]) == first)
        #expect(try Program.output(["rank"] + few).contains("Another seed may"))
        let ranked = try tiers(ranking)
        #expect(Set(ranked.values).count > 2)
        let counted = try count(model.model, "--replicates 90 --format csv")
        #expect(try tiers(counted.text) == ranked)
        for shard in [1, 2, 3] {
            let file = folder.path("\(shard)")
            _ = try count(model.model, "--replicates 90 --shard \(shard)/3", to: file)
            let merged = try Program.output(["merge", file, "--format", "csv"])
            #expect(try tiers(merged) == ranked)
        }
        // A count that ends by itself settles them as one of so many does.
        let sure = try count(model.model, "--until-band 8 --replicates 90000", to: folder.path("sure"))
        #expect(try folder.text("sure").contains("asked\t1000\n"))
        let same = try count(model.model, "--replicates 1000", to: folder.path("same"))
        #expect(sure.output == same.output)
        #expect(try bytes(folder, "sure") == bytes(folder, "same"))
    }

    @Test func whatIsMissingIsSaid() throws {
        let (model, folder) = (try InventedIndexCase(), try TemporaryFolder())
        for shard in [1, 3] {
            _ = try count(model.model, "--replicates 40 --shard \(shard)/4", to: folder.path("\(shard)"))
        }
        let merged = try Program.run(["merge", folder.path("3"), folder.path("1")])
        #expect(merged.status == 0)
        #expect(merged.messages == "mizan: 20 of 40 replicates are counted; missing: 10..19 30..39\n")
        #expect(merged.text.contains("10..19, 30..39"))
        let json = try Program.output(["merge", folder.path("1"), "--format", "json"])
        #expect(json.contains("\"not_counted\": [\"10..39\"]"))
    }

    @Test func countsGoThroughAPipe() throws {
        let (model, folder) = (try InventedIndexCase(), try TemporaryFolder())
        let piped = try count(model.model, "--replicates 20", to: "-")
        _ = try count(model.model, "--replicates 20", to: folder.path("file"))
        #expect(try Data(piped.output) == bytes(folder, "file"))
    }

    // MARK: What is refused

    @Test func countsThatDoNotAddUpAreRefused() throws {
        let (model, folder) = (try InventedCase(), try TemporaryFolder())
        let cases = [
            ("--replicates 10", "E0602"), ("--range 10..19 --seed 2", "E0607"),
            ("--range 10..19 --at 2020", "E0605"), ("--range 10..19 --category stateless", "E0606"),
            ("--range 10..19 --together", "E0610"),
        ]
        _ = try count(model.model, "--replicates 10", to: folder.path("first"))
        for (options, code) in cases {
            _ = try count(model.model, options, to: folder.path("second"))
            let merged = try Program.run(["merge", folder.path("first"), folder.path("second")])
            merged.expectFailure(1)
            #expect(merged.messages.contains("error[\(code)]"), "\(merged.messages)")
            #expect(
                merged.messages.contains(folder.path("first"))
                    && merged.messages.contains(folder.path("second")))
        }
        try model.change("data/observations.csv", "AAA,routes,2021,25", "AAA,routes,2021,26")
        _ = try count(model.model, "--range 10..19", to: folder.path("second"))
        let data = try Program.run(["merge", folder.path("first"), folder.path("second")])
        #expect(data.messages.contains("error[E0604]"))
        try model.change("model.yaml", "weight: 30", "weight: 31")
        _ = try count(model.model, "--range 10..19", to: folder.path("second"))
        let both = try Program.run(["merge", folder.path("first"), folder.path("second")])
        #expect(both.messages.contains("error[E0603]") && both.messages.contains("error[E0604]"))
    }

    @Test func aDamagedFileIsRefusedAndNothingIsWritten() throws {
        let (model, folder) = (try InventedIndexCase(), try TemporaryFolder())
        _ = try count(model.model, "--replicates 20", to: folder.path("good"))
        let good = [UInt8](try bytes(folder, "good"))
        var flipped = good
        flipped[good.count / 2] ^= 2
        for bad in [
            Array(good.dropLast()), Array(good.prefix(good.count / 2)), flipped, [], Array("units,\n".utf8),
        ] {
            try folder.write("bad", bad)
            let merged = try Program.run(["merge", folder.path("bad"), "--out", folder.path("sum")])
            merged.expectFailure(1)
            #expect(merged.messages.contains("error[E0601]") && merged.messages.contains("hint: "))
        }
        try Program.run(["merge", folder.path("absent")]).expectFailure(2)
        #expect(try folder.files()["sum"] == nil)
    }

    @Test(arguments: [
        "--shard 1/4", "--shard 5/4 --out x", "--shard 0/4 --out x", "--shard 1-4 --out x", "--range 9..3",
        "--range 1..x", "--replicates 5 --range 3..9", "--range 1...3", "--shard 1/2 --range 0..3 --out x",
        "--replicates 0",
        "--replicates 1000000001", "--level 0.5,x", "--level 2", "--top 0", "--rows 0", "--until-band -1",
        "--until-band 1 --range 0..9", "--threads 0", "--what nothing", "--replicates 5 --what classes",
        "--scope all", "--replicates 10 --shard 1/16 --out x", "--replicate 3 --what pairs",
        "--replicate 3 --top 5", "--replicate 3 --level 0.5", "--replicate 3 --replicates 10",
        "--replicate 3 --range 0..9", "--replicate 3 --until-band 1", "--replicate 3 --together",
        "--replicate 3 --out x", "--what doubts --together",
    ])
    func whatCannotBeIsAUsageError(options: String) throws {
        let model = try InventedIndexCase()
        try count(model.model, options).expectFailure(64)
    }

    /// A number below 0 is one that an option does not take, and no option.
    @Test(arguments: [
        ("--replicates", "-5"), ("--level", "-0.5"), ("--until-band", "-1"), ("--top", "-1"),
        ("--rows", "-3"),
    ])
    func numbersBelowZeroAreNamed(option: String, value: String) throws {
        let outcome = try count(try InventedIndexCase().model, "\(option) \(value)")
        outcome.expectFailure(64)
        #expect(outcome.messages.contains("\(option) takes"), "\(outcome.messages)")
    }

    @Test func levelsOfOneNameAreOne() throws {
        let model = try InventedIndexCase()
        let table = try count(model.model, "--replicates 9 --level 0.9,0.90000001,0.975 --format csv").text
        let names = CSVLines.read(table)[0]
        #expect(Set(names).count == names.count)
        #expect(names.contains("rank_low_90") && names.contains("rank_high_97.5"))
    }

    @Test func aModelWithoutDoubtHasNothingToCount() throws {
        let model = try InventedIndexCase()
        try model.change("model.yaml", "uncertainty:", "# uncertainty:")
        let outcome = try count(model.model, "--replicates 5")
        outcome.expectFailure(64)
        #expect(outcome.messages.contains("states no uncertainty"))
    }

    /// `EEE` knows one indicator of the body, which some replicates leave out, and all of the top are asked for.
    @Test func unitsWithoutAScoreInSomeReplicatesAreNamed() throws {
        let model = try InventedIndexCase()
        let before = try count(model.model, "--replicates 40").text
        #expect(!before.contains("Without a score in some replicates"))
        try model.change(
            "model.yaml", "{concentration: 50}", "{inclusion: {leave_out: each, probability: 0.4}}")
        try model.change(
            "model.yaml", "name: {en: Living, ar: المعيشة}", "name: {en: Living, ar: المعيشة}\n  requires: 1")
        let page = try count(model.model, "--replicates 40")
        #expect(page.text.contains("Without a score in some replicates"), "\(page.text)\(page.messages)")
    }

    @Test func aFolderThatIsNotThereIsNotMade() throws {
        let (model, folder) = (try InventedIndexCase(), try TemporaryFolder())
        let outcome = try count(model.model, "--replicates 5", to: folder.path("no/file"))
        outcome.expectFailure(2)
    }

    // MARK: An early end

    @Test func anInterruptedCountMergesWithTheRest() throws {
        let (model, folder) = (try InventedIndexCase(), try TemporaryFolder())
        var interrupted: (status: Int32, messages: String)?
        // On a busy machine the first second may pass before it counts.
        for seconds in [1.0, 4, 16] where interrupted?.status != 130 {
            interrupted = try interrupt(model.model, folder.path("first"), after: seconds)
        }
        let (status, messages) = try #require(interrupted)
        #expect(status == 130)
        let text = try folder.text("first")
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("replicates\t0..") })
        let last = try #require(Int(line.dropFirst("replicates\t0..".count)))
        #expect((last + 1) % 1_000 == 0)
        #expect(messages.contains("counted: 0..\(last). For the rest: mizan uncertainty"))
        #expect(messages.contains("--replicates 1000000000 --range \(last + 1)..999999999 --out"))
        // The same bytes as of a count that ended there by itself, and they merge with what follows.
        let asked = "--replicates 1000000000 --range"
        _ = try count(model.model, "\(asked) 0..\(last)", to: folder.path("alone"))
        #expect(try bytes(folder, "first") == bytes(folder, "alone"))
        _ = try count(model.model, "\(asked) \(last + 1)..\(last + 500)", to: folder.path("second"))
        _ = try count(model.model, "\(asked) 0..\(last + 500)", to: folder.path("whole"))
        _ = try Program.run(
            ["merge", folder.path("first"), folder.path("second"), "--out", folder.path("merged")])
        #expect(try bytes(folder, "merged") == bytes(folder, "whole"))
    }

    /// Begins to count a thousand million replicates, and ends it by Ctrl-C.
    private func interrupt(_ model: String, _ out: String, after seconds: Double) throws -> (Int32, String) {
        let folder = try TemporaryFolder()
        try folder.write("err", "")
        let process = Process()
        process.executableURL = Program.executable
        process.arguments = ["uncertainty", model, "--replicates", "1000000000", "--out", out]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: folder.url.appending(path: "err"))
        try process.run()
        Thread.sleep(forTimeInterval: seconds)
        process.interrupt()
        // One that did not listen yet, and was started by something that ignores the signal, would go on for days.
        for _ in 0..<300 where process.isRunning { Thread.sleep(forTimeInterval: 0.1) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        let status = process.terminationReason == .exit ? process.terminationStatus : -1
        return (status, try folder.text("err"))
    }

    @Test func theCommandForTheRestIsWhatAShellReads() {
        let rest = UncertaintyCommand.continuing(
            [
                "uncertainty", "my models/x", "--shard=2/4", "--out", "a b", "--seed", "3", "--replicates",
                "9",
            ],
            5..<9, asked: 9)
        #expect(
            rest
                == "mizan uncertainty 'my models/x' --seed 3 --replicates 9 --range 5..8 --out 'a b.rest'")
    }

    @Test func countingStopsWhereTheBandsAreSure() throws {
        let (model, folder) = (try InventedIndexCase(), try TemporaryFolder())
        let sure = try count(model.model, "--until-band 8 --replicates 5000", to: folder.path("sure"))
        #expect(sure.status == 0 && sure.messages.isEmpty)
        let text = try folder.text("sure")
        #expect(text.contains("asked\t1000\nreplicates\t0..999\n"))
        let same = try count(model.model, "--replicates 1000 --threads 1", to: folder.path("same"))
        #expect(try same.output == sure.output && bytes(folder, "same") == bytes(folder, "sure"))
        // Fewer than a round, and far from sure.
        let unsure = try count(model.model, "--until-band 0 --replicates 10")
        #expect(unsure.status == 0)
        #expect(unsure.messages.contains("10 replicates do not make all bands sure to 0 ranks"))
    }

    @Test func theProgressBarSaysRateAndTime() {
        #expect(
            ProgressBar.line(done: 600, of: 1_200, seconds: 0.5)
                == "[###############---------------] 50%  1,200/s  0:01 left")
        #expect(ProgressBar.line(done: 10, of: 100_000, seconds: 1).hasSuffix("10/s  2:46:39 left"))
        #expect(ProgressBar.line(done: 0, of: 0, seconds: 0).hasSuffix("100%"))
    }

    // MARK: One replicate

    @Test func oneReplicateIsPrintedWhole() throws {
        let model = try InventedCase()
        let table = try Program.output(
            ["uncertainty", model.model, "--replicate", "4711", "--format", "csv"])
        let lines = table.split(separator: "\n")
        #expect(lines[0] == "unit,name_en,name_ar,rank,nominal_rank,score,nominal_score")
        #expect(lines.count - 1 <= InventedCase.minorities.count && lines.count > 4)
        // The replicate of that number alone, counted.
        let alone = try Program.output(
            ["uncertainty", model.model, "--range", "4711..4711", "--format", "csv", "--level", "0.5"])
        let ranked = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        for line in alone.split(separator: "\n").dropFirst() where line.contains(",1,") {
            #expect(ranked.contains { line.hasPrefix($0[0] + ",") })
        }
        let json = try Program.output(
            ["uncertainty", model.model, "--replicate", "4711", "--format", "json"])
        #expect(json.contains("\"replicate\": 4711") && json.contains("\"failure\": null"))
    }

    // MARK: Pages

    @Test(arguments: whats)
    func everyPageIsPrintedInBothLanguages(what: String) throws {
        let model = try InventedCase()
        for language in ["en", "ar"] {
            let page = try Program.output([
                "uncertainty", model.model, "--replicates", "30", "--what", what, "--lang", language,
                "--level",
                "0.5,0.95", "--rows", "3",
            ])
            let lines = page.split(separator: "\n")
            #expect(lines.count > 6)
            if language == "ar" { #expect(lines.allSatisfy { $0.hasPrefix("\u{200F}") }) }
        }
    }

    @Test func rankNamesTheDoubtThatMattersMost() throws {
        let model = try InventedCase()
        let table = try Program.output(["rank", model.model, "--replicates", "200"])
        #expect(table.contains("What moves ranks most: "))
        let json = try Program.output(["rank", model.model, "--replicates", "200", "--format", "json"])
        #expect(json.contains("\"doubt\": \"values\"") && json.contains("\"doubt\": \"measurement\""))
        #expect(json.contains("\"failed\": 0"))
        let other = try InventedIndexCase()
        let index = try Program.output(["rank", other.model, "--replicates", "50"])
        #expect(index.contains("Only value choices vary in this model"))
    }
}
