import MizanNumerics
import Testing

@testable import Mizan

/// One table for both forms of model.
struct AnalysisTableTests {
    private let nan = Double.nan

    private func small() throws -> AnalysisTable {
        try AnalysedIndex.table(
            AnalysedIndex.text(AnalysedIndex.goalposts),
            ["a": [1, 2, 3, 4], "b": [5, nan, 7, 8], "c": [1, 1, 2, 2], "d": [0, 4, 6, 10]])
    }

    @Test func sharesFollowTheTree() throws {
        let table = try small()
        #expect(table.indicators.map(\.id) == ["a", "b", "c", "d"])
        #expect(table.groups.map(\.id) == ["left", "right", "index"])
        let stated = (0..<table.nodeCount).map(table.statedShare)
        #expect(stated == [0.25, 0.5, 0.125, 0.125, 0.75, 0.25, 1])
        // Of the second unit b is missing, and a stands for all of its group.
        #expect(table.carried == [(3 * 0.25 + 0.75) / 4, 3 * 0.5 / 4, 0.125, 0.125, 0.75, 0.25, 1])
        #expect(table.ancestors(1).map { table.node($0).id } == ["left", "index"])
        #expect(table.leaves(table.root) == [0, 1, 2, 3])
    }

    /// A minimum reads no weights: what is below it carries none of its own, and it is not to be weighed.
    @Test func whatReadsNoWeightsHasNone() throws {
        func text(_ stages: String) -> String {
            AnalysedIndex.text(stages, aggregation: "{method: minimum}").replacing(
                "      indicators:", with: "      aggregation: {method: arithmetic}\n      indicators:")
        }
        let columns = [
            "a": [1, 2, 3, 4, 7.0], "b": [5, 9, 7, 8, 1], "c": [1, 1, 2, 2, 6], "d": [0, 4, 6, 10, 3],
        ]
        let table = try AnalysedIndex.table(text(AnalysedIndex.goalposts), columns)
        #expect(table.groups.map(\.weight) == [nil, nil, 1])
        #expect(table.indicators.map { $0.weight ?? nan } == [1.0 / 3, 2.0 / 3, 0.5, 0.5])
        #expect((0..<table.root).allSatisfy { table.statedShare($0) == nil && table.carried[$0].isNaN })
        #expect(table.statedShare(table.root) == 1 && table.carried[table.root] == 1)
        #expect(ImportanceReport(table).rows.allSatisfy { $0.stated == nil && !$0.isAgainst })
        #expect(WeightProposal.groups(of: table) == [0, 1])
        let runs = try AnalysedIndex.runs(
            text(AnalysedIndex.goalposts + "\nimputation: {method: mean}"),
            columns.merging(["a": [1, 2, nan, 4, 7]]) { $1 })
        #expect(Audit(runs).filledShare == 0.2)
    }

    @Test func columnsAreThoseOfTheStages() throws {
        let table = try small()
        #expect(table.column(3, .raw) == [0, 4, 6, 10])
        // 10 is the good end of what counts against the index.
        #expect(table.column(3) == [10, 6, 4, 0])
        #expect(table.origins[1] == [.observed, .missing, .observed, .observed])
        // a 1, b 5: left (1 + 2·5)/3; c 1, d 10: right 5.5.
        #expect(abs(table.index[0] - (0.75 * 11 / 3 + 0.25 * 5.5)) < 1e-12)
    }

    @Test func filledFiguresAreNotKnown() throws {
        let table = try AnalysedIndex.table(
            AnalysedIndex.text(AnalysedIndex.goalposts + "\nimputation: {method: mean}"),
            ["a": [1, 2, 3, 4], "b": [5, nan, 7, 9], "c": [1, 1, 2, 2], "d": [0, 4, 6, 10]])
        #expect(table.origins[1] == [.observed, .filled, .observed, .observed])
        #expect(table.raw[1][1].isNaN && table.treated[1][1] == 7)
        let report = AvailabilityReport(table)
        #expect(report.units.map(\.known) == [4, 3, 4, 4] && report.units[1].value == 0.75)
        #expect(report.groups[0][1].value == 0.5 && report.groups[1][1].value == 1)
        #expect(report.unitOrder[0] == 1 && report.indicatorOrder[0] == 1)
        #expect(report.whole.known == 15 && report.whole.cells == 16)
    }

    /// The evidence model: dimensions of severity, the figures that the score reads.
    @Test func evidenceModelGivesItsTree() throws {
        let edition = try SmallModel.edition(
            SmallModel.dataset(
                [SmallModel.community("x", in: "AAA"), SmallModel.community("y", in: "BBB")],
                [SmallModel.figure("x", "status", 2020, 8)],
                [SmallModel.finding("y", "discrimination", .pattern, from: 2018, to: 2020, document: 2020)]))
        let table = AnalysisTable(edition)
        #expect(table.groups.map(\.id) == ["LIF", "LEG", "JUS", "severity"])
        #expect(table.indicators.map(\.id) == edition.model.indicators.map(\.id))
        func node(_ id: String) throws -> Int { try #require(table.indicators.firstIndex { $0.id == id }) }
        // Cells share by what is known, and evidence that only raises has no weight of its own.
        #expect(table.statedShare(try node("integrity")) == nil)
        #expect(table.statedShare(try node("law-findings")) == nil)
        #expect(table.statedShare(try node("status")) == 0.3)
        #expect(table.statedShare(try node("routes")) == 0.2)
        #expect(table.origins[try node("status")] == [.observed, .missing])
        // No finding is no gap.
        #expect(table.origins[try node("law-findings")] == [.notApplicable, .observed])
        #expect(table.origins[try node("integrity")] == [.standIn, .standIn])
        #expect(table.column(try node("routes")) == [7.5, 2.5])
        #expect(table.index == edition.standings.map(\.score.severity))
        let carried = (0..<table.indicators.count).map { table.carried[$0] }
        #expect(abs(carried.reduce(0, +) - 1) < 1e-12)
    }
}
