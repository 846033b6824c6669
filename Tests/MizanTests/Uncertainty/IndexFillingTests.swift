import MizanNumerics
import Testing

@testable import Mizan

/// Figures that nobody has, drawn anew in each replicate.
struct IndexFillingTests {
    private func moments(_ values: [Double]) throws -> Moments { try Moments(of: values) }

    /// The values that a gap of the first indicator of unit 0 takes.
    private func fills(_ source: IndexReplicates, count: UInt32 = 2_000) throws -> [Double] {
        try (0..<count).map { number in
            try source.edition(of: source.numbers(number, varying: [.gaps])).stages.imputed[0][0]
        }
    }

    @Test func aHotDeckTakesEachDonorOfTheClassAlike() throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a", "b"]),
            ["imputation: {method: mean}", "uncertainty: {gaps: {draw: hot-deck, within: region}}"])
        let dataset = InventedIndex.dataset(
            [2020: ["a": [.nan, 2, 3, 5, 50, 60], "b": [1, 2, 3, 4, 5, 6]]],
            region: { $0 < 4 ? "near" : "far" })
        let edition = try IndexEdition(of: model, from: dataset, at: Period(year: 2020))
        let values = try fills(IndexReplicates(edition, seed: 1))
        for donor in [2.0, 3, 5] {
            let count = values.count { $0 == donor }
            #expect(isNear(Double(count), 667, within: 85))
        }
        #expect(Set(values) == [2, 3, 5])
    }

    /// A constant and what the unit's own other periods give are no gaps.
    @Test(arguments: ["{method: constant, value: 9, reason: none there}", "{method: latest}"])
    func whatIsKnownOtherwiseStays(imputation: String) throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a", "b"]),
            ["imputation: \(imputation)", "uncertainty: {gaps: {draw: hot-deck}}"])
        let dataset = InventedIndex.dataset([
            2019: ["a": [9, 9, 9, 9]], 2020: ["a": [.nan, 2, 3, 5], "b": [1, 2, 3, 4]],
        ])
        let edition = try IndexEdition(of: model, from: dataset, at: Period(year: 2020))
        #expect(Set(try fills(IndexReplicates(edition, seed: 1), count: 20)) == [9])
    }

    @Test(arguments: ["{draw: regression, on: [x1]}", "{draw: em}"])
    func aPredictionHasTheSpreadOfItsResiduals(gaps: String) throws {
        var rows = SmallIndex.rows(60, 2)
        for unit in rows.indices { rows[unit][0] = 3 + 2 * rows[unit][1] + rows[unit][0] / 4 }
        rows[0][0] = .nan
        let known = rows.dropFirst()
        let line = try LinearRegression(of: known.map { $0[0] }, on: [known.map { $0[1] }])
        let residuals = known.map { $0[0] - line.intercept - line.coefficients[0] * $0[1] }
        let squares = residuals.reduce(0) { $0 + $1 * $1 }
        let model = try SmallIndex.flat(2, head: "uncertainty: {gaps: \(gaps)}")
        let source = IndexReplicates(try SmallIndex.edition(model, rows), seed: 2)
        let found = try moments(fills(source))
        let deviation = (squares / 57).squareRoot()
        let predicted = line.intercept + line.coefficients[0] * rows[0][1]
        #expect(isNear(found.mean, predicted, within: 0.1 * deviation))
        #expect(isNear(found.deviation ?? 0, deviation, within: 0.08 * deviation))
    }

    @Test func ageAddsWithTheYears() throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a"]),
            ["imputation: {method: latest}", "uncertainty: {age: 0.1}"])
        let dataset = InventedIndex.dataset([
            2016: ["a": [.nan, 7, 1, 1, 1]], 2018: ["a": [6, 2, 2, 2, 2]],
            2020: ["a": [.nan, 2, 4, 6, 8]],
        ])
        let edition = try IndexEdition(of: model, from: dataset, at: Period(year: 2020))
        let source = IndexReplicates(edition, seed: 2)
        let block = source.scores(of: 0..<4_000, varying: .joint)
        let found = try moments(Array(block.scores[..<4_000]))
        // Two years of a tenth of the deviation of 2, 4, 6, 8.
        let expected = 0.2 * (20.0 / 3).squareRoot()
        #expect(isNear(found.mean, 6, within: expected / 15))
        #expect(isNear(found.deviation ?? 0, expected, within: 0.06 * expected))
        #expect(Set(block.scores[4_000...]) == [2, 4, 6, 8])
    }

    /// A fixed scale is that of the replicate's figures.
    @Test func aScaleOverSeveralPeriodsHoldsTheDrawnFigures() throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a"]),
            [
                "normalisation: {method: min-max}", "scale: {from: \"2019\", to: \"2020\"}",
                "uncertainty: {observation: [{distribution: normal, error: 5}]}",
            ])
        let dataset = InventedIndex.dataset([2019: ["a": [1, 5, 9]], 2020: ["a": [2, 4, 8]]])
        let edition = try IndexEdition(of: model, from: dataset, at: Period(year: 2020))
        let source = IndexReplicates(edition, seed: 1)
        for number in UInt32(0)..<50 {
            let drawn = try source.edition(of: source.numbers(number, varying: .joint))
            let (low, high) = (
                min(1, drawn.panel.values[0].min() ?? 0), max(9, drawn.panel.values[0].max() ?? 0)
            )
            for (value, score) in zip(drawn.panel.values[0], drawn.scores) {
                let expected = (value - low) / (high - low) * 100
                #expect(isNear(score, expected, within: 1e-9))
            }
        }
    }
}
