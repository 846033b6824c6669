import Dispatch
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
    /// By unit; empty where they are not asked for.
    public internal(set) var scores: [ScoreCounts]
    /// (units × classes), row by row.
    public internal(set) var classCounts: [UInt32]
    /// By unit: in how many replicates the critical rule fires.
    public internal(set) var firedCounts: [UInt32]
    /// For each pair of units i < j, twice the replicates in which i scores above j, and once those in which they are
    /// equal; empty for too many units, or where they are not asked for.
    public internal(set) var pairCounts: [UInt32]

    let nominal: NominalScores
    /// The step in which the scores are counted.
    let step: ScoreStep

    public struct Failure: Sendable, Equatable {
        public var replicate: UInt32
        public var reason: String

        public init(_ replicate: UInt32, _ reason: String) {
            (self.replicate, self.reason) = (replicate, reason)
        }
    }

    /// - Parameters:
    ///   - countsPairs: whether one unit is compared with each other, which costs units² a replicate.
    ///   - countsScores: whether the scores are counted, which takes up to some hundred thousand counts a unit.
    ///   - maximumCells: cells of the table of ranks; with fewer, its bins are wider.
    public init(
        _ nominal: NominalScores, countsPairs: Bool, countsScores: Bool = true,
        maximumCells: Int = ReplicateTally.maximumCells
    ) {
        self.nominal = nominal
        step = ScoreStep(nominal)
        let count = nominal.units.count
        let ranked = nominal.isRanked.count(where: \.self)
        binWidth = max(1, (count * ranked + maximumCells - 1) / maximumCells)
        bins = (ranked + binWidth - 1) / binWidth
        rankCounts = Array(repeating: 0, count: count * bins)
        scores = countsScores ? Array(repeating: ScoreCounts(), count: count) : []
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
    /// The sum of all scores, each rounded to 2^-32 of a step and at most as far outside as is counted.
    public internal(set) var sum: Int128 = 0

    public init() {}

    init(first: Int, counts: [UInt32], sum: Int128) {
        (self.first, self.counts, self.sum) = (first, counts, sum)
    }

    public var count: Int { counts.reduce(0) { $0 + Int($1) } }

    /// Adds the scores of some replicates; NaN counts nowhere.
    mutating func add(_ row: UnsafeBufferPointer<Double>, _ step: ScoreStep) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: row.count) { keys in
            var (known, low, high) = (0, Int.max, Int.min)
            // Sums of a row that fit a word are added there first.
            var (near, far) = (0, Int128(0))
            for score in row where !score.isNaN {
                let steps = step.bounded(score)
                let fine = steps * 0x1p32
                if abs(fine) < 0x1p52 {
                    near += ScoreStep.nearest(fine)
                } else {
                    far += Int128(fine.rounded())
                }
                let key = ScoreStep.nearest(steps)
                keys[known] = key
                (known, low, high) = (known + 1, min(low, key), max(high, key))
            }
            guard known > 0 else { return }
            sum += Int128(near) + far
            open(low..<high + 1)
            counts.withUnsafeMutableBufferPointer { counts in
                for place in 0..<known { counts[keys[place] - first] += 1 }
            }
        }
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
        let whole = min(first, range.lowerBound)..<max(first + counts.count, range.upperBound)
        guard whole.count > counts.count else { return }
        // Of thousands of units none has room to spare, as an array that is appended to has.
        var opened = [UInt32](repeating: 0, count: whole.count)
        for (place, count) in counts.enumerated() { opened[first - whole.lowerBound + place] = count }
        (first, counts) = (whole.lowerBound, opened)
    }
}

/// The step in which scores are counted: a power of ten of which the nominal scores span a thousand at least.
struct ScoreStep: Sendable, Equatable {
    /// Scores further outside the nominal ones than so many of their spans are counted at the end.
    static let reach = 16.0

    /// A step is 10^-decimals.
    let decimals: Int
    private let power: Double
    private let isFine: Bool
    private let low: Double
    private let high: Double

    init(_ nominal: NominalScores) {
        let known = nominal.scores.filter { !$0.isNaN }
        let (least, most) = (known.min() ?? 0, known.max() ?? 0)
        // Scores hold 12 digits: closer than that there is nothing to tell apart.
        let spread = max(
            min(most - least, .greatestFiniteMagnitude), 1e-12 * max(abs(most), abs(least)))
        let span = most > least ? spread : max(abs(most), 1)
        var (power, exponent) = (1.0, 0)
        isFine = span < 10_000
        // Exact up to 10^22.
        if isFine {
            while span * power < 1_000, exponent < 15 { (power, exponent) = (power * 10, exponent + 1) }
        } else {
            while span / power >= 10_000 { (power, exponent) = (power * 10, exponent + 1) }
        }
        self.power = power
        decimals = isFine ? exponent : -exponent
        // So many spans can be more than a `Double` holds; as many steps cannot.
        let reach = isFine ? Self.reach * span * power : Self.reach * (span / power)
        low = (isFine ? least * power : least / power) - reach
        high = (isFine ? most * power : most / power) + reach
    }

    /// The whole number nearest to `x`, halves away from zero; without the call that `rounded()` is on some processors.
    static func nearest(_ x: Double) -> Int {
        let whole = Int(x)
        let rest = x - Double(whole)
        return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
    }

    func steps(_ score: Double) -> Double { isFine ? score * power : score / power }

    /// The steps of a score, at most as many as are counted.
    func bounded(_ score: Double) -> Double { min(max(steps(score), low), high) }

    /// The steps that scores can count at.
    var keys: ClosedRange<Int> { Int(low.rounded())...Int(high.rounded()) }

    func score(_ steps: Double) -> Double { isFine ? steps / power : steps * power }
}

extension ReplicateTally {
    /// Adds the replicates of some blocks; they must not have been counted.
    mutating func add(_ placed: [PlacedBlock], threads: Int = 1) {
        countScores(placed.map(\.block), threads)
        for placed in placed {
            let block = placed.block
            countRanks(placed.ranks)
            let lanes = block.replicates.count
            countPairs(
                placed.places,
                (0..<lanes).filter { block.failures[block.replicates.lowerBound + UInt32($0)] == nil },
                of: lanes)
            note(
                block.failures.map { Failure($0.key, $0.value.reason) }, count: block.failures.count,
                [block.replicates])
        }
    }

    /// Units share the threads: each counts for itself.
    private mutating func countScores(_ blocks: [ReplicateBlock], _ threads: Int) {
        let (units, step, classes) = (nominal.units.count, step, nominal.classes)
        scores.withUnsafeMutableBufferPointer { scores in
            classCounts.withUnsafeMutableBufferPointer { classCounts in
                firedCounts.withUnsafeMutableBufferPointer { firedCounts in
                    nonisolated(unsafe) let (scores, classCounts, firedCounts) = (
                        scores, classCounts, firedCounts
                    )
                    @Sendable func count(_ unit: Int, _ block: ReplicateBlock) {
                        let lanes = block.replicates.count
                        block.scores.withUnsafeBufferPointer { drawn in
                            let row = UnsafeBufferPointer(
                                rebasing: drawn[unit * lanes..<(unit + 1) * lanes])
                            if !scores.isEmpty { scores[unit].add(row, step) }
                            for score in row where !classes.isEmpty {
                                guard let number = classes.lastIndex(where: { $0 <= score }) else { continue }
                                classCounts[unit * classes.count + number] += 1
                            }
                        }
                        guard !block.fired.isEmpty else { return }
                        for fired in block.fired[unit * lanes..<(unit + 1) * lanes] {
                            firedCounts[unit] += UInt32(fired)
                        }
                    }
                    let size = (units + threads - 1) / threads
                    DispatchQueue.concurrentPerform(iterations: threads) { thread in
                        let own = min(thread * size, units)..<min((thread + 1) * size, units)
                        for unit in own { for block in blocks { count(unit, block) } }
                    }
                }
            }
        }
    }

    private mutating func countRanks(_ ranks: [UInt32]) {
        let units = nominal.units.count
        guard binWidth > 1 || bins == 0 else {
            return rankCounts.withUnsafeMutableBufferPointer { counts in
                ranks.withUnsafeBufferPointer {
                    Kernels.best.count(ranks: $0, units: units, bins: bins, into: counts)
                }
            }
        }
        let lanes = ranks.count / max(1, units)
        for (place, rank) in ranks.enumerated() where rank > 0 {
            rankCounts[place / lanes * bins + (Int(rank) - 1) / binWidth] += 1
        }
    }

    /// A replicate in which one of a pair has no score decides nothing between them: it counts as a tie. One that
    /// failed counts nowhere.
    private mutating func countPairs(_ places: [UInt32], _ drawn: [Int], of lanes: Int) {
        guard !pairCounts.isEmpty else { return }
        let units = nominal.units.count
        pairCounts.withUnsafeMutableBufferPointer { pairs in
            places.withUnsafeBufferPointer { Kernels.best.count(pairs: $0, units: units, into: pairs) }
        }
        let scored = nominal.scores.indices.filter { !nominal.scores[$0].isNaN }
        for lane in drawn {
            for unit in scored where places[unit * lanes + lane] == 0 {
                for other in scored where other != unit {
                    if places[other * lanes + lane] == 0, other < unit { continue }
                    pairCounts[Self.pair(min(unit, other), max(unit, other), of: units)] += 1
                }
            }
        }
    }

    /// Adds what another tally of the same edition counted; the replicates of both must be apart.
    public mutating func add(_ other: ReplicateTally) {
        precondition(
            other.nominal == nominal && other.pairCounts.count == pairCounts.count
                && other.scores.count == scores.count && other.binWidth == binWidth, "of one edition")
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
