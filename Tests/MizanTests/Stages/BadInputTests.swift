import MizanNumerics
import Testing

@testable import Mizan

/// What each method does with figures that it cannot use: a typed error that says why, or an answer; never a number
/// that is none.
struct BadInputTests {
    static let columns: [(name: String, values: [Double])] = [
        ("constant", [4, 4, 4, 4, 4, 4]), ("constant with gaps", [4, .nan, 4, 4, .nan, 4]), ("one unit", [4]),
        ("two units", [4, 5]), ("one known", [.nan, 4, .nan, .nan, .nan, .nan]),
        ("all missing", [.nan, .nan, .nan, .nan, .nan, .nan]), ("no unit", []),
        ("zeros", [0, 0, 1, 2, 0, 3]), ("only zeros", [0, 0, 0, 0, 0, 0]),
        ("negative", [-5, -1, -3, -8, -2, -9]),
        ("both signs", [-5, 1, 3, -8, 2, 0]), ("infinite", [1, 2, .infinity, 4, 5, 6]),
        ("infinite low", [1, 2, -.infinity, 4, 5, 6]), ("tiny", [1, 1 + 1e-15, 1, 1, 1, 1 + 4e-16]),
        ("huge", [1e308, -1e308, 1e307, 2, 3, -4]),
        ("subnormal", [1, 2, 0, 4, 1, 0].map { $0 * Double.leastNonzeroMagnitude }),
    ]

    struct Case: Sendable, CustomTestStringConvertible {
        var variant: MethodSettings.Variant
        var name: String
        var values: [Double]
        var testDescription: String { "\(variant.testDescription): \(name)" }
    }

    static func cases(_ stage: String) -> [Case] {
        MethodSettings.all(stage).flatMap { variant in
            columns.map { Case(variant: variant, name: $0.name, values: $0.values) }
        }
    }

    /// Answers only where there is a question, and numbers only.
    static func expectNumbers(_ values: [Double], from before: [Double]) {
        #expect(values.map(\.isNaN) == before.map(\.isNaN))
        #expect(values.allSatisfy { !$0.isInfinite })
    }

    @Test(arguments: cases("normalisation"))
    func normalisations(bad: Case) throws {
        let method = try bad.variant.normalisation()
        for direction in NormalisationContractTests.directions(bad.variant) {
            let units = bad.values.indices.map { "u\($0)" }
            do throws(NumericsError) {
                Self.expectNumbers(
                    try method.normalised(
                        ScaledColumn(
                            bad.values, reference: bad.values, direction, target: 3.5, units: units)),
                    from: bad.values)
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }

    @Test(arguments: cases("treatment"))
    func treatments(bad: Case) throws {
        let method = try bad.variant.treatment()
        do throws(NumericsError) {
            guard let treated = try method.treated(bad.values) else { return }
            Self.expectNumbers(treated.values, from: bad.values)
        } catch {
            #expect(!error.description.isEmpty)
        }
    }

    /// Beside one column that is sound; what was observed stays, even where a later stage will refuse it.
    @Test(arguments: cases("imputation"))
    func imputations(bad: Case) throws {
        let method = try bad.variant.imputation()
        let sound = bad.values.indices.map { $0 % 3 == 0 ? Double.nan : Double($0 * $0) }
        let table = ImputationTable(
            units: bad.values.indices.map { "u\($0)" }, indicators: ["a", "b"], columns: [bad.values, sound],
            directions: [.positive, .negative], ancestors: [[0], [0]],
            classes: ["region": bad.values.indices.map { $0 % 2 == 0 ? "n" : nil }], times: [2019, 2020],
            now: 1, history: [[sound, bad.values], [bad.values, sound]])
        do throws(NumericsError) {
            let filled = try method.imputed([0, 1], of: table)
            for (before, after) in zip(table.columns, filled) {
                #expect(before.count == after.count)
                for (old, new) in zip(before, after) {
                    #expect(old.isNaN ? !new.isInfinite : new == old, "\(old) became \(new)")
                }
            }
        } catch {
            guard case .inColumn(let place, _) = error else {
                Issue.record("an error that names no indicator: \(error)")
                return
            }
            #expect((0...1).contains(place))
        }
    }

    /// Normalised values are finite, infinite ones being refused a stage before; sums beyond the largest number are
    /// not looked at here.
    @Test(
        arguments: cases("aggregation").filter {
            !$0.name.hasPrefix("infinite") && $0.name != "huge" && !$0.values.isEmpty
        })
    func aggregations(bad: Case) throws {
        let aggregation = try bad.variant.aggregation()
        let rows = bad.values.map { [$0, 5, $0] }
        let needsAll =
            AggregationContractTests.isComparison(aggregation.method) && bad.variant.method != "copeland"
        do throws(NumericsError) {
            let tree = GroupTree(
                columns: 3,
                groups: [.init(children: [0, 1, 2], weights: [1, 1, 2], method: aggregation.method)])
            let scores = try tree.aggregated(rows.flatMap(\.self))
            for (value, score) in zip(bad.values, scores) {
                #expect(!score.isInfinite)
                #expect(score.isNaN == (needsAll && value.isNaN), "\(value) gives \(score)")
            }
        } catch {
            guard case .inGroup(0, _, _) = error else {
                Issue.record("an error that names no group: \(error)")
                return
            }
        }
    }

    @Test(arguments: cases("weighting"))
    func weightings(bad: Case) throws {
        let sound = bad.values.indices.map { Double(($0 * 5) % 7 + 1) }
        let group = WeightingGroup(
            ["a", "b", "c"], columns: [sound, bad.values, sound.map { $0 * $0 - $0 }], nominal: [1, 1, 1])
        let method = try bad.variant.weighting()
        do throws(WeightingFault) {
            let proposed = try method.weights(for: group)
            #expect(proposed.weights.allSatisfy { $0 >= 0 && $0.isFinite }, "\(proposed.weights)")
            #expect(abs(proposed.weights.reduce(0, +) - 1) < 1e-9)
            #expect(proposed.measures.allSatisfy { !$0.value.isNaN }, "\(proposed.measures)")
        } catch {
            #expect(!error.description.isEmpty)
        }
    }

    @Test func refusalsSayWhatIsWrong() throws {
        func refusal(_ method: String, _ text: String, _ column: ScaledColumn) throws -> String {
            let method = try MethodSettings.variant("normalisation", method, text).normalisation()
            return try #require(throws: NumericsError.self) { try method.normalised(column) }.description
        }
        let values: [Double] = [1, 2, .nan, 4]
        let positive = ScaledColumn(values, reference: values, .positive, units: ["a", "b", "c", "d"])
        var negative = positive
        negative.direction = .negative
        #expect(try refusal("fraction-of-maximum", "", negative).hasSuffix("positive direction"))
        #expect(try refusal("distance-to-target", "", positive).hasPrefix("there are 0 targets"))
        #expect(
            try refusal("distance-to-target", "target: 1", positive).hasSuffix("above the smallest value"))
        #expect(try refusal("distance-to-reference", "unit: z", positive).contains("'z'"))
        #expect(try refusal("distance-to-reference", "unit: c", positive).contains("'c'"))
        #expect(
            try refusal("distance-to-reference", "unit: a", positive).hasSuffix("above the smallest value"))
    }
}
