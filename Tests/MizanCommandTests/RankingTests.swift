import Foundation
import Testing

/// `mizan rank`: the same bytes whatever the machine does, and what its options do.
struct RankingTests {
    private let quick = ["--replicates", "200"]

    private func rows(_ arguments: [String]) throws -> [[String: String]] {
        let lines = CSVLines.read(try Program.output(["rank"] + arguments + ["--format", "csv"]))
        let header = try #require(lines.first)
        return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
    }

    private func json(_ arguments: [String]) throws -> [String: Any] {
        let text = try Program.output(["rank"] + arguments + ["--format", "json"])
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func units(_ rows: [[String: String]]) -> [String] { rows.compactMap { $0["unit"] } }

    // MARK: The same bytes

    @Test(arguments: ["table", "csv", "json"], ["en", "ar"])
    func runsThreadsZonesAndLocalesChangeNothing(format: String, language: String) throws {
        let invented = try InventedCase()
        let words = ["rank", invented.model, "--format", format, "--lang", language] + quick
        let first = try Program.output(words)
        #expect(!first.isEmpty)
        #expect(try Program.output(words) == first)
        #expect(try Program.output(words + ["--threads", "1"]) == first)
        #expect(try Program.output(words + ["--threads", "2"]) == first)
        let elsewhere = ["TZ": "Pacific/Kiritimati", "LANG": "ar_SA.UTF-8", "LC_ALL": "de_DE.UTF-8"]
        #expect(try Program.output(words, environment: elsewhere) == first)
        #expect(try Program.output(words + ["--seed", "2"]) != first, "the seed should matter to the bands")
    }

    @Test func theOrderOfRowsChangesNothing() throws {
        let sorted = try InventedCase()
        let permuted = try InventedCase(permuted: true)
        #expect(
            try sorted.folder.text("data/observations.csv") != permuted.folder.text("data/observations.csv"))
        for format in ["table", "csv", "json"] {
            let words = ["--format", format] + quick
            #expect(
                try Program.output(["rank", sorted.model] + words)
                    == Program.output(["rank", permuted.model] + words))
        }
        let hash = try json([sorted.model] + quick)["data_hash"] as? String
        #expect(hash?.count == 64)
        // Described anew, with hashes of the files as they are.
        _ = try Program.output(["import", "dataset", permuted.data, "--into", permuted.data])
        #expect(try json([permuted.model] + quick)["data_hash"] as? String == hash)
        #expect(try permuted.folder.text("data/datapackage.json").contains("sha256:"))
    }

    /// A figure typed by hand: refused until the folder is described anew, then it counts.
    @Test func aFigureTypedByHand() throws {
        let invented = try InventedCase()
        _ = try Program.output(["import", "dataset", invented.data, "--into", invented.data])
        let before = try rows([invented.model] + quick)
        try invented.change("data/observations.csv", "b3,status,2021,6,", "b3,status,2021,8,")
        let refused = try Program.run(["rank", invented.model])
        refused.expectFailure(1)
        let command = try #require(
            refused.messages.firstMatch(of: #/mizan (import dataset .* --into .*)/#), "\(refused.messages)")
        _ = try Program.output(command.1.split(separator: " ").map(String.init))
        let after = try rows([invented.model] + quick)
        func score(_ rows: [[String: String]], _ unit: String) -> Double? {
            rows.first { $0["unit"] == unit }?["score"].flatMap(Double.init)
        }
        #expect(try #require(score(after, "b3")) > #require(score(before, "b3")))
        #expect(score(after, "a1") == score(before, "a1"))
    }

    // MARK: Options

    @Test func theTableHasItsColumnsAndAllUnits() throws {
        let invented = try InventedCase()
        let rows = try rows([invented.model] + quick)
        #expect(units(rows).sorted() == InventedCase.minorities)
        let needed = [
            "unit", "name_en", "name_ar", "country", "scope", "category", "tier", "rank", "score", "rank_low",
            "rank_high", "score_low", "score_high", "class", "own", "reliability", "people_low",
            "people_high",
            "first_dimension", "risk", "visibility", "critical", "change",
        ]
        #expect(Set(rows[0].keys).isSuperset(of: needed))
        var last = Double.infinity
        for row in rows where row["score"] != "" {
            let score = try #require(row["score"].flatMap(Double.init))
            #expect(score <= last && (0...10).contains(score))
            last = score
            if let rank = row["rank"].flatMap(Int.init) {
                let low = try #require(row["rank_low"].flatMap(Int.init))
                let high = try #require(row["rank_high"].flatMap(Int.init))
                #expect(low <= rank && rank <= high)
            } else {
                #expect(row["rank_low"] == "" && row["rank_high"] == "", "no band without a rank")
            }
        }
        #expect(rows.contains { $0["rank"] != "" } && rows.contains { $0["rank"] == "" })
        let object = try json([invented.model] + quick)
        #expect(object["replicates"] as? Int == 200 && object["seed"] as? Int == 1)
        #expect(object["period"] as? String == "2021" && (object["units"] as? [Any])?.count == rows.count)
        #expect((object["parents"] as? [String]) == ["a-all"])
    }

    @Test func withoutReplicatesThereIsNoRank() throws {
        let invented = try InventedCase()
        let rows = try rows([invented.model, "--replicates", "0"])
        for column in ["rank", "tier", "rank_low", "rank_high", "score_low", "score_high"] {
            #expect(rows.allSatisfy { $0[column] == "" }, "\(column)")
        }
        #expect(rows.contains { $0["score"] != "" })
        let table = try Program.output(["rank", invented.model, "--replicates", "0"])
        #expect(!table.contains("Rank") && !table.contains("Tier"))
    }

    @Test func topShowsTheFirst() throws {
        let invented = try InventedCase()
        let all = try rows([invented.model] + quick)
        let top = try rows([invented.model, "--top", "3"] + quick)
        #expect(top == Array(all.prefix(3)))
        let table = try Program.output(["rank", invented.model, "--top", "1"] + quick)
        #expect(table.contains("more"), "what is left out should be said")
    }

    @Test func scopeAndCategoryChooseUnits() throws {
        let invented = try InventedCase()
        #expect(try units(rows([invented.model, "--scope", "occupied"] + quick)) == InventedCase.occupied)
        let all = try units(rows([invented.model, "--scope", "all"] + quick))
        #expect(all.sorted() == (InventedCase.minorities + InventedCase.occupied).sorted())
        let some = try rows([invented.model, "--category", "stateless"] + quick)
        #expect(units(some).sorted() == InventedCase.stateless)
        let scores = Dictionary(
            uniqueKeysWithValues: try rows([invented.model] + quick).map { ($0["unit"], $0["score"]) })
        for row in some {
            #expect(row["score"] == scores[row["unit"]], "a category chooses, it does not rescore")
        }
    }

    @Test func changesCountFromTheGivenPeriod() throws {
        let invented = try InventedCase()
        let object = try json([invented.model, "--since", "2019"] + quick)
        #expect(object["since"] as? String == "2019")
        let now = try rows([invented.model, "--since", "2019"] + quick)
        let then = try rows([invented.model, "--at", "2019"] + quick)
        // b1 and b2: every figure is observed in both years.
        for unit in ["b1", "b2"] {
            func number(_ rows: [[String: String]], _ column: String) throws -> Double {
                try #require(
                    rows.first { $0["unit"] == unit }?[column].flatMap(Double.init), "\(unit) \(column)")
            }
            let difference = try number(now, "score") - number(then, "score")
            #expect(abs(try number(now, "change") - difference) < 1e-9, "\(unit)")
        }
        let still = try rows([invented.model, "--since", "2021"] + quick)
        #expect(still.allSatisfy { ["", "0"].contains($0["change"]) })
    }

    /// A revision of March 2021 is not known before.
    @Test func whatWasNotYetKnownIsLeftOut() throws {
        let invented = try InventedCase()
        func status(_ date: String) throws -> String? {
            let words = [
                "table", invented.model, "--stage", "raw", "--format", "csv", "--at", "2020", "--as-of", date,
            ]
            let lines = CSVLines.read(try Program.output(words))
            let column = try #require(lines[0].firstIndex(of: "status"))
            return lines.first { $0[0] == "a2" }?[column]
        }
        #expect(try status("2021-02-28") == "2")
        #expect(try status("2021-03-01") != "2")
        #expect(try status("2020-11-30") != "2", "published in December")
        let object = try json([invented.model, "--as-of", "2021-06-30"] + quick)
        #expect(
            object["as_of"] as? String == "2021-06-30" && object["vintage"] as? String == "pseudo-vintage")
        let table = try Program.output(["rank", invented.model, "--as-of", "2021-06-30"] + quick)
        #expect(table.contains("2021-06-30"))
    }
}

/// Lines of a CSV that the program wrote.
enum CSVLines {
    static func read(_ text: String) -> [[String]] {
        var lines: [[String]] = []
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        for scalar in text.unicodeScalars {
            switch (scalar, isQuoted) {
            case ("\"", _):
                if !isQuoted, !field.isEmpty { field += "\"" }
                isQuoted.toggle()
            case (",", false):
                fields.append(field)
                field = ""
            case ("\n", false):
                lines.append(fields + [field])
                (fields, field) = ([], "")
            default: field.unicodeScalars.append(scalar)
            }
        }
        return lines
    }
}
