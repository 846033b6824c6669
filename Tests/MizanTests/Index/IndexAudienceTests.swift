import Testing

@testable import Mizan

/// Who sees which units of an index, and what a model with two scales is told. All figures are invented.
struct IndexAudienceTests {
    /// The third unit, which holds the largest value, is for partners alone.
    private static func dataset() -> Dataset {
        var dataset = InventedIndex.dataset([2020: ["a": [1, 2, 11, 5]]])
        dataset.units[2].sensitivity = .partners
        return dataset
    }

    @Test func whatAnAudienceMayNotSeeSetsNoScale() throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a"]), ["normalisation: {method: min-max}"])
        let period = Period(year: 2020)
        let whole = try IndexEdition(
            from: IndexSource(of: model, from: Self.dataset(), audience: .partners), at: period)
        #expect(whole.scores == [0, 10, 100, 40] && whole.withheld == 0)
        let shown = try IndexEdition(
            from: IndexSource(of: model, from: Self.dataset(), audience: .public), at: period)
        #expect(shown.units.map(\.id) == ["U01", "U02", "U04"] && shown.withheld == 1)
        #expect(shown.scores == [0, 25, 100] && shown.ranks == [3, 2, 1])
        #expect(shown.panel.values[0].allSatisfy { $0 != 11 })
    }

    @Test(arguments: [
        ("a, normalisation: {method: goalposts, low: 0, high: 9}", "0 to 100 (b, c); 0 to 10 (a)"),
        ("a, normalisation: {method: z-score}", "0 to 100 (b, c); z-score (a)"),
        ("a, normalisation: {method: goalposts, low: 0, high: 9, scale: 100}", nil),
        ("a, normalisation: {method: z-score}, weight: 0", nil),
    ])
    func twoScalesAreAWarning(node: String, said: String?) throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["b", "c", node]), ["normalisation: {method: min-max}"])
        let dataset = InventedIndex.dataset([2020: ["a": [1, 2], "b": [1, 2], "c": [1, 2]]])
        let found = model.checked(against: dataset)
        #expect(found.map(\.code) == (said == nil ? [] : [.mixedScales]))
        #expect(found.allSatisfy { $0.message.hasSuffix(said ?? "") && $0.severity == .warning })
    }
}
