import MizanNumerics

/// The weights for which a unit comes first, and how sure it is to be first under them: the question of who is right
/// about the weights turned round.
///
/// The central weights of a unit are the mean of those under which it has rank 1, over replicates in which everything
/// varies. Its confidence factor is the share of other replicates in which it has rank 1 where the weights are its
/// central ones and everything else is drawn.
///
/// Missing: a replicate that failed is left out and counted, as is one in which no unit is ranked.
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
        /// Monte-Carlo standard error of how far each lies from its mean over all replicates; NaN where the unit is
        /// first once.
        public var errors: [Double]
        /// 0...1; nil where each of the replicates for it failed.
        public var confidence: Double?
    }

    public let elements: [DrawnWeights.Element]
    /// Mean shares over all counted replicates, by element.
    public let means: [Double]
    /// The unit that is first most often first, equals by id.
    public let rows: [Row]
    /// Replicates that were drawn for the central weights; as many others for the confidence factor of each unit.
    public let replicates: Int
    /// Those of the first in which a unit is first.
    public let counted: Int
    /// How many were drawn in all, and how many of them failed.
    public let drawn: Int
    public let failed: Int
    /// Why the first of them did.
    public let reason: String?
    /// Whether nothing but weights varies: a confidence factor is then 0 or 1 by construction.
    public let isOfWeightsAlone: Bool

    /// - Parameter replicates: 1 or more.
    public init(of weights: DrawnWeights, replicates: Int, threads: Int) {
        let (source, elements) = (weights.source, weights.elements)
        let winners = Winners(source, 0..<UInt32(replicates), varying: .joint, threads)
        var (sums, all) = ([Int: Sums](), Sums(elements.count))
        for (replicate, first) in winners.first.enumerated() where !first.isEmpty {
            guard let shares = weights.shares(UInt32(replicate)) else { continue }
            all.add(shares)
            for unit in first { sums[unit, default: Sums(elements.count)].add(shares) }
        }
        let units = source.nominal.units
        let order = sums.sorted { ($1.value.count, units[$0.key]) < ($0.value.count, units[$1.key]) }
        let others = Set(Doubt.allCases).subtracting([.weights])
        isOfWeightsAlone = source.doubts == [.weights]
        // Where nothing else varies, one replicate is all of them.
        let fresh = UInt32(replicates)..<UInt32(isOfWeightsAlone ? replicates + 1 : 2 * replicates)
        var (failed, reason) = (winners.failed, winners.reason)
        rows = order.map { unit, sums in
            var row = Row(
                unit: unit, firsts: sums.count, weights: sums.means, errors: sums.errors(among: all.count))
            switch weights.weighed(sums.means) {
            case .success(let source):
                let again = Winners(source, fresh, varying: others, threads)
                let wins = again.first.count { $0.contains(unit) }
                if again.failed < fresh.count {
                    row.confidence = Double(wins) / Double(fresh.count - again.failed)
                }
                failed += again.failed
                reason = reason ?? again.reason
            case .failure(let failure):
                failed += fresh.count
                reason = reason ?? failure.reason
            }
            return row
        }
        (means, counted, drawn) = (all.means, all.count, replicates + order.count * fresh.count)
        (self.elements, self.replicates, self.failed, self.reason) = (elements, replicates, failed, reason)
    }
}

/// Sums of shares over some replicates, by element.
private struct Sums {
    var count = 0
    private var sums: [Double]
    private var squares: [Double]

    init(_ elements: Int) {
        sums = Array(repeating: 0, count: elements)
        squares = sums
    }

    mutating func add(_ shares: [Double]) {
        count += 1
        for (place, share) in shares.enumerated() {
            sums[place] += share
            squares[place] += share * share
        }
    }

    var means: [Double] { sums.map { $0 / Double(count) } }

    /// Standard errors of the means less those of all replicates, of which these are a part.
    func errors(among all: Int) -> [Double] {
        let (n, whole) = (Double(count), Double(all))
        return zip(sums, squares).map { sum, square in
            let variance = max(0, (square - sum * sum / n) / (n - 1))
            return n > 1 ? (variance * (1 / n - 1 / whole)).squareRoot() : .nan
        }
    }
}

/// Who has rank 1 in each of some replicates.
private struct Winners {
    /// Places of the units, by replicate; none in one that failed.
    var first: [[Int]]
    var failed: Int
    var reason: String?

    init(
        _ source: any ReplicateSource, _ replicates: Range<UInt32>, varying doubts: Set<Doubt>, _ threads: Int
    ) {
        let size = ReplicateRun.blockSize
        let parts = inOrder((replicates.count + size - 1) / size, threads: threads) { place in
            let start = replicates.lowerBound + UInt32(place * size)
            let block = source.scores(
                of: start..<min(start + UInt32(size), replicates.upperBound), varying: doubts)
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
