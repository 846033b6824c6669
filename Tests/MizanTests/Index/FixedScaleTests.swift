import Testing

@testable import Mizan

/// Scores on a scale that is fixed over some periods: comparable over time, and as reproducible as any others.
struct FixedScaleTests {
    private static let years = [2018, 2019, 2020, 2021, 2022]

    private func model(
        _ scale: String = "scale: {from: 2018, to: 2020}", doubt: String = "{concentration: 50}"
    ) throws -> IndexModel {
        try SmallIndex.model(
            SmallIndex.text(
                head: """
                    normalisation: {method: min-max, low: 0, high: 100}
                    uncertainty: \(doubt)
                    \(scale)
                    """))
    }

    private func figures(through last: Int) -> [Int: [[Double]]] {
        Dictionary(
            uniqueKeysWithValues: Self.years.filter { $0 <= last }.map {
                ($0, SmallIndex.rows(8, 4, seed: UInt64($0)))
            })
    }

    private func edition(_ model: IndexModel, _ figures: [Int: [[Double]]], _ year: Int) throws
        -> IndexEdition
    {
        try IndexEdition(of: model, from: SmallIndex.dataset(model, figures), at: Period(year: year))
    }

    @Test func anEditionIsTheSameWhateverElseWasComputed() throws {
        let model = try model()
        let source = IndexSource(of: model, from: SmallIndex.dataset(model, figures(through: 2022)))
        for year in [2019, 2022] {
            let alone = try IndexEdition(from: source, at: Period(year: year))
            for other in Self.years { _ = try IndexEdition(from: source, at: Period(year: other)) }
            let again = try IndexEdition(from: source, at: Period(year: year))
            #expect(alone.stages.scores == again.stages.scores && alone.ranks == again.ranks)
        }
    }

    @Test func aLaterPeriodOutsideTheScaleChangesNothing() throws {
        let model = try model()
        let before = try edition(model, figures(through: 2020), 2019)
        var later = figures(through: 2022)
        later[2022] = later[2022]?.map { $0.map { 1_000 * $0 } }
        let after = try edition(model, later, 2019)
        #expect(before.stages.normalised == after.stages.normalised)
        #expect(before.stages.scores == after.stages.scores)
    }

    @Test func theScaleIsThatOfItsPeriods() throws {
        let model = try model()
        let figures = figures(through: 2022)
        let all = [2018, 2019, 2020].flatMap { figures[$0] ?? [] }.map { $0[0] }
        let (low, high) = (try #require(all.min()), try #require(all.max()))
        for year in Self.years {
            let normalised = try edition(model, figures, year).stages.normalised[0]
            for (value, row) in zip(normalised, figures[year] ?? []) {
                #expect(abs(value - 100 * (row[0] - low) / (high - low)) < 1e-9)
            }
        }
        // Without a fixed scale every period has its own ends.
        let own = try edition(self.model(""), figures, 2022).stages.normalised[0]
        #expect(own.min() == 0 && own.max() == 100)
    }

    /// The peer forbids running again after a panel normalisation; here a replicate is a changed panel or model.
    @Test func aPerturbedPanelRunsAgain() throws {
        let model = try model()
        let edition = try edition(model, figures(through: 2022), 2022)
        #expect(try IndexEdition(of: model, edition.panel, edition.context).scores == edition.scores)
        var values = edition.panel.values
        values[0][3] += 1
        let panel = IndexPanel(edition.period, edition.units, values, edition.panel.denominators)
        let moved = try IndexEdition(of: model, panel, edition.context)
        #expect(moved.scores[3] > edition.scores[3])
        // On a fixed scale a figure moves its own unit alone.
        for unit in edition.units.indices where unit != 3 {
            #expect(moved.scores[unit] == edition.scores[unit])
        }
        let uncertainty = try #require(
            Uncertainty(of: edition, replicates: 50, seed: 1, threads: 2))
        #expect(uncertainty.joint.rankBands.allSatisfy { $0 != nil })
    }

    /// Figures that are drawn take the scale of several periods again, which lanes do not have.
    @Test func drawnFiguresTakeTheScaleAgain() throws {
        let error = "{observation: [{distribution: normal, error: 3}]}"
        for (scale, isInLanes) in [("scale: {from: 2018, to: 2020}", false), ("", true)] {
            let edition = try edition(model(scale, doubt: error), figures(through: 2020), 2020)
            let source = IndexReplicates(edition, seed: 1)
            #expect((source.recipe(varying: source.doubts) != nil) == isInLanes)
            let (block, plain) = (
                source.scores(of: 0..<30, varying: .joint), source.plainScores(of: 0..<30, varying: .joint)
            )
            #expect(block.scores == plain.scores && block.failures.isEmpty)
        }
    }
}
