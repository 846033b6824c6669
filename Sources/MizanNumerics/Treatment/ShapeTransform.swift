/// A monotone function of a column that draws in a long tail, keeping the order of the values.
///
/// `low` and `high` are the ends of the column and `range` is `high − low`.
///
/// Reference: [Becker2022], outlier treatment; [BoxCox1964]
public enum ShapeTransform: Equatable, Sendable {
    /// `ln(x − low + 0.01 · range)`, for a tail of high values.
    case logarithm
    /// `logarithm` where the skewness is above 0, else `−ln(high + 0.01 · range − x)`.
    case logarithmOfTail
    /// `ln(x − low + 1)`, which depends on the unit of measurement.
    case logarithmPlusOne
    /// `ln((high − 1)(x − low) / range + 1)`; high must be above 1, since else the order is lost.
    case logarithmToMaximum
    /// `(z^λ − 1) / λ`, or `ln z` where λ = 0, with `z = x − low + 1`.
    case boxCox(Double)

    /// The transformed column.
    ///
    /// Missing: NaN stays.
    ///
    /// - Throws: where fewer than two values are known (three for `logarithmOfTail`), all are equal or one is
    ///   infinite; where `high` is not above 1 for `logarithmToMaximum`; where the ends would no longer differ, their
    ///   distance being lost beside the 1 that is added, or would be too large for a `Double`.
    public func callAsFunction(_ values: [Double]) throws(NumericsError) -> [Double] {
        let range = try KnownRange(of: values)
        let span = try range.span()
        let (low, high) = (range.low, range.high)
        let function: (Double) -> Double
        switch self {
        case .logarithm:
            function = { Elementary.log($0 - low + 0.01 * span) }
        case .logarithmOfTail:
            guard let skewness = try Moments(of: values).skewness else {
                throw .tooFewValues(known: range.count, needed: 3)
            }
            if skewness > 0 { return try ShapeTransform.logarithm(values) }
            function = { -Elementary.log(high + 0.01 * span - $0) }
        case .logarithmPlusOne:
            function = { Elementary.log($0 - low + 1) }
        case .logarithmToMaximum:
            guard high > 1 else {
                throw .unusableScale(low: low, high: high, needed: "a largest value above 1")
            }
            function = { Elementary.log((high - 1) * ($0 - low) / span + 1) }
        case .boxCox(let power):
            precondition(power.isFinite, "a power is a number")
            function = { Self.boxCox($0 - low + 1, power) }
        }
        let ends = (low: function(low), high: function(high))
        guard ends.low < ends.high, ends.low.isFinite, ends.high.isFinite else {
            throw .unusableScale(low: low, high: high, needed: "a distance that the transform keeps")
        }
        return values.map(function)
    }

    private static func boxCox(_ z: Double, _ power: Double) -> Double {
        power == 0 ? Elementary.log(z) : (Elementary.pow(z, power) - 1) / power
    }
}
