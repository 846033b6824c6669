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
    /// - Throws: where fewer than two values are known, all are equal or one is infinite; where `high` is not above
    ///   1 for `logarithmToMaximum`; where a power is too large for a `Double`.
    public func callAsFunction(_ values: [Double]) throws(NumericsError) -> [Double] {
        let range = try KnownRange(of: values)
        let span = try range.span()
        let (low, high) = (range.low, range.high)
        switch self {
        case .logarithm:
            return values.map { Elementary.log($0 - low + 0.01 * span) }
        case .logarithmOfTail:
            let moments = try Moments(of: values)
            guard let skewness = moments.skewness else {
                throw .tooFewValues(known: range.count, needed: 3)
            }
            if skewness > 0 { return try ShapeTransform.logarithm(values) }
            return values.map { -Elementary.log(high + 0.01 * span - $0) }
        case .logarithmPlusOne:
            return values.map { Elementary.log($0 - low + 1) }
        case .logarithmToMaximum:
            guard high > 1 else {
                throw .unusableScale(low: low, high: high, needed: "a largest value above 1")
            }
            return values.map { Elementary.log((high - 1) * ($0 - low) / span + 1) }
        case .boxCox(let power):
            precondition(power.isFinite, "a power is a number")
            let result = values.map { Self.boxCox($0 - low + 1, power) }
            if let place = result.firstIndex(where: \.isInfinite) {
                throw .valueOutOfDomain(
                    place: place, value: values[place],
                    needed: "near enough to the others for the power \(power)")
            }
            return result
        }
    }

    private static func boxCox(_ z: Double, _ power: Double) -> Double {
        power == 0 ? Elementary.log(z) : (Elementary.pow(z, power) - 1) / power
    }
}
