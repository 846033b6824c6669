/// When a column's shape is good enough to be left as it is: `|skewness| < s` or `excess kurtosis < k`.
///
/// Both must be reached before a column is treated, since either alone is common in data without outliers.
public struct ShapeRule: Equatable, Sendable {
    /// Above 0.
    public var skewness: Double
    public var kurtosis: Double

    public init(skewness: Double = 2, kurtosis: Double = 3.5) {
        precondition(skewness > 0, "a threshold of skewness is above 0")
        (self.skewness, self.kurtosis) = (skewness, kurtosis)
    }

    /// nil where the moments do not exist: fewer than four values, or equal ones.
    public func passes(_ moments: Moments) -> Bool? {
        guard let skew = moments.skewness, let kurt = moments.kurtosis else { return nil }
        return passes(skewness: skew, kurtosis: kurt)
    }

    func passes(skewness skew: Double, kurtosis kurt: Double) -> Bool {
        abs(skew) < skewness || kurt < kurtosis
    }
}
