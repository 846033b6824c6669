import Testing

@testable import Mizan

/// What the section `uncertainty` of an index refuses, and what it makes of what it takes.
struct IndexDoubtsReadingTests {
    private func findings(_ uncertainty: String) -> [Finding] {
        do throws(Findings) {
            _ = try IndexModel.read(
                Array(
                    SmallIndex.text(
                        head: "normalisation: {method: min-max}\nuncertainty: {\(uncertainty)}"
                    ).utf8), file: "small.yaml")
            return []
        } catch {
            return error.list
        }
    }

    @Test(arguments: [
        // Unknown.
        ("observations: []", FindingCode.unknownKey, "observation"),
        ("weights: [{draw: dirichlt, groups: [left], concentration: 5}]", .unknownName, "dirichlet"),
        ("weights: [{draw: uniform, groups: [lefft]}]", .unknownName, "left"),
        ("weights: [{draw: uniform, groups: [left], concentration: 5}]", .unknownKey, "keys here"),
        ("observation: [{distribution: poisson, error: 1}]", .unknownKey, "keys here"),
        ("observation: [{distribution: normal, indicators: [e]}]", .unknownName, "a"),
        ("gaps: {draw: em, within: region}", .unknownKey, "keys here"),
        ("inclusion: {leave_out: one, probability: 0.5}", .unknownKey, "keys here"),
        ("normalisation: [{alternatives: [{method: min-max, hi: 2}, {method: borda}]}]", .unknownKey, "high"),
        // Without effect.
        ("age: 0.1", .noEffect, "latest"), ("goalposts: 0.1", .noEffect, "goalposts"),
        ("concentration: 5, weights: [{draw: uniform}]", .noEffect, "groups"),
        // Contradictory.
        ("weights: [{draw: uniform, groups: [left, left]}]", .duplicateKey, "once"),
        (
            "weights: [{draw: bounds, elements: [a, c], low: [0, 0], high: [1, 1]}]", .badValue,
            "left has a, b"
        ),
        ("weights: [{draw: bounds, elements: [a, b], low: [0.6, 0.6], high: [1, 1]}]", .badValue, "sums"),
        (
            "weights: [{draw: bounds, elements: [a, b], low: [0.6, 0], high: [0.5, 1]}]", .badValue,
            "low <= high"
        ),
        ("weights: [{draw: order, order: [a, b, b]}]", .badValue, "left has a, b"),
        ("weights: [{draw: dirichlet, concentration: 3}]", .badValue, "groups"),
        (
            "weights: [{draw: experts, elements: [a, b], experts: [{name: A, weights: [1, 1]}]}]", .badValue,
            "two experts"
        ),
        (
            "observation: [{distribution: normal, indicators: [a]}, {distribution: beta, indicators: [a]}]",
            .duplicateKey, "once"
        ),
        ("observation: [{distribution: beta, low: 2, high: 1}]", .badValue, "low < high"),
        ("normalisation: [{alternatives: [{method: borda}]}]", .badValue, "two or more"),
        (
            "aggregation: [{alternatives: [{method: sum, probability: 0.5}, {method: median}]}]", .badValue,
            "or none at all"
        ),
        (
            "aggregation: [{alternatives: [{method: sum}, {method: median}]}, {alternatives: [{method: sum}, {method: median}]}]",
            .duplicateKey, "groups"
        ),
        (
            "aggregation: [{alternatives: [{method: owa, weights: [1, 2, 3]}, {method: median}]}]", .badValue,
            "as many"
        ),
    ])
    func isRefused(text: String, code: FindingCode, hint: String) {
        let found = findings(text)
        #expect(found.contains { $0.code == code && $0.hint.contains(hint) && $0.line > 0 }, "\(found)")
    }

    @Test func oneEntryIsForTheRest() throws {
        let doubts = try SmallIndex.model(
            SmallIndex.text(
                head: """
                    uncertainty:
                      concentration: 9
                      weights: [{draw: uniform, groups: [left]}]
                      observation:
                        - {distribution: normal, error: 2}
                        - {distribution: poisson, indicators: [b]}
                    """)
        ).doubts
        #expect(doubts.weights["left"] == .uniform)
        #expect(doubts.weights["all"] == .dirichlet(concentration: 9))
        #expect(doubts.observation["b"]?.distribution == .poisson)
        #expect(doubts.observation["c"]?.error == 2 && doubts.observation["d"]?.error == 2)
    }

    @Test func aDrawWithoutErrorsIsSaid() throws {
        let model = try SmallIndex.model(
            SmallIndex.text(head: "uncertainty: {observation: [{distribution: triangular}]}"))
        let found = model.checked(against: SmallIndex.dataset(model, [2020: SmallIndex.rows(3, 4)]))
        #expect(found.map(\.code) == [.noEffect])
    }
}
