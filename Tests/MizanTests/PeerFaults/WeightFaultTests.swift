import MizanNumerics
import Testing

@testable import Mizan

/// Faults of the peers where weights are proposed, numbered as in the survey of the peers: ours does not share them.
struct WeightFaultTests {
    /// All eight corners of a cube: columns that do not correlate.
    private static let cube: [String: [Double]] = [
        "a": [0, 0, 0, 0, 1, 1, 1, 1], "b": [0, 0, 1, 1, 0, 0, 1, 1], "c": [0, 1, 0, 1, 0, 1, 0, 1],
    ]

    /// 6. COINr's optimised weights can be negative, and a target goes to whatever stands at its place in the alphabet.
    ///
    /// Of columns that do not correlate and vary alike the correlation with the weighted mean goes with the weight, so
    /// that the weights are the targets.
    @Test(arguments: [
        (["c", "a", "b"], "{elements: [a, b, c], targets: [3, 1, 1]}"),
        (["a", "b", "c"], "{elements: [c, a, b], targets: [1, 3, 1]}"),
        (["b", "c", "a"], "{elements: [b, a, c], targets: [10, 30, 10]}"),
    ])
    func optimisedWeightsGoByID(order: [String], settings: String) throws {
        let edition = try InventedIndex.edition(
            InventedIndex.model(InventedIndex.indicators(order)), Self.cube)
        let weights = try InventedIndex.weights(edition, by: "optimised", settings: settings)
        for (id, expected) in ["a": 0.6, "b": 0.2, "c": 0.2] {
            #expect(abs(try #require(weights[id]) - expected) < 1e-4, "\(id) \(weights)")
        }
    }

    /// 6. Where one column runs against the others no weights reach the target; those found are still weights, and the
    /// correlations beside them are their own.
    @Test func optimisedWeightsAreNeverNegative() throws {
        let x = (0..<12).map(Double.init)
        let noise = [0.3, -1.2, 0.9, 2.1, -0.4, -1.7, 1.1, 0.2, -0.6, 1.5, -2.2, 0.8]
        let columns = [
            "a": zip(x, noise).map { $0 + $1 }, "b": zip(x, noise).map { $0 - $1 }, "c": x.map { -$0 },
        ]
        let edition = try InventedIndex.edition(
            InventedIndex.model(
                InventedIndex.indicators(["c", "b", "a"]), ["normalisation: {method: min-max}"]),
            columns)
        for settings in ["{}", "{aim: information}", "{elements: [a, b, c], targets: [1, 1, 3]}"] {
            let proposal = try InventedIndex.proposal(edition, by: "optimised", settings: settings)
            let proposed = try #require(proposal.groups[0].proposed)
            #expect(proposed.weights.allSatisfy { $0 >= 0 }, "\(settings)")
            #expect(abs(proposed.weights.reduce(0, +) - 1) < 1e-9)
            let rows = edition.units.indices.flatMap { unit in
                edition.stages.normalised.map { $0[unit] }
            }
            let own = indexCorrelations(rows, weights: proposed.weights)
            for (place, id) in ["c", "b", "a"].enumerated() {
                let stated = try #require(proposed.measures.first { $0.name == "correlation of \(id)" })
                #expect(abs(stated.value - own[place]) < 1e-9, "\(settings) \(id)")
            }
        }
    }

    /// Complaint 5: COINr's optimisation fails where a weight equals the number of a level.
    @Test func weightsThatEqualLevelsAreWeights() throws {
        let groups = InventedIndex.groups([
            "one, weight: 3, \(InventedIndex.indicators(["a, weight: 1", "b, weight: 2", "c, weight: 3"]))",
            "two, weight: 2, \(InventedIndex.indicators(["d"]))",
        ])
        var columns = Self.cube
        columns["d"] = [1, 2, 3, 4, 5, 6, 7, 9]
        let edition = try InventedIndex.edition(InventedIndex.model(groups), columns)
        let weights = try InventedIndex.weights(edition, by: "optimised")
        for (id, expected) in ["a": 1.0 / 6, "b": 2.0 / 6, "c": 3.0 / 6] {
            #expect(abs(try #require(weights[id]) - expected) < 1e-4)
        }
    }

    /// 7. COINr's weights of a principal component are its loadings, which can be negative.
    @Test func weightsOfAComponentAreShares() throws {
        let x: [Double] = [1, 5, 2, 8, 3]
        // Two equal columns and their opposite: all of the variance, a third of it each.
        let edition = try InventedIndex.edition(
            InventedIndex.model(InventedIndex.indicators(["a", "b", "c"])),
            ["a": x, "b": x, "c": x.map { -$0 }])
        let proposed = try #require(
            InventedIndex.proposal(edition, by: "pca").groups[0].proposed)
        for weight in proposed.weights { #expect(abs(weight - 1.0 / 3) < 1e-9) }
        #expect(proposed.opposed == ["c"])
        // The model says that low is good: nothing is opposed any more.
        let turned = try InventedIndex.edition(
            InventedIndex.model(InventedIndex.indicators(["a", "b", "c, direction: negative"])),
            ["a": x, "b": x, "c": x.map { -$0 }])
        #expect(try InventedIndex.proposal(turned, by: "pca").groups[0].proposed?.opposed == [])
    }

    /// 15. pymcdm's CRITIC weighs a cost as if it were a benefit.
    @Test func criticHeedsTheDirection() throws {
        let columns: [String: [Double]] = [
            "a": [1, 4, 2, 8, 5], "b": [3, 1, 4, 1, 5], "c": [2, 7, 1, 8, 2],
        ]
        var turned = columns
        turned["c"] = columns["c"]?.map { -$0 }
        func weights(_ direction: String, _ columns: [String: [Double]], _ settings: String? = nil) throws
            -> [String: Double]
        {
            let edition = try InventedIndex.edition(
                InventedIndex.model(
                    InventedIndex.indicators(["a", "b", "c, direction: \(direction)"]),
                    ["normalisation: {method: min-max}"]), columns)
            return try InventedIndex.weights(edition, by: "critic", settings: settings)
        }
        let cost = try weights("negative", columns)
        #expect(try cost == weights("positive", turned))
        #expect(try cost != weights("positive", columns))
        // The other reading of published software has to be asked for.
        #expect(try weights("negative", columns, "{correlations: raw}") == weights("positive", columns))
    }

    /// 17. A consistency ratio depends on the table of random indices, which peers do not name.
    @Test func aConsistencyRatioNamesItsRandomIndex() throws {
        let edition = try InventedIndex.edition(
            InventedIndex.model(InventedIndex.indicators(["a", "b", "c"])), Self.cube)
        let matrix = "elements: [a, b, c], comparisons: [[1, 2, 5], [0.5, 1, 4], [0.2, 0.25, 1]]"
        // Of three elements λ = 1 + k + 1/k with k the cube root of a_13 / (a_12 · a_23).
        let k = Elementary.pow(5.0 / 8, 1.0 / 3)
        let index = (1 + k + 1 / k - 3) / 2
        for (settings, name, random) in [
            ("{\(matrix)}", "Saaty's", 0.58), ("{\(matrix), random_index: [0, 0, 0.5245]}", "stated", 0.5245),
        ] {
            let proposed = try #require(
                InventedIndex.proposal(edition, by: "ahp", settings: settings).groups[0].proposed)
            let ratio = try #require(proposed.measures.first { $0.name.contains("ratio") })
            #expect(ratio.name.contains(name) && ratio.name.contains("random index"))
            #expect(abs(ratio.value - index / random) < 1e-9)
        }
    }
}
