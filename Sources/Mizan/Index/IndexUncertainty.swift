import MizanNumerics

/// How sure the order of an index is: bands of scores and ranks when its weights are drawn again and again.
///
/// In each replicate the weights of the children of a group come from a Dirichlet distribution about the stated ones;
/// a weight of 0 stays 0. Everything after the normalised table is computed again, row comparisons included.
///
/// Reference: [Saisana2005] (uncertainty through the recipe).
public struct IndexUncertainty: Sendable {
    /// Probability from which on one unit counts as above another.
    public static let ordered = 0.9

    public let replicates: Int
    public let seed: UInt64
    /// By unit; nil where it has no score.
    public let scoreBands: [Uncertainty.Band?]
    /// By unit; nil where it has no score.
    public let rankBands: [Uncertainty.RankBand?]
    /// By unit: tier from the top, 1 first; nil where it has no score.
    public let tiers: [Int?]
    /// By unit: rank in every replicate; empty where it has no score.
    let ranks: [[Int]]
    private let drawn: ReplicateScores

    /// Nil where the model states no doubt about its weights.
    ///
    /// - Throws: `Findings` where a replicate cannot be aggregated, with how many cannot: bands of the others alone would
    ///   say that the order is surer than it is.
    public init?(of edition: IndexEdition, replicates: Int, seed: UInt64, threads: Int) throws(Findings) {
        precondition(replicates > 0 && threads > 0, "at least one replicate and one thread")
        guard let concentration = edition.model.concentration else { return nil }
        self.replicates = replicates
        self.seed = seed
        let results = ReplicateScores.inOrder(replicates, threads) { range in
            range.map { replicate in
                edition.index(
                    in: edition.model.drawingWeights(
                        concentration, seed: seed, replicate: UInt32(replicate)))
            }
        }
        let scored = edition.order
        var scores = [[Double]](repeating: [], count: edition.units.count)
        var failures: [IndexFaults] = []
        for result in results {
            do throws(IndexFaults) {
                let index = try result.get()
                for unit in scored { scores[unit].append(index[unit]) }
            } catch {
                failures.append(error)
            }
        }
        if let first = failures.first {
            var findings = first.findings(edition.model, edition.panel)
            for place in findings.list.indices {
                findings.list[place].message +=
                    " (under the weights drawn in \(failures.count) of \(replicates) replicates)"
                findings.list[place].hint += ", or raise 'concentration' so that weights vary less"
            }
            throw findings
        }
        let drawn = ReplicateScores(scores: scores)
        let ranks = drawn.ranks(among: scored)
        let (nominal, coverage) = (edition.ranks, edition.model.band)
        scoreBands = edition.units.indices.map { unit in
            replicateBand(scores[unit], holding: edition.scores[unit], coverage: coverage)
                .map { Uncertainty.Band(low: $0.low, high: $0.high) }
        }
        rankBands = edition.units.indices.map { unit in
            replicateBand(ranks[unit], holding: nominal[unit], coverage: coverage)
                .map { Uncertainty.RankBand(low: $0.low, high: $0.high) }
        }
        tiers = drawn.tiers(inOrder: scored, ordered: IndexUncertainty.ordered)
        self.ranks = ranks
        self.drawn = drawn
    }

    /// Probability that one unit has a higher score than another; ties count half.
    public func probability(_ unit: Int, above other: Int) -> Double {
        drawn.probability(unit, above: other)
    }

    /// Whether no weight moves a rank: the bands then say nothing of how sure the order is.
    public var isWithoutWidth: Bool {
        rankBands.allSatisfy { $0.map { $0.low == $0.high } ?? true }
    }
}

extension IndexEdition {
    /// The scores of the index under other weights, rounded as those that are ranked.
    fileprivate func index(in model: IndexModel) -> Result<[Double], IndexFaults> {
        Result { () throws(IndexFaults) in
            let scores = try IndexRun(model).aggregated(stages.normalised)
            return scores[scores.count - 1].map { roundedToSignificant($0) }
        }
    }
}

extension IndexModel {
    /// The model with the weights of one replicate.
    ///
    /// A weight is drawn from a stream of its own node, so that adding or moving one leaves the draws of the others,
    /// and two models share those of the nodes that they share.
    func drawingWeights(_ concentration: Double, seed: UInt64, replicate: UInt32) -> IndexModel {
        var model = self
        for group in groups {
            let weighted = group.children.filter { weight($0) > 0 }
            let total = weighted.map(weight).reduce(0, +)
            guard weighted.count > 1 else { continue }
            // Gamma numbers over their sum are Dirichlet shares.
            let draws = weighted.map { node in
                var random = DrawStream(
                    seed: seed, replicate: replicate, stream: DrawStream.hash("weight", group.id, id(node)))
                // One too small to hold is still above 0: what is known of a unit stays known.
                let shape = max(concentration * weight(node) / total, .leastNormalMagnitude)
                return max(random.gamma(shape: shape), .leastNormalMagnitude)
            }
            let sum = draws.reduce(0, +)
            for (node, draw) in zip(weighted, draws) { model.setWeight(draw / sum * total, of: node) }
        }
        return model
    }

    mutating func setWeight(_ weight: Double, of node: Int) {
        if node < indicators.count {
            indicators[node].weight = weight
        } else {
            groups[node - indicators.count].weight = weight
        }
    }
}
