import MizanNumerics
import Testing

@testable import Mizan

/// Faults of the peers in the stages from raw figures to scores, numbered as in the survey of the peers: ours does not
/// share them.
struct StageFaultTests {
    /// Nine values and one far out: treated under the default rule.
    private static let outlier: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000]

    /// 1. COINr treats as by default where treatment is switched off.
    @Test func treatmentOfMethodNoneLeavesTheColumn() throws {
        let columns = ["a": Self.outlier, "b": Self.outlier]
        let edition = try InventedIndex.edition(
            InventedIndex.model(
                InventedIndex.indicators(["a, treatment: {method: none}", "b"]),
                ["treatment: {method: skew-kurtosis}"]), columns)
        #expect(edition.stages.treated[0] == Self.outlier)
        #expect(edition.stages.treated[1] != Self.outlier)
        let off = try InventedIndex.edition(
            InventedIndex.model(InventedIndex.indicators(["a", "b"]), ["treatment: {method: none}"]), columns)
        #expect(off.stages.treated == [Self.outlier, Self.outlier])
        #expect(!(0..<10).contains { off.isTreated(0, $0) })
    }

    /// 2. In COINr one setting of an indicator's own drops every other default, so that a column with gaps is silently
    /// left as it is.
    @Test func oneOwnSettingKeepsTheOtherDefaults() throws {
        let values = [.nan] + Self.outlier + [.nan]
        func treated(_ settings: String) throws -> [Double] {
            let own = InventedIndex.indicators(["a, treatment: {method: skew-kurtosis, \(settings)}", "b"])
            let edition = try InventedIndex.edition(
                InventedIndex.model(own), ["a": values, "b": values.map { _ in 1 }])
            return edition.stages.treated[0]
        }
        let column = try treated("winsorise: 1")
        #expect(column.map(\.isNaN) == values.map(\.isNaN))
        #expect(column.filter { !$0.isNaN } == [1, 2, 3, 4, 5, 6, 7, 8, 9, 9])
        let whole = try treated("skewness: 2, kurtosis: 3.5, winsorise: 1, then: log, combined: no")
        #expect(whole.filter { !$0.isNaN } == column.filter { !$0.isNaN })
    }

    /// 3. COINr's Copeland method cannot be used where groups are aggregated.
    @Test func copelandAggregatesAnyGroup() throws {
        // The first is above both others on two of three, the second above the third on all.
        let columns = ["a": [3.0, 2, 1], "b": [3.0, 2, 1], "c": [1.0, 3, 2]]
        let indicators = InventedIndex.indicators(["a", "b", "c"])
        let top = try InventedIndex.edition(
            InventedIndex.model(indicators, aggregation: "{method: copeland}"), columns)
        #expect(top.scores == [2, 0, -2])
        let below = try InventedIndex.edition(
            InventedIndex.model(
                InventedIndex.groups(["one, aggregation: {method: copeland}, \(indicators)"])), columns)
        #expect(below.stages.scores == [[2, 0, -2], [2, 0, -2]])
    }

    /// 4. COINr's power mean gives no value where one is missing; its other means leave it out.
    @Test(
        arguments: [
            ("arithmetic", 6.5), ("geometric", 6), ("harmonic", 72.0 / 13), ("power, exponent: 0", 6),
            ("power, exponent: -1", 72.0 / 13), ("power, exponent: 2", 48.5.squareRoot()), ("median", 6.5),
        ] as [(String, Double)])
    func everyMeanLeavesOutWhatIsMissing(method: String, expected: Double) throws {
        let edition = try InventedIndex.edition(
            InventedIndex.model(
                InventedIndex.indicators(["a", "b", "c"]), aggregation: "{method: \(method)}"),
            ["a": [4, 1], "b": [.nan, 2], "c": [9, 3]])
        #expect(abs(edition.scores[0] - expected) < 1e-12)
    }

    /// 5. In COINr what two units do not both know counts for the one further down the file.
    @Test func outrankingDoesNotDependOnTheOrderOfUnits() throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a", "b, weight: 3", "c"]), aggregation: "{method: copeland}")
        // Only a is known of both of the first two: 2 is above 1, whatever b, which weighs more, says of the second.
        let columns: [[Double]] = [[2, 1, 1.5, 4, .nan], [.nan, 5, 4, .nan, 1], [.nan, .nan, 2, 1, 3]]
        func scores(_ order: [Int]) throws -> [String: Double] {
            let panel = IndexPanel(
                Period(year: 2020), order.map { SmallModel.state(InventedIndex.id($0)) },
                columns.map { column in order.map { column[$0] } }, columns.map { _ in nil })
            let edition = try IndexEdition(of: model, panel)
            return Dictionary(uniqueKeysWithValues: zip(edition.units.map(\.id), edition.scores))
        }
        let given = try scores([0, 1, 2, 3, 4])
        for order in [[4, 3, 2, 1, 0], [1, 0, 4, 2, 3], [2, 4, 0, 3, 1]] {
            #expect(try scores(order) == given)
        }
        let pair = try IndexRun(model).aggregated(columns.map { Array($0.prefix(2)) })
        #expect(pair == [[1, -1]])
        #expect(try IndexRun(model).aggregated(columns.map { $0.prefix(2).reversed() }) == [[-1, 1]])
    }

    /// 8. COINr cuts the range of the numbers that happened to be drawn where a choice is to be made, and not [0, 1].
    ///
    /// The draw between alternatives that the engine has is the hot deck's; that between recipes comes with the
    /// sensitivity analysis.
    @Test func aDrawBetweenAlternativesGivesEachItsShare() throws {
        let (donors, takers) = (25, 2000)
        let values = (0..<donors).map(Double.init) + Array(repeating: .nan, count: takers)
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a"]), ["imputation: {method: hot-deck, seed: 7}"])
        let units = values.indices.map { SmallModel.state("U\(10_000 + $0)") }
        let stages = try IndexRun(model).stages(
            IndexPanel(Period(year: 2020), units, [values], [nil]))
        var counts = [Double](repeating: 0, count: donors)
        for value in stages.imputed[0].dropFirst(donors) { counts[Int(value)] += 1 }
        let expected = Double(takers) / Double(donors)
        let chiSquare = counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
        // Five standard deviations above the mean of the distribution with 24 degrees of freedom.
        #expect(chiSquare < 24 + 5 * 48.0.squareRoot(), "\(counts)")
    }

    /// 9. COINr's example screens on gaps after it has filled them, so that nothing is ever screened out.
    @Test func screeningComesBeforeImputation() throws {
        let edition = try InventedIndex.edition(
            InventedIndex.model(
                InventedIndex.indicators(["a", "b", "c"]),
                [
                    "screening: {available: 0.5}", "imputation: {method: mean}",
                    "normalisation: {method: min-max}",
                ]),
            ["a": [1, 2, 3, 1000], "b": [4, .nan, 6, .nan], "c": [1, 3, 2, .nan]])
        guard case .screenedOut(.fewKnown(let share, let needed)) = edition.absence(3) else {
            Issue.record("the unit that knows one of three should be screened out")
            return
        }
        #expect(share == 1.0 / 3 && needed == 0.5)
        #expect(edition.model.groups.indices.allSatisfy { edition.ranks(in: $0)[3] == nil })
        // It sets no scale and fills no gap.
        #expect(edition.stages.normalised[0].prefix(3) == [0, 50, 100])
        #expect(edition.stages.imputed[1].prefix(3) == [4, 5, 6])
        #expect(edition.isImputed(1, 1))
    }

    /// 12. COINr flags by one rule and treats by another where skewness and kurtosis are exactly at their limits; and
    /// takes shares of all rows in the one and of the known ones in the other.
    @Test func whatIsFlaggedIsWhatIsTreated() throws {
        let moments = try Moments(of: Self.outlier)
        let (skewness, kurtosis) = (try #require(moments.skewness), try #require(moments.kurtosis))
        for (s, k) in [
            (skewness, kurtosis), (skewness.nextUp, kurtosis), (skewness, kurtosis.nextUp),
            (skewness.nextDown, kurtosis.nextDown),
        ] {
            let rule = ShapeRule(skewness: s, kurtosis: k)
            let treatment =
                "treatment: {method: skew-kurtosis, skewness: \(NumberGrammar.text(s)), kurtosis: \(NumberGrammar.text(k))}"
            let edition = try InventedIndex.edition(
                InventedIndex.model(InventedIndex.indicators(["a"]), [treatment]), ["a": Self.outlier])
            let row = StatisticsReport(AnalysisTable(edition), rule: rule).rows[0]
            #expect(row.flags.contains(.outlying) == (edition.stages.treated[0] != Self.outlier), "\(s) \(k)")
            #expect(row.flags.contains(.outlying) == (s <= skewness && k <= kurtosis))
        }
        // Two of three known figures are not 0, and all three differ: a gap takes away from neither share.
        let edition = try InventedIndex.edition(
            InventedIndex.model(InventedIndex.indicators(["a", "b"])),
            ["a": [0, 1, 2, .nan, .nan, .nan, .nan], "b": [1, 2, 3, 4, 5, 6, 7]])
        let row = StatisticsReport(AnalysisTable(edition)).rows[0]
        let statistics = try row.statistics.get()
        #expect(statistics.nonZeroShare == 2.0 / 3 && statistics.uniqueShare == 1)
        #expect(row.flags == [.fewKnown])
    }

    /// 15. pymcdm's PROMETHEE fails when an object is used again.
    @Test func aMethodGivesTheSameAnswerTwice() throws {
        let columns = [[3.0, 2, 1, 5], [1.0, 4, 2, 3], [2.0, 2, 5, 1]]
        for method in [
            "promethee, preference: linear, indifference: 0.5, strict: 2",
            "promethee, preference: v-shape, strict: 2",
            "promethee, preference: level, indifference: 0.5, strict: 2", "topsis", "vikor", "copeland",
        ] {
            let run = IndexRun(
                try InventedIndex.model(
                    InventedIndex.indicators(["a", "b", "c"]), aggregation: "{method: \(method)}"))
            let first = try run.aggregated(columns)
            #expect(try run.aggregated(columns) == first, "\(method)")
            #expect(first[0].allSatisfy { $0.isFinite }, "\(method)")
        }
    }

    /// 15. pymcdm's TOPSIS takes distances on a min-max scale unless told otherwise; the method is defined on vectors.
    @Test func topsisIsTheVectorFormUnlessSaid() throws {
        let columns = [[3.0, 4], [4.0, 3]]
        func scores(_ settings: String) throws -> [Double] {
            try IndexRun(
                InventedIndex.model(
                    InventedIndex.indicators(["a, weight: 2", "b"]),
                    aggregation: "{method: topsis\(settings)}")
            )
            .aggregated(columns)[0]
        }
        // Over vectors of length 5 the columns differ by 0.2; the first unit is 0.2·w_b from its worst, 0.2·w_a from its best.
        #expect(try abs(scores("")[0] - 1.0 / 3) < 1e-12)
        #expect(try scores("") == scores(", scale: vector"))
    }

    /// 16. Compind's adjusted Mazziotta-Pareto index ignores which way the penalty goes, and rounds to three decimals.
    @Test(arguments: [("mazziotta-pareto", 1.0), ("adjusted-mazziotta-pareto", 2.0)])
    func thePenaltyIsTheOneAskedFor(method: String, divisor: Double) throws {
        let columns = [[90.0001, 100], [110.0, 100]]
        let mean = 100.00005
        let penalty = 2 * (mean - 90.0001) * (mean - 90.0001) / divisor / mean
        for (setting, sign) in [("", -1.0), (", penalty: subtracted", -1), (", penalty: added", 1)] {
            let run = IndexRun(
                try InventedIndex.model(
                    InventedIndex.indicators(["a", "b"]), aggregation: "{method: \(method)\(setting)}"))
            let scores = try run.aggregated(columns)[0]
            #expect(abs(scores[0] - (mean + sign * penalty)) < 1e-10, "\(setting)")
            #expect(scores[1] == 100)
        }
    }
}
