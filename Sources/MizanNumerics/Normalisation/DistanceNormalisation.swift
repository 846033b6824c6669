/// Values as their distance from a target: `(x − min) / (target − min)`, 1 where the target is met.
///
/// A unit of the reference serves as a target too: `1 − (target − x) / (target − min)` is the same.
///
/// Missing: NaN stays. Edge: above 1 beyond the target, or 1 where `isCapped`.
///
/// - Throws: where the target is not above the reference's smallest value: every unit has then met it, and the
///   formula would divide by 0 or turn the order round. Where the reference knows no value or a value is infinite.
///
/// Reference: [OECD2008], step 5
public func normalisedByTarget(
    _ values: [Double], reference: [Double], target: Double, isCapped: Bool = false
) throws(NumericsError) -> [Double] {
    let range = try KnownRange(of: reference)
    try range.require(1)
    _ = try KnownRange(of: values)
    guard range.low < target, target.isFinite, (target - range.low).isFinite else {
        throw .unusableScale(low: range.low, high: target, needed: "a target above the smallest value")
    }
    let span = target - range.low
    return values.map { value in
        let score = (value - range.low) / span
        return isCapped && score > 1 ? 1 : score
    }
}

/// Values as a fraction of the reference's largest: `x / max`.
///
/// It needs a scale with a true zero; with values turned negative the largest is the one nearest 0 and the order is
/// lost, which is why they are refused.
///
/// Missing: NaN stays.
///
/// - Throws: where the largest value is not above 0, none is known, or one is infinite.
///
/// Reference: [OECD2008], step 5
public func fractionsOfMaximum(_ values: [Double], reference: [Double]) throws(NumericsError) -> [Double] {
    let range = try KnownRange(of: reference)
    try range.require(1)
    _ = try KnownRange(of: values)
    guard range.high > 0 else { throw .notPositive(quantity: "the largest value", value: range.high) }
    return values.map { $0 / range.high }
}
