import Testing

@testable import Mizan

/// Methods as a model file names them and a run reaches them: units by id, series by period, targets by indicator.
struct MethodsInModelTests {
    private static func model(_ methods: String) throws -> IndexModel {
        let text = """
            {format: 1, name: m, version: "1", title: {en: M, ar: M}, data: d, units: {kind: community}, \(methods),
             index: {id: i, name: {en: I, ar: I}, groups: [
              {id: g, name: {en: G, ar: G}, indicators: [
               {id: a, name: {en: A, ar: A}, target: 8}, {id: b, name: {en: B, ar: B}, direction: negative, target: 1}]},
              {id: h, name: {en: H, ar: H}, indicators: [{id: c, name: {en: C, ar: C}, target: 30}]}]}}
            """
        return try IndexModel.read([UInt8](text.utf8), file: "m.yaml")
    }

    private static func panel(_ period: String, _ columns: [[Double]]) throws -> IndexPanel {
        IndexPanel(
            try #require(Period(period)),
            columns[0].indices.map { SmallModel.community("u\($0)", in: "AAA") },
            columns, columns.map { _ in nil })
    }

    private static let columns: [[Double]] = [[1, 3, 5, 9], [8, 2, 4, 6], [10, 20, 30, 50]]

    private static func normalised(_ methods: String) throws -> [[Double]] {
        try IndexRun(model("normalisation: {\(methods)}")).stages(panel("2020", columns)).normalised
    }

    @Test func theReferenceUnitIsNamed() throws {
        // u2: 5, 4 and 30; the worst values are 1, 8 and 10.
        #expect(
            try Self.normalised("method: distance-to-reference, unit: u2") == [
                [0, 50, 100, 200], [0, 150, 100, 50], [0, 50, 100, 200],
            ])
        let error = try #require(throws: IndexFaults.self) {
            _ = try Self.normalised("method: distance-to-reference, unit: u9")
        }
        #expect(error.list.map(\.node) == [0, 1, 2] && error.list.allSatisfy { $0.stage == .normalised })
    }

    @Test func targetsAreThoseOfTheIndicators() throws {
        let scores = try Self.normalised("method: distance-to-target, low: 0, high: 7")
        for (score, expected) in zip(
            scores.flatMap(\.self), [0, 2, 4, 8, 0, 6, 4, 2, 0, 3.5, 7, 14])
        { #expect(abs(score - expected) < 1e-12) }
    }

    /// Quarters of one year are points of a series; the year itself, which is as old as its first quarter, is not.
    @Test func quartersAreASeries() throws {
        let model = try Self.model("imputation: {method: linear}")
        var now = Self.columns
        now[0][1] = .nan
        let history = try [
            Self.panel("2020", [[0, 99, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]),
            Self.panel("2020-Q1", Self.columns),
            Self.panel("2020-Q2", now), Self.panel("2020-Q3", Self.columns.map { $0.map { $0 + 4 } }),
        ]
        let stages = try IndexRun(model).stages(history[2], .init(history: history))
        // Half-way between 3 and 7.
        #expect(abs(stages.imputed[0][1] - 5) < 1e-9)
        let latest = try Self.model("imputation: {method: latest, maximum_age: 0.25}")
        #expect(try IndexRun(latest).stages(history[2], .init(history: history)).imputed[0][1] == 3)
    }

    @Test func indicatorsAndUnitsOfATableHaveTheirIds() throws {
        var columns = Self.columns
        columns[2][3] = .nan
        let model = try Self.model("imputation: {method: regression, on: [a]}")
        // 10, 20 and 30 at 1, 3 and 5 lie on a line, which is at 50 where a is 9.
        let stages = try IndexRun(model).stages(Self.panel("2020", columns))
        #expect(abs(stages.imputed[2][3] - 50) < 1e-9)
        let deck = try Self.model("imputation: {method: hot-deck, seed: 1}")
        #expect([10, 20, 30].contains(try IndexRun(deck).stages(Self.panel("2020", columns)).imputed[2][3]))
    }

    /// An indicator's own section is its own: leaving a setting out of it never takes the model's away or off.
    @Test func anOverrideHasTheDefaultsOfItsMethod() throws {
        let long: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 500]
        let text = """
            {format: 1, name: m, version: "1", title: {en: M, ar: M}, data: d, units: {kind: community},
             treatment: {method: none}, index: {id: i, name: {en: I, ar: I}, indicators: [
              {id: a, name: {en: A, ar: A}, treatment: {method: skew-kurtosis, skewness: 2}},
              {id: b, name: {en: B, ar: B}}, {id: c, name: {en: C, ar: C}, treatment: {method: none}}]}}
            """
        let model = try IndexModel.read([UInt8](text.utf8), file: "m.yaml")
        let stages = try IndexRun(model).stages(Self.panel("2020", [long, long, long]))
        #expect(stages.treated[0][9] == 9)
        #expect(stages.treated[1] == long && stages.treated[2] == long)
    }

    @Test(arguments: [("2024", 2024.0), ("2024-Q3", 2024.5), ("2024-07", 2024.5), ("2024-Q1", 2024)])
    func periodsBeginInYears(text: String, beginning: Double) throws {
        #expect(try #require(Period(text)).beginning == beginning)
    }

    @Test func periodsOfOneLength() throws {
        let (year, quarter, month) = (
            try #require(Period("2024")), try #require(Period("2024-Q3")), try #require(Period("2023-07"))
        )
        #expect(quarter.isAsLong(as: try #require(Period("1999-Q1"))) && month.isAsLong(as: month))
        #expect(!quarter.isAsLong(as: year) && !month.isAsLong(as: quarter))
    }
}
