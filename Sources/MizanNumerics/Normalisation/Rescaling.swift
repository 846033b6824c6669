/// Values moved so that the ends of the reference lie at `low` and `high`: `(x − min) / (max − min) · (high − low) + low`.
///
/// Here and in the other normalisations of this folder the `reference` sets the scale and need not hold the
/// values, so that a scale can come from all years and be used for one; a high value is good, and values of which a
/// low one is good are negated by the caller (their goalposts too).
///
/// Between 0 and 1 it is the distance to the maximum, `1 − (max − x) / (max − min)`, as well.
///
/// Missing: NaN stays, and counts for nothing in the reference.
///
/// - Throws: where the reference is constant, knows fewer than two values, or holds an infinite one.
///
/// Reference: [OECD2008], step 5
public func minMaxNormalised(_ values: [Double], reference: [Double], low: Double = 0, high: Double = 1)
    throws(NumericsError) -> [Double]
{
    precondition(low < high, "low lies below high")
    let range = try KnownRange(of: reference)
    let span = try range.span()
    _ = try KnownRange(of: values)
    return values.map { ($0 - range.low) / span * (high - low) + low }
}

/// Values in standard deviations from the reference's mean: `(x − mean) / deviation · s + m`.
///
/// Missing: NaN stays.
///
/// - Parameters:
///   - mean: m, of the normalised reference.
///   - deviation: s, with divisor n − 1; above 0.
/// - Throws: as `minMaxNormalised`.
///
/// Reference: [OECD2008], step 5
public func zScores(_ values: [Double], reference: [Double], mean: Double = 0, deviation: Double = 1)
    throws(NumericsError) -> [Double]
{
    precondition(deviation > 0, "a standard deviation is above 0")
    let moments = try Moments(of: reference)
    _ = try KnownRange(of: values)
    guard let known = moments.deviation else { throw .tooFewValues(known: moments.count, needed: 2) }
    guard known > 0 else { throw .constantValues(moments.mean) }
    return values.map { ($0 - moments.mean) / known * deviation + mean }
}

/// Values on a scale from `low` at 0 to `high` at `scale`: `(x − low) / (high − low) · scale`.
///
/// Fixed goalposts do not depend on the sample: scores compare over years and when units come and go.
///
/// Missing: NaN stays. Edge: values beyond the goalposts give scores below 0 or above `scale`, or, where
/// `isTruncated`, 0 and `scale`.
///
/// - Throws: where low is not below high, or a value is infinite.
///
/// Reference: [OECD2008], step 5
public func goalpostNormalised(
    _ values: [Double], low: Double, high: Double, scale: Double = 1, isTruncated: Bool = false
) throws(NumericsError) -> [Double] {
    guard low < high else { throw .unusableScale(low: low, high: high, needed: "low below high") }
    let span = try spanOfScale(low, high)
    _ = try KnownRange(of: values)
    return values.map { value in
        let score = (value - low) / span
        return (isTruncated && !score.isNaN ? min(1, max(0, score)) : score) * scale
    }
}

/// Values on an S-shaped scale from 0 to 1: `1 / (1 + exp(−steepness · (x − midpoint)))`.
///
/// Unlike truncated goalposts it never makes unequal values equal, and unlike min-max an outlier does not press
/// the others together.
///
/// Missing: NaN stays. Edge: values so far out that the exponential has no `Double` give 0 or 1.
///
/// - Parameters:
///   - midpoint: the value that scores 1/2.
///   - steepness: above 0; the slope at the midpoint is a quarter of it.
/// - Throws: where a value is infinite.
///
/// Reference: [Verhulst1838]
public func logisticNormalised(_ values: [Double], midpoint: Double, steepness: Double) throws(NumericsError)
    -> [Double]
{
    precondition(steepness > 0 && steepness.isFinite && midpoint.isFinite, "a curve rises about a midpoint")
    _ = try KnownRange(of: values)
    return values.map { 1 / (1 + Elementary.exp(-steepness * ($0 - midpoint))) }
}
