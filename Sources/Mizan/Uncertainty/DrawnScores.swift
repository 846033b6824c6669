import MizanNumerics

/// The score of every unit in every replicate, for what counts of one edition cannot answer: how two editions compare
/// when both are drawn alike.
struct DrawnScores: Sendable {
    /// By unit: the score of every replicate; NaN where it has none.
    let scores: [[Double]]

    init(_ uncertainty: Uncertainty) {
        let count = uncertainty.replicates
        let (size, units) = (ReplicateRun.blockSize, uncertainty.source.nominal.units.count)
        let blocks = inOrder((count + size - 1) / size, threads: uncertainty.threads) { place in
            uncertainty.source.scores(
                of: UInt32(place * size)..<UInt32(min((place + 1) * size, count)), varying: .joint)
        }
        var scores = [[Double]](repeating: [], count: units)
        for block in blocks {
            let lanes = block.replicates.count
            for unit in 0..<units { scores[unit] += block.scores[unit * lanes..<(unit + 1) * lanes] }
        }
        self.scores = scores
    }

    /// Probability that a unit has a higher score than one of other replicates, one by one: draws that both share, of
    /// one seed, fall out; ties count half. NaN where one of them never has a score.
    func probability(_ unit: Int, above other: Int, of others: DrawnScores) -> Double {
        var (above, known) = (0.0, 0.0)
        for (one, two) in zip(scores[unit], others.scores[other]) where !one.isNaN && !two.isNaN {
            above += one > two ? 1 : one == two ? 0.5 : 0
            known += 1
        }
        return above / known
    }

    /// The ranks of some units among themselves: (units)(replicates); nil where a unit has no score.
    func ranks(among units: [Int]) -> [[Int?]] {
        var ranks = [[Int?]](repeating: [], count: units.count)
        for replicate in 0..<(scores.first?.count ?? 0) {
            let here = competitionRanks(descending: units.map { scores[$0][replicate] })
            for (place, rank) in here.enumerated() { ranks[place].append(rank) }
        }
        return ranks
    }
}

/// The nearest-rank order statistics of drawn ranks that cut off equal tails, widened to hold the nominal one; nil
/// without one, or without replicates.
///
/// - Parameter coverage: share of the replicates between the two, 0...1.
func rankBand(_ drawn: [Int], holding nominal: Int?, coverage: Double) -> Uncertainty.RankBand? {
    let tail = (1 - coverage) / 2
    let sorted = drawn.sorted()
    guard let low = orderStatistic(tail, ofSorted: sorted),
        let high = orderStatistic(1 - tail, ofSorted: sorted), let nominal
    else { return nil }
    return Uncertainty.RankBand(low: min(low, nominal), high: max(high, nominal))
}
