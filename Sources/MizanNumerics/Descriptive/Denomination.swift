/// A column made comparable between rows of different size: `x / (denominator / scale)`.
///
/// Missing: a missing value or a missing denominator gives missing.
///
/// - Parameters:
///   - denominators: as many; above 0.
///   - scale: units of the denominator that a result is per, such as 1,000 people; above 0.
/// - Throws: where a value is infinite; where the denominator of a known value is known and not above 0, infinite, or
///   so small that a `Double` does not hold the result. The denominators of missing values are not looked at.
public func denominated(_ values: [Double], by denominators: [Double], per scale: Double = 1)
    throws(NumericsError)
    -> [Double]
{
    precondition(values.count == denominators.count, "each value has its denominator")
    precondition(scale > 0 && scale.isFinite, "a scale is above 0")
    _ = try KnownRange(of: values)
    var result = values
    for place in values.indices where !values[place].isNaN {
        let denominator = denominators[place]
        if denominator <= 0 || denominator.isInfinite {
            throw .valueOutOfDomain(place: place, value: denominator, needed: "a denominator above 0")
        }
        result[place] = values[place] / (denominator / scale)
        if result[place].isInfinite {
            throw .valueOutOfDomain(place: place, value: denominator, needed: "a denominator large enough")
        }
    }
    return result
}
