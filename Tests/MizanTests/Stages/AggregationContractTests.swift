import MizanNumerics
import Testing

@testable import Mizan

/// What every aggregation does with the three children of one group, on 0-10.
struct AggregationContractTests {
    static let rows: [[Double]] = [
        [3, 5, 9], [1, 8, 2], [7, 7.5, 6], [2, .nan, 4], [9, 1, 5], [6, 4, .nan], [.nan, .nan, .nan],
        [4, 6, 8],
    ]
    static let weights = [0.5, 0.3, 0.2]
    /// Sums of parts are no means; indices with a penalty lie beyond their values, and can fall when one rises.
    static let sums: Set = ["sum"]
    static let penalised: Set = ["mazziotta-pareto", "adjusted-mazziotta-pareto"]

    static func scores(_ method: GroupTree.Method, _ rows: [[Double]], _ weights: [Double] = weights)
        throws -> [Double]
    {
        let tree = GroupTree(
            columns: 3, groups: [.init(children: [0, 1, 2], weights: weights, method: method)])
        return try tree.aggregated(rows.flatMap(\.self))
    }

    static func isComparison(_ method: GroupTree.Method) -> Bool {
        if case .comparison = method { true } else { false }
    }

    @Test(arguments: MethodSettings.all("aggregation"))
    func whatIsKnownHasAScore(variant: MethodSettings.Variant) throws {
        let method = try variant.aggregation().method
        let needsAll = Self.isComparison(method) && variant.method != "copeland"
        let scores = try Self.scores(method, Self.rows)
        for (row, score) in zip(Self.rows, scores) {
            let isKnown = needsAll ? !row.contains(where: \.isNaN) : !row.allSatisfy(\.isNaN)
            #expect(score.isFinite == isKnown, "\(row)")
            #expect(score.isNaN == !isKnown, "\(row)")
        }
    }

    /// Outranking too, with missing values: elsewhere it gives a pair's weight to the later row.
    @Test(arguments: MethodSettings.all("aggregation"))
    func theOrderOfUnitsPlaysNoPart(variant: MethodSettings.Variant) throws {
        let method = try variant.aggregation().method
        let scores = try Self.scores(method, Self.rows)
        for order in [[7, 6, 5, 4, 3, 2, 1, 0], [3, 0, 5, 1, 7, 4, 6, 2]] {
            let permuted = try Self.scores(method, order.map { Self.rows[$0] })
            for (place, unit) in order.enumerated() where !scores[unit].isNaN {
                #expect(abs(permuted[place] - scores[unit]) < 1e-12)
            }
        }
    }

    @Test(arguments: MethodSettings.all("aggregation"))
    func theOrderOfChildrenPlaysNoPart(variant: MethodSettings.Variant) throws {
        let method = try variant.aggregation().method
        let scores = try Self.scores(method, Self.rows)
        let turned = try Self.scores(
            method, Self.rows.map { [$0[2], $0[0], $0[1]] },
            [Self.weights[2], Self.weights[0], Self.weights[1]])
        for (one, other) in zip(scores, turned) where !one.isNaN { #expect(abs(one - other) < 1e-12) }
    }

    /// A child of weight 0 changes nothing, whatever its value.
    @Test(arguments: MethodSettings.all("aggregation").filter { $0.method != "owa" })
    func weightZeroLeavesAChildOut(variant: MethodSettings.Variant) throws {
        let method = try variant.aggregation().method
        let rows = Self.rows.filter { !$0.contains(where: \.isNaN) }
        let scores = try Self.scores(method, rows, [0.5, 0.5, 0])
        let other = try Self.scores(
            method, rows.enumerated().map { [$1[0], $1[1], Double($0) + 0.5] }, [0.5, 0.5, 0])
        #expect(scores == other)
    }

    @Test(
        arguments: MethodSettings.all("aggregation").filter {
            !sums.contains($0.method) && !penalised.contains($0.method)
        })
    func meansLieBetweenTheirValues(variant: MethodSettings.Variant) throws {
        let method = try variant.aggregation().method
        guard !Self.isComparison(method) else { return }
        for (row, score) in zip(Self.rows, try Self.scores(method, Self.rows)) where !score.isNaN {
            let known = row.filter { !$0.isNaN }
            #expect(score >= (known.min() ?? 0) - 1e-12 && score <= (known.max() ?? 0) + 1e-12, "\(row)")
        }
    }

    /// Equal values have that mean; a penalty for imbalance is 0 there.
    @Test(arguments: MethodSettings.all("aggregation").filter { !sums.contains($0.method) })
    func equalValuesAreTheirOwnMean(variant: MethodSettings.Variant) throws {
        let method = try variant.aggregation().method
        guard !Self.isComparison(method) else { return }
        for value in [0.5, 1, 4, 10] {
            let score = try Self.scores(method, [[value, value, value]])[0]
            #expect(abs(score - value) < 1e-9 * max(value, 1))
        }
    }

    /// A unit never falls when one of its values rises, and others never rise in a comparison with it.
    @Test(arguments: MethodSettings.all("aggregation").filter { !penalised.contains($0.method) })
    func scoresRiseWithValues(variant: MethodSettings.Variant) throws {
        let method = try variant.aggregation().method
        let mayStay =
            Self.isComparison(method) || ["median", "minimum"].contains(variant.method)
            || variant.text.contains("[0, 0, 1]")
        let scores = try Self.scores(method, Self.rows)
        for (unit, row) in Self.rows.enumerated() where !scores[unit].isNaN {
            for child in row.indices where !row[child].isNaN {
                var raised = Self.rows
                raised[unit][child] += 0.75
                let after = try Self.scores(method, raised)[unit]
                #expect(mayStay ? after >= scores[unit] - 1e-12 : after > scores[unit], "\(row) \(child)")
            }
        }
    }

    /// A unit that is better on every child is above, in every method.
    @Test(arguments: MethodSettings.all("aggregation"))
    func theBetterUnitOnEveryChildIsAbove(variant: MethodSettings.Variant) throws {
        let method = try variant.aggregation().method
        let scores = try Self.scores(method, [[2, 3, 4], [6, 7, 8], [4, 5, 6]])
        #expect(scores[0] < scores[2] && scores[2] < scores[1], "\(scores)")
    }

    /// The weights of places of an OWA are as many as the children of the group, or the model is refused.
    @Test func owaOfOtherSizeIsAFinding() throws {
        let owa = try MethodSettings.variant("aggregation", "owa", "weights: [1, 2]").aggregation()
        #expect(owa.children == 2)
        let model = """
            {format: 1, name: m, version: "1", title: {en: M, ar: M}, data: d, units: {kind: country},
             index: {id: i, name: {en: I, ar: I}, aggregation: {method: owa, weights: [1, 2]}, indicators: [
              {id: a, name: {en: A, ar: A}}, {id: b, name: {en: B, ar: B}}, {id: c, name: {en: C, ar: C}}]}}
            """
        let error = try #require(throws: Findings.self) {
            _ = try IndexModel.read([UInt8](model.utf8), file: "m.yaml")
        }
        #expect(error.list.map(\.message) == ["the aggregation of i is stated for 2 children; it has 3"])
    }

    @Test func penaltiesMoveTheIndexTheStatedWay() throws {
        // Mean 100, deviation 10 by n − 1: 100 ∓ 100/100; by n the variance is 2/3 of it.
        let row = [[90.0, 100, 110]]
        for (name, text, expected) in [
            ("mazziotta-pareto", "", 99.0), ("mazziotta-pareto", "penalty: added", 101),
            ("adjusted-mazziotta-pareto", "", 100 - 2.0 / 3),
            ("adjusted-mazziotta-pareto", "penalty: added", 100 + 2.0 / 3),
        ] {
            let method = try MethodSettings.variant("aggregation", name, text).aggregation().method
            #expect(abs(try Self.scores(method, row)[0] - expected) < 1e-12, "\(name) \(text)")
        }
    }

    @Test func thresholdsThatFallAreRefused() throws {
        let findings = try MethodSettings.variant(
            "aggregation", "promethee", "preference: linear, indifference: 2, strict: 1"
        ).findings(adding: "")
        #expect(findings.map(\.code) == [.badValue])
    }
}
