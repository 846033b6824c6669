/// Tiers of the scored units: from the top, a new one starts where the first of the last stands above the next with a
/// probability of at least `NominalScores.ordered`.
public struct Tiers: Sendable, Equatable {
    /// By unit: its tier, 1 first; nil without a score, and for all where nothing says who is above whom.
    public let byUnit: [Int?]
    /// The first tier that another seed may start elsewhere, since what decides it lies within two Monte-Carlo
    /// standard errors of the probability asked for; nil where all are sure. Those below start from it.
    public let firstUnsure: Int?

    public var isKnown: Bool { byUnit.contains { $0 != nil } }

    init(byUnit: [Int?], firstUnsure: Int? = nil) { (self.byUnit, self.firstUnsure) = (byUnit, firstUnsure) }

    /// Where the next tier starts among the units below the first of one.
    struct Start {
        /// Nil where none of them starts one.
        var place: Int?
        var isSure = true
    }

    /// - Parameter next: the start of the next tier, given the first unit of the last and the units below it in order.
    init(_ nominal: NominalScores, _ next: (_ first: Int, _ below: ArraySlice<Int>) -> Start) {
        let order = nominal.order
        var byUnit = [Int?](repeating: nil, count: nominal.units.count)
        var (start, tier, firstUnsure) = (0, 0, Int?.none)
        while start < order.count {
            tier += 1
            let found = next(order[start], order[(start + 1)...])
            let end = found.place ?? order.count
            for place in start..<end { byUnit[order[place]] = tier }
            if !found.isSure, firstUnsure == nil { firstUnsure = tier + 1 }
            start = end
        }
        self.init(byUnit: byUnit, firstUnsure: firstUnsure)
    }

    /// The Monte-Carlo standard error of a probability that is the one asked for.
    static func error(_ ordered: Double, _ replicates: Int) -> Double {
        (ordered * (1 - ordered) / Double(replicates)).squareRoot()
    }

    /// Within so many standard errors of the probability asked for, a start is not sure.
    static let unsureWithin = 2.0
}

extension ReplicateTally {
    /// As the pairs that were counted say; nil for all units where none were, or every replicate failed.
    public var tiers: Tiers {
        let drawn = count - failedCount
        guard !pairCounts.isEmpty || nominal.units.count == 1, drawn > 0 else {
            return Tiers(byUnit: Array(repeating: nil, count: nominal.units.count))
        }
        let near = Tiers.unsureWithin * Tiers.error(nominal.ordered, drawn)
        return Tiers(nominal) { first, below in
            var start = Tiers.Start()
            for place in below.indices {
                let above = probability(first, above: below[place])
                if abs(above - nominal.ordered) < near { start.isSure = false }
                guard above < nominal.ordered else {
                    start.place = place
                    break
                }
            }
            return start
        }
    }
}

/// Settles where tiers start by as many replicates as that takes: of the units that may start one further replicates are
/// drawn, until the probability lies far enough from the one asked for.
///
/// A function of the edition, the seed and the replicates asked for: shards settle the same tiers.
struct TierTrial {
    /// Replicates of the first look at least, and so many that 100 are to be expected on either side of the probability
    /// asked for; each further look is at four times as many.
    private static let (leastLook, leastCount) = (1_000, 100.0)
    /// Replicates that are drawn at most.
    private static let most = 1_000_000
    /// Standard errors between a probability and the one asked for from which on a start is settled.
    private static let settledFrom = 4.0
    /// Units that are looked at together.
    private static let width = 32
    private static let blockSize = 256

    private let source: any ReplicateSource
    private let threads: Int
    /// Replicates at the first look and at most.
    private let (firstLook, most): (Int, Int)

    /// What is known of one unit that may start a tier.
    private struct Candidate {
        /// Its place in the order.
        var place: Int
        var unit: Int
        /// Twice the replicates in which the first stands above it, and once those in which they are equal.
        var twiceAbove = 0
    }

    /// - Parameter replicates: how many are asked for: a start is settled by a hundred times as many at most, and
    ///   by no more than a million.
    /// - Returns: nil where few units cannot be drawn alone.
    init?(_ source: any ReplicateSource, threads: Int, replicates: Int) {
        guard source.narrowed(to: []) != nil else { return nil }
        (self.source, self.threads) = (source, threads)
        let ordered = source.nominal.ordered
        let rarer = max(min(ordered, 1 - ordered), Self.leastCount / Double(Self.most))
        most = min(100 * replicates, Self.most)
        firstLook = max(Self.leastLook, Int((Self.leastCount / rarer).rounded()))
    }

    var tiers: Tiers {
        Tiers(source.nominal) { first, below in
            var isSure = true
            for from in stride(from: below.startIndex, to: below.endIndex, by: Self.width) {
                let found = start(first, below[from..<min(from + Self.width, below.endIndex)])
                isSure = isSure && found.isSure
                if let place = found.place { return Tiers.Start(place: place, isSure: isSure) }
            }
            return Tiers.Start(isSure: isSure)
        }
    }

    private func start(_ first: Int, _ below: ArraySlice<Int>) -> Tiers.Start {
        let ordered = source.nominal.ordered
        var open = below.indices.map { Candidate(place: $0, unit: below[$0]) }
        var (found, drawn, looked) = (Tiers.Start(), 0, 0)
        while !open.isEmpty, looked < most {
            let end = min(max(firstLook, 4 * looked), most)
            drawn += draw(UInt32(looked)..<UInt32(end), first, &open)
            looked = end
            guard drawn > 0 else {
                found.isSure = false
                continue
            }
            let error = Tiers.error(ordered, drawn)
            func distance(_ candidate: Candidate) -> Double {
                Double(candidate.twiceAbove) / Double(2 * drawn) - ordered
            }
            let isLast = looked == most
            let settled = isLast ? 0 : Self.settledFrom * error
            if let start = open.first(where: { distance($0) >= settled })?.place {
                found.place = start
                open.removeAll { $0.place > start }
            }
            if isLast {
                found.isSure = open.allSatisfy { abs(distance($0)) >= Tiers.unsureWithin * error }
                break
            }
            open.removeAll { $0.place == found.place || distance($0) < -settled }
        }
        return found
    }

    /// Counts replicates in which the first of a tier stands above each candidate.
    ///
    /// - Returns: how many of them did not fail.
    private func draw(_ replicates: Range<UInt32>, _ first: Int, _ candidates: inout [Candidate]) -> Int {
        let units = candidates.map(\.unit)
        guard let source = source.narrowed(to: [first] + units) else { return 0 }
        let blocks = (replicates.count + Self.blockSize - 1) / Self.blockSize
        let counts = inOrder(blocks, threads: threads) { place in
            let start = replicates.lowerBound + UInt32(place * Self.blockSize)
            let end = min(start + UInt32(Self.blockSize), replicates.upperBound)
            return Self.twiceAbove(first, units, source.scores(of: start..<end, varying: .joint))
        }
        var drawn = 0
        for count in counts {
            drawn += count.drawn
            for place in candidates.indices { candidates[place].twiceAbove += count.twiceAbove[place] }
        }
        return drawn
    }

    /// As pairs are counted: where one of two has no score, nothing is decided; a replicate that failed counts nowhere.
    private static func twiceAbove(
        _ first: Int, _ units: [Int], _ block: ReplicateBlock
    ) -> (drawn: Int, twiceAbove: [Int]) {
        let lanes = block.replicates.count
        var twiceAbove = [Int](repeating: 0, count: units.count)
        var drawn = 0
        for lane in 0..<lanes where block.failures[block.replicates.lowerBound + UInt32(lane)] == nil {
            drawn += 1
            let score = block.scores[first * lanes + lane]
            for (place, unit) in units.enumerated() {
                let other = block.scores[unit * lanes + lane]
                twiceAbove[place] += score > other ? 2 : score < other ? 0 : 1
            }
        }
        return (drawn, twiceAbove)
    }
}
