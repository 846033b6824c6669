/// The weighted arithmetic mean `Σ w·x / Σ w`: one element makes up fully for another.
///
/// Missing: left out with its weight; NaN where no element with a weight above 0 is known. Edge: the weights
/// are relative, their sum does not matter; an element of weight 0 plays no part, whatever its value.
///
/// - Throws: `invalidWeight`, `weightsAllZero`.
///
/// Reference: [OECD2008], section 6
public func arithmeticMean(_ values: [Double], weights: [Double]) throws(NumericsError) -> Double {
    try checkWeights(weights, count: values.count)
    var (sum, weight) = (0.0, 0.0)
    for index in values.indices where !values[index].isNaN && weights[index] > 0 {
        sum += weights[index] * values[index]
        weight += weights[index]
    }
    return weight > 0 ? sum / weight : .nan
}

/// The sum `Σ w·x` of what is known: the weights are coefficients, not divided by their sum.
///
/// For indices that add parts on one scale, such as shares of a whole. A missing element counts as 0 would, so that
/// rows are comparable only where they know the same elements: a mean, or a data threshold, belongs where they do not.
///
/// Missing: left out; NaN where no element with a weight above 0 is known. Weights of 0: as `arithmeticMean`.
///
/// - Throws: `invalidWeight`, `weightsAllZero`.
///
/// Reference: [OECD2008], section 6
public func weightedTotal(_ values: [Double], weights: [Double]) throws(NumericsError) -> Double {
    try checkWeights(weights, count: values.count)
    var (sum, isKnown) = (0.0, false)
    for index in values.indices where !values[index].isNaN && weights[index] > 0 {
        sum += weights[index] * values[index]
        isKnown = true
    }
    return isKnown ? sum : .nan
}

/// The weighted geometric mean `exp(Σ w·ln x / Σ w)` of numbers above 0: a low element is made up for only in part.
///
/// Missing: left out with its weight; NaN where no element with a weight above 0 is known. Edge: an element of
/// weight 0 plays no part, whatever its value.
///
/// - Throws: `valueOutOfDomain` for a number of 0 or less, since its logarithm does not exist and 0 would wipe out all
///   others; `invalidWeight`, `weightsAllZero`.
///
/// Reference: [OECD2008], section 6
public func geometricMean(_ values: [Double], weights: [Double]) throws(NumericsError) -> Double {
    try checkWeights(weights, count: values.count)
    var (sum, weight) = (0.0, 0.0)
    for index in values.indices where !values[index].isNaN && weights[index] > 0 {
        guard values[index] > 0 else {
            throw .valueOutOfDomain(place: index, value: values[index], needed: "above 0")
        }
        sum += weights[index] * Elementary.log(values[index])
        weight += weights[index]
    }
    return weight > 0 ? Elementary.exp(sum / weight) : .nan
}

/// The weighted harmonic mean `Σ w / Σ (w/x)` of numbers above 0: nearer to the lowest element than the geometric
/// mean.
///
/// Missing and weights of 0: as `geometricMean`.
///
/// - Throws: `valueOutOfDomain` for a number of 0 or less; `invalidWeight`, `weightsAllZero`.
///
/// Reference: [OECD2008], section 6
public func harmonicMean(_ values: [Double], weights: [Double]) throws(NumericsError) -> Double {
    try checkWeights(weights, count: values.count)
    var (sum, weight) = (0.0, 0.0)
    for index in values.indices where !values[index].isNaN && weights[index] > 0 {
        guard values[index] > 0 else {
            throw .valueOutOfDomain(place: index, value: values[index], needed: "above 0")
        }
        sum += weights[index] / values[index]
        weight += weights[index]
    }
    return weight > 0 ? weight / sum : .nan
}

/// The weighted power mean `(Σ w·x^p / Σ w)^(1/p)`: the lower p, the less one element makes up for another.
///
/// p = 1 is the arithmetic mean, 0 (the limit) the geometric one, −1 the harmonic one. Powers are taken of
/// `x / s`, s the largest element (the smallest where p < 0), so that none of them overflows.
///
/// Missing: left out with its weight, like in every other mean (COINr's power mean alone gives NaN instead);
/// NaN where no element with a weight above 0 is known. Weights of 0: as `geometricMean`.
///
/// - Throws: `valueOutOfDomain` for an infinite number and one below 0, of 0 too where p ≤ 0 (at p = 1 every number is
///   allowed); `invalidWeight`, `weightsAllZero`.
///
/// Reference: [OECD2008], section 6; [Hardy1952], chapter 2
public func powerMean(_ values: [Double], weights: [Double], power: Double) throws(NumericsError) -> Double {
    if power == 1 { return try arithmeticMean(values, weights: weights) }
    if power == 0 { return try geometricMean(values, weights: weights) }
    precondition(power.isFinite, "the exponent is a number")
    try checkWeights(weights, count: values.count)
    var scale = power > 0 ? 0 : Double.infinity
    for index in values.indices where !values[index].isNaN && weights[index] > 0 {
        let value = values[index]
        guard value > 0 || (value == 0 && power > 0) else {
            let needed = power > 0 ? "at least 0" : "above 0"
            throw .valueOutOfDomain(place: index, value: value, needed: needed)
        }
        guard value < .infinity else {
            throw .valueOutOfDomain(place: index, value: value, needed: "finite")
        }
        scale = power > 0 ? max(scale, value) : min(scale, value)
    }
    var (sum, weight) = (0.0, 0.0)
    for index in values.indices where !values[index].isNaN && weights[index] > 0 {
        let share = scale > 0 ? values[index] / scale : 0
        sum += weights[index] * (share > 0 ? Elementary.pow(share, power) : 0)
        weight += weights[index]
    }
    guard weight > 0 else { return .nan }
    return sum > 0 ? scale * Elementary.pow(sum / weight, 1 / power) : 0
}

/// Refuses weights that no mean can use.
func checkWeights(_ weights: [Double], count: Int) throws(NumericsError) {
    precondition(weights.count == count, "as many weights as values")
    var some = count == 0
    for (index, weight) in weights.enumerated() {
        guard weight >= 0, weight < .infinity else { throw .invalidWeight(element: index, value: weight) }
        if weight > 0 { some = true }
    }
    guard some else { throw .weightsAllZero }
}
