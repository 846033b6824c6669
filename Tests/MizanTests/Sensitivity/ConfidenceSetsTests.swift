import MizanNumerics
import Testing

@testable import Mizan

struct ConfidenceSetsTests {
    private func sets(_ rows: [[Double]], level: Double = 0.9, threads: Int = 2) throws -> ConfidenceSets {
        let model = try SmallIndex.model(SmallIndex.text(head: "uncertainty: {concentration: 30}"))
        return try ConfidenceSets(
            of: IndexReplicates(SmallIndex.edition(model, rows), seed: 1), replicates: 400, level: level,
            top: 3, threads: threads)
    }

    @Test func setsHoldTheRankAndWidenWithTheLevel() throws {
        let rows = SmallIndex.rows(12, 4)
        let (sets, wider) = (try sets(rows), try sets(rows, level: 0.99))
        #expect(sets.rows.map(\.rank) == Array(1...12) && sets.leftOut == 0)
        for (row, wide) in zip(sets.rows, wider.rows) {
            #expect(row.set.contains(row.rank))
            #expect(wide.set.lowerBound <= row.set.lowerBound && row.set.upperBound <= wide.set.upperBound)
            #expect(row.isPossible == (row.set.lowerBound <= 3) && row.isCertain == (row.set.upperBound <= 3))
        }
    }

    /// A unit that is better on everything stands above whatever the weights.
    @Test func unitsThatWeightsCannotSwapAreApart() throws {
        let rows = (1...5).map { rank in (0..<4).map { Double(10 * (6 - rank) + $0 * rank) } }
        for (place, row) in try sets(rows).rows.enumerated() { #expect(row.set == place + 1...place + 1) }
    }

    @Test func withoutRankedUnitsThereAreNoSets() {
        #expect {
            try ConfidenceSets(
                of: InventedSource(3, unranked: [0, 1, 2]), replicates: 10, level: 0.9, top: 1, threads: 1)
        } throws: { error in
            guard case .numerics(let fault) = error as? ConfidenceSets.Fault else { return false }
            return fault == .tooFewValues(known: 0, needed: 1)
        }
    }

    /// Of 100 replicates 3 fail; of the 97 others unit 1 has a score in one, unit 4 in every second.
    @Test func unitsThatLackAScoreAreNamed() {
        var source = InventedSource(5, unranked: [0])
        source.fails = { $0 >= 97 }
        source.lacks = { unit, replicate in
            unit == 0 || unit == 1 && replicate != 8 || unit == 4 && replicate % 2 == 1
        }
        #expect {
            try ConfidenceSets(of: source, replicates: 100, level: 0.9, top: 1, threads: 2)
        } throws: { error in
            guard case .tooFewWhole(let lack) = error as? ConfidenceSets.Fault else { return false }
            return lack.whole == 1 && lack.failed == 3 && lack.units.map(\.unit) == [1, 4]
                && lack.units.map(\.replicates) == [96, 48] && lack.reason?.contains("97") == true
        }
    }

    @Test func threadsNeverMatter() throws {
        let rows = SmallIndex.rows(8, 4)
        let one = try sets(rows, threads: 1)
        for threads in [2, 8] { #expect(try sets(rows, threads: threads).rows == one.rows) }
    }
}
