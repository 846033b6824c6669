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
        public fileprivate(set) var scoreBands: [Band?]
        public fileprivate(set) var rankBands: [RankBand?]
    }

    public let replicates: Int
    public let seed: UInt64
    public let values: Spread
    public let measurement: Spread
    public let joint: Spread
    /// By standing: the score of every joint replicate; empty where not scored.
    private let scores: [[Double]]
    /// By standing: share of the joint replicates in which the critical rule fires, 0...1.
    public let liftShares: [Double]
    /// By standing: tier from the top, 1 first; nil where not scored.
    public let tiers: [Int?]

    /// - Parameter isApart: whether values and measurement are drawn alone as well, which takes twice as long again;
    ///   without it their spreads hold no band.
    public init(of edition: Edition, replicates: Int, seed: UInt64, threads: Int, isApart: Bool = true) {
        precondition(replicates > 0 && threads > 0, "at least one replicate and one thread")
        self.replicates = replicates
        self.seed = seed
        let builder = ReplicateBuilder(edition, seed: seed)
        func drawn(_ doubt: Doubt) -> Drawn { Uncertainty.drawn(builder, doubt, replicates, threads) }
        func alone(_ doubt: Doubt) -> Spread {
            isApart ? Spread(of: edition, drawn(doubt).scores) : Spread(withoutBands: edition.standings.count)
        }
        values = alone(.values)
        measurement = alone(.measurement)
        let both = drawn(.joint)
        joint = Spread(of: edition, both.scores)
        scores = both.scores
        liftShares = both.liftShares
        tiers = Uncertainty.tiers(edition, both.scores)
    }

    /// Probability that one standing has a higher score than another; ties count half.
    public func probability(_ standing: Int, above other: Int) -> Double {
        Uncertainty.probability(scores[standing], above: scores[other])
    }

    /// The same against a standing of another edition, replicate by replicate: draws that both share, of one seed,
    /// fall out.
    func probability(_ standing: Int, above other: Int, of earlier: Uncertainty) -> Double {
        Uncertainty.probability(scores[standing], above: earlier.scores[other])
    }

    private static func probability(_ left: [Double], above right: [Double]) -> Double {
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
    private static func tiers(_ edition: Edition, _ scores: [[Double]]) -> [Int?] {
        var tiers = [Int?](repeating: nil, count: edition.standings.count)
        var first: Int?
        var tier = 0
        for standing in edition.order {
            let isApart = first.map {
                probability(scores[$0], above: scores[standing]) >= edition.model.uncertainty.ordered
            }
            if isApart ?? true {
                first = standing
                tier += 1
            }
            tiers[standing] = tier
        }
        return tiers
    }

    // MARK: Replicates

    /// What the replicates of one doubt gave.
    private struct Drawn {
        /// By standing, then by replicate; empty where not scored.
        var scores: [[Double]]
        var liftShares: [Double]
    }

    private static func drawn(
        _ builder: ReplicateBuilder, _ doubt: Doubt, _ replicates: Int, _ threads: Int
    ) -> Drawn {
        let edition = builder.edition
        let scored = edition.standings.indices.filter { edition.standings[$0].isScored }
        let results = blocks(replicates, threads) { range in
            range.map { replicate in
                let draw = builder.draw(doubt, UInt32(replicate))
                return scored.map { standing in
                    let score = builder.score(standing, doubt, UInt32(replicate), draw)
                    return (score.severity, score.isCritical)
                }
            }
        }
        var drawn = Drawn(
            scores: Array(repeating: [], count: edition.standings.count),
            liftShares: Array(repeating: 0, count: edition.standings.count))
        for (place, standing) in scored.enumerated() {
            drawn.scores[standing] = results.map { $0[place].0 }
            drawn.liftShares[standing] = Double(results.count { $0[place].1 }) / Double(replicates)
        }
        return drawn
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

extension Uncertainty.Spread {
    fileprivate init(withoutBands count: Int) {
        scoreBands = Array(repeating: nil, count: count)
        rankBands = Array(repeating: nil, count: count)
    }

    /// The bands of the scores and of the ranks among the ranked.
    fileprivate init(of edition: Edition, _ scores: [[Double]]) {
        let ranked = edition.standings.indices.filter { edition.standings[$0].isRanked }
        var ranks = [[Int]](repeating: [], count: edition.standings.count)
        for replicate in 0..<(ranked.first.map { scores[$0].count } ?? 0) {
            let here = competitionRanks(descending: ranked.map { scores[$0][replicate] })
            for (place, standing) in ranked.enumerated() {
                ranks[standing].append(here[place] ?? ranked.count)
            }
        }
        func band<Value: Comparable>(_ drawn: [Value], _ nominal: Value?) -> (low: Value, high: Value)? {
            let tail = (1 - edition.model.uncertainty.band) / 2
            let sorted = drawn.sorted()
            guard let low = orderStatistic(tail, ofSorted: sorted),
                let high = orderStatistic(1 - tail, ofSorted: sorted), let nominal
            else { return nil }
            return (min(low, nominal), max(high, nominal))
        }
        scoreBands = edition.standings.indices.map { standing in
            band(scores[standing], edition.standings[standing].score.severity)
                .map { Uncertainty.Band(low: $0.low, high: $0.high) }
        }
        rankBands = edition.standings.indices.map { standing in
            band(ranks[standing], edition.standings[standing].rank)
                .map { Uncertainty.RankBand(low: $0.low, high: $0.high) }
        }
    }
}
