import CKernels

extension Kernels {
    /// `competitionRanks` of the units in each replicate: (units × lanes) → (units × lanes), 1 for the largest.
    ///
    /// Up to 256 units a sorting network runs over 16 replicates at once, on words with the place of the score between
    /// the largest and the smallest and the number of the unit; up to 4,096 over 8 replicates, on scores whose last bits
    /// make room for that number. Where this leaves two units open, their whole scores settle it. Beyond, and where a
    /// score is infinite, each replicate is sorted by itself, byte by byte.
    ///
    /// Cost: 0.9 / 1.4 / 4.1 a score of 200 units, 1.9 / 3.0 / 6.0 of 1,000, 8 of 5,000.
    ///
    /// Missing: NaN has rank 0. Edge: every number of units and replicates.
    ///
    /// Reference: [Batcher1968], the network
    public func ranks(
        descending scores: UnsafeBufferPointer<Double>, units: Int,
        into ranks: UnsafeMutableBufferPointer<UInt32>
    ) {
        guard let scores = Self.start(scores, units: units), let start = ranks.baseAddress else { return }
        let lanes = ranks.count / units
        precondition(scores.count == ranks.count, "one rank a score")
        withScratch(ck_rank_scratch(units)) { table.pointee.ranks(scores.start, units, lanes, start, $0) }
    }

    /// Adds 1 to `counts` for each unit and rank: ranks (units × lanes), counts (units × bins), rank 1 in the first bin. Cost: 0.25 a rank.
    ///
    /// Missing: rank 0 counts nowhere.
    ///
    /// - Parameter bins: as many as the units, or at least the largest rank.
    public func count(
        ranks: UnsafeBufferPointer<UInt32>, units: Int, bins: Int,
        into counts: UnsafeMutableBufferPointer<UInt32>
    ) {
        guard let ranks = Self.start(ranks, units: units), let start = counts.baseAddress else { return }
        precondition(bins >= units && counts.count == units * bins, "(units × bins), a bin for every rank")
        table.pointee.count_ranks(ranks.start, units, ranks.count / units, bins, start)
    }

    /// Adds to `pairs`, for units i < j, 2 for each replicate where i ranks before j and 1 where they tie.
    /// Cost: 0.025 / 0.025 / 0.05 a pair and replicate.
    ///
    /// Missing: a replicate where one of the two has rank 0 adds nothing to their pair.
    ///
    /// - Parameters:
    ///   - units: 32,767 at most.
    ///   - pairs: half a table, row by row without the diagonal: (0, 1), (0, 2) … (1, 2) …
    public func count(
        pairs ranks: UnsafeBufferPointer<UInt32>, units: Int, into pairs: UnsafeMutableBufferPointer<UInt32>
    ) {
        guard let ranks = Self.start(ranks, units: units), let start = pairs.baseAddress else { return }
        precondition(units <= Int(Int16.max), "pairs of at most 32,767 units")
        precondition(pairs.count == units * (units - 1) / 2, "one count a pair")
        withScratch(ck_pair_scratch(units)) {
            table.pointee.count_pairs(ranks.start, units, ranks.count / units, start, $0)
        }
    }

    private static func start<Element>(_ values: UnsafeBufferPointer<Element>, units: Int)
        -> (start: UnsafePointer<Element>, count: Int)?
    {
        guard let start = values.baseAddress, units > 0 else { return nil }
        precondition(values.count.isMultiple(of: units), "(units × lanes)")
        return (start, values.count)
    }
}
