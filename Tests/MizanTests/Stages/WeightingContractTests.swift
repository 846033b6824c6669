import MizanNumerics
import Testing

@testable import Mizan

/// What every weighting gives, and what its settings mean.
struct WeightingContractTests {
    static let columns: [[Double]] = [
        [3, 1, 6, 8, 5, 12, 2.5, 7, .nan], [2, 4, 5, 9, 3, 10, 1, 8, 6], [1, 9, 2, 3, 8, 4, 7, 5, 6],
    ]

    static var group: WeightingGroup {
        WeightingGroup(
            ["a", "b", "c"], columns: columns, nominal: [1, 1, 2],
            directions: [.positive, .negative, .positive], indicators: [4, 1, 5])
    }

    static func permuted(units: [Int], children: [Int]) -> WeightingGroup {
        let group = group
        return WeightingGroup(
            children.map { group.children[$0] },
            columns: children.map { child in units.map { group.columns[child][$0] } },
            nominal: children.map { group.nominal[$0] }, directions: children.map { group.directions[$0] },
            indicators: children.map { group.indicators[$0] })
    }

    @Test(arguments: MethodSettings.all("weighting"))
    func weightsAreShares(variant: MethodSettings.Variant) throws {
        let proposed = try variant.weighting().weights(for: Self.group)
        #expect(proposed.weights.count == 3)
        #expect(proposed.weights.allSatisfy { $0 >= 0 && $0.isFinite })
        #expect(abs(proposed.weights.reduce(0, +) - 1) < 1e-9)
        #expect(proposed.measures.allSatisfy { !$0.name.isEmpty && $0.value.isFinite })
    }

    /// Weights go to the child of that name and not of that place, and no order of units moves them.
    @Test(arguments: MethodSettings.all("weighting"))
    func orderPlaysNoPart(variant: MethodSettings.Variant) throws {
        let method = try variant.weighting()
        let expected = try method.weights(for: Self.group)
        let units = [8, 3, 1, 7, 0, 5, 2, 6, 4]
        for children in [[0, 1, 2], [2, 0, 1], [1, 0, 2]] {
            let turned = try method.weights(for: Self.permuted(units: units, children: children))
            for (place, child) in children.enumerated() {
                #expect(abs(turned.weights[place] - expected.weights[child]) < 1e-9)
                guard let own = expected.units, let other = turned.units else { continue }
                for (row, unit) in units.enumerated() where !own.scores[unit].isNaN {
                    #expect(abs(other.scores[row] - own.scores[unit]) < 1e-9)
                    #expect(abs(other.shares[row][place] - own.shares[unit][child]) < 1e-9)
                }
            }
            #expect(Set(turned.opposed) == Set(expected.opposed))
        }
    }

    // MARK: What settings mean

    private static func weights(_ method: String, _ text: String = "", _ group: WeightingGroup = group) throws
        -> [Double]
    {
        try MethodSettings.variant("weighting", method, text).weighting().weights(for: group).weights
    }

    @Test func equalityHasTwoMeanings() throws {
        #expect(try Self.weights("equal") == [1.0 / 3, 1.0 / 3, 1.0 / 3])
        #expect(try Self.weights("equal-per-indicator") == [0.4, 0.1, 0.5])
    }

    /// [Barron1996]: of three, 11/18, 5/18 and 2/18.
    @Test func ordersGiveCentroids() throws {
        let weights = try Self.weights("rank-order-centroid", "order: [b, c, a]")
        for (weight, expected) in zip(weights, [2.0 / 18, 11.0 / 18, 5.0 / 18]) {
            #expect(abs(weight - expected) < 1e-12)
        }
    }

    /// Comparisons that agree are the ratios of the weights, 4 : 2 : 1, and are read by id.
    @Test func consistentComparisonsAreTheirOwnWeights() throws {
        let matrix = "comparisons: [[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]]"
        let proposed = try MethodSettings.variant("weighting", "ahp", "elements: [c, a, b], \(matrix)")
            .weighting().weights(for: Self.group)
        for (weight, expected) in zip(proposed.weights, [2.0 / 7, 1.0 / 7, 4.0 / 7]) {
            #expect(abs(weight - expected) < 1e-12)
        }
        let ratio = try #require(proposed.measures.first { $0.name.hasPrefix("consistency ratio") })
        #expect(ratio.name == "consistency ratio, Saaty's random index" && abs(ratio.value) < 1e-12)
    }

    @Test func contradictingComparisonsAreAFinding() throws {
        let circle = "elements: [a, b, c], comparisons: [[1, 5, 0.2], [0.2, 1, 5], [5, 0.2, 1]]"
        let findings = try MethodSettings.variant("weighting", "ahp", circle).findings(adding: "")
        #expect(findings.map(\.code) == [.badValue])
        #expect(findings[0].message.hasPrefix("the comparisons contradict each other"))
        #expect(
            try MethodSettings.variant("weighting", "ahp", circle + ", limit: 9").findings(adding: "") == [])
        for broken in [
            "comparisons: [[1, 2, 4], [0.5, 1, 2]]", "comparisons: [[1, 2], [0.5, 1]]",
            "comparisons: [[1, 2, 4], [2, 1, 2], [0.25, 0.5, 1]]",
            "comparisons: [[1, 2, 4], [0.5, 1, 0], [0.25, 0.5, 1]]",
            "comparisons: 3",
        ] {
            let findings = try MethodSettings.variant("weighting", "ahp", "elements: [a, b, c], \(broken)")
                .findings(adding: "")
            #expect(!findings.isEmpty && findings.allSatisfy { !$0.hint.isEmpty }, "\(broken)")
        }
    }

    @Test(arguments: [
        (
            "best-worst",
            "elements: [a, b], best: a, worst: a, best_to_others: [1, 2], others_to_worst: [2, 1]"
        ),
        (
            "best-worst",
            "elements: [a, b], best: a, worst: b, best_to_others: [1, 2], others_to_worst: [3, 1]"
        ),
        (
            "best-worst",
            "elements: [a, b], best: a, worst: z, best_to_others: [1, 2], others_to_worst: [2, 1]"
        ),
        ("budget", "elements: [a, b], points: [[0, 0]]"), ("budget", "elements: [a, b], points: []"),
        ("rank-order-centroid", "order: [a, a]"), ("optimised", "elements: [a, b], targets: [0, 0]"),
        ("optimised", "elements: [a, b], targets: [1]"),
    ])
    func judgementsThatCannotBeAreFindings(method: String, text: String) throws {
        let findings = try MethodSettings.variant("weighting", method, text).findings(adding: "")
        #expect(!findings.isEmpty && findings.allSatisfy { !$0.hint.isEmpty })
    }

    @Test func judgementsOfOtherChildrenAreRefused() throws {
        let unknown = WeightingFault.unknownChild("z", children: ["a", "b", "c"])
        #expect(throws: unknown) { try Self.weights("rank-order-centroid", "order: [a, b, z]") }
        #expect(throws: WeightingFault.unnamedChild("b")) {
            try Self.weights("rank-order-centroid", "order: [a, c]")
        }
    }

    /// Experts count alike: 50 of 100 points and 1 of 4 are a half and a quarter.
    @Test func budgetsAreShares() throws {
        let weights = try Self.weights("budget", "elements: [c, a, b], points: [[50, 30, 20], [1, 1, 2]]")
        for (weight, expected) in zip(weights, [0.275, 0.35, 0.375]) {
            #expect(abs(weight - expected) < 1e-12)
        }
    }

    /// Turned back to raw, a negative indicator correlates the other way: the readings differ, and by that alone.
    @Test func criticReadsCorrelationsTwoWays() throws {
        let oriented = try Self.weights("critic")
        let raw = try Self.weights("critic", "correlations: raw")
        #expect(abs(oriented[1] - raw[1]) > 0.01)
        var positive = Self.group
        positive.directions = [.positive, .positive, .positive]
        #expect(try Self.weights("critic", "correlations: raw", positive) == oriented)
    }

    /// Children that run against the others are named, and no weight is negative.
    @Test func opposedChildrenAreNamed() throws {
        let proposed = try MethodSettings.variant("weighting", "pca").weighting().weights(for: Self.group)
        #expect(proposed.opposed == ["c"])
    }

    /// Targets go by id; importance comes out in proportion to them.
    @Test func importanceMeetsItsTargets() throws {
        let method = try MethodSettings.variant(
            "weighting", "optimised", "elements: [c, b, a], targets: [1, 3, 3]"
        ).weighting()
        let proposed = try method.weights(for: Self.group)
        let correlations = proposed.measures.dropFirst().map(\.value)
        #expect(proposed.measures.dropFirst().map(\.name) == ["a", "b", "c"].map { "correlation of \($0)" })
        let sum = correlations.reduce(0, +)
        for (share, expected) in zip(correlations.map { $0 / sum }, [3.0 / 7, 3.0 / 7, 1.0 / 7]) {
            #expect(abs(share - expected) < 1e-3)
        }
    }

    /// A unit that is best on a child can reach 1; shares are those of its best score.
    @Test func eachUnitIsWeighedAsSuitsIt() throws {
        let proposed = try MethodSettings.variant("weighting", "benefit-of-the-doubt").weighting()
            .weights(for: Self.group)
        let units = try #require(proposed.units)
        #expect(abs(units.scores[5] - 1) < 1e-9 && abs(units.scores[1] - 1) < 1e-9)
        #expect(units.scores[8].isNaN && units.shares[8].allSatisfy(\.isNaN))
        for unit in 0..<8 { #expect(abs(units.shares[unit].reduce(0, +) - 1) < 1e-9) }
        for child in 0..<3 {
            let mean = (0..<8).reduce(0) { $0 + units.shares[$1][child] } / 8
            #expect(abs(mean - proposed.weights[child]) < 1e-9)
        }
    }
}
