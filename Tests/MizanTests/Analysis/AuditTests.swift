import MizanNumerics
import Testing

@testable import Mizan

/// What an audit must find, and what it must not.
struct AuditTests {
    private let columns: [String: [Double]] = [
        "a": [1, 4, 2, 8, 5, 7], "b": [3, 3, 9, 6, 2, 8], "c": [2, 7, 1, 8, 2, 9], "d": [1, 6, 3, 3, 9, 4],
    ]

    /// Each unit is scored by itself on a scale that no unit sets.
    @Test(arguments: ["arithmetic", "geometric"])
    func fixedScalesNeitherFallNorSwap(method: String) throws {
        let runs = try AnalysedIndex.runs(
            AnalysedIndex.text(AnalysedIndex.goalposts, aggregation: "{method: \(method)}"), columns)
        let audit = Audit(runs)
        #expect(audit.monotonicity.count == 24)
        #expect(audit.monotonicity.violations.isEmpty && audit.monotonicity.failures.isEmpty)
        #expect(audit.reversal.pairs == 10)
        #expect(audit.reversal.leftOut.isEmpty && audit.reversal.added.isEmpty)
        #expect(audit.reversal.unequalClones.isEmpty && audit.reversal.failures.isEmpty)
        #expect(audit.filledShare == 0)
        for verdict in audit.verdicts {
            switch verdict {
            case .falls, .swapsWhenLeftOut, .swapsWhenAdded, .unequalClones, .notRunAgain, .unscored:
                Issue.record("\(verdict)")
            default: break
            }
        }
    }

    /// Beside u03 the first indicator hardly counts for the others: u00 (10, 0) is below u01 (0, 50) with it and above
    /// without it. A second u03 changes no scale.
    @Test func anOutlierSetsTheScaleOfMinMax() throws {
        let runs = try AnalysedIndex.runs(
            AnalysedIndex.flat(["a", "b"], AnalysedIndex.minMax), ["a": [1, 0, 0, 10], "b": [0, 0.5, 1, 0]])
        #expect(runs.table.index == [5, 25, 50, 50])
        let reversal = RankReversal(runs)
        let outlier = try #require(reversal.leftOut.first { $0.unit == 3 })
        #expect(outlier.swapped.map { [$0.first, $0.second] } == [[1, 0]])
        #expect(reversal.added.isEmpty && reversal.unequalClones.isEmpty)
        #expect(reversal.pairs == 3)
    }

    /// u02 beats u00 and ties with the rest, u03 loses to u00 and beats u01: without u00 they change places.
    @Test func copelandSwaps() throws {
        let runs = try AnalysedIndex.runs(
            AnalysedIndex.flat(["a", "b", "c", "d"], AnalysedIndex.raw, aggregation: "{method: copeland}"),
            ["a": [3, 1, 4, 2], "b": [4, 2, 1, 3], "c": [1, 4, 2, 3], "d": [3, 1, 4, 2]])
        #expect(runs.table.index == [1, -2, 1, 0])
        let reversal = RankReversal(runs)
        #expect(reversal.leftOut.map(\.unit) == [0])
        #expect(reversal.leftOut.first?.swapped.map { [$0.first, $0.second] } == [[2, 3]])
        // A better figure never costs a unit a comparison.
        #expect(Monotonicity(runs, step: 0.5).violations.isEmpty)
    }

    /// An outlier is drawn in to the next value, which so scores 100; once that one rises far enough the column passes as it
    /// is, and it scores 100·(69.5 − 1)/99.
    @Test func treatmentCanLowerAScore() throws {
        let runs = try AnalysedIndex.runs(
            AnalysedIndex.flat(
                ["a"], AnalysedIndex.minMax + "\ntreatment: {method: skew-kurtosis, then: none}"),
            ["a": [1, 2, 3, 4, 5, 6, 7, 8, 20, 100]])
        let report = Monotonicity(runs, step: 0.5)
        let fall = try #require(report.violations.first { $0.unit == 8 })
        #expect(fall.before == 100 && abs(fall.after - 6850.0 / 99) < 1e-9)
        #expect(fall.passedBy == [9] && fall.isFall)
        guard case .falls = try #require(Audit(runs, limits: wide).verdicts.first) else {
            Issue.record("a fall is what to look at first")
            return
        }
    }

    /// A lone low figure sets the deviation of its column: half as far off, it scores about as low, and u05 gains more.
    @Test func whoIsOvertakenDoesNotFall() throws {
        let runs = try AnalysedIndex.runs(
            AnalysedIndex.flat(["a", "b"], "normalisation: {method: z-score}"),
            ["a": [0, 10, 10, 10, 10, 11], "b": [1, 0, 0, 0, 0, -0.15]])
        let audit = Audit(runs, limits: wide)
        let passed = try #require(
            audit.monotonicity.violations.first { $0.node == 0 && $0.unit == 0 && $0.passedBy.contains(5) })
        #expect(passed.after >= passed.before && !passed.isFall)
        #expect(audit.monotonicity.falls.isEmpty && !audit.monotonicity.overtakings.isEmpty)
        guard case .overtaken(let count, _) = try #require(audit.verdicts.first) else {
            Issue.record("being passed is what to look at first")
            return
        }
        #expect(count == audit.monotonicity.violations.count)
        // A figure that rises raises its own deviation from the mean, so that no score falls.
        let falls = audit.verdicts.contains { if case .falls = $0 { true } else { false } }
        #expect(!falls)
    }

    private var wide: Audit.Limits {
        var limits = Audit.Limits()
        limits.step = 0.5
        return limits
    }

    /// b is a turned round and of a third of its spread, so that the index is a third of a: b works against it.
    @Test func whatWorksAgainstTheIndexIsNamed() throws {
        let a = [1.0, 2, 3, 5, 8, 9]
        let runs = try AnalysedIndex.runs(
            AnalysedIndex.flat(["a", "b"], AnalysedIndex.raw), ["a": a, "b": a.map { 6 - $0 / 3 }])
        let audit = Audit(runs)
        #expect(try abs(audit.importance.rows[0].correlation.get() - 1) < 1e-12)
        #expect(try abs(audit.importance.rows[1].correlation.get() + 1) < 1e-12)
        let named = audit.verdicts.compactMap { verdict -> [Int]? in
            if case .against(let rows) = verdict { rows.map(\.node) } else { nil }
        }
        #expect(named == [[1]])
    }

    /// Without one of two units the column does not vary: the audit says which run stopped, and goes on.
    @Test func aRunThatStopsIsReported() throws {
        let runs = try AnalysedIndex.runs(
            AnalysedIndex.flat(["a"], AnalysedIndex.minMax), ["a": [1, 2]])
        let audit = Audit(runs)
        #expect(audit.reversal.failures.count == 2)
        #expect(audit.reversal.failures.allSatisfy { !$0.reason.isEmpty && !$0.isAdded })
        #expect(audit.reversal.pairs == 0)
    }

    @Test func oneUnitIsAudited() throws {
        let runs = try AnalysedIndex.runs(
            AnalysedIndex.flat(["a", "b"], AnalysedIndex.goalposts), ["a": [3], "b": [4]])
        let audit = Audit(runs)
        // No step, since nothing says how wide the scale is.
        #expect(audit.frame.scored == 1 && audit.monotonicity.count == 0)
        #expect(audit.importance.rows.allSatisfy { $0.difference == nil })
        #expect(audit.correlations.rows.allSatisfy { $0.error != nil })
    }

    @Test func filledFiguresAreCounted() throws {
        var gaps = columns
        gaps["b"] = [3, .nan, 9, .nan, 2, 8]
        let runs = try AnalysedIndex.runs(
            AnalysedIndex.text(AnalysedIndex.goalposts + "\nimputation: {method: mean}"), gaps)
        #expect(try abs(#require(Audit(runs).filledShare) - 2.0 / 6) < 1e-12)
    }

    /// What an imputation draws for a unit it need not draw for its equal: that is no fault of the model.
    @Test(arguments: MethodSettings.all("imputation"))
    func everyImputationIsAudited(variant: MethodSettings.Variant) throws {
        let settings = variant.text.isEmpty ? "" : ", " + variant.text
        let gaps: [String: [Double]] = [
            "a": [1, .nan, 2, 8, .nan, 7, 3, 6, 5, 4, 9, 2], "b": [3, 3, 9, 6, 2, 8, 5, 1, 7, 4, 4, 6],
            "c": [2, 7, 1, 8, 2, 9, 4, 4, 6, 1, 7, 3], "d": [1, 6, 3, 3, 9, 4, 7, 2, 5, 8, 1, 5],
        ]
        let runs = try AnalysedIndex.runs(
            AnalysedIndex.text(
                AnalysedIndex.goalposts + "\nimputation: {method: \(variant.method)\(settings)}"), gaps)
        let audit = Audit(runs)
        #expect(audit.reversal.failures.isEmpty && audit.reversal.unequalClones.isEmpty)
        #expect(audit.reversal.comparesClones == (variant.method != "hot-deck"))
        #expect(try runs.cloned(1).count == 13)
    }

    /// Figures per head are moved by a step of what is scored.
    @Test func denominatedFiguresMoveByTheirScale() throws {
        let text = AnalysedIndex.flat(["a"], AnalysedIndex.raw).replacing(
            "{id: a,", with: "{id: a, denominator: people, per: 10,")
        let runs = try AnalysedIndex.runs(text, ["a": [2, 8, 6], "people": [10, 20, 30]])
        #expect(runs.table.raw == [[2, 4, 2]])
        #expect(try runs.moved(0, 2, 0.5) == [2, 4, 3])
        #expect(try runs.without(1)[0] == 2)
        #expect(try runs.cloned(1) == [2, 4, 2, 4])
    }

    // MARK: The evidence model

    private func evidence() throws -> ModelRuns {
        let units = ["p", "q", "r"].map { SmallModel.community($0, in: $0 == "r" ? "BBB" : "AAA") }
        return ModelRuns(
            try SmallModel.edition(
                SmallModel.dataset(
                    units,
                    [
                        SmallModel.figure("p", "status", 2020, 8), SmallModel.figure("q", "status", 2020, 3),
                        SmallModel.figure("r", "status", 2020, 5),
                    ],
                    [SmallModel.finding("q", "killing", .widespread, from: 2018, to: 2020, document: 2020)])))
    }

    @Test func evidenceNeitherFallsNorSwaps() throws {
        let runs = try evidence()
        let audit = Audit(runs)
        #expect(audit.monotonicity.count > 6)
        #expect(audit.monotonicity.violations.isEmpty)
        #expect(audit.reversal.leftOut.isEmpty && audit.reversal.added.isEmpty)
        #expect(audit.reversal.unequalClones.isEmpty)
        #expect(audit.standInShare == 1)
    }

    /// Moving a figure down must lower a score, or the run does not look at it.
    @Test func aMovedFigureReachesTheScore() throws {
        let runs = try evidence()
        let status = try #require(runs.table.indicators.firstIndex { $0.id == "status" })
        let moved = try #require(try runs.moved(status, 2, -0.3))
        #expect(moved[2] < runs.table.index[2])
        #expect(moved[0] == runs.table.index[0] && moved[1] == runs.table.index[1])
        #expect(try runs.without(1)[0] == runs.table.index[0] && runs.without(1)[1].isNaN)
    }

    /// The shipped model of need, on the communities of one region.
    @Test func theShippedModelNeitherFallsNorSwaps() throws {
        let edition = Edition(
            of: try Shipped.model.get(), from: try Shipped.dataset.get(), at: Period(year: 2020),
            selection: .init(scope: .minorities, region: "Southern Asia"))
        #expect(edition.standings.count > 5)
        let runs = ModelRuns(edition)
        #expect(Monotonicity(runs).violations.isEmpty)
        let reversal = RankReversal(runs)
        #expect(reversal.leftOut.isEmpty && reversal.added.isEmpty && reversal.unequalClones.isEmpty)
    }
}
