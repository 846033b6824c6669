/// The weighted inverted power mean of scores on 0...10: with `y = (10 − x)/10 · 9 + 1`, 1...10,
/// `M = (Σ w·y^p / Σ w)^(1/p)` and `10 − (M − 1)/9 · 10`.
///
/// Exponent 1 is the arithmetic mean, 0 (the limit) the inverted geometric mean of INFORM,
/// `10 − ((∏ y^w) − 1)/9 · 10` for weights that sum to 1; the lower p, the less the low scores make up for one that is
/// high. A mean of `x` itself would do the opposite, and one score of 0 would wipe out all others.
///
/// Missing: left out with its weight; NaN where no element with a weight above 0 is known. Edge: an element of
/// weight 0 plays no part, whatever its value; equal values have exactly that mean up to a rounding, 0...10 in any case.
///
/// - Parameter exponent: -100...100; nearer to 0 than 1e-9 counts as 0.
/// - Throws: `valueOutOfDomain` for a value outside 0...10; `invalidWeight`, `weightsAllZero`.
///
/// Reference: [INFORM2017], section 4.4 (p = 0); [OECD2008], section 6 (power means)
public func invertedPowerMean(_ values: [Double], weights: [Double], exponent: Double) throws(NumericsError)
    -> Double
{
    try checkWeights(weights, count: values.count)
    let scale = InvertedPowerScale(exponent: exponent)
    var (sum, weight) = (0.0, 0.0)
    for index in values.indices where !values[index].isNaN && weights[index] > 0 {
        guard (0...10).contains(values[index]) else {
            throw .valueOutOfDomain(place: index, value: values[index], needed: "on the scale 0 to 10")
        }
        sum += weights[index] * scale.transformed(values[index])
        weight += weights[index]
    }
    return weight > 0 ? scale.restored(sum / weight) : .nan
}

/// The scale on which the inverted power mean of scores on 0...10 is an arithmetic mean.
///
/// The power of `y` itself, with the sign that makes it rise with x, and not its Box-Cox transform `(1 − y^p)/p`, which
/// loses the figures of a small power in the 1.
///
/// Reference: [INFORM2017], section 4.4 for y
public struct InvertedPowerScale: Sendable, Equatable {
    /// Nearer to 0 than 1e-9 is 0.
    public let exponent: Double

    /// - Parameter exponent: -100...100, so that no power overflows.
    public init(exponent: Double) {
        precondition(abs(exponent) <= 100, "an exponent of an inverted power mean is from -100 to 100")
        self.exponent = abs(exponent) < 1e-9 ? 0 : exponent
    }

    /// `∓y^p` with `y = (10 − x)/10 · 9 + 1`, minus for p > 0, and `−ln y` for p = 0: it rises with x.
    ///
    /// - Parameter x: 0...10.
    public func transformed(_ x: Double) -> Double {
        let y = (10 - x) * 0.9 + 1
        if exponent == 0 { return -Elementary.log(y) }
        let power = Elementary.pow(y, exponent)
        return exponent > 0 ? -power : power
    }

    /// The x, 0...10, whose `transformed` is `t`.
    public func restored(_ t: Double) -> Double {
        let mean = exponent == 0 ? Elementary.exp(-t) : Elementary.pow(abs(t), 1 / exponent)
        // The mean of equal ends may miss them by a rounding.
        return min(max(10 - (mean - 1) / 0.9, 0), 10)
    }
}
