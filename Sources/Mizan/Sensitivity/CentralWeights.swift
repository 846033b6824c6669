import MizanNumerics

/// The weights for which a unit comes first, and how sure it is to be first under them: the question of who is right
/// about the weights turned round.
///
/// The central weights of a unit are the mean of those under which it has rank 1, over replicates in which everything
/// varies. Its confidence factor is the share of replicates in which it has rank 1 where the weights are its central
/// ones and everything else is drawn.
///
/// Missing: a replicate that failed is left out and counted. Weights are known to the Monte-Carlo error of as many
/// replicates as the unit is first in.
///
/// Reference: [Lahdelma2001]
public struct CentralWeights: Sendable {
    /// A unit that is first in one replicate at least.
    public struct Row: Sendable, Equatable {
        public var unit: Int
        /// In how many replicates it has rank 1, alone or with others.
        public var firsts: Int
        /// Mean shares in these, 0...1, by element.
        public var weights: [Double]
        /// 0...1; nil where it could not be computed.
        public var confidence: Double?
    }

    public let elements: [DrawnWeights.Element]
    /// Mean shares over all counted replicates, by element.
    public let means: [Double]
    /// The unit that is first most often first, equals by id.
    public let rows: [Row]
    /// Replicates that were drawn for the central weights; as many again for the confidence factor of each unit.
    public let replicates: Int
    /// How many of the first failed.
    public let failed: Int
    /// Why the first of them did.
    public let reason: String?

    /// - Parameter replicates: 1 or more.
    public init(of weights: DrawnWeights, replicates: Int, threads: Int) {
        let (source, elements) = (weights.source, weights.elements)
        let winners = Winners(source, varying: .joint, replicates, threads)
        var (sums, firsts) = ([Int: [Double]](), [Int: Int]())
        var (all, counted) = ([Double](repeating: 0, count: elements.count), 0)
        for (replicate, first) in winners.first.enumerated() where !first.isEmpty {
            guard let shares = weights.shares(UInt32(replicate)) else { continue }
            counted += 1
            Self.add(shares, to: &all)
            for unit in first {
                firsts[unit, default: 0] += 1
                Self.add(shares, to: &sums[unit, default: all.map { _ in 0 }])
            }
        }
        let units = source.nominal.units
        let order = firsts.sorted { ($1.value, units[$0.key]) < ($0.value, units[$1.key]) }
        let others = Set(Doubt.allCases).subtracting([.weights])
        // Where nothing else varies, one replicate is all of them.
        let needed = source.doubts == [.weights] ? 1 : replicates
        rows = order.map { unit, firsts in
            let central = (sums[unit] ?? []).map { $0 / Double(firsts) }
            var confidence: Double?
            if case .success(let source) = weights.weighed(central) {
                let again = Winners(source, varying: others, needed, threads)
                let wins = again.first.count { $0.contains(unit) }
                if again.failed < needed { confidence = Double(wins) / Double(needed - again.failed) }
            }
            return Row(unit: unit, firsts: firsts, weights: central, confidence: confidence)
        }
        means = all.map { $0 / Double(counted) }
        (self.elements, self.replicates) = (elements, replicates)
        (failed, reason) = (winners.failed, winners.reason)
    }

    private static func add(_ shares: [Double], to sums: inout [Double]) {
        for (place, share) in shares.enumerated() { sums[place] += share }
    }
}

/// Who has rank 1 in each of some replicates.
private struct Winners {
    /// Places of the units, by replicate; none in one that failed.
    var first: [[Int]]
    var failed: Int
    var reason: String?

    init(_ source: any ReplicateSource, varying doubts: Set<Doubt>, _ replicates: Int, _ threads: Int) {
        let size = ReplicateRun.blockSize
        let parts = inOrder((replicates + size - 1) / size, threads: threads) { place in
            let block = source.scores(
                of: UInt32(place * size)..<UInt32(min((place + 1) * size, replicates)), varying: doubts)
            let (ranks, lanes) = (PlacedBlock(block, source.nominal).ranks, block.replicates.count)
            let first = (0..<lanes).map { lane in
                source.nominal.units.indices.filter { ranks[$0 * lanes + lane] == 1 }
            }
            let reason = block.failures.min { $0.key < $1.key }?.value.reason
            return (first: first, failed: block.failures.count, reason: reason)
        }
        first = parts.flatMap(\.first)
        failed = parts.reduce(0) { $0 + $1.failed }
        reason = parts.lazy.compactMap(\.reason).first
    }
}
