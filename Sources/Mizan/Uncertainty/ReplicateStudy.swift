/// The counts of one edition from which everything about its doubt is printed: of all doubts together, of choices and
/// of measurement, and of each doubt alone.
///
/// Studies of other replicates of the same subject add up exactly, in any order.
public struct ReplicateStudy: Sendable, Equatable {
    /// Replicates are counted by so many at a time: a study holds whole rounds of every part, however it ends.
    public static let round: UInt32 = 1_000
    /// Numbers of replicates are below this.
    public static let maximumReplicates = 1_000_000_000
    /// Cells of the table of ranks where not all doubts vary: among more than 1,448 units their bins are wider.
    static let cellsApart = 1 << 21

    public let subject: StudySubject
    /// All doubts together first.
    public internal(set) var parts: [Part]
    /// How many replicates were asked for, from 0.
    public internal(set) var asked: Int
    /// Nil before they are settled, and where `TierTrial` does not.
    var settledTiers: Tiers?

    /// What was counted while some doubts varied and the others did not; of the first part also pairs and scores.
    public struct Part: Sendable, Equatable {
        public let doubts: Set<Doubt>
        public internal(set) var tally: ReplicateTally
    }

    /// A study without replicates.
    ///
    /// - Parameter isApart: whether choices, measurement and each doubt are drawn alone as well.
    public init(of subject: StudySubject, isApart: Bool = true, asked: Int = 0) {
        precondition(!subject.doubts.isEmpty, "something varies")
        (self.subject, self.asked) = (subject, asked)
        parts = Self.partition(Set(subject.doubts), isApart: isApart).enumerated().map { place, doubts in
            let isJoint = place == 0
            return Part(
                doubts: doubts,
                tally: ReplicateTally(
                    subject.nominal, countsPairs: isJoint, countsScores: isJoint,
                    maximumCells: isJoint ? ReplicateTally.maximumCells : Self.cellsApart))
        }
    }

    /// The sets of doubts that are drawn together: all, then smaller ones, none twice.
    static func partition(_ doubts: Set<Doubt>, isApart: Bool) -> [Set<Doubt>] {
        var sets = [doubts]
        guard isApart else { return sets }
        let smaller = [Set<Doubt>.choices, .measurement] + doubts.inOrder.map { [$0] }
        for set in smaller.map(doubts.intersection) where !set.isEmpty && !sets.contains(set) {
            sets.append(set)
        }
        return sets
    }

    public var joint: ReplicateTally { parts[0].tally }
    public var isApart: Bool { parts.count == Self.partition(Set(subject.doubts), isApart: true).count }

    /// What was counted while some doubts varied; nil where none of them does in this model, or they were not drawn
    /// alone.
    public func tally(varying doubts: Set<Doubt>) -> ReplicateTally? {
        let varying = doubts.intersection(subject.doubts)
        return parts.first { $0.doubts == varying }?.tally
    }

    public var replicates: [Range<UInt32>] { joint.replicates }
    public var count: Int { joint.count }

    /// The replicates that were asked for and are not counted, ascending.
    public var missing: [Range<UInt32>] {
        var missing: [Range<UInt32>] = []
        var next: UInt32 = 0
        for range in replicates + [UInt32(asked)..<UInt32(asked)] {
            if range.lowerBound > next { missing.append(next..<range.lowerBound) }
            next = max(next, range.upperBound)
        }
        return missing
    }

    /// Draws replicates and counts them in every part.
    ///
    /// - Parameter drawn: called with the number of replicates of a part that were drawn since the last call.
    public mutating func count(
        _ range: Range<UInt32>, with run: ReplicateRun, drawn: (Int) -> Void = { _ in }
    ) {
        precondition(
            run.source.nominal == subject.nominal && run.source.seed == subject.seed, "of one edition")
        for place in parts.indices {
            var known = parts[place].tally.count
            run.count(range, varying: parts[place].doubts, into: &parts[place].tally) { tally in
                drawn(tally.count - known)
                known = tally.count
                return true
            }
        }
    }

    /// The tiers: settled by further replicates where few units can be drawn alone, else as the counts say.
    public var tiers: Tiers { settledTiers ?? joint.tiers }
    public var hasSettledTiers: Bool { settledTiers != nil }

    /// Settles the tiers for as many replicates as were asked for.
    public mutating func settleTiers(of source: any ReplicateSource, threads: Int) {
        settledTiers = TierTrial(source, threads: threads, replicates: asked)?.tiers
    }

    /// Asks for no more than what is counted.
    public mutating func stop() { asked = Int(replicates.last?.upperBound ?? 0) }

    /// The replicates of one of several equal shards.
    ///
    /// - Parameters:
    ///   - shard: from 1 to `count`.
    public static func shard(_ shard: Int, of count: Int, replicates: Int) -> Range<UInt32> {
        precondition(count > 0 && (1...count).contains(shard), "a shard is one of them")
        return UInt32((shard - 1) * replicates / count)..<UInt32(shard * replicates / count)
    }

    /// Adds what another study of the same subject counted, of other replicates.
    mutating func add(_ other: ReplicateStudy) {
        for place in parts.indices { parts[place].tally.add(other.parts[place].tally) }
        if other.asked > asked { (asked, settledTiers) = (other.asked, other.settledTiers) }
    }
}
