/// How a gap in a series of one unit and one indicator is filled.
///
/// Reference: [OECD2008], step 3
public enum SeriesImputation: Equatable, Sendable {
    /// The last value known before; at most `maximumAge` older than the gap, in the unit of the times.
    ///
    /// Missing: a gap before the first known value, or too long after the last one, stays.
    case latest(maximumAge: Double?)
    /// As `latest` at any age; a gap before the first known value takes that one.
    case constant
    /// On the straight line, in time, between the known values on both sides; beyond the ends flat.
    case linear
    /// As `linear` where two values are known, as `constant` where one is.
    case linearOrConstant
}

/// A series whose gaps are filled.
public struct ImputedSeries: Equatable, Sendable {
    public let values: [Double]
    /// For each value the place, from 0, whose known value it is; nil where it lies on a line between two or is
    /// missing.
    public let origins: [Int?]
}

/// A series with its gaps filled by `method`; known values are never changed.
///
/// - Parameters:
///   - values: one a time.
///   - times: strictly ascending.
/// - Throws: where no value is known (two are needed for `linear`) or one is infinite.
///
/// Reference: [OECD2008], step 3
public func imputed(_ values: [Double], at times: [Double], by method: SeriesImputation) throws(NumericsError)
    -> ImputedSeries
{
    precondition(values.count == times.count, "each value has its time")
    precondition(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "times are strictly ascending")
    let range = try KnownRange(of: values)
    try range.require(method == .linear && values.contains(where: \.isNaN) ? 2 : 1)
    var result = values
    var origins: [Int?] = values.indices.map { values[$0].isNaN ? nil : $0 }
    let next = nextKnown(values)
    var last: Int?
    for place in values.indices {
        if !values[place].isNaN {
            last = place
            continue
        }
        switch method {
        case .latest(let maximumAge):
            origins[place] = last.flatMap { times[place] - times[$0] <= maximumAge ?? .infinity ? $0 : nil }
        case .constant:
            origins[place] = last ?? next[place]
        case .linear, .linearOrConstant:
            if let last, let next = next[place] {
                let part = (times[place] - times[last]) / (times[next] - times[last])
                result[place] = values[last] * (1 - part) + values[next] * part
            } else {
                origins[place] = last ?? next[place]
            }
        }
        if let origin = origins[place] { result[place] = values[origin] }
    }
    return ImputedSeries(values: result, origins: origins)
}

/// The place of the first known value at or after each place.
private func nextKnown(_ values: [Double]) -> [Int?] {
    var next = [Int?](repeating: nil, count: values.count)
    var known: Int?
    for place in values.indices.reversed() {
        if !values[place].isNaN { known = place }
        next[place] = known
    }
    return next
}
