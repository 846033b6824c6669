import Testing

@testable import Mizan

/// Figures, weights and periods at the edges of what an index can take. All are invented.
struct IndexEdgeTests {
    private static func codes(_ body: () throws -> Void) -> [FindingCode] {
        do {
            try body()
            return []
        } catch {
            return (error as? Findings)?.list.map(\.code) ?? []
        }
    }

    @Test func aScoreTooLargeForADoubleIsAFinding() throws {
        let model = try InventedIndex.model(InventedIndex.indicators(["a", "b"]))
        let found = Self.codes {
            _ = try InventedIndex.edition(model, ["a": [1e308, 1], "b": [1.5e308, 2]])
        }
        #expect(found == [.notComputable])
    }

    @Test(arguments: [
        "low: 0, high: 1e-17, transform: log10(1+x)", "low: -1e308, high: 1e308",
    ])
    func goalpostsThatADoubleCannotTellApartAreRefused(settings: String) {
        let found = Self.codes {
            _ = try InventedIndex.model(
                InventedIndex.indicators(["a, normalisation: {method: goalposts, \(settings)}"]))
        }
        #expect(found == [.badValue])
    }

    @Test func aWeightNextToNothingIsDrawn() throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a, weight: 5e-324", "b, weight: 1000"]),
            ["uncertainty: {concentration: 100}"])
        let edition = try InventedIndex.edition(model, ["a": [1, 2, 3], "b": [3, 1, 2]])
        let doubt = try #require(Uncertainty(of: edition, replicates: 50, seed: 1, threads: 1))
        #expect(
            doubt.joint.rankBands.map { $0?.low } == [1, 3, 2]
                && doubt.joint.rankBands.map { $0?.high } == [1, 3, 2])
    }

    // MARK: Periods

    /// Figures of a unit by period, and one of the year for another unit.
    private static func dataset(_ figures: [(unit: Int, period: String, value: Double)]) throws -> Dataset {
        var dataset = InventedIndex.dataset([2020: ["a": [0, 0]]])
        dataset.observations = try figures.map { figure in
            var row = SmallModel.figure(InventedIndex.id(figure.unit), "a", 2020, figure.value)
            row.period = try #require(Period(figure.period))
            return row
        }.sorted { ($0.unit, $0.period) < ($1.unit, $1.period) }
        return dataset
    }

    @Test func aQuarterTakesTheYearsFigureAndNoOtherQuarters() throws {
        let model = try InventedIndex.model(InventedIndex.indicators(["a"]))
        let source = IndexSource(
            of: model, from: try Self.dataset([(0, "2020-Q1", 9), (1, "2020", 4)]))
        let third = source.panel(at: try #require(Period("2020-Q3"))).values[0]
        #expect(third[0].isNaN && third[1] == 4)
        let year = source.panel(at: Period(year: 2020)).values[0]
        #expect(year[0].isNaN && year[1] == 4)
    }

    @Test func aQuarterWithoutFiguresOfItsOwnFillsFromThoseBeforeIt() throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a"]), ["imputation: {method: latest-or-next}"])
        let dataset = try Self.dataset([
            (0, "2019-Q1", 5), (0, "2019-Q2", 7), (0, "2019-Q4", 9), (1, "2020", 4),
        ])
        let edition = try IndexEdition(of: model, from: dataset, at: try #require(Period("2020-Q2")))
        #expect(edition.stages.imputed[0] == [9, 4])
    }

    @Test func aScaleIsOfPeriodsAsLongAsTheEditions() throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a"]),
            ["normalisation: {method: min-max}", "scale: {from: \"2020\", to: \"2020-Q4\"}"])
        let dataset = try Self.dataset([
            (0, "2020", 100), (1, "2020", 700), (0, "2020-Q1", 1), (1, "2020-Q1", 7),
        ])
        for period in ["2020", "2020-Q1"] {
            let edition = try IndexEdition(of: model, from: dataset, at: try #require(Period(period)))
            #expect(edition.scores == [0, 100])
        }
    }

    @Test func theFaultOfAnotherPeriodIsNamedAsSuch() throws {
        let model = try InventedIndex.model(
            InventedIndex.indicators(["a, denominator: p"]), ["imputation: {method: latest}"])
        let dataset = InventedIndex.dataset([
            2019: ["a": [1, 2], "p": [0, 5]], 2020: ["a": [1, 2], "p": [5, 5]],
        ])
        let thrown = #expect(throws: Findings.self) {
            try IndexEdition(of: model, from: dataset, at: Period(year: 2020))
        }
        #expect(thrown?.list.map(\.message).allSatisfy { $0.contains("at 2019") } == true)
    }
}
