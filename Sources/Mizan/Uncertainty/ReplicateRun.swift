import Dispatch
import MizanNumerics

/// Draws replicates in blocks on several threads and counts them.
public struct ReplicateRun: Sendable {
    static let blockSize = 64
    /// Blocks that a thread draws before all are counted, at most: fewer of many units, which all stand in memory.
    private static let roundSize = 16
    /// Units from which on it is one block.
    private static let manyUnits = 4_000

    public let source: any ReplicateSource
    public let threads: Int
    /// Replicates of one block; no count depends on it.
    let blockSize: Int

    public init(_ source: any ReplicateSource, threads: Int) {
        self.init(source, threads: threads, blockSize: Self.blockSize)
    }

    init(_ source: any ReplicateSource, threads: Int, blockSize: Int) {
        precondition(threads > 0 && blockSize > 0, "at least one thread, and one replicate in a block")
        (self.source, self.threads, self.blockSize) = (source, threads, blockSize)
    }

    /// Counts replicates in which some doubts vary together.
    ///
    /// - Parameter goesOn: asked after each round of blocks, with what was counted so far; false stops there, and
    ///   what was counted is whole.
    public func tally(
        _ replicates: Range<UInt32>, varying doubts: Set<Doubt>, countsPairs: Bool = false,
        goesOn: (ReplicateTally) -> Bool = { _ in true }
    ) -> ReplicateTally {
        var tally = ReplicateTally(source.nominal, countsPairs: countsPairs)
        count(replicates, varying: doubts, into: &tally, goesOn: goesOn)
        return tally
    }

    /// Adds replicates to a tally, which must not hold them yet.
    func count(
        _ replicates: Range<UInt32>, varying doubts: Set<Doubt>, into tally: inout ReplicateTally,
        goesOn: (ReplicateTally) -> Bool = { _ in true }
    ) {
        let units = max(1, source.nominal.units.count)
        let round = min(Self.roundSize, max(1, Self.manyUnits / units))
        var next = replicates.lowerBound
        while next < replicates.upperBound {
            let size = UInt32(min(threads * round * blockSize, Int(replicates.upperBound - next)))
            tally.add(blocks(next..<next + size, doubts), threads: threads)
            next += size
            guard goesOn(tally) else { break }
        }
    }

    private func blocks(_ replicates: Range<UInt32>, _ doubts: Set<Doubt>) -> [PlacedBlock] {
        let count = (replicates.count + blockSize - 1) / blockSize
        return inOrder(count, threads: threads) { place in
            let start = replicates.lowerBound + UInt32(place * blockSize)
            let range = start..<min(start + UInt32(blockSize), replicates.upperBound)
            return PlacedBlock(source.scores(of: range, varying: doubts), source.nominal)
        }
    }
}

/// A block with the places of its units: (units × replicates), unit by unit; 0 = none.
struct PlacedBlock: Sendable {
    let block: ReplicateBlock
    /// Competition ranks among all that have a score.
    let places: [UInt32]
    /// Competition ranks among the ranked.
    let ranks: [UInt32]

    init(_ block: ReplicateBlock, _ nominal: NominalScores) {
        self.block = block
        let (units, lanes) = (nominal.units.count, block.replicates.count)
        places = Self.ranks(block.scores, units: units)
        let ranked = nominal.isRanked.indices.filter { nominal.isRanked[$0] }
        let isEach = nominal.scores.indices.allSatisfy { nominal.isRanked[$0] || nominal.scores[$0].isNaN }
        guard !isEach else {
            ranks = places
            return
        }
        var scores: [Double] = []
        scores.reserveCapacity(ranked.count * lanes)
        for unit in ranked { scores += block.scores[unit * lanes..<(unit + 1) * lanes] }
        let among = Self.ranks(scores, units: ranked.count)
        var ranks = [UInt32](repeating: 0, count: units * lanes)
        for (row, unit) in ranked.enumerated() {
            ranks.replaceSubrange(
                unit * lanes..<(unit + 1) * lanes, with: among[row * lanes..<(row + 1) * lanes])
        }
        self.ranks = ranks
    }

    private static func ranks(_ scores: [Double], units: Int) -> [UInt32] {
        [UInt32](unsafeUninitializedCapacity: scores.count) { ranks, count in
            scores.withUnsafeBufferPointer {
                Kernels.best.ranks(
                    descending: $0, units: units,
                    into: UnsafeMutableBufferPointer(rebasing: ranks[..<$0.count]))
            }
            count = scores.count
        }
    }
}

/// What `body` gives for 0 ..< count, in order, on several threads.
func inOrder<Result: Sendable>(
    _ count: Int, threads: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
    var results = [Result?](repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let results = buffer
        // Threads take every so-manieth: there are never more of them than asked for.
        let threads = min(threads, count)
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            for place in stride(from: thread, to: count, by: threads) { results[place] = body(place) }
        }
    }
    return results.compactMap(\.self)
}
