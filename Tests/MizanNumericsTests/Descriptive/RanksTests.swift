import MizanNumerics
import Testing

@Suite("Competition ranks")
struct RanksTests {
    @Test("1224, largest first")
    func standard() {
        #expect(competitionRanks(descending: [10, 30, 20, 20]) == [4, 1, 2, 2])
        #expect(competitionRanks(descending: [5, 5, 5]) == [1, 1, 1])
        #expect(competitionRanks(descending: [3]) == [1])
        #expect(competitionRanks(descending: []).isEmpty)
    }

    @Test("a missing value has no rank and takes no place")
    func missing() {
        #expect(competitionRanks(descending: [.nan, 1, .nan, 2]) == [nil, 2, nil, 1])
        #expect(competitionRanks(descending: [.nan]) == [nil])
        #expect(competitionRanks(descending: [-.infinity, .infinity, 0, -0.0]) == [4, 1, 2, 2])
    }

    @Test("a rank is one more than the number of larger values, in any order of the values")
    func definition() {
        var draws = DrawStream(seed: 11, replicate: 0, stream: 1)
        for _ in 0..<50 {
            let values = (0..<60).map { _ in (draws.uniform() * 20).rounded() }
            let ranks = competitionRanks(descending: values)
            for (value, rank) in zip(values, ranks) {
                #expect(rank == 1 + values.count { $0 > value })
            }
            #expect(competitionRanks(descending: values.reversed()) == ranks.reversed())
        }
    }
}
