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

    /// What some doubts do to every unit of the edition.
    public struct Spread: Sendable, Equatable {
        public let scoreBands: [Band?]
        public let rankBands: [RankBand?]
    }

    public let source: any ReplicateSource
    let threads: Int
    /// The replicates in which every doubt varies.
    public let tally: ReplicateTally
    /// Nil where choices were not drawn alone.
    public let values: Spread?
    /// Nil where measurement was not drawn alone.
    public let measurement: Spread?
    public let joint: Spread
    public let tiers: Tiers
    /// What values and measurement bring to the doubt about ranks; nil where they were not drawn alone.
    public let shares: DoubtShares?

    /// - Parameter isApart: whether values and measurement are drawn alone as well, which takes twice as long again.
    public init(of source: any ReplicateSource, replicates: Int, threads: Int, isApart: Bool = true) {
        precondition(replicates > 0, "at least one replicate")
        (self.source, self.threads) = (source, threads)
        let run = ReplicateRun(source, threads: threads)
        let range = 0..<UInt32(replicates)
        let joint = run.tally(range, varying: .joint, countsPairs: true)
        func alone(_ doubts: Set<Doubt>) -> ReplicateTally? {
            guard isApart else { return nil }
            let varying = doubts.intersection(source.doubts)
            if varying == source.doubts { return joint }
            // Where nothing varies, each replicate is the first.
            return run.tally(varying.isEmpty ? 0..<1 : range, varying: varying)
        }
        let (values, measurement) = (alone(.choices), alone(.measurement))
        tally = joint
        self.values = values.map { Spread($0) }
        self.measurement = measurement.map { Spread($0) }
        self.joint = Spread(joint)
        shares = isApart ? DoubtShares(source.doubts, joint, values: values, measurement: measurement) : nil
        tiers = TierTrial(source, threads: threads, replicates: replicates)?.tiers ?? tally.tiers
    }

    public var replicates: Int { tally.count }
    public var seed: UInt64 { source.seed }

    /// By unit: share of the replicates in which the critical rule fires, 0...1.
    public var liftShares: [Double] {
        tally.firedCounts.map { Double($0) / Double(max(1, tally.count - tally.failedCount)) }
    }

    /// Probability that one unit has a higher score than another; ties count half.
    public func probability(_ unit: Int, above other: Int) -> Double { tally.probability(unit, above: other) }

    /// Whether no doubt moves a rank: the bands then say nothing of how sure the order is.
    public var isWithoutWidth: Bool {
        joint.rankBands.allSatisfy { $0.map { $0.low == $0.high } ?? true }
    }
}

extension Uncertainty.Spread {
    init(_ tally: ReplicateTally) {
        let nominal = tally.nominal
        let ranks = nominal.ranks
        rankBands = nominal.units.indices.map {
            tally.rankBand($0, holding: ranks[$0], coverage: nominal.coverage)
        }
        scoreBands = nominal.units.indices.map { tally.scoreBand($0, coverage: nominal.coverage) }
    }
}

extension NominalScores {
    /// Competition ranks among the ranked; nil for the others.
    public var ranks: [Int?] {
        competitionRanks(descending: units.indices.map { isRanked[$0] ? scores[$0] : .nan })
    }
}

extension Uncertainty {
    /// The doubt of an edition of a model of evidence.
    public init(of edition: Edition, replicates: Int, seed: UInt64, threads: Int, isApart: Bool = true) {
        self.init(
            of: NeedReplicates(edition, seed: seed), replicates: replicates, threads: threads,
            isApart: isApart)
    }

    /// The doubt of an edition of an index; nil where the model states none.
    public init?(
        of edition: IndexEdition, replicates: Int, seed: UInt64, threads: Int, isApart: Bool = true
    ) {
        let source = IndexReplicates(edition, seed: seed)
        guard !source.inputs.isEmpty else { return nil }
        self.init(of: source, replicates: replicates, threads: threads, isApart: isApart)
    }
}
