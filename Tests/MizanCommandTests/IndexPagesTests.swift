import Foundation
import Testing

/// The verbs on an index model, as a person runs them.
struct IndexPagesTests {
    private func rows(_ csv: String) -> [[String: String]] {
        let lines = csv.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    // MARK: Rank

    @Test func everyRankHasItsBand() throws {
        let index = try IndexCase()
        let rows = rows(try Program.output(["rank", index.model, "--format", "csv"]))
        #expect(rows.count == 12)
        for row in rows where row["rank"] != "" {
            let numbers = ["rank_low", "rank", "rank_high"].compactMap { Int(row[$0] ?? "") }
            #expect(numbers.count == 3 && numbers == numbers.sorted(), "\(row)")
        }
        #expect(rows.filter { $0["rank"] == "" }.map { $0["unit"] } == ["SAJ", "SAK"])
        let none = self.rows(
            try Program.output(["rank", index.model, "--format", "csv", "--replicates", "0"]))
        #expect(none.allSatisfy { $0["rank"] == "" && $0["tier"] == "" })
        #expect(none.filter { $0["score"] != "" }.count == 10)
    }

    @Test func aModelWithoutUncertaintyGivesNoRanks() throws {
        let index = try IndexCase()
        try index.folder.write(
            "model.yaml",
            try index.folder.text("model.yaml").replacingOccurrences(of: IndexCase.uncertainty, with: ""))
        let page = try Program.output(["rank", index.model])
        #expect(page.contains("the model states no uncertainty") && !page.contains("Rank"))
    }

    @Test func whoHasNoScoreIsListedWithTheReason() throws {
        let index = try IndexCase()
        for arguments in [["rank", index.model], ["check", index.model]] {
            let page = try Program.output(arguments)
            #expect(page.contains("screened out: 40% of the indicators known, 50% needed"), "\(arguments)")
            #expect(page.contains("Health knows 0 of 2, needs 2"), "\(arguments)")
            // That the index lacks the group is said by the group.
            #expect(!page.contains("Everything knows"), "\(arguments)")
        }
    }

    @Test func threadsAndSeedsDoWhatTheySay() throws {
        let index = try IndexCase()
        func output(_ more: [String]) throws -> String {
            try Program.output(["rank", index.model, "--format", "json", "--replicates", "200"] + more)
        }
        let one = try output(["--threads", "1"])
        #expect(try output(["--threads", "3"]) == one)
        #expect(try output(["--threads", "1", "--seed", "2"]) != one)
    }

    @Test func topCutsTheLists() throws {
        let index = try IndexCase()
        let page = try Program.output(["rank", index.model, "--top", "1"])
        #expect(page.contains("… 9 more") && page.contains("… 1 more"))
        let json = try JSONSerialization.jsonObject(
            with: Data(
                try Program.output(["rank", index.model, "--top", "2", "--format", "json"]).utf8))
        // Two with a score, two without, as on the page.
        let units = try #require((json as? [String: Any])?["units"] as? [[String: Any]])
        #expect(units.map { $0["score"] is NSNull } == [false, false, true, true])
        let comparison = ["compare", index.model, "--without-each", "groups"]
        try Program.run(comparison + ["--top", "20"]).expectFailure(64)
    }

    @Test func whatIsWithheldIsSaidWithFromWhom() throws {
        let index = try IndexCase()
        for arguments in [
            ["rank", index.model], ["compare", index.model, "--without-each", "groups"],
            ["compare", index.model, index.model],
        ] {
            let page = try Program.output(
                arguments + ["--audience", "partners", "--format", "json"])
            #expect(page.contains("\"audience\": \"partners\"") && page.contains("\"withheld\": 0"))
        }
    }

    // MARK: Explain and compare

    @Test func aPageOfAUnitSaysWhereItStandsAndWhy() throws {
        let index = try IndexCase()
        let page = try Program.output(["explain", index.model, "SAL"])
        for words in [
            "Everything", "Health", "Doctors", "The average unit scores", "No figure, left out: Books.",
            "Invented survey", "90% band", "To target",
        ] { #expect(page.contains(words), "\(words)") }
        let unscored = try Program.output(["explain", index.model, "SAK"])
        #expect(unscored.contains("No score: Health knows 0 of 2, needs 2."))
        let near = try Program.run(["explain", index.model, "SALL"])
        near.expectFailure(64)
        #expect(near.messages.contains("did you mean"))
    }

    /// The books of the ten states that are not screened out have a mean of 141 / 10.
    @Test func aFilledFigureIsShownWithItsMethod() throws {
        let index = try IndexCase()
        try index.folder.write(
            "model.yaml",
            try index.folder.text("model.yaml").replacingOccurrences(
                of: IndexCase.uncertainty, with: "imputation: {method: mean}\n" + IndexCase.uncertainty))
        for (language, name, words) in [("en", "Books", "imputed (mean)"), ("ar", "الكتب", "مفترض (")] {
            let page = try Program.output(["explain", index.model, "SAL", "--lang", language])
            let line = try #require(
                page.split(separator: "\n").first { $0.contains(name) && $0.contains("14.1") })
            #expect(line.contains(words), "\(page)")
        }
    }

    @Test func aComparisonCountsMovesOfBoth() throws {
        let index = try IndexCase()
        let rows = rows(
            try Program.output(["compare", index.model, index.other, "--format", "csv"]))
        #expect(rows.count == 10)
        for row in rows {
            let places = ["common_place_a", "common_place_b", "move"].compactMap { Int(row[$0] ?? "") }
            #expect(places.count == 3 && places[2] == places[0] - places[1])
        }
        let page = try Program.output(["compare", index.model, "--at", "2019", "--with", "2020"])
        #expect(page.contains("Places among the 10 scored in both."))
        #expect(page.contains("Kendall") && page.contains("period 2019") && page.contains("period 2020"))
    }

    @Test func everyElementIsTakenOut() throws {
        let index = try IndexCase()
        let rows = rows(
            try Program.output([
                "compare", index.model, "--without-each", "indicators", "--format", "csv",
            ]))
        #expect(rows.count == 5 && rows.allSatisfy { $0["alone"] == "no" })
        let groups = try Program.output(["compare", index.model, "--without-each", "groups"])
        #expect(groups.contains("Health") && groups.contains("Learning"))
    }

    @Test func optionsWithoutEffectAreRefused() throws {
        let index = try IndexCase()
        for arguments in [
            ["rank", index.model, "--view", "small"], ["rank", index.model, "--scope", "all"],
            ["rank", index.model, "--since", "2019"], ["explain", index.model, "SAA", "--since", "2019"],
            ["compare", index.model, "--siblings", "AAA"],
            ["compare", index.model, index.other, "--without-each", "groups"],
            ["explain", index.model, "SAA", "--within", "regoin"],
        ] { try Program.run(arguments).expectFailure(64) }
        let need = try InventedCase()
        for arguments in [
            ["compare", need.model, "--without-each", "groups"],
            ["explain", need.model, "a1", "--unique", "0.5"],
            ["compare", index.model, need.model],
        ] { try Program.run(arguments).expectFailure(64) }
    }

    // MARK: Pages

    static let pages: [[String]] = [
        ["rank", "MODEL"], ["rank", "MODEL", "--replicates", "0"], ["explain", "MODEL", "SAL"],
        ["explain", "MODEL", "SAJ"], ["explain", "MODEL", "SAC", "--within", "region", "--unique", "0.2"],
        ["compare", "MODEL", "OTHER"], ["compare", "MODEL", "--with", "2019"],
        ["compare", "MODEL", "--without-each", "indicators"],
    ]

    @Test(arguments: pages) func linesFitAScreen(words: [String]) throws {
        let index = try IndexCase()
        let arguments = words.map { ["MODEL": index.model, "OTHER": index.other][$0] ?? $0 }
        for language in ["en", "ar"] {
            let page = try Program.output(arguments + ["--lang", language])
            for line in page.split(separator: "\n") {
                let shown = line.unicodeScalars.filter {
                    ![.format, .nonspacingMark].contains($0.properties.generalCategory)
                }
                #expect(shown.count <= 120, "\(line)")
            }
        }
    }

    @Test(arguments: pages) func arabicLinesAreMarked(words: [String]) throws {
        let index = try IndexCase()
        let arguments = words.map { ["MODEL": index.model, "OTHER": index.other][$0] ?? $0 }
        for line in try Program.output(arguments + ["--lang", "ar"]).split(separator: "\n") {
            #expect(line.unicodeScalars.first == "\u{200F}", "\(line)")
            var depth = 0
            for scalar in line.unicodeScalars {
                if ["\u{2066}", "\u{2068}"].contains(scalar) { depth += 1 }
                if scalar == "\u{2069}" { depth -= 1 }
                if depth == 0, ("0"..."9").contains(scalar) {
                    Issue.record("a number outside an isolate: \(line)")
                    break
                }
            }
            #expect(depth == 0, "an isolate is not closed: \(line)")
        }
    }
}
