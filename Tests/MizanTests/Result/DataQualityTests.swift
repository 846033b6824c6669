import Testing

@testable import Mizan

struct DataQualityTests {
    private func quality(
        _ communities: [Dataset.Unit], _ rows: [Dataset.Observation], _ findings: [Dataset.BodyFinding] = [],
        at year: Int = 2020, change: (inout Dataset) -> Void = { _ in }
    ) throws -> DataQuality {
        var dataset = SmallModel.dataset(communities, rows, findings, sources: [SmallModel.source("second")])
        change(&dataset)
        return DataQuality(of: try SmallModel.edition(dataset, at: year))
    }

    private let two = [SmallModel.community("x", in: "AAA"), SmallModel.community("y", in: "AAA")]

    @Test func theMedianAgeOfWhatCountsSaysWhetherASourceIsStale() throws {
        let rows = [
            SmallModel.figure("x", "status", 2016, 4, source: "second"),
            SmallModel.figure("y", "status", 2020, 4, source: "second"),
        ]
        // Ages 4 and 0, median 2: fresh. At 2022, 6 is too old to count, and 2 stays.
        #expect(try quality(two, rows).stale.isEmpty)
        let both = rows.map { row in
            var row = row
            row.period = Period(year: 2016)
            return row
        }
        #expect(try quality(two, both).stale == [.init(source: "second", median: 4, cells: 2)])
    }

    @Test func disagreementAndMemoryAreNamedByPlace() throws {
        let rows = [
            SmallModel.figure("x", "status", 2020, 2),
            SmallModel.figure("x", "status", 2020, 5, source: "second"),
            SmallModel.figure("y", "status", 2020, 2),
            SmallModel.figure("y", "status", 2020, 3, source: "second"),
        ]
        var finding = SmallModel.finding("y", "discrimination", .pattern, document: 2019)
        finding.evidence = .recalled
        let quality = try quality(two, rows, [finding])
        #expect(quality.conflicting == [.init(unit: "x", indicator: "status")])
        #expect(quality.recalled == [.init(unit: "y", indicator: "law-findings")])
    }

    @Test func recalledRowsLowerTheShareThatWasChecked() throws {
        var row = SmallModel.figure("x", "status", 2020, 5)
        let whole = try SmallModel.edition(SmallModel.dataset(two, [row])).standing("x").reliability
        row.evidence = .recalled
        let less = try SmallModel.edition(SmallModel.dataset(two, [row])).standing("x").reliability
        // LIF stands in (50 · 0.5), LEG is recalled (30), JUS is the state's (20).
        #expect(whole.checked == 100)
        #expect(abs(less.checked - 100 * 45 / 75) < 1e-9)
        #expect(less.own == whole.own && less.known == whole.known)
    }

    @Test func aLinkOfAnyPublisherLinks() throws {
        let quality = try quality(two, []) { dataset in
            dataset.links = [
                Dataset.Link(
                    unit: "y", publisher: "epr", groupID: "1", groupName: "", from: nil, to: nil,
                    relation: .same, share: nil, reason: "", evidence: .file)
            ]
        }
        #expect(quality.unlinked == ["x"])
    }

    @Test func anIndicatorSeparatesWhereOneStateHasTwoFigures() throws {
        func constant(_ value: Double) throws -> [String] {
            try quality(
                two,
                [SmallModel.figure("x", "status", 2020, 4), SmallModel.figure("y", "status", 2020, value)]
            ).constantWithinStates
        }
        #expect(try constant(4) == ["status"])
        #expect(try constant(5).isEmpty)
    }

    @Test func theGapsThatMoveMostAreThoseOfTheIndicatorThatWouldReorder() throws {
        let units = two + [SmallModel.community("z", in: "AAA")]
        let rows = [SmallModel.figure("x", "status", 2020, 10)]
        let gaps = try #require(try quality(units, rows).widestGaps)
        // y and z stand equal below x; with the median of the one known figure all three would be equal.
        #expect(gaps == .init(indicator: "status", missing: 2, meanMove: 2.0 / 3))
    }

    @Test func aUnitWithoutAScoreMovesNoOther() throws {
        // With a status w would have a score, and stand above the others.
        let units = two + [SmallModel.community("z", in: "AAA"), SmallModel.community("w", in: "CCC")]
        let rows = [
            SmallModel.figure("x", "status", 2020, 10), SmallModel.figure("w", "routes", 2020, 0),
        ]
        #expect(
            try quality(units, rows).widestGaps == .init(indicator: "status", missing: 2, meanMove: 2.0 / 3))
    }

    @Test func aGapIsFilledWithTheMedianOfTwo() throws {
        let units = two + [SmallModel.community("z", in: "AAA")]
        let rows = [SmallModel.figure("x", "status", 2020, 0), SmallModel.figure("y", "status", 2020, 10)]
        // Without a status z stands between them, and stays there with 5.
        #expect(try quality(units, rows).widestGaps == .init(indicator: "status", missing: 1, meanMove: 0))
    }
}
