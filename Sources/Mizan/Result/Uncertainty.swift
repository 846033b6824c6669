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
    /// The joint replicates, by standing.
    private let scores: ReplicateScores
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
        tiers = both.scores.tiers(inOrder: edition.order, ordered: edition.model.uncertainty.ordered)
    }

    /// Probability that one standing has a higher score than another; ties count half.
    public func probability(_ standing: Int, above other: Int) -> Double {
        scores.probability(standing, above: other)
    }

    /// The same against a standing of another edition, replicate by replicate: draws that both share, of one seed,
    /// fall out.
    func probability(_ standing: Int, above other: Int, of earlier: Uncertainty) -> Double {
        scores.probability(standing, above: other, of: earlier.scores)
    }

    // MARK: Replicates

    /// What the replicates of one doubt gave.
    private struct Drawn {
        /// By standing.
        var scores: ReplicateScores
        var liftShares: [Double]
    }

    private static func drawn(
        _ builder: ReplicateBuilder, _ doubt: Doubt, _ replicates: Int, _ threads: Int
    ) -> Drawn {
        let edition = builder.edition
        let scored = edition.standings.indices.filter { edition.standings[$0].isScored }
        let results = ReplicateScores.inOrder(replicates, threads) { range in
            range.map { replicate in
                let draw = builder.draw(doubt, UInt32(replicate))
                return scored.map { standing in
                    let score = builder.score(standing, doubt, UInt32(replicate), draw)
                    return (score.severity, score.isCritical)
                }
            }
        }
        var scores = [[Double]](repeating: [], count: edition.standings.count)
        var liftShares = [Double](repeating: 0, count: edition.standings.count)
        for (place, standing) in scored.enumerated() {
            scores[standing] = results.map { $0[place].0 }
            liftShares[standing] = Double(results.count { $0[place].1 }) / Double(replicates)
        }
        return Drawn(scores: ReplicateScores(scores: scores), liftShares: liftShares)
    }
}

extension Uncertainty.Spread {
    fileprivate init(withoutBands count: Int) {
        scoreBands = Array(repeating: nil, count: count)
        rankBands = Array(repeating: nil, count: count)
    }

    /// The bands of the scores and of the ranks among the ranked.
    fileprivate init(of edition: Edition, _ drawn: ReplicateScores) {
        let ranked = edition.standings.indices.filter { edition.standings[$0].isRanked }
        let ranks = drawn.ranks(among: ranked)
        let coverage = edition.model.uncertainty.band
        scoreBands = edition.standings.indices.map { standing in
            replicateBand(
                drawn.scores[standing], holding: edition.standings[standing].score.severity,
                coverage: coverage
            ).map { Uncertainty.Band(low: $0.low, high: $0.high) }
        }
        rankBands = edition.standings.indices.map { standing in
            replicateBand(ranks[standing], holding: edition.standings[standing].rank, coverage: coverage)
                .map { Uncertainty.RankBand(low: $0.low, high: $0.high) }
        }
    }
}
