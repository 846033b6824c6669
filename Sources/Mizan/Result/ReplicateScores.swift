import Dispatch
import MizanNumerics

/// The scores of every replicate, and what bands, tiers and probabilities follow from them.
struct ReplicateScores: Sendable {
    /// By unit: the score of every replicate; empty where it has none.
    let scores: [[Double]]

    /// Probability that one unit has a higher score than another; ties count half.
    func probability(_ unit: Int, above other: Int) -> Double { probability(unit, above: other, of: self) }

    /// The same against a unit of other replicates, one by one: draws that both share, of one seed, fall out.
    func probability(_ unit: Int, above other: Int, of others: ReplicateScores) -> Double {
        let (left, right) = (scores[unit], others.scores[other])
        guard !left.isEmpty, left.count == right.count else { return .nan }
        var above = 0
        var tied = 0
        for index in left.indices {
            if left[index] > right[index] {
                above += 1
            } else if left[index] == right[index] {
                tied += 1
            }
        }
        return (Double(above) + Double(tied) / 2) / Double(left.count)
    }

    /// From the top, a new tier starts where the tier's first unit stands above the next with a probability of at
    /// least `ordered`; nil for units outside the order.
    func tiers(inOrder order: [Int], ordered: Double) -> [Int?] {
        var tiers = [Int?](repeating: nil, count: scores.count)
        var first: Int?
        var tier = 0
        for unit in order {
            if first.map({ probability($0, above: unit) >= ordered }) ?? true {
                first = unit
                tier += 1
            }
            tiers[unit] = tier
        }
        return tiers
    }

    /// By unit: its rank among some units in every replicate; empty for the others.
    func ranks(among ranked: [Int]) -> [[Int]] {
        var ranks = [[Int]](repeating: [], count: scores.count)
        for replicate in 0..<(ranked.first.map { scores[$0].count } ?? 0) {
            let here = competitionRanks(descending: ranked.map { scores[$0][replicate] })
            for (place, unit) in ranked.enumerated() { ranks[unit].append(here[place] ?? ranked.count) }
        }
        return ranks
    }

    /// The results of all replicates in order, whatever the number of threads.
    static func inOrder<Result: Sendable>(
        _ replicates: Int, _ threads: Int, _ body: @Sendable (Range<Int>) -> [Result]
    ) -> [Result] {
        let count = min(threads, replicates)
        let bounds = (0...count).map { $0 * replicates / count }
        var parts = [[Result]](repeating: [], count: count)
        parts.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let parts = buffer
            DispatchQueue.concurrentPerform(iterations: count) { block in
                parts[block] = body(bounds[block]..<bounds[block + 1])
            }
        }
        return parts.flatMap { $0 }
    }
}

/// The nearest-rank order statistics that cut off equal tails, widened to hold the nominal value; nil without one, or
/// without replicates.
///
/// - Parameter coverage: share of the replicates between the two, 0...1.
func replicateBand<Value: Comparable>(_ drawn: [Value], holding nominal: Value?, coverage: Double)
    -> (low: Value, high: Value)?
{
    let tail = (1 - coverage) / 2
    let sorted = drawn.sorted()
    guard let low = orderStatistic(tail, ofSorted: sorted),
        let high = orderStatistic(1 - tail, ofSorted: sorted), let nominal
    else { return nil }
    return (min(low, nominal), max(high, nominal))
}
