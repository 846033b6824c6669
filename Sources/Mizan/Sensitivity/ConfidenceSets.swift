import MizanNumerics

/// Ranks that hold for all units at once: with the level asked for, no true rank of any unit is outside its set.
///
/// A band of `Uncertainty` holds for one unit at a time, and is narrower. The estimates are the scores of the edition,
/// their errors those of the replicates about their mean, drawn together, so that what units share falls out.
///
/// Missing: a replicate in which a ranked unit has no score is left out and counted.
///
/// Reference: [Mogstad2024], sections 3 and 4
public struct ConfidenceSets: Sendable {
    /// By ranked unit, highest score first.
    public struct Row: Sendable, Equatable {
        public var unit: Int
        public var rank: Int
        public var score: Double
        /// Its set among those of all units together.
        public var set: ClosedRange<Int>
        /// Whether some of its set lies among the best `top`, and whether all of it does.
        public var isPossible: Bool
        public var isCertain: Bool
    }

    public let rows: [Row]
    public let level: Double
    public let top: Int
    public let replicates: Int
    /// Why replicates were left out, where some were.
    public let lack: Lack
    /// Replicates that were left out.
    public var leftOut: Int { replicates - lack.whole }

    /// Why there are no sets.
    public enum Fault: Error, Sendable {
        case tooFewWhole(Lack)
        case numerics(NumericsError)
    }

    /// Why some replicates do not score all ranked units.
    public struct Lack: Sendable {
        /// In how many replicates all have a score.
        public var whole: Int
        public var failed: Int
        /// The ranked units that lack a score in others, and in how many of them; the most first.
        public var units: [(unit: Int, replicates: Int)]
        /// Why the first of those that failed did.
        public var reason: String?
    }

    /// - Parameters:
    ///   - level: above 0 and below 1.
    ///   - top: places, 1 or more.
    /// - Throws: `tooFewWhole` for fewer than two replicates that score all ranked units, `tooFewValues` where no unit
    ///   is ranked.
    public init(of source: any ReplicateSource, replicates: Int, level: Double, top: Int, threads: Int)
        throws(Fault)
    {
        let nominal = source.nominal
        let order = nominal.order.filter { nominal.isRanked[$0] }
        guard !order.isEmpty else { throw .numerics(.tooFewValues(known: 0, needed: 1)) }
        let (size, ranks) = (ReplicateRun.blockSize, nominal.ranks)
        let blocks = inOrder((replicates + size - 1) / size, threads: threads) { place in
            source.scores(
                of: UInt32(place * size)..<UInt32(min((place + 1) * size, replicates)), varying: .joint)
        }
        var (table, count) = ([Double](), 0)
        for block in blocks {
            let lanes = block.replicates.count
            for lane in 0..<lanes {
                let row = order.map { block.scores[$0 * lanes + lane] }
                guard row.allSatisfy(\.isFinite) else { continue }
                table += row
                count += 1
            }
        }
        (self.level, self.top, self.replicates) = (level, top, replicates)
        lack = Lack(blocks, order, whole: count)
        guard count > 1 else { throw .tooFewWhole(lack) }
        let confidence: RankConfidence
        do throws(NumericsError) {
            confidence = try RankConfidence(
                order.map { nominal.scores[$0] }, errors: .replicates(table), seed: source.seed)
        } catch {
            throw .numerics(error)
        }
        rows = zip(order, confidence.simultaneous(coverage: level)).map { unit, set in
            Row(
                unit: unit, rank: ranks[unit] ?? 0, score: nominal.scores[unit], set: set,
                isPossible: set.lowerBound <= top, isCertain: set.upperBound <= top)
        }
    }
}

extension ConfidenceSets.Lack {
    fileprivate init(_ blocks: [ReplicateBlock], _ ranked: [Int], whole: Int) {
        self.whole = whole
        reason = blocks.lazy.flatMap { $0.failures.sorted { $0.key < $1.key } }.first?.value.reason
        failed = blocks.reduce(0) { $0 + $1.failures.count }
        units = ranked.map { unit in
            (
                unit,
                blocks.reduce(0) { sum, block in
                    let lanes = block.replicates.count
                    return sum
                        + (0..<lanes).count { lane in
                            block.failures[block.replicates.lowerBound + UInt32(lane)] == nil
                                && !block.scores[unit * lanes + lane].isFinite
                        }
                }
            )
        }
        .filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }
    }
}
