import Testing

@testable import Mizan

struct IndexProfileTests {
    private let text = SmallIndex.text(
        head: """
            imputation: {method: mean}
            normalisation: {method: min-max, low: 0, high: 100}
            """
    )
    .replacing(
        "{id: d, name: {en: D, ar: د}}",
        with: "{id: d, name: {en: D, ar: د}, direction: negative, target: 2}")

    private func profile(
        _ rows: [[Double]], unit: Int = 0, _ options: IndexProfile.Options = IndexProfile.Options()
    ) throws -> IndexProfile {
        let model = try SmallIndex.model(text)
        let dataset = SmallIndex.dataset(model, [2020: rows])
        let edition = try IndexEdition(of: model, from: dataset, at: Period(year: 2020))
        return try IndexProfile(of: unit, in: edition, dataset, options)
    }

    private let rows: [[Double]] = [
        [1, 9, 5, 4], [2, 8, 5, 1], [3, 7, .nan, 9], [4, 6, 5, 6], [5, 5, 4, 2],
    ]

    @Test func groupsStandLevelByLevel() throws {
        let profile = try profile(rows)
        let ids = profile.groups.map { profile.edition.model.id($0.node) }
        #expect(ids == ["all", "left", "right"])
        #expect(profile.groups.map(\.level) == [3, 2, 2])
        #expect(profile.groups.allSatisfy { $0.count == 5 })
    }

    @Test func figuresAreRankedByTheirDirection() throws {
        let figures = try profile(rows).figures
        #expect(figures.map(\.rank) == [5, 1, 1, 3])
        #expect(figures.map(\.count) == [5, 5, 4, 5])
        // 4 where 2 is to be reached and less is better.
        #expect(figures[3].toTarget == 2)
        #expect(try profile(rows, unit: 1).figures[3].toTarget == -1)
        #expect(figures[0].toTarget == nil)
    }

    @Test func whatIsLowestIsNoStrengthAndHighestNoWeakness() throws {
        let profile = try profile(rows)
        let names = { (figures: [IndexProfile.Figure]) in figures.map(\.indicator) }
        #expect(names(profile.strengths) == [1, 2, 3])
        #expect(names(profile.weaknesses) == [3, 0])
        let few = try self.profile(rows, IndexProfile.Options(strengths: 1, weaknesses: 1))
        #expect(names(few.strengths) == [1] && names(few.weaknesses) == [0])
    }

    @Test func indicatorsThatHardlyVaryAreLeftOut() throws {
        // Two values among four known of c.
        let profile = try profile(rows, IndexProfile.Options(leastUnique: 0.6))
        #expect(!profile.strengths.contains { $0.indicator == 2 })
    }

    @Test func missingFiguresAreNamedAndUnranked() throws {
        let profile = try profile(rows, unit: 2)
        #expect(profile.missing.map(\.indicator) == [2])
        #expect(profile.figures[2].isImputed && profile.figures[2].rank == nil)
        #expect(profile.figures[2].sources.isEmpty)
        #expect(profile.sources.map(\.id) == ["survey"])
    }

    @Test func placesWithinADivisionAreAmongItsUnits() throws {
        let all = try profile(rows, IndexProfile.Options(division: "region"))
        #expect(all.figures.map(\.rank) == [5, 1, 1, 3])
        // A unit without a class is alone in it.
        let alone = try profile(rows, IndexProfile.Options(division: "nothing"))
        #expect(alone.figures.map(\.count) == [1, 1, 1, 1])
        #expect(alone.strengths.isEmpty && alone.weaknesses.isEmpty)
    }
}
