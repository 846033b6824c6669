import MizanNumerics

/// What of a ranking its sensitivity is of: one number a replicate.
public enum SensitivityOutput: Sendable, Hashable {
    /// The mean of |rank − nominal rank| over the ranked units.
    case meanRankShift
    /// The rank of a unit, by its place in the edition.
    case rank(Int)
    case score(Int)
    /// 1 where a unit has one of so many first ranks, 0 elsewhere.
    case top(Int, places: Int)

    /// The unit that it is about; nil where it is about all.
    public var unit: Int? {
        switch self {
        case .meanRankShift: nil
        case .rank(let unit), .score(let unit), .top(let unit, _): unit
        }
    }
}

/// Reads an output from the scores of replicates.
///
/// Ranks are those among the ranked units of the edition.
struct OutputReading: Sendable {
    let output: SensitivityOutput
    private let nominal: NominalScores
    /// Places of the ranked units.
    private let ranked: [Int]
    /// Their ranks without doubt.
    private let nominalRanks: [Int32]
    /// Whether every unit with a score is ranked, so that the table of scores is that of the ranked.
    private let isWhole: Bool

    init(_ output: SensitivityOutput, _ nominal: NominalScores) {
        (self.output, self.nominal) = (output, nominal)
        let ranked = nominal.units.indices.filter { nominal.isRanked[$0] }
        let ranks = nominal.ranks
        isWhole = ranked.count == nominal.units.count
        nominalRanks = ranked.map { Int32(ranks[$0] ?? 0) }
        self.ranked = ranked
    }

    /// One number a lane, NaN where it has none: the replicate failed, or the unit has no rank or score in it.
    ///
    /// - Parameter scores: (units × lanes), unit by unit.
    func values(_ scores: [Double], lanes: Int) -> [Double] {
        switch output {
        case .score(let unit): return Array(scores[unit * lanes..<(unit + 1) * lanes])
        case .rank(let unit):
            return own(unit, scores, lanes) { Double($0) }
        case .top(let unit, let places):
            return own(unit, scores, lanes) { $0 <= UInt32(places) ? 1 : 0 }
        case .meanRankShift: return shifts(ranks(scores, lanes), lanes)
        }
    }

    /// The same of one replicate.
    func value(_ scores: [Double]) -> Double { values(scores, lanes: 1)[0] }

    private func own(_ unit: Int, _ scores: [Double], _ lanes: Int, _ value: (UInt32) -> Double) -> [Double] {
        guard let row = ranked.firstIndex(of: unit) else { return Array(repeating: .nan, count: lanes) }
        return ranks(scores, lanes)[row * lanes..<(row + 1) * lanes].map { $0 == 0 ? .nan : value($0) }
    }

    private func shifts(_ ranks: [UInt32], _ lanes: Int) -> [Double] {
        var (sums, counts) = ([Int32](repeating: 0, count: lanes), [Int32](repeating: 0, count: lanes))
        ranks.withUnsafeBufferPointer { ranks in
            sums.withUnsafeMutableBufferPointer { sums in
                counts.withUnsafeMutableBufferPointer { counts in
                    for (row, nominal) in nominalRanks.enumerated() {
                        let start = row * lanes
                        for lane in 0..<lanes {
                            let rank = Int32(truncatingIfNeeded: ranks[start + lane])
                            let isKnown: Int32 = rank == 0 ? 0 : 1
                            let shift = rank &- nominal
                            sums[lane] &+= isKnown &* (shift < 0 ? 0 &- shift : shift)
                            counts[lane] &+= isKnown
                        }
                    }
                }
            }
        }
        return zip(sums, counts).map { $1 == 0 ? .nan : Double($0) / Double($1) }
    }

    /// (ranked × lanes); 0 = none.
    private func ranks(_ scores: [Double], _ lanes: Int) -> [UInt32] {
        guard !isWhole else { return Self.ranks(scores, units: ranked.count) }
        var among: [Double] = []
        among.reserveCapacity(ranked.count * lanes)
        for unit in ranked { among += scores[unit * lanes..<(unit + 1) * lanes] }
        return Self.ranks(among, units: ranked.count)
    }

    private static func ranks(_ scores: [Double], units: Int) -> [UInt32] {
        guard units > 0 else { return [] }
        return [UInt32](unsafeUninitializedCapacity: scores.count) { ranks, count in
            scores.withUnsafeBufferPointer {
                Kernels.best.ranks(
                    descending: $0, units: units,
                    into: UnsafeMutableBufferPointer(rebasing: ranks[..<$0.count]))
            }
            count = scores.count
        }
    }
}
