import Testing

@testable import Mizan

/// What a model is told of settings that do not do what they seem to. All figures are invented.
struct IndexDoubtsTests {
    private static let winsorised = "treatment: {method: winsorise, places: 1}"

    private func findings(_ model: IndexModel, _ figures: [Int: [String: [Double]]]) -> [Finding] {
        model.checked(against: InventedIndex.dataset(figures))
    }

    // MARK: Treatment over several periods

    @Test(arguments: [
        ("2019", winsorised, true), ("2020", winsorised, false), ("2019", "treatment: {method: none}", false),
    ])
    func aScaleOfTreatedPeriodsIsAWarning(from: String, treatment: String, isSaid: Bool) throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a"]),
            [treatment, "normalisation: {method: min-max}", "scale: {from: \"\(from)\", to: \"2020\"}"])
        let found = findings(model, [2019: ["a": [1, 2, 3]], 2020: ["a": [1, 2, 4]]])
        #expect(found.map(\.code) == (isSaid ? [.treatedByPeriod] : []))
        #expect(found.allSatisfy { $0.severity == .warning && $0.line > 0 })
    }

    // MARK: Targets

    @Test(arguments: [
        ("target: 500", "min-max", true), ("target: 5", "min-max", false),
        ("target: 500", "distance-to-target", true), ("target: 60", "distance-to-target", false),
    ])
    func aTargetIsPerDenominator(target: String, method: String, isSaid: Bool) throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a, denominator: p, per: 100, \(target)"]),
            ["normalisation: {method: \(method)}"])
        // 2, 10 and 4 a hundred.
        let found = findings(model, [2020: ["a": [20, 500, 400], "p": [1_000, 5_000, 10_000]]])
        #expect(found.map(\.code) == (isSaid ? [.targetPerDenominator] : []))
        #expect(found.allSatisfy { $0.message.contains("at 2020 they are 2 to 10") })
    }

    @Test func theWayToATargetIsPerDenominator() throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a, denominator: p, per: 100, target: 5"]),
            ["normalisation: {method: min-max}"])
        let dataset = InventedIndex.dataset([2020: ["a": [20, 500, 400], "p": [1_000, 5_000, 10_000]]])
        let edition = try IndexEdition(of: model, from: dataset, at: Period(year: 2020))
        let ways = try (0..<3).map { try IndexProfile(of: $0, in: edition, dataset).figures[0].toTarget }
        #expect(ways == [3, -5, 1])
    }

    // MARK: Weights without effect

    @Test(arguments: [
        ("median", 2.0, true), ("minimum", 2, true), ("mazziotta-pareto", 2, true), ("median", 1, false),
        ("median", 0, false), ("arithmetic", 2, false), ("copeland", 2, false),
    ])
    func weightsThatAreNotReadAreAWarning(method: String, weight: Double, isSaid: Bool) throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a, weight: \(weight)", "b", "c"]), aggregation: "{method: \(method)}")
        let columns = ["a": [1.0, 2], "b": [2.0, 1], "c": [1.0, 3]]
        let found = findings(model, [2020: columns])
        #expect(found.map(\.code) == (isSaid ? [.weightsUnread] : []))
        #expect(found.allSatisfy { $0.message.contains("top") && $0.message.contains(method) })
        let known = try model.effectiveWeights().map { !$0.isNaN }
        let isWeighed = ["arithmetic", "copeland"].contains(method)
        #expect(known == [isWeighed, isWeighed, isWeighed, true])
    }

    @Test func nothingBelowAMedianHasAShare() throws {
        let model = try SmallIndex.model(
            SmallIndex.text("{method: arithmetic}", above: "{method: median}"))
        #expect(try model.effectiveWeights().map(\.isNaN) == [true, true, true, true, true, true, false])
    }

    // MARK: What cannot be computed

    private func failure(_ model: IndexModel, _ figures: [Int: [String: [Double]]]) throws -> [Finding] {
        do {
            _ = try IndexEdition(of: model, from: InventedIndex.dataset(figures), at: Period(year: 2020))
            return []
        } catch { return error.list }
    }

    @Test(arguments: ["", "treatment: {method: skew-kurtosis}"])
    func aConstantColumnOfWeightZeroStopsNothing(treatment: String) throws {
        func model(_ weight: Double) throws -> IndexModel {
            try InventedIndex.model(
                InventedIndex.indicators(["a, weight: \(weight)", "b, treatment: {method: none}"]),
                ["normalisation: {method: min-max}", treatment])
        }
        let columns = ["a": [5.0, 5, 5, 5], "b": [1.0, 2, 3, 5]]
        let found = try failure(model(1), [2020: columns])
        #expect(found.count == 1 && found.allSatisfy { $0.hint.contains("weight 0, remove it") })
        let edition = try InventedIndex.edition(model(0), columns)
        #expect(edition.scores == [0, 25, 50, 100])
        #expect(edition.stages.normalised[0].allSatisfy { $0.isNaN })
    }

    @Test(arguments: [
        ("geometric", "above 0"), ("harmonic", "above 0"), ("inverted-geometric", "on 0 to 10"),
        ("mazziotta-pareto", "mean of every unit is above 0"),
    ])
    func theHintIsThatOfTheAggregation(method: String, hint: String) throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a", "b"]), aggregation: "{method: \(method)}")
        let found = try failure(model, [2020: ["a": [-30, 2], "b": [20, 3]]])
        #expect(found.count == 1 && found.allSatisfy { $0.hint.contains(hint) }, "\(found)")
    }

    @Test func aScaleWithoutFiguresIsOneFinding() throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a", "b"]),
            ["normalisation: {method: min-max}", "scale: {from: \"2030\", to: \"2031\"}"])
        let columns = ["a": [1.0, 2], "b": [2.0, 1]]
        let found = try failure(model, [2019: columns, 2020: columns])
        #expect(found.map(\.code) == [.noDataAtPeriod])
        #expect(found.allSatisfy { $0.line > 0 && $0.hint.contains("2019, 2020") })
    }
}
