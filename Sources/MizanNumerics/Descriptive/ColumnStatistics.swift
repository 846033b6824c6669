/// What a column looks like before it is used: moments, median, and counts of known, non-zero and distinct values.
///
/// Missing: NaN counts among the rows only.
public struct ColumnStatistics: Equatable, Sendable {
    /// All rows, missing ones too.
    public let rows: Int
    public let moments: Moments
    public let median: Double
    /// Known values other than 0.
    public let nonZero: Int
    /// Distinct known values.
    public let unique: Int
    /// How often the most frequent value occurs.
    public let largestTie: Int

    /// - Throws: where no value is known or one is infinite.
    public init(of values: [Double]) throws(NumericsError) {
        moments = try Moments(of: values)
        rows = values.count
        let sorted = values.filter { !$0.isNaN }.sorted()
        // There is a value, since there are moments.
        median = MizanNumerics.median(sorted) ?? moments.mean
        nonZero = sorted.count { $0 != 0 }
        var (unique, largest, run) = (0, 0, 0)
        for (place, value) in sorted.enumerated() {
            let isNew = place == 0 || value != sorted[place - 1]
            unique += isNew ? 1 : 0
            run = isNew ? 1 : run + 1
            largest = max(largest, run)
        }
        (self.unique, largestTie) = (unique, largest)
    }

    /// Known values as a share of the rows.
    public var availability: Double { Double(moments.count) / Double(rows) }
    /// Non-zero values as a share of those known.
    public var nonZeroShare: Double { Double(nonZero) / Double(moments.count) }
    /// Distinct values as a share of those known.
    public var uniqueShare: Double { Double(unique) / Double(moments.count) }
    /// The largest tie as a share of the values known.
    public var largestTieShare: Double { Double(largestTie) / Double(moments.count) }

    /// What is doubtful about the column.
    ///
    /// A share is low if it is below its threshold, and non-zero and distinct values are always judged among
    /// those known, so that a gap is counted once. Skewness is flagged exactly where `rule` would treat the column.
    public func flags(
        _ thresholds: StatisticsThresholds = StatisticsThresholds(), rule: ShapeRule = ShapeRule()
    ) -> Set<StatisticsFlag> {
        var flags: Set<StatisticsFlag> = []
        if availability < thresholds.availability { flags.insert(.fewKnown) }
        if nonZeroShare < thresholds.nonZero { flags.insert(.manyZeros) }
        if uniqueShare < thresholds.unique { flags.insert(.fewDistinct) }
        if moments.minimum == moments.maximum { flags.insert(.constant) }
        if rule.passes(moments) == false { flags.insert(.outlying) }
        return flags
    }
}

/// What may be doubtful about a column.
public enum StatisticsFlag: String, Sendable, CaseIterable {
    case fewKnown, manyZeros, fewDistinct, constant, outlying
}

/// Shares below which a column is flagged.
public struct StatisticsThresholds: Equatable, Sendable {
    /// Known values among the rows, 0 to 1.
    public var availability: Double
    /// Non-zero values among those known, 0 to 1.
    public var nonZero: Double
    /// Distinct values among those known, 0 to 1.
    public var unique: Double

    public init(availability: Double = 0.65, nonZero: Double = 0.5, unique: Double = 0.5) {
        (self.availability, self.nonZero, self.unique) = (availability, nonZero, unique)
    }
}
