/// How the values of one group become one value.
public enum Combination: Sendable, Equatable {
    case arithmetic
    /// The sum `Σ w·x`, the weights being coefficients that are not divided by their sum.
    case sum
    case geometric
    case harmonic
    /// The power mean with this exponent.
    case power(Double)
    /// The inverted power mean of scores on 0...10 with this exponent; 0 is INFORM's inverted geometric mean.
    case invertedPower(Double)
    /// The middle value of those known, or the mean of the two middle ones.
    case median
    case minimum
    /// The ordered weighted average with these weights of the places, largest value first.
    case ordered([Double])
    case mazziottaPareto(ImbalancePenalty)
    case adjustedMazziottaPareto(ImbalancePenalty)

    /// True where the weights of the elements matter; elsewhere one of weight 0 is left out, the others count alike.
    public var isWeighted: Bool {
        switch self {
        case .arithmetic, .sum, .geometric, .harmonic, .power, .invertedPower: true
        case .median, .minimum, .ordered, .mazziottaPareto, .adjustedMazziottaPareto: false
        }
    }

    /// The combined value of `values` with `weights`, as the function of the same name says.
    ///
    /// Missing: left out. Edge: NaN where nothing is known.
    ///
    /// - Throws: what that function throws; `invalidWeight` and `weightsAllZero` for all alike, `unfitCount` where the
    ///   weights of places are not as many as the values.
    public func combined(_ values: [Double], weights: [Double]) throws(NumericsError) -> Double {
        switch self {
        case .arithmetic: return try arithmeticMean(values, weights: weights)
        case .sum: return try weightedTotal(values, weights: weights)
        case .geometric: return try geometricMean(values, weights: weights)
        case .harmonic: return try harmonicMean(values, weights: weights)
        case .power(let power): return try powerMean(values, weights: weights, power: power)
        case .invertedPower(let exponent):
            return try invertedPowerMean(values, weights: weights, exponent: exponent)
        case .median, .minimum, .ordered, .mazziottaPareto, .adjustedMazziottaPareto: break
        }
        try checkWeights(weights, count: values.count)
        let counted = values.indices.map { weights[$0] > 0 ? values[$0] : .nan }
        switch self {
        case .median: return MizanNumerics.median(counted) ?? .nan
        case .minimum: return MizanNumerics.minimum(counted)
        case .mazziottaPareto(let penalty):
            return try MizanNumerics.mazziottaPareto(counted, penalty: penalty)
        case .adjustedMazziottaPareto(let penalty):
            return try MizanNumerics.adjustedMazziottaPareto(counted, penalty: penalty)
        case .ordered(let places):
            guard places.count == values.count else {
                throw .unfitCount(what: "weights of places", count: places.count, needed: "\(values.count)")
            }
            return try orderedWeightedAverage(counted, weights: places)
        case .arithmetic, .sum, .geometric, .harmonic, .power, .invertedPower: return .nan
        }
    }
}
