/// How much of the doubt about ranks each source of doubt brings.
public struct DoubtShares: Sendable, Equatable {
    public struct Share: Sendable, Equatable {
        public var doubts: Set<Doubt>
        /// Mean variance of the ranks over the ranked units while only these doubts vary, ranks².
        public var variance: Double
        /// That variance over the one in which all doubts vary; NaN where the latter is 0.
        public var share: Double
    }

    /// All doubts together.
    public let joint: Share
    /// Nil where none varies, or it was not drawn alone.
    public let values: Share?
    public let measurement: Share?
    /// Each doubt alone, the largest first; empty where they were not drawn alone.
    public let each: [Share]

    /// The one that moves ranks most; nil where nothing moves one, or they were not drawn alone.
    public var largest: Doubt? {
        guard let first = each.first, first.variance > 0 else { return nil }
        return first.doubts.first
    }
}

extension DoubtShares {
    /// The shares of a study.
    ///
    /// A share is a quotient of means, not a mean of quotients: a unit that hardly moves would else count as much as
    /// one that moves a lot. The shares of single doubts need not add up to 1, since ranks are no sum of them.
    public init(of study: ReplicateStudy) {
        let joint = study.joint.meanRankVariance
        func share(_ doubts: Set<Doubt>) -> Share? {
            study.tally(varying: doubts).map { Share(doubts, $0.meanRankVariance, of: joint) }
        }
        self.init(
            joint: Share(Set(study.subject.doubts), joint, of: joint), values: share(.choices),
            measurement: share(.measurement),
            each: study.subject.doubts.compactMap { share([$0]) }.sorted { $0.variance > $1.variance })
    }

    /// The shares of what was drawn alone of an edition in which some doubts vary.
    init(
        _ doubts: Set<Doubt>, _ joint: ReplicateTally, values: ReplicateTally?, measurement: ReplicateTally?
    ) {
        let all = joint.meanRankVariance
        func share(_ kind: Set<Doubt>, _ tally: ReplicateTally?) -> Share? {
            doubts.isDisjoint(with: kind) ? nil : tally.map { Share(kind, $0.meanRankVariance, of: all) }
        }
        self.init(
            joint: Share(doubts, all, of: all), values: share(.choices, values),
            measurement: share(.measurement, measurement), each: [])
    }
}

extension DoubtShares.Share {
    init(_ doubts: Set<Doubt>, _ variance: Double, of joint: Double) {
        self.init(doubts: doubts, variance: variance, share: joint > 0 ? variance / joint : .nan)
    }
}

extension ReplicateTally {
    /// The variance of the ranks of a unit, averaged over the ranked units; 0 where none is ranked.
    public var meanRankVariance: Double {
        let known = nominal.isRanked.indices.filter { nominal.isRanked[$0] }.map(rankVariance)
            .filter { !$0.isNaN }
        return known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    }
}
