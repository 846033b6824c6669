import MizanNumerics

// What is read from the counts of replicates. A unit that has no score in some replicates is described by the others.

extension ReplicateTally {
    /// In how many replicates a unit has a score; 0 where scores were not counted.
    public func scored(_ unit: Int) -> Int { scores.isEmpty ? 0 : scores[unit].count }

    /// The nearest-rank order statistics of the ranks that cut off equal tails; nil where the unit has no rank. Among
    /// units of more than a bin's width, the ends of bins.
    public func rankInterval(_ unit: Int, coverage: Double) -> Uncertainty.RankBand? {
        Self.ends(rankCounts[unit * bins..<(unit + 1) * bins], coverage).map {
            Uncertainty.RankBand(low: $0.low * binWidth + 1, high: ($0.high + 1) * binWidth)
        }
    }

    /// The same, widened to hold the nominal rank: the band that is printed.
    public func rankBand(_ unit: Int, holding nominal: Int?, coverage: Double) -> Uncertainty.RankBand? {
        guard let nominal, let interval = rankInterval(unit, coverage: coverage) else { return nil }
        return Uncertainty.RankBand(low: min(interval.low, nominal), high: max(interval.high, nominal))
    }

    /// The order statistics of the scores, to the step in which they are counted; nil where the unit has
    /// none, or they were not counted.
    public func scoreInterval(_ unit: Int, coverage: Double) -> Uncertainty.Band? {
        guard !scores.isEmpty else { return nil }
        let counts = scores[unit]
        return Self.ends(counts.counts[...], coverage).map {
            Uncertainty.Band(
                low: step.score(Double(counts.first + $0.low)),
                high: step.score(Double(counts.first + $0.high)))
        }
    }

    /// The same, widened to hold the nominal score: the band that is printed.
    public func scoreBand(_ unit: Int, coverage: Double) -> Uncertainty.Band? {
        let nominal = self.nominal.scores[unit]
        guard !nominal.isNaN, let interval = scoreInterval(unit, coverage: coverage) else { return nil }
        return Uncertainty.Band(low: min(interval.low, nominal), high: max(interval.high, nominal))
    }

    /// The mean score over the replicates; NaN where there is none, or scores were not counted.
    public func meanScore(_ unit: Int) -> Double {
        guard !scores.isEmpty else { return .nan }
        let counts = scores[unit]
        let mean = Double(counts.sum) / Double(counts.count) * 0x1p-32
        return step.score(mean)
    }

    /// Share of the replicates with a rank in which it is that bin's, by bin; empty for a unit without.
    public func acceptability(_ unit: Int) -> [Double] {
        let row = rankCounts[unit * bins..<(unit + 1) * bins]
        let total = Double(row.reduce(0) { $0 + Int($1) })
        return total > 0 ? row.map { Double($0) / total } : []
    }

    /// The ranks of a bin.
    public func ranks(of bin: Int) -> ClosedRange<Int> {
        bin * binWidth + 1...min((bin + 1) * binWidth, nominal.isRanked.count(where: \.self))
    }

    /// Probability of a rank of at most `count`; NaN for a unit without a rank, and where a bin holds ranks of both
    /// sides.
    public func probability(_ unit: Int, inTop count: Int) -> Double {
        let row = rankCounts[unit * bins..<(unit + 1) * bins]
        let total = row.reduce(0) { $0 + Int($1) }
        guard total > 0, count % binWidth == 0 else { return .nan }
        return Double(row.prefix(count / binWidth).reduce(0) { $0 + Int($1) }) / Double(total)
    }

    /// Probability of each class; empty for a unit without a score.
    public func classShares(_ unit: Int) -> [Double] {
        let size = nominal.classes.count
        let row = classCounts[unit * size..<(unit + 1) * size]
        let total = Double(scored(unit))
        return total > 0 ? row.map { Double($0) / total } : []
    }

    /// Probability that one unit has a higher score than another; ties count half. NaN where pairs were not counted or
    /// one of them has no score.
    public func probability(_ unit: Int, above other: Int) -> Double {
        guard unit != other else { return nominal.scores[unit].isNaN ? .nan : 0.5 }
        let total = 2 * Double(count - failedCount)
        guard !pairCounts.isEmpty, total > 0, !nominal.scores[unit].isNaN, !nominal.scores[other].isNaN else {
            return .nan
        }
        let (low, high) = (min(unit, other), max(unit, other))
        let share = Double(pairCounts[Self.pair(low, high, of: nominal.units.count)]) / total
        return unit < other ? share : 1 - share
    }

    /// The variance of the ranks of a unit over the replicates; NaN without.
    public func rankVariance(_ unit: Int) -> Double {
        let shares = acceptability(unit)
        guard !shares.isEmpty else { return .nan }
        let width = Double(binWidth)
        var (mean, square) = (0.0, 0.0)
        for (bin, share) in shares.enumerated() { mean += share * Double(bin) * width }
        for (bin, share) in shares.enumerated() {
            let distance = Double(bin) * width - mean
            square += share * distance * distance
        }
        return square
    }

    /// Places of the order statistics that cut off equal tails of counts; nil where all are 0.
    private static func ends(_ counts: ArraySlice<UInt32>, _ coverage: Double) -> (low: Int, high: Int)? {
        let total = counts.reduce(0) { $0 + Int($1) }
        guard total > 0 else { return nil }
        let tail = (1 - coverage) / 2
        return bins(of: nearestRank(tail, of: total), nearestRank(1 - tail, of: total), in: counts)
    }

    /// The bins of two order statistics of counts, numbered from 1.
    static func bins(of first: Int, _ second: Int, in counts: ArraySlice<UInt32>) -> (low: Int, high: Int) {
        var (sum, low, high) = (0, 0, 0)
        for (bin, count) in counts.enumerated() where count > 0 {
            if sum < first { low = bin }
            if sum < second { high = bin }
            sum += Int(count)
        }
        return (low, high)
    }
}
