import Foundation
import Testing

/// What `mizan` says of an index model that is wrong, or does not fit its figures: every finding with its place in the
/// model file and what to do, nothing on standard output, and no number that is none.
struct IndexFailureTests {
    private struct Report {
        var code: String
        var line: Int
        var column: Int
        var message: String
        var hint: String
    }

    /// The findings of a failure, each of which has to name the file as it was given, and a hint.
    private func findings(
        _ outcome: Program.Outcome, in file: String, _ place: SourceLocation = #_sourceLocation
    ) -> [Report] {
        outcome.expectFailure(1, sourceLocation: place)
        #expect(
            outcome.messages.lowercased().firstMatch(of: #/(^|[^.\w])(nan|inf|infinity)\b/#) == nil,
            "\(outcome.messages)",
            sourceLocation: place)
        var reports: [Report] = []
        for line in outcome.messages.split(separator: "\n") {
            if line.hasPrefix("    hint: ") {
                reports[reports.count - 1].hint = String(line.dropFirst(10))
            } else if let match = line.wholeMatch(of: #/(.+?)(?::(\d+):(\d+))?: error\[(E\d+)\]: (.+)/#) {
                #expect(match.1 == file, "\(line)", sourceLocation: place)
                reports.append(
                    Report(
                        code: String(match.4), line: match.2.flatMap { Int($0) } ?? 0,
                        column: match.3.flatMap { Int($0) } ?? 0, message: String(match.5), hint: ""))
            }
        }
        #expect(reports.allSatisfy { !$0.hint.isEmpty }, "\(outcome.messages)", sourceLocation: place)
        return reports
    }

    private func check(
        _ invented: InventedIndexCase, _ place: SourceLocation = #_sourceLocation
    ) throws -> [Report] {
        let outcome = try Program.run(["rank", invented.model, "--replicates", "10"])
        #expect(
            try Program.run(["check", invented.model]).messages == outcome.messages, sourceLocation: place)
        return findings(outcome, in: invented.file, place)
    }

    @Test func theSoundCaseIsSound() throws {
        let invented = try InventedIndexCase()
        let outcome = try Program.run(["check", invented.model])
        #expect(outcome.status == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
        #expect(outcome.text.contains("HHH") && outcome.text.contains("0 errors"))
    }

    // MARK: Figures that cannot be scored

    @Test func aConstantColumn() throws {
        let invented = try InventedIndexCase()
        try invented.changeFigures(of: "health", in: 2020) { _, _ in "5" }
        try invented.changeFigures(of: "debt", in: 2020) { _, _ in "0" }
        let found = try check(invented)
        #expect(found.map(\.code) == ["E0310", "E0310"])
        #expect(
            found.map(\.line) == [try invented.line(of: "id: health"), try invented.line(of: "id: debt")])
        #expect(found[0].message.hasPrefix("health at 2020 cannot be normalised: every known value is 5"))
        #expect(found[0].hint.contains("goalposts"))
    }

    @Test func oneUnit() throws {
        let invented = try InventedIndexCase()
        for unit in InventedIndexCase.units.dropFirst() {
            try invented.change("data/units.csv", "\(unit),country,leaf", "\(unit),country,parent")
        }
        let found = try check(invented)
        #expect(found.map(\.code) == ["E0310", "E0310", "E0310", "E0310"])
    }

    @Test func anIndicatorThatNobodyHasAtThePeriod() throws {
        let invented = try InventedIndexCase()
        try invented.changeFigures(of: "health", in: 2020) { _, _ in nil }
        let found = try check(invented)
        #expect(found.count == 1 && found[0].code == "E0310")
        #expect(found[0].line == (try invented.line(of: "id: health")))
        #expect(found[0].message.contains("2020") && found[0].message.contains("0 values are known"))
    }

    @Test func aPeriodWithoutFigures() throws {
        let invented = try InventedIndexCase()
        let outcome = try Program.run(["table", invented.model, "--stage", "scores", "--at", "1950"])
        let found = findings(outcome, in: invented.file)
        #expect(found.map(\.code) == ["E0309"])
        #expect(found[0].hint.contains("2019, 2020"))
    }

    @Test(arguments: [("low: 0", " 0 "), ("low: -5", " -5 ")])
    func whatIsNotAboveZeroUnderAGeometricMean(scale: String, value: String) throws {
        let invented = try InventedIndexCase()
        try invented.change("model.yaml", "low: 1, high", "\(scale), high")
        let found = try check(invented)
        // Lowest are FFF in health and income, and EEE in debt; in deaths FFF too.
        #expect(found.allSatisfy { $0.code == "E0310" && $0.hint.contains("above 0") })
        #expect(
            found.contains { $0.message.hasPrefix("body of FFF at 2020 cannot be scored:\(value)is not") },
            "\(found)")
        #expect(found.first?.line == (try invented.line(of: "id: body")))
    }

    @Test func aDenominatorOfZero() throws {
        let invented = try InventedIndexCase()
        try invented.changeFigures(of: "people", in: 2020) { unit, old in unit == "DDD" ? "0" : old }
        let found = try check(invented)
        #expect(found.count == 1 && found[0].code == "E0310")
        #expect(
            found[0].message == "deaths of DDD at 2020 cannot be denominated: 0 is not a denominator above 0")
        #expect(found[0].line == (try invented.line(of: "id: deaths")))
    }

    @Test(arguments: ["regression", "em"])
    func equalColumnsUnderAnImputation(method: String) throws {
        let invented = try InventedIndexCase()
        try invented.change(
            "model.yaml", "imputation: {method: none}", "imputation: {method: \(method), level: 3}")
        // Income is known of all, so that it decides what debt would be, and is written into health as well.
        for year in [2019, 2020] {
            var incomes: [String: String] = [:]
            try invented.changeFigures(of: "income", in: year) { unit, old in
                incomes[unit] = old
                return old
            }
            try invented.changeFigures(of: "health", in: year) { unit, _ in incomes[unit] }
            try invented.changeFigures(of: "deaths", in: year) { unit, _ in incomes[unit] }
            try invented.changeFigures(of: "people", in: year) { _, _ in "1000" }
        }
        let found = try check(invented)
        #expect(!found.isEmpty && found.allSatisfy { $0.code == "E0310" && $0.line > 0 })
        #expect(
            found.contains { $0.message.contains("is constant or determined by the other indicators") },
            "\(found)")
        let words = #/(health|deaths|income) is constant/#
        #expect(found.contains { $0.message.firstMatch(of: words) != nil }, "\(found)")
    }

    // MARK: Model files

    @Test(arguments: [
        ("weight: 2", "weight: heavy", "E0302", "'index.groups[0].weight'", "weight: heavy"),
        ("weight: 2", "weight: -2", "E0307", "-2", "weight: -2"),
        ("weight: 3", "weight: .nan", "E0302", ".nan", "weight: .nan"),
        ("weight: 3", "weight: .inf", "E0302", ".inf", "weight: .inf"),
        ("method: geometric", "method: geometrik", "E0306", "geometrik", "geometrik"),
        ("method: min-max, low: 1", "method: min-max, lo: 1", "E0304", "'lo'", "lo: 1"),
        ("denominator: people", "denominatr: people", "E0304", "'denominatr'", "denominatr"),
        ("denominator: people", "denominator: peopel", "E0306", "'peopel'", "id: deaths"),
        (
            "imputation: {method: none}", "imputation: {method: mean, within: continent}", "E0306",
            "'continent'", "within"
        ),
        (
            "direction: negative\n          denominator",
            "imputation: {method: median, within: zone}\n          denominator",
            "E0306", "'zone'", "id: deaths"
        ),
        ("screening: {available: 0.5}", "screening: {keep: [AAB]}", "E0306", "'AAB'", "screening"),
        ("screening: {available: 0.5}", "screening: {available: 1.5}", "E0307", "1.5", "available"),
        ("id: debt", "id: income", "E0305", "'income'", "name: {en: Debt"),
        ("id: purse", "id: body", "E0305", "'body'", "name: {en: Purse"),
        ("index:\n", "dimensions: []\nindex:\n", "E0304", "'dimensions'", "dimensions"),
        ("title: {en: Invented, ar: مختلق}\n", "", "E0303", "'title'", "format: 1"),
        ("concentration: 50", "concentration: 0", "E0307", "0", "concentration"),
        ("method: geometric", "method: owa, weights: [0, 0]", "E0307", "zero", "weights: [0, 0]"),
    ])
    func aFaultInTheFile(old: String, new: String, code: String, word: String, at: String) throws {
        let invented = try InventedIndexCase()
        try invented.change("model.yaml", old, new)
        let found = try check(invented)
        let wanted = found.filter { $0.code == code && $0.message.contains(word) }
        #expect(wanted.count == 1, "\(found)")
        let line = try invented.line(of: at)
        // The line of a mapping is that of its first key.
        #expect(
            [line, line - 1].contains(wanted.first?.line ?? 0) && wanted.first?.column ?? 0 > 0, "\(found)")
    }

    /// A group takes the aggregation of the one above, and with it what does not fit.
    @Test func weightsOfPlacesThatDoNotFitTheChildren() throws {
        let invented = try InventedIndexCase()
        try invented.change("model.yaml", "method: geometric", "method: owa, weights: [1, 2, 3]")
        let found = try check(invented)
        #expect(found.map(\.code) == ["E0307", "E0307"])
        #expect(try Set(found.map(\.line)) == Set(["id: top", "id: body"].map(invented.line)))
        #expect(found.allSatisfy { $0.message.contains("stated for 3 children; it has 2") })
    }

    @Test func weightsThatAreAllZero() throws {
        let invented = try InventedIndexCase()
        try invented.change(
            "model.yaml", "name: {en: Debt, ar: الدين}", "name: {en: Debt, ar: الدين}\n          weight: 0")
        try invented.change("model.yaml", "weight: 3", "weight: 0")
        let found = try check(invented)
        #expect(found.map(\.code) == ["E0307"] && found[0].message.contains("purse"))
        #expect(found[0].line == (try invented.line(of: "id: purse")))
    }

    @Test func anEmptyGroup() throws {
        let invented = try InventedIndexCase()
        try invented.change(
            "model.yaml", "    - id: purse",
            "    - id: empty\n      name: {en: Empty, ar: فارغ}\n    - id: purse")
        let found = try check(invented)
        #expect(found.map(\.code) == ["E0303"] && found[0].message.contains("empty has neither"))
        #expect(found[0].line == (try invented.line(of: "id: empty")))
    }

    @Test func everyFindingAtOnce() throws {
        let invented = try InventedIndexCase()
        let faults = [
            ("kind: country", "kind: contry"), ("available: 0.5", "available: half"),
            ("method: min-max, low: 1", "method: min-maks, low: 1"), ("weight: 2", "weight: -2"),
            ("per: 1000", "pre: 1000"), ("method: arithmetic", "methode: arithmetic"),
            ("weight: 3", "weight: heavy"),
        ]
        for (old, new) in faults { try invented.change("model.yaml", old, new) }
        let found = try check(invented)
        for (_, new) in faults {
            let line = try invented.line(of: new)
            #expect(found.contains { $0.line == line || $0.line == line - 1 }, "\(new)")
        }
    }

    // MARK: Usage and disk

    @Test func wrongWordsAreUsage() throws {
        let invented = try InventedIndexCase()
        for words in [
            ["rank", invented.model, "--scope", "all"], ["weigh", invented.model],
            ["weigh", invented.model, "--method", "entropi"],
            ["weigh", invented.model, "--method", "entropy", "--group", "bodi"],
            ["explain", invented.model, "AAB"], ["compare", invented.model, "--siblings", "AAA"],
            ["analyse", invented.model, "--what", "everything"],
        ] {
            try Program.run(words).expectFailure(64)
        }
        let outcome = try Program.run(["weigh", invented.model, "--method", "entropi"])
        #expect(outcome.messages.contains("did you mean 'entropy'"))
        let nowhere = invented.folder.path("nowhere.yaml")
        try Program.run(["weigh", nowhere, "--method", "entropy"]).expectFailure(2)
        try Program.run(["weigh", invented.model, "--method", "ahp", "--settings", nowhere]).expectFailure(2)
    }

    // MARK: No number that is none

    /// Every table, in every form and both languages, of a model with gaps: a gap is a gap, not a word of the machine.
    @Test func noOutputHoldsANumberThatIsNone() throws {
        let invented = try InventedIndexCase()
        func expectPlain(_ words: [String]) throws {
            let text = try Program.output(words)
            #expect(!text.isEmpty)
            let match = text.lowercased().firstMatch(of: #/(^|[^a-z])-?(nan|inf|infinity)($|[^a-z])/#)
            #expect(match == nil, "\(words): \(text.prefix(2_000))")
        }
        let formats = ["table", "csv", "json"].map { ["--format", $0] }
        for stage in [
            "raw", "denominated", "screened", "imputed", "treated", "normalised", "scores", "ranks",
            "weights",
            "provenance",
        ] {
            for format in formats { try expectPlain(["table", invented.model, "--stage", stage] + format) }
        }
        for format in formats + [["--lang", "ar"]] {
            try expectPlain(["rank", invented.model, "--replicates", "50"] + format)
            try expectPlain(["rank", invented.model, "--replicates", "0"] + format)
            try expectPlain(["compare", invented.model, "--with", "2019", "--replicates", "20"] + format)
            for what in [
                "statistics", "availability", "correlations", "reliability", "pca", "weights", "growth",
                "audit",
            ] {
                try expectPlain(["analyse", invented.model, "--what", what] + format)
            }
            for elements in ["indicators", "groups"] {
                try expectPlain(["compare", invented.model, "--without-each", elements] + format)
            }
        }
        for unit in InventedIndexCase.units {
            try expectPlain(["explain", invented.model, unit, "--replicates", "20"])
            try expectPlain(["explain", invented.model, unit, "--replicates", "0", "--lang", "ar"])
        }
    }

    /// A user of COINr took a column for inverted: the direction stands where the figure stands. Names, not codes, for
    /// people.
    @Test func aNegativeDirectionIsSaid() throws {
        let invented = try InventedIndexCase()
        let weights = try Program.output(["table", invented.model, "--stage", "weights", "--format", "csv"])
        let rows = weights.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let column = try #require(rows[0].firstIndex(of: "direction"))
        let directions = Dictionary(uniqueKeysWithValues: rows.dropFirst().map { ($0[0], $0[column]) })
        #expect(
            directions == [
                "health": "positive", "deaths": "negative", "income": "positive", "debt": "negative",
                "body": "",
                "purse": "", "top": "",
            ])
        let page = try Program.output(["explain", invented.model, "AAA", "--replicates", "0"])
        let marked = page.split(separator: "\n").filter { $0.contains("less is better") }
        #expect(marked.count == 2)
        #expect(marked.allSatisfy { $0.hasPrefix("Deaths") || $0.hasPrefix("Debt") }, "\(page)")
        let arabic = try Program.output([
            "explain", invented.model, "AAA", "--replicates", "0", "--lang", "ar",
        ])
        #expect(arabic.split(separator: "\n").count { $0.contains("الأقل أفضل") } == 2)
        #expect(try Program.output(["rank", invented.model, "--replicates", "0"]).contains("Land AAA"))
    }
}
