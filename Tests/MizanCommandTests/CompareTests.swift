import Foundation
import Testing

/// `mizan compare`: its forms, its options, and its numbers against those of `rank`.
struct CompareTests {
    private let quick = ["--replicates", "100"]

    /// The invented case with a second model beside it, in which law weighs more.
    private func case2() throws -> (invented: InventedCase, other: String) {
        let invented = try InventedCase()
        let text = InventedCase.model.replacing("data: data", with: "data: ../data")
            .replacing("name: invented", with: "name: lawful").replacing("weight: 30", with: "weight: 90")
        try invented.folder.write("other/model.yaml", text)
        return (invented, invented.folder.path("other"))
    }

    private func json(_ arguments: [String]) throws -> [String: Any] {
        let text = try Program.output(arguments + ["--format", "json"])
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func units(_ object: [String: Any]) throws -> [[String: Any]] {
        try #require(object["units"] as? [[String: Any]])
    }

    // MARK: Forms

    @Test func csvAndJSONHoldTheSameRows() throws {
        let (invented, other) = try case2()
        let words = ["compare", invented.model, other, "--scope", "all"] + quick
        let lines = CSVLines.read(try Program.output(words + ["--format", "csv"]))
        #expect(lines.allSatisfy { $0.count == lines[0].count })
        let object = try json(words)
        let units = try units(object)
        #expect(lines.dropFirst().map { $0[0] } == units.compactMap { $0["unit"] as? String })
        #expect(
            lines.dropFirst().map { $0[0] }.sorted()
                == (InventedCase.minorities + InventedCase.occupied).sorted(), "no unit is dropped")
        #expect(object["differ_in"] as? [String] == ["model"])
        #expect((object["a"] as? [String: Any])?["model"] as? String == "invented")
        #expect((object["b"] as? [String: Any])?["model"] as? String == "lawful")
        for (line, unit) in zip(lines.dropFirst(), units) {
            let cells = Dictionary(zip(lines[0], line)) { first, _ in first }
            #expect(Int(cells["move"] ?? "") == unit["move"] as? Int)
            if let difference = unit["difference"] as? Double {
                #expect(abs(difference - (Double(cells["difference"] ?? "") ?? .nan)) < 1e-12)
            } else {
                #expect(cells["difference"] == "" && cells["scored"] != "both")
            }
            #expect(cells["model_difference"] == cells["difference"] && cells["data_difference"] == "")
            guard let reasons = unit["reasons"] as? [[String: Any]],
                let difference = unit["difference"] as? Double
            else { continue }
            let sum = reasons.compactMap { $0["value"] as? Double }.reduce(0, +)
            #expect(abs(sum - difference) < 1e-9)
            #expect((cells["why"] ?? "").split(separator: ";").count == reasons.count)
        }
    }

    @Test func periodsAndModelsAreTwoSteps() throws {
        let (invented, other) = try case2()
        let object = try json(["compare", invented.model, other, "--at", "2019", "--with", "2021"] + quick)
        #expect(object["differ_in"] as? [String] == ["model", "data"])
        for unit in try units(object) where unit["scored"] as? String == "both" {
            let steps = try #require(unit["steps"] as? [[String: Any]])
            #expect(steps.compactMap { $0["cause"] as? String } == ["model", "data"])
            #expect(steps.compactMap { $0["move"] as? Int }.reduce(0, +) == unit["move"] as? Int)
        }
        let table = try Program.output(
            ["compare", invented.model, other, "--at", "2019", "--with", "2021", "--lang", "en"] + quick)
        #expect(table.contains("Model") && table.contains("Data") && table.contains("like with like"))
        let period = try json(["compare", invented.model, "--at", "2019", "--with", "2021"] + quick)
        #expect(period["differ_in"] as? [String] == ["data"])
    }

    /// The head of the table, and that threads and runs change no byte.
    @Test func theHeadSaysItInWords() throws {
        let (invented, other) = try case2()
        let words = ["compare", invented.model, other, "--top", "3"] + quick
        let table = try Program.output(words)
        for text in [
            "Top 3:", "Kendall τ-b", "Spearman ρ", "rank-biased overlap", "between states", "Median move",
            "Within doubt",
        ] {
            #expect(table.contains(text), "\(text): \(table)")
        }
        #expect(try Program.output(words + ["--threads", "1"]) == table)
        let plain = try Program.output(["compare", invented.model, other, "--replicates", "0"])
        #expect(!plain.contains("ithin doubt") && !plain.contains("≈"))
        let short = try Program.output(words + ["--rows", "1"])
        #expect(short.contains("more; leave out --rows"))
    }

    @Test func aModelAgainstItself() throws {
        let invented = try InventedCase()
        let table = try Program.output(["compare", invented.model, invented.model] + quick)
        #expect(table.contains("No community moves") && table.contains("Neither place nor score differs"))
    }

    @Test func unitsScoredOnOneSideAreNamed() throws {
        let (invented, other) = try case2()
        let all = InventedCase.model.replacing("data: data", with: "data: ../data")
            .replacing("name: invented", with: "name: wide").replacing(
                "own_dimensions: 2", with: "own_dimensions: 3")
        try invented.folder.write("other/model.yaml", all)
        let words = ["compare", invented.model, other, "--scope", "all"] + quick
        let unit = try #require(try units(json(words)).first { $0["unit"] as? String == "a-land" })
        #expect(unit["scored"] as? String == "a" && unit["place_a"] is Int && unit["place_b"] is NSNull)
        let table = try Program.output(words)
        #expect(table.contains("Scored only in A") && table.contains("without a score in B"))
    }

    // MARK: Siblings

    @Test func siblingsInEveryForm() throws {
        let invented = try InventedCase()
        let words = ["compare", invented.model, "--siblings", "AAA"] + quick
        let object = try json(words)
        let members = try units(object)
        #expect(members.compactMap { $0["unit"] as? String }.sorted() == ["a-land", "a1", "a2", "a3", "a4"])
        #expect((object["pairs"] as? [Any])?.count == 10)
        for pair in try #require(object["pairs"] as? [[String: Any]]) {
            let above = try #require(pair["first_above"] as? Double)
            #expect((pair["above"] is NSNull) == (above < 0.9 && above > 0.1))
        }
        let lines = CSVLines.read(try Program.output(words + ["--format", "csv"]))
        #expect(lines.allSatisfy { $0.count == lines[0].count } && lines.contains { $0[1] == "state" })
        let page = try Program.output(words)
        #expect(page.contains("What is not the state’s") && page.contains("of 10."))
    }

    @Test func whatNothingSeparates() throws {
        let invented = try InventedCase()
        // a3 has no figure of its own; a4 is made like it.
        let text = try invented.folder.text("data/observations.csv")
        let lines = text.split(separator: "\n").filter {
            !$0.hasPrefix("a4,status") && !$0.hasPrefix("a3,status")
        }
        try invented.folder.write("data/observations.csv", lines.joined(separator: "\n") + "\n")
        let page = try Program.output(["compare", invented.model, "--siblings", "AAA"] + quick)
        #expect(page.contains("The data do not tell People, a3 and People, a4 apart."), "\(page)")
    }

    @Test func oneCommunityIsSaidToBeAlone() throws {
        let invented = try InventedCase()
        let words = ["compare", invented.model, "--siblings", "AAA", "--scope", "occupied"] + quick
        #expect(try Program.output(words).contains("one community"))
    }

    // MARK: What is refused

    @Test func faultsAreExplained() throws {
        let invented = try InventedCase()
        func messages(_ arguments: [String]) throws -> String {
            let outcome = try Program.run(["compare", invented.model] + arguments)
            outcome.expectFailure(64)
            return outcome.messages
        }
        #expect(try messages(["--siblings", "AAB"]).contains("did you mean 'AAA'"))
        #expect(try messages([]).contains("--with PERIOD"))
        #expect(try messages(["--siblings", "AAA", "--with", "2019"]).contains("leave out the second"))
        #expect(try messages(["--siblings", "AAA", "--state", "BBB"]).contains("leave out --state"))
        #expect(try messages(["--with", "soon"]).contains("--with takes a year"))
        #expect(try messages([invented.model, "--top", "0"]).contains("--top takes 1"))
        #expect(try messages([invented.model, "--rows", "0"]).contains("--rows takes 1"))
        let country = InventedCase.model.replacing("data: data", with: "data: ../data")
            .replacing("kind: community", with: "kind: country")
            .replacing("  scope: minorities\n", with: "")
        try invented.folder.write("states/model.yaml", country)
        #expect(try messages([invented.folder.path("states")]).contains("of the kind country"))
    }

    @Test func helpHasExamples() throws {
        let text = try Program.output(["help", "compare"])
        for example in ["models/need-state-only --at 2017", "--with 2024", "--siblings CHN"] {
            #expect(text.contains(example), "\(example)")
        }
    }

    // MARK: Arabic

    @Test(arguments: [
        ["--with", "2019"], ["--with", "2019", "--replicates", "0"], ["--siblings", "AAA"],
        ["--siblings", "AAA", "--scope", "occupied"], ["--with", "2019", "--scope", "all", "--rows", "2"],
    ])
    func arabicLinesAreMarked(words: [String]) throws {
        let (invented, other) = try case2()
        let isSiblings = words.contains("--siblings")
        let replicates = words.contains("--replicates") ? [] : quick
        let page = try Program.output(
            ["compare", invented.model] + (isSiblings ? [] : [other]) + words + replicates
                + ["--lang", "ar"])
        for line in page.split(separator: "\n") {
            #expect(line.unicodeScalars.first == "\u{200F}", "\(line)")
            var depth = 0
            for scalar in line.unicodeScalars {
                if scalar == "\u{2066}" || scalar == "\u{2068}" { depth += 1 }
                if scalar == "\u{2069}" { depth -= 1 }
                #expect(depth >= 0, "\(line)")
                if scalar.properties.numericType == .decimal, depth == 0 {
                    Issue.record("a number outside an isolate: \(line)")
                    break
                }
            }
            #expect(depth == 0, "an isolate is not closed: \(line)")
        }
    }

    // MARK: The shipped data

    /// The head's numbers, counted again from the two rankings that `rank` prints.
    @Test func theHeadAgreesWithTwoRankings() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let models = ["models/need", "models/need-state-only"].map { root.appending(path: $0).path }
        let options = ["--at", "2017", "--replicates", "0"]
        let rankings = try models.map { model -> [String: Double] in
            let units = try units(json(["rank", model] + options))
            return Dictionary(
                uniqueKeysWithValues: units.compactMap { unit in
                    (unit["score"] as? Double).map { (unit["unit"] as? String ?? "", $0) }
                })
        }
        let object = try json(["compare"] + models + options)
        let places = rankings.map { scores in
            scores.mapValues { score in 1 + scores.values.filter { $0 > score }.count }
        }
        let both = Set(places[0].keys).intersection(places[1].keys)
        let compared = try units(object)
        #expect(compared.count { $0["scored"] as? String == "both" } == both.count)
        for unit in compared {
            let id = try #require(unit["unit"] as? String)
            #expect(unit["place_a"] as? Int == places[0][id] && unit["place_b"] as? Int == places[1][id])
            guard both.contains(id), let one = places[0][id], let other = places[1][id] else { continue }
            #expect(unit["move"] as? Int == one - other)
        }
        let tops = places.map { Set($0.filter { $0.value <= 20 }.keys) }
        let top = try #require(object["top"] as? [String: Any])
        #expect(Set(top["enter"] as? [String] ?? []) == tops[1].subtracting(tops[0]))
        #expect(Set(top["leave"] as? [String] ?? []) == tops[0].subtracting(tops[1]))
        let moves = both.map { abs((places[0][$0] ?? 0) - (places[1][$0] ?? 0)) }.sorted()
        #expect(object["largest_move"] as? Int == moves.last)
        let middle = Double(moves[(moves.count - 1) / 2] + moves[moves.count / 2]) / 2
        #expect(object["median_move"] as? Double == middle)
        #expect(try abs(number(object, "kendall_tau_b") - kendall(places, both)) < 1e-12)
        let share = try #require((object["b"] as? [String: Any])?["between_state_share"] as? Double)
        #expect(share > 0.99 && share <= 1)
    }

    private func number(_ object: [String: Any], _ key: String) throws -> Double {
        try #require(object[key] as? Double)
    }

    /// τ_b from counts of the four kinds of pairs.
    private func kendall(_ places: [[String: Int]], _ units: Set<String>) -> Double {
        let pairs = units.sorted().map { (places[0][$0] ?? 0, places[1][$0] ?? 0) }
        var (alike, opposite, tiedFirst, tiedSecond) = (0.0, 0.0, 0.0, 0.0)
        for (place, left) in pairs.enumerated() {
            for right in pairs[..<place] {
                switch (left.0 == right.0, left.1 == right.1) {
                case (true, true): continue
                case (true, false): tiedFirst += 1
                case (false, true): tiedSecond += 1
                case (false, false):
                    if (left.0 < right.0) == (left.1 < right.1) { alike += 1 } else { opposite += 1 }
                }
            }
        }
        let all = alike + opposite
        return (alike - opposite) / ((all + tiedFirst) * (all + tiedSecond)).squareRoot()
    }
}
