import Testing

@testable import Mizan

struct IndexComparisonTests {
    private func side(_ edition: IndexEdition, replicates: Int = 0) throws -> IndexComparison.Side {
        IndexComparison.Side(
            edition,
            replicates == 0
                ? nil : Uncertainty(of: edition, replicates: replicates, seed: 1, threads: 1))
    }

    private func reweighted(_ model: IndexModel, _ weights: [Double]) -> IndexModel {
        var model = model
        for (place, weight) in weights.enumerated() { model.indicators[place].weight = weight }
        return model
    }

    @Test func withItselfNothingMoves() throws {
        let model = try SmallIndex.model(SmallIndex.text(head: "uncertainty: {concentration: 20}"))
        let edition = try SmallIndex.edition(model, SmallIndex.rows(9, 4))
        let comparison = IndexComparison(try side(edition, replicates: 50), try side(edition, replicates: 50))
        #expect(comparison.rows.count == 9 && comparison.rows.allSatisfy { $0.move == 0 })
        // Drawn alike, no replicate moves either: neither up nor down.
        #expect(comparison.rows.allSatisfy { $0.isWithinDoubt == true })
        #expect(comparison.agreements.map { model.id($0.node) } == ["all", "left", "right"])
        for agreement in comparison.agreements {
            #expect(agreement.kendall == 1 && agreement.similarity == 1)
            #expect(abs(agreement.spearman - 1) < 1e-12 && abs(agreement.pearson - 1) < 1e-12)
        }
    }

    /// By a alone 3, 2, 1 stand from the top; by b alone the other way round.
    @Test func movesAreCountedTowardTheTop() throws {
        let model = try SmallIndex.flat(2)
        let rows = [[1.0, 9], [2, 8], [3, 7]]
        let first = try SmallIndex.edition(reweighted(model, [1, 0]), rows)
        let second = try SmallIndex.edition(reweighted(model, [0, 1]), rows)
        let comparison = IndexComparison(try side(first), try side(second))
        #expect(comparison.rows.map(\.unit.id) == ["u0", "u2", "u1"])
        #expect(comparison.rows.map(\.move) == [2, -2, 0])
        #expect(comparison.rows.allSatisfy { $0.isWithinDoubt == nil })
        #expect(comparison.agreements.first?.kendall == -1)
        #expect(comparison.agreements.first?.similarity ?? 1 < 1)
    }

    @Test func aMoveThatEveryReplicateMakesIsBeyondDoubt() throws {
        let head = "uncertainty: {concentration: 1000}"
        let model = try SmallIndex.flat(2, head: head)
        let rows = [[1.0, 9], [2, 8], [3, 7]]
        let comparison = IndexComparison(
            try side(SmallIndex.edition(reweighted(model, [9, 1]), rows), replicates: 100),
            try side(SmallIndex.edition(reweighted(model, [1, 9]), rows), replicates: 100))
        #expect(comparison.rows.filter { $0.move != 0 }.allSatisfy { $0.isWithinDoubt == false })
    }

    /// That u0 leaves the second lifts nobody: the others stand among themselves as before.
    @Test func movesAreOfPlacesAmongThoseScoredInBoth() throws {
        let model = try SmallIndex.flat(2, head: "uncertainty: {concentration: 20}")
        let rows = [[9.0, 9], [5, 6], [7, 2], [1, 3], [6, 5]]
        let first = try SmallIndex.edition(model, rows)
        let second = try SmallIndex.edition(model, [[.nan, .nan]] + rows.dropFirst())
        let comparison = IndexComparison(try side(first, replicates: 50), try side(second, replicates: 50))
        #expect(comparison.onlyFirst.map(\.unit.id) == ["u0"] && comparison.rows.count == 4)
        for row in comparison.rows {
            #expect(row.move == 0 && row.isWithinDoubt == true, "\(row.unit.id)")
            #expect(row.first.place == row.second.place)
            let (one, other) = (row.first.band, row.second.band)
            #expect(one != nil && one?.low == other?.low && one?.high == other?.high)
        }
        // u1 and u4 are equal.
        #expect(comparison.rows.map(\.first.place) == [1, 3, 4, 1])
    }

    @Test func whoIsScoredInOneOnlyIsListedWithTheReason() throws {
        let model = try SmallIndex.model(SmallIndex.text(requires: 1))
        var rows = SmallIndex.rows(4, 4)
        rows[1][0] = .nan
        let first = try SmallIndex.edition(model, SmallIndex.rows(4, 4))
        let second = try SmallIndex.edition(model, rows)
        let comparison = IndexComparison(try side(first), try side(second))
        #expect(comparison.onlyFirst.map(\.unit.id) == ["u1"] && comparison.onlySecond.isEmpty)
        guard case .incomplete(let groups) = comparison.onlyFirst.first?.absence else {
            Issue.record("no reason")
            return
        }
        #expect(groups.map(\.known) == [1, 1] && groups.map(\.size) == [2, 2])
        #expect(model.groups[0].needed(of: 2) == 2)
    }

    // MARK: Without each element

    @Test func removalIsTheModelWithoutTheElement() throws {
        let model = try SmallIndex.model(SmallIndex.text("{method: geometric}"))
        let rows = SmallIndex.rows(10, 4)
        let edition = try SmallIndex.edition(model, rows)
        let removal = try IndexRemoval(of: edition, without: .indicators)
        #expect(removal.rows.count == 4)
        for row in removal.rows {
            let rest = try #require(row.rest)
            let again = try SmallIndex.edition(
                reweighted(model, (0..<4).map { $0 == row.node ? 0 : 1 }), rows)
            #expect(rest.scores == again.scores && rest.ranks == again.ranks)
            let moves = zip(edition.ranks, rest.ranks).map { abs(($0 ?? 0) - ($1 ?? 0)) }
            #expect(rest.meanMove == Double(moves.reduce(0, +)) / 10)
            #expect(abs(rest.largest?.move ?? 0) == moves.max())
        }
        let means = removal.rows.compactMap(\.rest?.meanMove)
        #expect(means == means.sorted(by: >))
    }

    /// The peer sets the weight to 0 and divides by it where the element is all that its group has.
    @Test func whatIsAllThatItsGroupHasIsReported() throws {
        var model = try SmallIndex.model()
        model.indicators[1].weight = 0
        let edition = try SmallIndex.edition(model, SmallIndex.rows(5, 4))
        let removal = try IndexRemoval(of: edition, without: .indicators)
        let alone = removal.rows.filter { $0.rest == nil }
        #expect(alone.map { model.id($0.node) } == ["a"])
        #expect(removal.rows.last?.rest == nil)
        let nothing = try #require(removal.rows.first { model.id($0.node) == "b" }?.rest)
        #expect(nothing.meanMove == 0 && nothing.largest == nil && nothing.lost == 0)
    }

    @Test func whoLosesItsScoreIsCounted() throws {
        let rows = [[1.0, .nan], [2, 3], [3, 1]]
        let edition = try SmallIndex.edition(SmallIndex.flat(2), rows)
        let removal = try IndexRemoval(of: edition, without: .indicators)
        let rest = try #require(removal.rows.first { $0.node == 0 }?.rest)
        #expect(rest.lost == 1 && rest.ranks[0] == nil)
    }
}
