import Testing

@testable import Mizan

struct IndexContributionsTests {
    /// Settings of the aggregations that have some without a default.
    private static let settings = [
        "power": "exponent: 2", "inverted-power": "exponent: -0.5", "ordered": "weights: [0.7, 0.3]",
        "owa": "weights: [0.7, 0.3]",
    ]

    private static var aggregations: [String] {
        Registry.aggregations.map { type in
            "{method: \(type.name)\(settings[type.name].map { ", " + $0 } ?? "")}"
        }
    }

    private func contributions(_ edition: IndexEdition, _ unit: Int) throws -> IndexContributions {
        try #require(try IndexContributions(of: unit, in: edition))
    }

    /// Children sum to their group in every group, the index to its score less that of the average unit.
    private func expectSums(_ edition: IndexEdition, _ label: String) throws {
        let model = edition.model
        for unit in edition.units.indices where !edition.scores[unit].isNaN {
            let found = try contributions(edition, unit)
            let change = edition.scores[unit] - found.baseline
            #expect(abs(found.values[model.nodeCount - 1] - change) < 1e-9, "\(label) \(unit)")
            for (place, group) in model.groups.enumerated() {
                let sum = group.children.map { found.values[$0] }.reduce(0, +)
                let own = found.values[model.indicators.count + place]
                #expect(abs(sum - own) < 1e-9 * max(1, abs(change)), "\(label) \(unit) \(group.id)")
            }
        }
    }

    @Test(arguments: aggregations) func sumToTheScore(aggregation: String) throws {
        let model = try SmallIndex.model(SmallIndex.text(aggregation, above: "{method: arithmetic}"))
        try expectSums(SmallIndex.edition(model, SmallIndex.rows(7, 4)), aggregation)
        let above = try SmallIndex.model(SmallIndex.text("{method: arithmetic}", above: aggregation))
        try expectSums(SmallIndex.edition(above, SmallIndex.rows(7, 4)), aggregation)
    }

    @Test func sumToTheScoreWithGaps() throws {
        var rows = SmallIndex.rows(6, 4)
        (rows[0][0], rows[1][1], rows[2][2], rows[2][3], rows[3][0], rows[3][1]) = (
            .nan, .nan, .nan, .nan, .nan, .nan
        )
        for aggregation in ["arithmetic", "geometric", "harmonic", "copeland", "minimum"] {
            let model = try SmallIndex.model(SmallIndex.text("{method: \(aggregation)}"))
            try expectSums(SmallIndex.edition(model, rows), aggregation)
        }
    }

    @Test func ofAnArithmeticMeanAreWeightedDifferences() throws {
        let model = try SmallIndex.model()
        let rows = SmallIndex.rows(5, 4)
        let found = try contributions(SmallIndex.edition(model, rows), 2)
        let effective = try model.effectiveWeights()
        for column in 0..<4 {
            let mean = rows.map { $0[column] }.reduce(0, +) / 5
            #expect(abs(found.averages[column] - mean) < 1e-12)
            #expect(abs(found.values[column] - effective[column] * (rows[2][column] - mean)) < 1e-12)
        }
        #expect(found.isExact)
    }

    /// The average of (4, 9) and (2, 7) is (3, 8) and scores √24; with the first's 4 it is √32, with its 9 √27, with
    /// both 6: its 4 adds ½ (√32 − √24 + 6 − √27).
    @Test func ofAGeometricMeanAreWorkedByHand() throws {
        let model = try SmallIndex.flat(2, "{method: geometric}")
        let found = try contributions(SmallIndex.edition(model, [[4, 9], [2, 7]]), 0)
        let (none, a, b, both) = (24.0.squareRoot(), 32.0.squareRoot(), 27.0.squareRoot(), 6.0)
        #expect(abs(found.baseline - none) < 1e-12)
        #expect(abs(found.values[0] - (a - none + both - b) / 2) < 1e-12)
        #expect(abs(found.values[1] - (b - none + both - a) / 2) < 1e-12)
    }

    /// Of what is not known, leaving it out: (3, –) scores 3, the average (2, 6) scores 4. Known alone: (3, 6) = 4.5;
    /// gap alone: (2, –) = 2.
    @Test func aGapHasWhatLeavingItOutDoes() throws {
        let model = try SmallIndex.flat(2)
        let found = try contributions(SmallIndex.edition(model, [[3, .nan], [1, 6]]), 0)
        #expect(found.baseline == 4)
        #expect(abs(found.values[0] - (0.5 + 1) / 2) < 1e-12)
        #expect(abs(found.values[1] - (-2 - 1.5) / 2) < 1e-12)
    }

    /// The unit that is the average adds nothing anywhere, also where rows are compared.
    @Test(arguments: ["arithmetic", "geometric", "copeland"]) func theAverageUnitAddsNothing(
        aggregation: String
    ) throws {
        let model = try SmallIndex.model(SmallIndex.text("{method: \(aggregation)}"))
        let rows = [[2.0, 8, 3, 5], [4, 6, 5, 7], [3, 7, 4, 6]]
        let found = try contributions(SmallIndex.edition(model, rows), 2)
        #expect(found.values.allSatisfy { abs($0) < 1e-12 })
    }

    @Test func ofManyChildrenAreSampledWithAnError() throws {
        let count = 15
        let weights = (0..<count).map { Double($0 % 4 + 1) }
        let model = try SmallIndex.flat(count, "{method: geometric}") { weights[$0] }
        let edition = try SmallIndex.edition(model, SmallIndex.rows(2, count))
        try expectSums(edition, "sampled")
        let (one, other) = (
            try contributions(edition, 1), try #require(try IndexContributions(of: 1, in: edition, seed: 9))
        )
        #expect(!one.isExact && one.values != other.values)
        for child in 0..<count {
            let (a, b) = (one.standardErrors[child], other.standardErrors[child])
            let error = (a * a + b * b).squareRoot()
            #expect(abs(one.values[child] - other.values[child]) < 5 * error)
        }
        let arithmetic = try SmallIndex.edition(SmallIndex.flat(count), SmallIndex.rows(2, count))
        #expect(try contributions(arithmetic, 1).isExact)
    }

    @Test func areOfTheUnitNotOfItsPlace() throws {
        let model = try SmallIndex.model(SmallIndex.text("{method: topsis}"))
        let rows = SmallIndex.rows(6, 4)
        let one = try contributions(SmallIndex.edition(model, rows), 0)
        let other = try contributions(SmallIndex.edition(model, rows.reversed()), 5)
        for (left, right) in zip(one.values, other.values) { #expect(abs(left - right) < 1e-9) }
    }

    @Test func aGroupTooWideIsNotDivided() throws {
        let count = IndexContributions.mostChildren + 1
        let model = try SmallIndex.flat(count, "{method: geometric}")
        let edition = try SmallIndex.edition(model, SmallIndex.rows(3, count))
        #expect(try IndexContributions(of: 0, in: edition) == nil)
    }
}
