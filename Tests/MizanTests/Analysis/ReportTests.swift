import MizanNumerics
import Testing

@testable import Mizan

/// The analyses against answers worked by hand.
struct ReportTests {
    private let nan = Double.nan
    private let rising = [1.0, 2, 3, 4, 5, 6]

    // MARK: Statistics

    /// A column is flagged for outliers where treatment acts, also where its moments are the thresholds themselves.
    @Test func theFlagIsThePassTest() throws {
        let column = [1.0, 2, 3, 4, 5, 6, 7, 40]
        let table = try AnalysedIndex.table(
            AnalysedIndex.flat(["a"], AnalysedIndex.raw), ["a": column])
        let moments = try Moments(of: column)
        let (skew, kurt) = (try #require(moments.skewness), try #require(moments.kurtosis))
        for (rule, isFlagged) in [
            (ShapeRule(skewness: skew, kurtosis: kurt), true),
            (ShapeRule(skewness: skew.nextUp, kurtosis: kurt), false),
            (ShapeRule(skewness: skew, kurtosis: kurt.nextUp), false),
        ] {
            let report = StatisticsReport(table, rule: rule)
            #expect(report.rows[0].flags.contains(.outlying) == isFlagged)
            #expect(try (ColumnTreatment(rule: rule)(column).winsorised != nil) == isFlagged)
        }
    }

    @Test func emptyAndConstantColumnsSaySo() throws {
        let table = try AnalysedIndex.table(
            AnalysedIndex.flat(["a", "b", "c"], AnalysedIndex.raw),
            ["a": rising, "b": [nan, nan, nan, nan, nan, nan], "c": [4, 4, 4, 4, 4, 4]])
        let report = StatisticsReport(table)
        #expect(throws: NumericsError.tooFewValues(known: 0, needed: 1)) {
            try report.rows[1].statistics.get()
        }
        #expect(report.rows[2].flags.contains(.constant))
        #expect(try report.rows[0].statistics.get().median == 3.5)
        let correlations = CorrelationReport(table)
        for row in correlations.rows where row.first != 0 || row.second != table.root {
            #expect(row.estimates.isEmpty && row.error != nil && row.flag == nil)
        }
        for row in ImportanceReport(table).rows where row.node == 1 {
            #expect(row.share == nil && row.difference == nil)
        }
    }

    // MARK: Correlations

    @Test func correlationsAreFlaggedByWhatTheyMean() throws {
        let table = try AnalysedIndex.table(
            AnalysedIndex.flat(["a", "b", "c", "d"], AnalysedIndex.raw),
            [
                "a": rising, "b": rising.map { 20 - 2 * $0 }, "c": rising.map { 2 * $0 + 1 },
                "d": [3, 1, 2, 2, 1, 3],
            ])
        let report = CorrelationReport(table)
        func row(_ first: Int, _ second: Int) throws -> CorrelationReport.Row {
            try #require(report.rows.first { $0.first == first && $0.second == second })
        }
        #expect(try row(0, 1).flag == .conflicting && row(0, 2).flag == .redundant)
        #expect(try row(0, 3).flag == nil)
        #expect(report.rows[0].flag == .conflicting)
        #expect(try abs(#require(row(0, 1).estimates[.kendall]).coefficient + 1) < 1e-12)
        // Of 720 orders two are as far from 0.
        #expect(try abs(#require(row(0, 2).estimates[.kendall]?.tail) - 2.0 / 720) < 1e-12)
        #expect(try row(0, 1).count == 6)
        let urgency = report.rows.map { row in
            [.conflicting, .redundant, .dominant, .silent].firstIndex(of: row.flag) ?? 4
        }
        // Redundant and dominant are one urgency.
        #expect(urgency.map { $0 == 2 ? 1 : $0 } == urgency.map { $0 == 2 ? 1 : $0 }.sorted())
    }

    /// What is unrelated to the index is silent in it; the only child of a group is not dominant there.
    @Test func silenceAndOnlyChildren() throws {
        let text = AnalysedIndex.text(AnalysedIndex.raw).replacing(
            "                - {id: d, name: {en: D, ar: د}, direction: negative}\n", with: "")
        let balanced = [1.0, -1, -1, 1, 1, -1, -1, 1]
        let table = try AnalysedIndex.table(
            text,
            [
                "a": [1, 2, 3, 4, 5, 6, 7, 8], "b": [1, 2, 3, 4, 5, 6, 7, 8], "c": balanced.map { $0 / 100 },
                "d": balanced,
            ])
        let report = CorrelationReport(table)
        let c = try #require(table.indicators.firstIndex { $0.id == "c" })
        for row in report.rows where row.first == c && row.isAncestor {
            let group = table.node(row.second).id
            if group == "index" { #expect(row.flag == .silent) }
        }
        let a = 0
        let left = try #require(report.rows.first { $0.first == a && table.node($0.second).id == "left" })
        #expect(left.flag == .dominant)
    }

    @Test func rawFiguresCorrelateAsTheirScores() throws {
        let table = try AnalysedIndex.table(
            AnalysedIndex.text(AnalysedIndex.goalposts),
            ["a": rising, "b": rising, "c": [1, 3, 2, 5, 4, 6], "d": [6, 4, 5, 2, 3, 1]])
        func coefficient(_ stage: AnalysisTable.Stage) throws -> Double {
            let row = CorrelationReport(table, stage).rows.first { $0.first == 2 && $0.second == 3 }
            return try #require(row?.estimates[.pearson]?.coefficient)
        }
        #expect(try abs(coefficient(.raw) - 1) < 1e-12)
        #expect(try abs(coefficient(.raw) - coefficient(.normalised)) < 1e-12)
    }

    @Test func fewUnitsAreNotFlagged() throws {
        let table = try AnalysedIndex.table(
            AnalysedIndex.flat(["a", "b"], AnalysedIndex.raw), ["a": [1, 2, 3, 4], "b": [4, 3, 2, 1]])
        #expect(CorrelationReport(table).rows.allSatisfy { $0.flag == nil })
    }

    // MARK: Alpha and components

    /// Two items of one variance with correlation r: α = 2r/(1 + r), eigenvalues 1 ± r.
    @Test func twoItemsHaveClosedForms() throws {
        let table = try AnalysedIndex.table(
            AnalysedIndex.flat(["a", "b"], AnalysedIndex.raw),
            ["a": [1, 2, 3, 4, 5, nan], "b": [2, 1, 4, 3, 5, 9]])
        let alpha = ReliabilityReport(table).rows[0]
        #expect(alpha.count == 5)
        #expect(try abs(alpha.alpha.get() - 1.6 / 1.8) < 1e-12)
        let row = ComponentsReport(table).rows[0]
        let found = try row.components.get()
        #expect(row.dropped == 1 && row.dependent == 0)
        #expect(abs(found.eigenvalues[0] - 1.8) < 1e-12 && abs(found.eigenvalues[1] - 0.2) < 1e-12)
        #expect(found.loadings.allSatisfy { $0.contains { abs($0 - 0.5.squareRoot()) < 1e-12 } })
    }

    @Test func dependentItemsAreCounted() throws {
        let table = try AnalysedIndex.table(
            AnalysedIndex.flat(["a", "b", "c"], AnalysedIndex.raw),
            ["a": rising, "b": rising.map { 3 * $0 }, "c": [2, 1, 4, 3, 6, 5]])
        #expect(ComponentsReport(table).rows[0].dependent == 1)
    }

    @Test func oneItemHasNoAlpha() throws {
        let table = try AnalysedIndex.table(AnalysedIndex.flat(["a"], AnalysedIndex.raw), ["a": rising])
        #expect(throws: NumericsError.self) { try ReliabilityReport(table).rows[0].alpha.get() }
        #expect(throws: NumericsError.self) { try ComponentsReport(table).rows[0].components.get() }
    }

    // MARK: Importance

    /// In a balanced design the variance of a sum is the sum of the variances: weights 3 and 1 of two equal columns are
    /// nine tenths and one tenth of it.
    @Test func importanceOfABalancedDesign() throws {
        let text = AnalysedIndex.text(AnalysedIndex.raw).replacing(", direction: negative", with: "")
        let cells = (0..<24).map { ($0 % 2, $0 / 2 % 2) }
        let (x, y) = (cells.map { Double($0.0) }, cells.map { Double($0.1) })
        let table = try AnalysedIndex.table(text, ["a": x, "b": x, "c": y, "d": y])
        let groups = ImportanceReport(table).rows.filter { $0.layer == 1 }
        #expect(groups.map { table.node($0.node).id } == ["left", "right"])
        for (row, expected) in zip(groups, [(ratio: 0.9, stated: 0.75), (ratio: 0.1, stated: 0.25)]) {
            let ratio = try row.ratio.get()
            #expect(abs(ratio - expected.ratio) < 1e-12)
            #expect(row.stated == expected.stated)
            #expect(abs((row.difference ?? .nan) - (expected.ratio - expected.stated)) < 1e-12)
        }
    }

    /// A column without a figure has no ratio: the weights of the others stand for the whole, as their shares do.
    @Test func sharesAndWeightsAreOfTheSameNodes() throws {
        let table = try AnalysedIndex.table(
            AnalysedIndex.flat(["a", "b", "c", "d"], AnalysedIndex.raw),
            [
                "a": rising, "b": [nan, nan, nan, nan, nan, nan], "c": [2, 7, 1, 8, 2, 9],
                "d": [3, 1, 2, 2, 1, 3],
            ])
        let rows = ImportanceReport(table).rows
        #expect(rows.map { $0.share == nil } == [false, true, false, false])
        #expect(rows.map { $0.stated == nil } == [false, true, false, false])
        #expect(abs(rows.compactMap(\.share).reduce(0, +) - 1) < 1e-12)
        #expect(rows.compactMap(\.stated).allSatisfy { abs($0 - 1.0 / 3) < 1e-12 })
    }

    // MARK: Growth

    @Test func growthOfASeries() throws {
        var dataset = AnalysedIndex.dataset(["a": [100, 0, 5]], year: 2018)
        dataset.observations += [
            SmallModel.figure("u00", "a", 2020, 121), SmallModel.figure("u01", "a", 2020, 3),
        ]
        dataset.observations.sort { ($0.unit, $0.period) < ($1.unit, $1.period) }
        let model = try IndexModel.read(
            Array(AnalysedIndex.flat(["a"], AnalysedIndex.raw).utf8), file: "index.yaml")
        let source = IndexSource(of: model, from: dataset)
        let table = AnalysisTable(try IndexEdition(from: source, at: Period(year: 2018)))
        let report = GrowthReport(table, try AnalysisSeries(source, like: Period(year: 2018)))
        #expect(report.periods == [Period(year: 2018), Period(year: 2020)])
        #expect(report.rows.map(\.unit) == [0, 1, 2])
        #expect(try abs(report.rows[0].compound.get() - 0.1) < 1e-12)
        #expect(try abs(report.rows[0].trend.get() - 10.5) < 1e-12)
        #expect(throws: NumericsError.notPositive(quantity: "the first value", value: 0)) {
            try report.rows[1].compound.get()
        }
        #expect(throws: NumericsError.tooFewValues(known: 1, needed: 2)) {
            try report.rows[2].trend.get()
        }
    }
}
