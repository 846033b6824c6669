import Testing

@testable import Mizan

/// Two editions side by side, on a small invented model. AAA has integrity 6 and routes 25, BBB 2 and 75.
struct ComparisonTests {
    /// The small model with an arithmetic mean between dimensions, so that contributions are weighted shares.
    static let plain = SmallModel.text.replacingFirst(
        "aggregation: {method: inverted-geometric}\n", "aggregation: {method: arithmetic}\n")
    static let heavierLaw = plain.replacingFirst("weight: 30", "weight: 60")

    static let dataset = SmallModel.dataset(
        [
            SmallModel.community("a1", in: "AAA"), SmallModel.community("a2", in: "AAA"),
            SmallModel.community("a3", in: "AAA"), SmallModel.community("b1", in: "BBB"),
            SmallModel.community("b2", in: "BBB"),
        ],
        [
            SmallModel.figure("a1", "status", 2020, 8), SmallModel.figure("b1", "status", 2020, 10),
            SmallModel.figure("a3", "status", 2021, 1), SmallModel.figure("AAA", "integrity", 2021, 4),
            SmallModel.figure("BBB", "integrity", 2021, 2), SmallModel.figure("AAA", "routes", 2021, 25),
        ])

    private func side(_ year: Int, _ text: String = plain, replicates: Int = 0) throws -> Comparison.Side {
        let edition = try SmallModel.edition(Self.dataset, at: year, model: text)
        return Comparison.Side(
            edition,
            replicates > 0 ? Uncertainty(of: edition, replicates: replicates, seed: 1, threads: 2) : nil)
    }

    private func row(_ comparison: Comparison, _ unit: String) throws -> Comparison.Row {
        try #require(comparison.rows.first { $0.unit.id == unit })
    }

    // MARK: By hand

    /// a1: LIF 6 at 25 (stand-in), LEG 8 at 30, JUS 7.5 at 20; then LEG at 60.
    @Test func weightsMoveContributions() throws {
        let comparison = Comparison(try side(2020), try side(2020, Self.heavierLaw))
        #expect(comparison.causes == [.model])
        let row = try row(comparison, "a1")
        #expect(abs(row.first.score - 540.0 / 75) < 1e-9 && abs(row.second.score - 780.0 / 105) < 1e-9)
        let expected = [
            ("status", 480.0 / 105 - 3.2), ("integrity", 150.0 / 105 - 2), ("routes", 150.0 / 105 - 2),
        ]
        #expect(row.reasons.map(\.indicator) == expected.map(\.0))
        for (reason, (_, value)) in zip(row.reasons, expected) { #expect(abs(reason.value - value) < 1e-9) }
        #expect(row.reasons[0].before?.cell.provenance == .observed)
        #expect(row.reasons[1].after?.cell.provenance == .inherited)
        #expect(row.steps.map(\.cause) == [.model] && row.steps[0].move == row.move)
    }

    /// 2020: a1 7.2; a2 and a3 the state's alone (25 · 6 + 20 · 7.5)/45 = 6.67; b1 (25 · 2 + 30 · 10 + 20 · 2.5)/75
    /// = 5.33, b2 (50 + 50)/45 = 2.22. 2021: a3 has a status of 1, (100 + 30 + 150)/75 = 3.73; a1 (100 + 240 +
    /// 150)/75 = 6.53, a2 (100 + 150)/45 = 5.56; b1 and b2 as before.
    @Test func placesAndMoves() throws {
        let comparison = Comparison(try side(2020), try side(2021))
        func places(_ place: (Comparison.Row) -> Int) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: comparison.rows.map { ($0.unit.id, place($0)) })
        }
        #expect(places(\.first.place) == ["a1": 1, "a2": 2, "a3": 2, "b1": 4, "b2": 5])
        #expect(places(\.second.place) == ["a1": 1, "a2": 2, "b1": 3, "a3": 4, "b2": 5])
        #expect(comparison.rows.map(\.unit.id) == ["a3", "b1", "a1", "a2", "b2"], "by size, ties by id")
        #expect(comparison.rows.map(\.move) == [-2, 1, 0, 0, 0])
        let summary = comparison.summary(top: 3)
        #expect(summary.topCounts == (3, 3))
        #expect(summary.entered == ["b1"] && summary.left == ["a3"])
        #expect(summary.moved.isEmpty && summary.stayed == ["a1", "a2"])
        #expect(summary.medianMove == 0 && summary.largestMove == 2 && summary.movedCount == 2)
        // Of 10 pairs the first orders 9, the second all; they agree on 8, and differ on a3 and b1.
        #expect(abs(summary.kendall - 7 / (9.0 * 10).squareRoot()) < 1e-12)
        #expect(summary.withinDoubt == nil && comparison.rows.allSatisfy { $0.first.rank == nil })
    }

    /// The figure of a3 came: its score falls by 2.93, and like with like by the state's integrity alone.
    @Test func whatCameOrEndedIsNoChange() throws {
        let comparison = Comparison(try side(2020), try side(2021))
        let row = try row(comparison, "a3")
        let alike = 250.0 / 45 - 300.0 / 45
        #expect(abs(row.difference - (280.0 / 75 - 300.0 / 45)) < 1e-9)
        let change = try #require(row.change)
        #expect(abs(change.value - alike) < 1e-9)
        let status = try #require(try side(2021).edition.model.indicators.firstIndex { $0.id == "status" })
        #expect(change.came == [status] && change.ended.isEmpty)
        #expect(row.reasons.first { $0.indicator == "status" }?.came == true)
        let back = try self.row(Comparison(try side(2021), try side(2020)), "a3")
        let turned = try #require(back.change)
        #expect(abs(turned.value + alike) < 1e-9, "turned round")
        #expect(turned.ended == [status] && turned.came.isEmpty)
        #expect(back.reasons.first { $0.indicator == "status" }?.ended == true)
    }

    // MARK: Properties

    @Test func turnedRoundEverythingIsOpposite() throws {
        let (one, other) = (try side(2020), try side(2021, Self.heavierLaw))
        let there = Comparison(one, other, middle: try side(2020, Self.heavierLaw).edition)
        let back = Comparison(other, one, middle: try side(2021).edition)
        for row in there.rows {
            let turned = try self.row(back, row.unit.id)
            #expect(turned.move == -row.move && turned.difference == -row.difference)
            #expect(turned.reasons.map(\.indicator) == row.reasons.map(\.indicator))
            #expect(turned.reasons.map(\.value) == row.reasons.map { -$0.value })
        }
        let (summary, opposite) = (there.summary(top: 2), back.summary(top: 2))
        #expect(summary.entered == opposite.left && summary.left == opposite.entered)
        #expect(summary.kendall == opposite.kendall && summary.overlap == opposite.overlap)
    }

    @Test func stepsAddUpToTheWhole() throws {
        let comparison = Comparison(
            try side(2020), try side(2021, Self.heavierLaw),
            middle: try side(2020, Self.heavierLaw).edition)
        #expect(comparison.causes == [.model, .data])
        for row in comparison.rows {
            #expect(row.steps.map(\.cause) == [.model, .data])
            #expect(row.steps.compactMap(\.move).reduce(0, +) == row.move)
            #expect(abs(row.steps.map(\.difference).reduce(0, +) - row.difference) < 1e-9)
            for step in row.steps {
                #expect(abs(step.reasons.map(\.value).reduce(0, +) - step.difference) < 1e-9)
            }
            #expect(abs(row.reasons.map(\.value).reduce(0, +) - row.difference) < 1e-9)
        }
    }

    @Test func aModelMovesNothingAgainstItself() throws {
        let comparison = Comparison(try side(2020, replicates: 50), try side(2020, replicates: 50))
        #expect(comparison.causes.isEmpty && comparison.rows.count == 5)
        for row in comparison.rows {
            #expect(row.move == 0 && row.difference == 0 && row.reasons.isEmpty && row.steps.isEmpty)
            #expect(row.isWithinDoubt == true && row.change == nil)
        }
        let summary = comparison.summary(top: 20)
        #expect(abs(summary.kendall - 1) < 1e-12 && abs(summary.spearman - 1) < 1e-12)
        #expect(abs(summary.overlap - 1) < 1e-12)
        #expect(summary.entered.isEmpty && summary.left.isEmpty && summary.stayed.count == 5)
        #expect(summary.movedCount == 0 && summary.withinDoubt == 0)
    }

    @Test func bandsThatDoNotOverlapAreBeyondDoubt() throws {
        // Nothing is drawn: bands have no width.
        let still = Self.plain.replacingFirst(
            "uncertainty: {concentration: 100, exponents: [-1, 1], stand_in_spread: 1.5, ageing: 0.3, hot_deck: yes}",
            "uncertainty: {ageing: 0}"
        ).replacingFirst("error: 0.5", "error: 0")
        let comparison = Comparison(
            try side(2020, still, replicates: 20), try side(2021, still, replicates: 20))
        #expect(try row(comparison, "a3").isWithinDoubt == false)
        #expect(try row(comparison, "b2").isWithinDoubt == true)
        #expect(comparison.summary(top: 1).withinDoubt == 1, "b1 moves with an unchanged score, a3 does not")
    }

    /// Units of one list only are listed with their place, and those without a score beside them.
    @Test func unitsOfOneSideAreListed() throws {
        var fewer = Self.dataset
        fewer.units.removeAll { $0.id == "b2" }
        fewer.units.append(SmallModel.community("c1", in: "CCC"))
        fewer.observations.removeAll { $0.unit == "BBB" }
        let other = try SmallModel.edition(fewer, at: 2020, model: Self.plain)
        let comparison = Comparison(try side(2020), Comparison.Side(other, nil))
        #expect(comparison.causes == [.data])
        #expect(comparison.rows.map(\.unit.id).sorted() == ["a1", "a2", "a3"])
        #expect(comparison.onlyFirst.map(\.unit.id) == ["b1", "b2"])
        #expect(comparison.onlyFirst.map(\.isListed) == [true, false])
        #expect(comparison.onlyFirst.map { $0.first?.place } == [4, 5])
        #expect(comparison.onlySecond.isEmpty && comparison.neither.map(\.unit.id) == ["c1"])
        #expect(comparison.rows.allSatisfy { $0.change == nil }, "another dataset is not another period")
    }
}

extension String {
    /// The text with the first occurrence of another put in its place.
    func replacingFirst(_ old: String, _ new: String) -> String {
        guard let range = firstRange(of: old) else { return self }
        return self[..<range.lowerBound] + new + self[range.upperBound...]
    }
}
