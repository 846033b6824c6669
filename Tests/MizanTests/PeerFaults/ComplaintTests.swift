import MizanNumerics
import Testing

@testable import Mizan

/// What users of the peers complained about, numbered as in the survey of the peers, where it is about building an index.
struct ComplaintTests {
    /// 6. COINr's treatment ends in an error where a column has gaps.
    @Test(arguments: ["skew-kurtosis", "winsorise, places: 1", "log", "box-cox, power: 0.5"])
    func treatmentKeepsGaps(method: String) throws {
        let values = [.nan, 1, 2, 3, .nan, 4, 5, 6, 7, 400.0]
        let edition = try InventedIndex.edition(
            InventedIndex.model(InventedIndex.indicators(["a", "b"]), ["treatment: {method: \(method)}"]),
            ["a": values, "b": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]])
        let treated = edition.stages.treated[0]
        #expect(treated.map(\.isNaN) == values.map(\.isNaN))
        #expect(treated.filter { !$0.isNaN } != values.filter { !$0.isNaN })
        // Who is above whom stays, but for those that are drawn in to one value.
        let known = values.indices.filter { !values[$0].isNaN }
        #expect(zip(known, known.dropFirst()).allSatisfy { treated[$0] <= treated[$1] })
    }

    /// 7. In COINr it is easy to take a column for inverted. A negative direction turns the scale round, and nothing else.
    @Test func aNegativeDirectionTurnsTheScale() throws {
        for method in [
            "min-max", "z-score", "rank", "percentile-rank", "borda", "goalposts, low: 0, high: 10",
        ] {
            let edition = try InventedIndex.edition(
                InventedIndex.model(
                    InventedIndex.indicators(["a", "b, direction: negative"]),
                    ["normalisation: {method: \(method)}"]),
                ["a": [1, 3, 4, 8], "b": [1, 3, 4, 8]])
            let (up, down) = (edition.stages.normalised[0], edition.stages.normalised[1])
            for (place, next) in zip(up.indices, up.indices.dropFirst()) {
                #expect(up[place] < up[next] && down[place] > down[next], "\(method)")
            }
            // About the same middle: their sums are all equal.
            for place in up.indices {
                #expect(abs(up[place] + down[place] - up[0] - down[0]) < 1e-9, "\(method)")
            }
        }
    }

    /// 8. In COINr the direction of a group does nothing, and nothing says so.
    @Test func aDirectionOfAGroupIsRefused() throws {
        let groups = InventedIndex.groups(["one, direction: negative, \(InventedIndex.indicators(["a"]))"])
        let thrown = #expect(throws: Findings.self) { try InventedIndex.model(groups) }
        let finding = try #require(thrown?.list.first)
        #expect(finding.code == .unknownKey && finding.message.contains("'direction'"))
        #expect(finding.line > 0 && finding.column > 0)
    }

    /// 9. A user wants any normalisation on 1-100, so that a geometric mean can be taken.
    @Test(arguments: [
        "min-max", "percentile-rank", "distance-to-target, target: 9", "distance-to-reference, unit: U04",
        "fraction-of-maximum", "logistic, midpoint: 4, steepness: 1",
    ])
    func aScaleFromOneTakesAGeometricMean(method: String) throws {
        func edition(_ low: Int) throws -> IndexEdition {
            try InventedIndex.edition(
                InventedIndex.model(
                    InventedIndex.indicators(["a", "b"]), aggregation: "{method: geometric}",
                    ["normalisation: {method: \(method), low: \(low), high: 100}"]),
                ["a": [1, 3, 4, 9], "b": [9, 2, 7, 5]])
        }
        let one = try edition(1)
        #expect(one.scores.allSatisfy { $0 > 0 && $0.isFinite })
        #expect(one.stages.normalised.joined().allSatisfy { $0 >= 1 })
        // The same shares of the way from the low to the high end as on 0-100.
        let shares = try IndexRun(
            InventedIndex.model(
                InventedIndex.indicators(["a", "b"]), ["normalisation: {method: \(method)}"])
        ).stages(one.panel).normalised
        for (scores, share) in zip(one.stages.normalised.joined(), shares.joined()) {
            #expect(abs(scores - (1 + 0.99 * share)) < 1e-9)
        }
    }

    /// 9. Goalposts state the score at the worse one too.
    @Test func goalpostsWithAFloorTakeAGeometricMean() throws {
        let posts = "normalisation: {method: goalposts, low: 0, high: 10, scale: 100, floor: 1}"
        let edition = try InventedIndex.edition(
            InventedIndex.model(
                InventedIndex.indicators(["a", "b, direction: negative"]), aggregation: "{method: geometric}",
                [posts]), ["a": [0, 10, 5, 12], "b": [10, 0, 7.5, 10]])
        #expect(edition.stages.normalised == [[1, 100, 50.5, 100], [1, 100, 25.75, 1]])
        #expect(edition.scores[0] == 1 && abs(edition.scores[3] - 10) < 1e-12)
        let thrown = #expect(throws: Findings.self) {
            try InventedIndex.model(
                InventedIndex.indicators(["a"]), [posts.replacing("floor: 1", with: "floor: 100")])
        }
        #expect(thrown?.list.map(\.code) == [.badValue])
    }

    /// 9. Standard scores, ranks and Borda counts are, put on 1-100, what min-max and percentile ranks give.
    @Test(arguments: [("z-score", "min-max"), ("rank", "percentile-rank"), ("borda", "percentile-rank")])
    func whatHasNoEndsHasATwinThatHas(method: String, twin: String) throws {
        func normalised(_ method: String) throws -> [Double] {
            try InventedIndex.edition(
                InventedIndex.model(InventedIndex.indicators(["a"]), ["normalisation: {method: \(method)}"]),
                ["a": [4, 1, 9, 3, 2.5]]
            ).stages.normalised[0]
        }
        let plain = try normalised(method)
        let (low, high) = (try #require(plain.min()), try #require(plain.max()))
        for (value, expected) in zip(plain, try normalised("\(twin), low: 1, high: 100")) {
            #expect(abs(1 + 99 * (value - low) / (high - low) - expected) < 1e-9)
        }
    }

    /// 10. In COINr it is hard to normalise one indicator in another way.
    @Test func eachIndicatorMayHaveItsOwnNormalisation() throws {
        let values = [1.0, 3, 4, 9]
        let own = [
            "goalposts, low: 0, high: 10, scale: 100", "percentile-rank", "z-score, mean: 50, deviation: 10",
        ]
        let nodes = zip(["a", "b", "c"], own).map { "\($0), normalisation: {method: \($1)}" }
        let columns = ["a": values, "b": values, "c": values, "d": values]
        let mixed = try InventedIndex.edition(
            InventedIndex.model(
                InventedIndex.indicators(nodes + ["d"]), ["normalisation: {method: min-max, low: 1}"]),
            columns)
        for (place, method) in (own + ["min-max, low: 1"]).enumerated() {
            let alone = try InventedIndex.edition(
                InventedIndex.model(
                    InventedIndex.indicators(["a", "b", "c", "d"]), ["normalisation: {method: \(method)}"]),
                columns)
            #expect(mixed.stages.normalised[place] == alone.stages.normalised[place], "\(method)")
        }
    }

    /// 11. COINr's goalposts are not accepted for panels.
    @Test func goalpostsHoldForEveryPeriod() throws {
        let nodes = [
            "a, normalisation: {method: goalposts, low: 0, high: 20, scale: 100}",
            "b, direction: negative, normalisation: {method: goalposts, low: 10, high: 30, scale: 100}",
        ]
        for scale in [[], ["scale: {from: \"2019\", to: \"2021\"}"]] {
            let model = try InventedIndex.model(InventedIndex.indicators(nodes), scale)
            let dataset = InventedIndex.dataset([
                2019: ["a": [5, 10], "b": [15, 25]], 2020: ["a": [10, 25], "b": [10, 20]],
                2021: ["a": [5, 20], "b": [15, 40]],
            ])
            func scores(_ year: Int) throws -> [Double] {
                try IndexEdition(of: model, from: dataset, at: Period(year: year)).scores
            }
            #expect(try scores(2019) == [50, 37.5])
            #expect(try scores(2020) == [75, 75])
            // The same figures give the same score in any period; beyond a goalpost is at it.
            #expect(try scores(2021) == [50, 50])
        }
    }

    /// 12. COINr's linear imputation ends in an error where one value is known. 14. Years of a unit fill its own gaps.
    @Test(arguments: [
        ("linear", [2, .nan, 3, .nan, 7]), ("linear-constant", [2, 9, 3, .nan, 7]),
        ("latest", [1, .nan, 3, .nan, 7]), ("latest-or-next", [1, 9, 3, .nan, 7]),
    ])
    func aSingleValueInTimeIsNoError(method: String, expected: [Double]) throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a"]), ["imputation: {method: \(method)}"])
        // Two known years about a gap; one later year; ends that hold; none; one own figure.
        let dataset = InventedIndex.dataset([
            2019: ["a": [1, .nan, 3, .nan, .nan]], 2020: ["a": [.nan, .nan, .nan, .nan, 7]],
            2021: ["a": [3, 9, 3, .nan, .nan]],
        ])
        let edition = try IndexEdition(of: model, from: dataset, at: Period(year: 2020))
        let filled = edition.stages.imputed[0]
        #expect(filled.map(\.isNaN) == expected.map(\.isNaN))
        #expect(filled.filter { !$0.isNaN } == expected.filter { !$0.isNaN })
        #expect((edition.ranks[3] == nil) && !edition.isImputed(0, 4))
    }

    /// 13. COINr's imputation by group stops and says that observed values have changed.
    @Test(arguments: [
        "mean, within: region", "median, within: region", "hot-deck, within: region, seed: 1", "row-mean",
        "row-median", "mean", "regression", "em",
    ])
    func imputationNeverChangesWhatIsObserved(method: String) throws {
        let columns: [String: [Double]] = [
            "a": [1.1, .nan, 3.3, 8.8, .nan, 5.25, 2.5, 0.1],
            "b": [4.4, 2.2, .nan, 1.1, 9.9, .nan, 3.7, 0.3],
            "c": [1e-7, 2.5, 0.1, 0.30000000000000004, 7, 1.0 / 3, 5, 11],
        ]
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a", "b", "c, direction: negative"]),
            ["imputation: {method: \(method)}"])
        let dataset = InventedIndex.dataset([2020: columns]) { $0 % 2 == 0 ? "even" : "odd" }
        let stages = try IndexEdition(of: model, from: dataset, at: Period(year: 2020)).stages
        for (place, id) in ["a", "b", "c"].enumerated() {
            for (unit, value) in columns[id, default: []].enumerated() where !value.isNaN {
                #expect(stages.imputed[place][unit] == value, "\(method): \(id) of unit \(unit)")
            }
        }
        if method == "mean, within: region" {
            // Of the other odd ones: 8.8, 5.25, 0.1; of the other even ones: 1.1, 3.3, 2.5.
            #expect(abs(stages.imputed[0][1] - (8.8 + 5.25 + 0.1) / 3) < 1e-12)
            #expect(abs(stages.imputed[0][4] - (1.1 + 3.3 + 2.5) / 3) < 1e-12)
        }
    }
}
