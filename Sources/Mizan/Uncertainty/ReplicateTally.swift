import MizanNumerics

/// What many replicates gave, as counts that are exact and can be added in any order: of shards, threads and blocks.
///
/// Its size does not grow with the number of replicates.
public struct ReplicateTally: Sendable, Equatable {
    /// Tables of counts hold at most this many cells: among more units, ranks are counted in bins of equal width and
    /// pairs not at all.
    public static let maximumCells = 1 << 25
    /// The first failures that are kept with their reason; all are counted.
    public static let maximumFailures = 20

    /// The replicates that were counted, ascending and apart.
    public internal(set) var replicates: [Range<UInt32>] = []
    public internal(set) var failedCount = 0
    /// The lowest numbers first.
    public internal(set) var failures: [Failure] = []
    /// Ranks in a bin; 1 up to some thousand units.
    public let binWidth: Int
    /// Bins of one unit.
    public let bins: Int
    /// (units × bins): in how many replicates each unit has a rank of each bin.
    public internal(set) var rankCounts: [UInt32]
    /// By unit.
    public internal(set) var scores: [ScoreCounts]
    /// (units × classes), row by row.
    public internal(set) var classCounts: [UInt32]
    /// By unit: in how many replicates the critical rule fires.
    public internal(set) var firedCounts: [UInt32]
    /// For each pair of units i < j, twice the replicates in which i scores above j, and once those in which they are
    /// equal; empty for too many units, or where they are not asked for.
    public internal(set) var pairCounts: [UInt32]

    let nominal: NominalScores

    public struct Failure: Sendable, Equatable {
        public var replicate: UInt32
        public var reason: String

        public init(_ replicate: UInt32, _ reason: String) {
            (self.replicate, self.reason) = (replicate, reason)
        }
    }

    /// - Parameters:
    ///   - countsPairs: whether one unit is compared with each other, which costs units² a replicate.
    ///   - maximumCells: cells of the table of ranks; with fewer, its bins are wider.
    public init(
        _ nominal: NominalScores, countsPairs: Bool, maximumCells: Int = ReplicateTally.maximumCells
    ) {
        self.nominal = nominal
        let count = nominal.units.count
        let ranked = nominal.isRanked.count(where: \.self)
        binWidth = max(1, (count * ranked + maximumCells - 1) / maximumCells)
        bins = (ranked + binWidth - 1) / binWidth
        rankCounts = Array(repeating: 0, count: count * bins)
        scores = Array(repeating: ScoreCounts(), count: count)
        classCounts = Array(repeating: 0, count: count * nominal.classes.count)
        firedCounts = Array(repeating: 0, count: count)
        let pairs = count * (count - 1) / 2
        pairCounts = countsPairs && pairs <= Self.maximumCells ? Array(repeating: 0, count: pairs) : []
    }

    /// How many replicates were counted, failed ones among them.
    public var count: Int { replicates.reduce(0) { $0 + $1.count } }

    /// Place of a pair among the pairs; `first` < `second`.
    static func pair(_ first: Int, _ second: Int, of count: Int) -> Int {
        first * (2 * count - first - 1) / 2 + second - first - 1
    }
}

/// How often a score of one unit fell where: a histogram of equal steps that opens as scores come.
public struct ScoreCounts: Sendable, Equatable {
    /// Steps above 0 of the first count.
    public internal(set) var first = 0
    public internal(set) var counts: [UInt32] = []
    /// The sum of all scores, each rounded to 2^-32 of a step.
    public internal(set) var sum: Int128 = 0

    public init() {}

    init(first: Int, counts: [UInt32], sum: Int128) {
        (self.first, self.counts, self.sum) = (first, counts, sum)
    }

    public var count: Int { counts.reduce(0) { $0 + Int($1) } }

    /// Adds some scores; NaN is none.
    mutating func add(_ row: ArraySlice<Double>, _ step: ScoreStep) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: row.count) { keys in
            var (known, low, high) = (0, Int.max, Int.min)
            for score in row where !score.isNaN {
                let steps = min(max(step.steps(score), -ScoreStep.reach), ScoreStep.reach)
                sum += Int128(Self.nearest(steps * 0x1p32))
                let key = Self.nearest(steps)
                keys.initializeElement(at: known, to: key)
                (known, low, high) = (known + 1, min(low, key), max(high, key))
            }
            guard known > 0 else { return }
            open(low..<high + 1)
            for place in 0..<known { counts[keys[place] - first] += 1 }
        }
    }

    /// The whole number nearest to `x`, halves away from zero; without the call that `rounded()` is on some processors.
    private static func nearest(_ x: Double) -> Int {
        let whole = Int(x)
        let rest = x - Double(whole)
        return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
    }

    mutating func add(_ other: ScoreCounts) {
        sum += other.sum
        guard !other.counts.isEmpty else { return }
        open(other.first..<other.first + other.counts.count)
        for (place, count) in other.counts.enumerated() { counts[other.first + place - first] += count }
    }

    private mutating func open(_ range: Range<Int>) {
        guard !counts.isEmpty else {
            first = range.lowerBound
            counts = Array(repeating: 0, count: range.count)
            return
        }
        if range.lowerBound < first {
            counts.insert(contentsOf: repeatElement(0, count: first - range.lowerBound), at: 0)
            first = range.lowerBound
        }
        let missing = range.upperBound - first - counts.count
        if missing > 0 { counts.append(contentsOf: repeatElement(0, count: missing)) }
    }
}

/// The step in which scores are counted: a power of ten of which the nominal scores span a thousand at least.
struct ScoreStep {
    /// Scores further away, in steps, are counted at the end.
    static let reach = 1e6

    /// 10^decimals steps are 1; negative where steps are above 1.
    let decimals: Int
    /// 10^|decimals|.
    private let factor: Double

    init(_ nominal: NominalScores) {
        let known = nominal.scores.filter { !$0.isNaN }
        let (low, high) = (known.min() ?? 0, known.max() ?? 0)
        let span = high > low ? high - low : max(abs(high), 1)
        var decimals = -15
        while decimals < 15, span * Self.power(decimals) < 1_000 { decimals += 1 }
        self.decimals = decimals
        factor = Self.power(abs(decimals))
    }

    func steps(_ score: Double) -> Double { decimals < 0 ? score / factor : score * factor }

    func score(_ steps: Double) -> Double { decimals < 0 ? steps * factor : steps / factor }

    /// Exact up to 10^22.
    private static func power(_ decimals: Int) -> Double {
        var power = 1.0
        for _ in 0..<abs(decimals) { power *= 10 }
        return decimals < 0 ? 1 / power : power
    }
}

extension ReplicateBlock {
    /// (units × replicates), unit by unit: competition ranks among all units; 0 = no score.
    func ranks(ofAll units: Int) -> [UInt32] { Self.ranks(scores, units) }

    /// The same of some units among each other; 0 for the others.
    func ranks(among places: [Int]) -> [UInt32] {
        let lanes = replicates.count
        let chosen = places.flatMap { scores[$0 * lanes..<($0 + 1) * lanes] }
        let found = Self.ranks(chosen, places.count)
        var ranks = [UInt32](repeating: 0, count: scores.count)
        for (row, unit) in places.enumerated() {
            ranks.replaceSubrange(
                unit * lanes..<(unit + 1) * lanes, with: found[row * lanes..<(row + 1) * lanes])
        }
        return ranks
    }

    private static func ranks(_ scores: [Double], _ units: Int) -> [UInt32] {
        var ranks = [UInt32](repeating: 0, count: scores.count)
        scores.withUnsafeBufferPointer { scores in
            ranks.withUnsafeMutableBufferPointer {
                Kernels.best.ranks(descending: scores, units: units, into: $0)
            }
        }
        return ranks
    }
}

extension ReplicateTally {
    /// Adds the replicates of a block; they must not have been counted.
    ///
    /// - Parameter ranks: (units × replicates), unit by unit: competition ranks among the ranked; 0 = none.
    mutating func add(_ block: ReplicateBlock, ranks: [UInt32]) {
        let (lanes, units) = (block.replicates.count, nominal.units.count)
        let (step, classes) = (ScoreStep(nominal), nominal.classes)
        for unit in 0..<units {
            let row = unit * lanes..<(unit + 1) * lanes
            scores[unit].add(block.scores[row], step)
            for place in row {
                let score = block.scores[place]
                if ranks[place] > 0 {
                    rankCounts[unit * bins + (Int(ranks[place]) - 1) / binWidth] += 1
                }
                guard !score.isNaN else { continue }
                if let number = classes.lastIndex(where: { $0 <= score }) {
                    classCounts[unit * classes.count + number] += 1
                }
                if !block.fired.isEmpty { firedCounts[unit] += UInt32(block.fired[place]) }
            }
        }
        if !pairCounts.isEmpty {
            let ranks = block.ranks(ofAll: units)
            ranks.withUnsafeBufferPointer { ranks in
                pairCounts.withUnsafeMutableBufferPointer {
                    Kernels.best.count(pairs: ranks, units: units, into: $0)
                }
            }
        }
        note(
            block.failures.map { Failure($0.key, $0.value.reason) }, count: block.failures.count,
            [block.replicates])
    }

    /// Adds what another tally of the same edition counted; the replicates of both must be apart.
    public mutating func add(_ other: ReplicateTally) {
        precondition(
            other.nominal == nominal && other.pairCounts.count == pairCounts.count
                && other.binWidth == binWidth, "of one edition")
        for place in rankCounts.indices { rankCounts[place] += other.rankCounts[place] }
        for place in scores.indices { scores[place].add(other.scores[place]) }
        for place in classCounts.indices { classCounts[place] += other.classCounts[place] }
        for place in firedCounts.indices { firedCounts[place] += other.firedCounts[place] }
        for place in pairCounts.indices { pairCounts[place] += other.pairCounts[place] }
        note(other.failures, count: other.failedCount, other.replicates)
    }

    private mutating func note(_ found: [Failure], count: Int, _ ranges: [Range<UInt32>]) {
        failedCount += count
        failures = Array(
            (failures + found).sorted { $0.replicate < $1.replicate }.prefix(Self.maximumFailures))
        var joined: [Range<UInt32>] = []
        for range in (replicates + ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty
        {
            if let last = joined.last, last.upperBound >= range.lowerBound {
                precondition(last.upperBound == range.lowerBound, "a replicate counts once")
                joined[joined.count - 1] = last.lowerBound..<range.upperBound
            } else {
                joined.append(range)
            }
        }
        replicates = joined
    }
}
