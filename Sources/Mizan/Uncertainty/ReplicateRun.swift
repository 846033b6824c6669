import Dispatch
import MizanNumerics

/// Draws replicates in blocks on several threads and counts them.
public struct ReplicateRun: Sendable {
    static let blockSize = 64

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
        var next = replicates.lowerBound
        while next < replicates.upperBound {
            let size = UInt32(min(threads * blockSize, Int(replicates.upperBound - next)))
            for drawn in blocks(next..<next + size, doubts) { tally.add(drawn.block, ranks: drawn.ranks) }
            next += size
            guard goesOn(tally) else { break }
        }
    }

    private func blocks(_ replicates: Range<UInt32>, _ doubts: Set<Doubt>)
        -> [(block: ReplicateBlock, ranks: [UInt32])]
    {
        let count = (replicates.count + blockSize - 1) / blockSize
        let ranked = source.nominal.isRanked.indices.filter { source.nominal.isRanked[$0] }
        return inOrder(count, threads: threads) { place in
            let start = replicates.lowerBound + UInt32(place * blockSize)
            let range = start..<min(start + UInt32(blockSize), replicates.upperBound)
            let block = source.scores(of: range, varying: doubts)
            return (block, block.ranks(among: ranked))
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
