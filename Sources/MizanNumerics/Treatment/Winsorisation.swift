/// A column whose outlying values were pulled in to the next less outlying one.
public struct Winsorised: Equatable, Sendable {
    public let values: [Double]
    /// Places whose value was lowered, ascending.
    public let lowered: [Int]
    /// Places whose value was raised, ascending.
    public let raised: [Int]
    /// Of the values as they are now.
    public let moments: Moments
    public let passes: Bool

    public var count: Int { lowered.count + raised.count }
}

/// Pulls in the most outlying value of a column, one step after another, until its shape passes.
///
/// A step takes all values that equal the largest (where the skewness is not negative, else the smallest) to the
/// next one inwards. Steps end when `rule` passes or `maximum` places were changed; tied values change together,
/// so that the maximum can be passed by as many.
///
/// Missing: NaN stays. Edge: a step that would leave all values equal is not taken, since nothing would be left to
/// compare; `passes` is then false.
///
/// - Parameter maximum: nil for no limit.
/// - Throws: where the moments do not exist, fewer than four values being known or all equal, or one is infinite.
///
/// Reference: [Becker2022], outlier treatment
public func winsorised(_ values: [Double], until rule: ShapeRule = ShapeRule(), maximum: Int? = 5)
    throws(NumericsError) -> Winsorised
{
    var shape = try Shape(values, rule)
    var result = values
    var (top, bottom): ([Int], [Int]) = ([], [])
    while !shape.passes, top.count + bottom.count < maximum ?? .max {
        let (low, high) = (shape.moments.minimum, shape.moments.maximum)
        let isHigh = shape.skewness >= 0
        let outer = isHigh ? high : low
        var inner = isHigh ? -Double.infinity : .infinity
        for value in result where value != outer && !value.isNaN {
            inner = isHigh ? max(inner, value) : min(inner, value)
        }
        if inner == (isHigh ? low : high) { break }
        let places = result.indices.filter { result[$0] == outer }
        for place in places { result[place] = inner }
        if isHigh { top = places } else { bottom = places }
        shape = try Shape(result, rule)
    }
    return Winsorised(
        values: result, lowered: top, raised: bottom, moments: shape.moments, passes: shape.passes)
}

/// Moments that exist and what the rule says of them.
struct Shape {
    let moments: Moments
    let skewness: Double
    let passes: Bool

    init(_ values: [Double], _ rule: ShapeRule) throws(NumericsError) {
        moments = try Moments(of: values)
        if moments.minimum == moments.maximum, moments.count > 1 { throw .constantValues(moments.minimum) }
        guard let skewness = moments.skewness, let kurtosis = moments.kurtosis else {
            throw .tooFewValues(known: moments.count, needed: 4)
        }
        self.skewness = skewness
        passes = rule.passes(skewness: skewness, kurtosis: kurtosis)
    }
}
