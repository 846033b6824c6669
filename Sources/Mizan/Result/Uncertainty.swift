import Dispatch
import MizanNumerics

/// How sure an edition is: bands of scores and ranks, and how often one unit stands above another.
///
/// Reference: [Saisana2005] (uncertainty through the whole recipe).
public struct Uncertainty: Sendable {
    public struct Band: Sendable, Hashable {
        public var low: Double
        public var high: Double
    }

    public struct RankBand: Sendable, Hashable {
        public var low: Int
        public var high: Int
    }

    /// What one doubt does to every standing.
    public struct Spread: Sendable {
        /// By standing: the score of every replicate; empty where not scored.
        fileprivate(set) var scores: [[Double]]
        public fileprivate(set) var scoreBands: [Band?]
        public fileprivate(set) var rankBands: [RankBand?]
    }

    public let replicates: Int
    public let seed: UInt64
    public let values: Spread
    public let measurement: Spread
    public let joint: Spread
    /// By standing: share of the joint replicates in which the critical rule fires, 0...1.
    public let liftShares: [Double]
    /// By standing: tier from the top, 1 first; nil where not scored.
    public let tiers: [Int?]

    public init(of edition: Edition, replicates: Int, seed: UInt64, threads: Int) {
        precondition(replicates > 0 && threads > 0, "at least one replicate and one thread")
        self.replicates = replicates
        self.seed = seed
        let builder = ReplicateBuilder(edition, seed: seed)
        func spread(_ doubt: Doubt) -> (Spread, [Double]) {
            Uncertainty.spread(builder, doubt, replicates, threads)
        }
        values = spread(.values).0
        measurement = spread(.measurement).0
        let (joint, liftShares) = spread(.joint)
        self.joint = joint
        self.liftShares = liftShares
        tiers = Uncertainty.tiers(edition, joint)
    }

    /// Probability that one standing has a higher score than another; ties count half.
    public func probability(_ standing: Int, above other: Int) -> Double {
        Uncertainty.probability(joint, standing, above: other)
    }

    private static func probability(_ spread: Spread, _ standing: Int, above other: Int) -> Double {
        let (left, right) = (spread.scores[standing], spread.scores[other])
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

    /// From the top, a new tier starts where the tier's first unit stands above the next with the model's
    /// probability.
    private static func tiers(_ edition: Edition, _ joint: Spread) -> [Int?] {
        var tiers = [Int?](repeating: nil, count: edition.standings.count)
        var first: Int?
        var tier = 0
        for standing in edition.order {
            if first.map({ probability(joint, $0, above: standing) >= edition.model.uncertainty.ordered })
                ?? true
            {
                first = standing
                tier += 1
            }
            tiers[standing] = tier
        }
        return tiers
    }

    // MARK: Replicates

    private static func spread(
        _ builder: ReplicateBuilder, _ doubt: Doubt, _ replicates: Int, _ threads: Int
    ) -> (Spread, [Double]) {
        let edition = builder.edition
        let scored = edition.standings.indices.filter { edition.standings[$0].isScored }
        let ranked = edition.standings.indices.filter { edition.standings[$0].isRanked }
        let drawn = blocks(replicates, threads) { range in
            range.map { replicate in
                let draw = builder.draw(doubt, UInt32(replicate))
                return scored.map { standing in
                    let score = builder.score(standing, doubt, UInt32(replicate), draw)
                    return (score.severity, score.isCritical)
                }
            }
        }
        var scores = [[Double]](repeating: [], count: edition.standings.count)
        var lifts = [Double](repeating: 0, count: edition.standings.count)
        for (place, standing) in scored.enumerated() {
            scores[standing] = drawn.map { $0[place].0 }
            lifts[standing] = Double(drawn.filter { $0[place].1 }.count) / Double(replicates)
        }
        var ranks = [[Int]](repeating: [], count: edition.standings.count)
        for replicate in 0..<replicates {
            let here = competitionRanks(descending: ranked.map { scores[$0][replicate] })
            for (place, standing) in ranked.enumerated() {
                ranks[standing].append(here[place] ?? ranked.count)
            }
        }
        let tail = (1 - edition.model.uncertainty.band) / 2
        let spread = Spread(
            scores: scores,
            scoreBands: edition.standings.indices.map { standing in
                let sorted = scores[standing].sorted()
                let nominal = edition.standings[standing].score.severity
                guard let low = orderStatistic(tail, ofSorted: sorted),
                    let high = orderStatistic(1 - tail, ofSorted: sorted)
                else { return nil }
                return Band(low: min(low, nominal), high: max(high, nominal))
            },
            rankBands: edition.standings.indices.map { standing in
                let sorted = ranks[standing].sorted()
                guard let low = orderStatistic(tail, ofSorted: sorted),
                    let high = orderStatistic(1 - tail, ofSorted: sorted),
                    let nominal = edition.standings[standing].rank
                else { return nil }
                return RankBand(low: min(low, nominal), high: max(high, nominal))
            })
        return (spread, lifts)
    }

    /// The results of all replicates in order, whatever the number of threads.
    private static func blocks<Result: Sendable>(
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
