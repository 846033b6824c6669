import MizanNumerics
import Testing

@testable import Mizan

/// What every imputation does: fill gaps and change nothing else, whatever the order of the units.
struct ImputationContractTests {
    /// Three indicators of one group and one of another; `u7` is known in none of the first.
    static let columns: [[Double]] = [
        [1, 2, .nan, 4, 5, 6, 7, .nan, 9, 3], [2, 3.5, 6, .nan, 11, 12.5, 13, .nan, 19, 7],
        [9, 8.5, 7, 6, .nan, 4.5, 3, .nan, 0.5, 8], [1, 5, 2, 4, 3, .nan, 6, 2, 4, 5],
    ]
    static let regions = ["n", "n", "n", "s", "s", "s", "s", "n", "n", nil]

    static var table: ImputationTable {
        let units = columns[0].indices.map { "u\($0)" }
        let past = [3.0, 2, 1].map { age in columns.map { $0.map { $0 - age / 4 } } }
        // The gap of u2 was known three years ago, that of u3 in every year, that of u7 in none.
        var history = past + [columns] + [columns.map { $0.map { $0 + 0.25 } }]
        history[0][0][2] = 2.25
        for place in [0, 1, 2, 4] { history[place][1][3] = 8 + Double(place) / 4 }
        return ImputationTable(
            units: units, indicators: ["a", "b", "c", "d"], columns: columns,
            directions: [.positive, .positive, .negative, .positive],
            ancestors: [[0, 2], [0, 2], [0, 2], [1, 2]], classes: ["region": regions],
            times: [2017, 2018, 2019, 2020, 2021], now: 3, history: history)
    }

    static func permuted(_ table: ImputationTable, _ order: [Int]) -> ImputationTable {
        var result = table
        result.units = order.map { table.units[$0] }
        result.columns = table.columns.map { column in order.map { column[$0] } }
        result.classes = table.classes.mapValues { classes in order.map { classes[$0] } }
        result.history = table.history.map { $0.map { column in order.map { column[$0] } } }
        return result
    }

    static func isSame(_ left: Double, _ right: Double) -> Bool {
        left.isNaN ? right.isNaN : abs(left - right) < 1e-6
    }

    @Test(arguments: MethodSettings.all("imputation"))
    func gapsAreFilledAndNothingElseChanges(variant: MethodSettings.Variant) throws {
        let filled = try variant.imputation().imputed([0, 1, 2, 3], of: Self.table)
        #expect(filled.count == 4)
        var fillings = 0
        for (before, after) in zip(Self.columns, filled) {
            #expect(before.count == after.count && after.allSatisfy { !$0.isInfinite })
            for (old, new) in zip(before, after) {
                if !old.isNaN { #expect(new == old) }
                if old.isNaN, !new.isNaN { fillings += 1 }
            }
        }
        #expect(variant.method == "none" ? fillings == 0 : fillings > 0)
    }

    @Test(arguments: MethodSettings.all("imputation"))
    func theOrderOfUnitsPlaysNoPart(variant: MethodSettings.Variant) throws {
        let method = try variant.imputation()
        let order = [4, 2, 9, 7, 0, 8, 1, 6, 3, 5]
        let filled = try method.imputed([0, 1, 2, 3], of: Self.table)
        let turned = try method.imputed([0, 1, 2, 3], of: Self.permuted(Self.table, order))
        for (column, other) in zip(filled, turned) {
            for (place, unit) in order.enumerated() { #expect(Self.isSame(column[unit], other[place])) }
        }
    }

    /// An indicator with a method of its own is filled as it is among all.
    @Test(arguments: MethodSettings.all("imputation"))
    func placesAreFilledOneByOneAsTogether(variant: MethodSettings.Variant) throws {
        let method = try variant.imputation()
        let together = try method.imputed([0, 1, 2, 3], of: Self.table)
        for place in [3, 0, 2, 1] {
            let alone = try method.imputed([place], of: Self.table)
            #expect(alone.count == 1 && zip(alone[0], together[place]).allSatisfy(Self.isSame))
        }
    }

    /// A table without a gap is not looked at: no method refuses it.
    @Test(arguments: MethodSettings.all("imputation"))
    func whatIsKnownNeedsNoMethod(variant: MethodSettings.Variant) throws {
        var table = Self.table
        table.columns = Self.columns.map { $0.map { _ in 3 } }
        #expect(try variant.imputation().imputed([0, 1, 2, 3], of: table) == table.columns)
    }

    // MARK: Formulas

    private static func filled(_ method: String, _ text: String, _ place: Int) throws -> [Double] {
        try MethodSettings.variant("imputation", method, text).imputation().imputed([place], of: table)[0]
    }

    @Test func constantsNeedAReason() throws {
        #expect(try Self.filled("constant", "value: 4, reason: counted", 0)[2] == 4)
        for text in ["value: 4", "value: 4, reason: ''", "value: 4, reason: ' '"] {
            let findings = try MethodSettings.variant("imputation", "constant", text).findings(adding: "")
            #expect(findings.count == 1, "\(text): \(findings)")
        }
    }

    @Test func seriesFillByAge() throws {
        // u3: 8, 8.25, 8.5 in 2017-2019 and 9 in 2021; u2: 2.25 in 2017 alone; u7 never.
        #expect(try Self.filled("latest", "", 1)[3] == 8.5)
        #expect(try Self.filled("latest", "maximum_age: 2", 0)[2].isNaN)
        #expect(try Self.filled("latest", "maximum_age: 3", 0)[2] == 2.25)
        #expect(try Self.filled("linear", "", 1)[3] == 8.75)
        #expect(try Self.filled("linear", "", 0)[2].isNaN)
        #expect(try Self.filled("linear-constant", "", 0)[2] == 2.25)
        #expect(try Self.filled("latest-or-next", "", 0)[2] == 2.25)
        for method in ["latest", "latest-or-next", "linear", "linear-constant"] {
            #expect(try Self.filled(method, "", 0)[7].isNaN)
        }
    }

    @Test func theNextValueServesWhereNoneIsEarlier() throws {
        var table = Self.table
        for period in table.history.indices { table.history[period][1][3] = .nan }
        table.history[4][1][3] = 9
        let next = try MethodSettings.variant("imputation", "latest-or-next").imputation()
        #expect(try next.imputed([1], of: table)[0][3] == 9)
        let latest = try MethodSettings.variant("imputation", "latest").imputation()
        #expect(try latest.imputed([1], of: table)[0][3].isNaN)
    }

    @Test(arguments: MethodSettings.all("imputation"))
    func methodsOverTimeSayThatTheyReadIt(variant: MethodSettings.Variant) throws {
        let method = try variant.imputation()
        var other = Self.table
        other.history = other.history.map { $0.map { $0.map { $0 + 1 } } }
        let isMoved = zip(
            try method.imputed([0, 1, 2, 3], of: Self.table), try method.imputed([0, 1, 2, 3], of: other)
        ).contains { !zip($0, $1).allSatisfy(Self.isSame) }
        #expect(method.readsHistory == isMoved)
    }

    /// By row, u2 of a: (6 − 2)/17 of b and 1 − (7 − 0.5)/8.5 of c, whose mean is brought to 1...9.
    @Test func rowsFillByWhatTheUnitDoesElsewhere() throws {
        let mean = (4.0 / 17 + 2.0 / 8.5) / 2
        #expect(abs(try Self.filled("row-mean", "", 0)[2] - (1 + 8 * mean)) < 1e-12)
        // In the whole index d is read as well: (2 − 1)/5.
        let median = [4.0 / 17, 2.0 / 8.5, 0.2].sorted()[1]
        #expect(abs(try Self.filled("row-median", "level: 3", 0)[2] - (1 + 8 * median)) < 1e-12)
        #expect(try Self.filled("row-mean", "", 0)[7].isNaN)
        #expect(!(try Self.filled("row-mean", "level: 3", 0)[7].isNaN))
    }

    @Test func regressionAndNormalFitFindALine() throws {
        var table = Self.table
        let line: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
        table.columns = [
            line.enumerated().map { $0 == 4 ? .nan : 3 * $1 - 1 }, line, line.map { $0 * $0 }, line,
        ]
        for (method, text) in [("regression", "on: [b]"), ("regression", ""), ("regression", "on: [b, c]")] {
            let filled = try MethodSettings.variant("imputation", method, text).imputation()
                .imputed([0], of: table)
            #expect(abs(filled[0][4] - 14) < 1e-9, "\(method) \(text)")
        }
    }

    @Test func unknownPredictorsAreNamed() throws {
        let method = try MethodSettings.variant("imputation", "regression", "on: [z]").imputation()
        let expected = NumericsError.inColumn(
            0, .unfitCount(what: "indicators with the id 'z'", count: 0, needed: "1"))
        #expect(throws: expected) { try method.imputed([0], of: Self.table) }
    }

    @Test func donorsAreOfTheClassAndOfTheSeed() throws {
        let filled = try Self.filled("hot-deck", "seed: 7, within: region", 1)
        #expect([11, 12.5, 13].contains(filled[3]))
        let draws = try (1...40).map { try Self.filled("hot-deck", "seed: \($0)", 1)[3] }
        #expect(Set(draws).count > 4 && draws.allSatisfy { Self.columns[1].contains($0) })
        #expect(try Self.filled("hot-deck", "seed: 7", 1)[3] == draws[6])
    }
}
