import MizanNumerics

/// Draws replicates of an edition of an index.
///
/// The weights of the children of a group come from a Dirichlet distribution about the stated ones; a weight of 0 stays
/// 0. Everything after the normalised table is computed again, row comparisons included.
public struct IndexReplicates: ReplicateSource {
    public let edition: IndexEdition
    public let seed: UInt64
    public let nominal: NominalScores
    public let inputs: [DoubtInput]

    public init(_ edition: IndexEdition, seed: UInt64) {
        (self.edition, self.seed) = (edition, seed)
        nominal = NominalScores(edition)
        inputs = edition.model.concentration == nil ? [] : [DoubtInput(.weights)]
    }

    public func scores(of replicates: Range<UInt32>, varying: Set<Doubt>) -> ReplicateBlock {
        plainScores(of: replicates, varying: varying)
    }

    public func replicate(_ numbers: [UInt32?]) -> Result<Replicate, ReplicateFailure> {
        Result { () throws(ReplicateFailure) in
            var model = edition.model
            if let concentration = model.concentration, let number = numbers[0] {
                model = model.drawingWeights(concentration, seed: seed, replicate: number)
            }
            do throws(IndexFaults) {
                let scores = try IndexRun(model).aggregated(edition.stages.normalised)
                return Replicate(
                    scores: scores[scores.count - 1].enumerated().map {
                        nominal.scores[$0].isNaN ? .nan : roundedToSignificant($1)
                    })
            } catch {
                throw ReplicateFailure(
                    reason: error.findings(edition.model, edition.panel).list.first?.message ?? "")
            }
        }
    }
}

extension NominalScores {
    init(_ edition: IndexEdition) {
        let scores = edition.scores.map { roundedToSignificant($0) }
        self.init(
            units: edition.units.map(\.id), scores: scores, isRanked: scores.map { !$0.isNaN },
            coverage: edition.model.band, ordered: IndexModel.ordered)
    }
}

extension IndexModel {
    /// Probability from which on one unit counts as above another.
    public static let ordered = 0.9

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
