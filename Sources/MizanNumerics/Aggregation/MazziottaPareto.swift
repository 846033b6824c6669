/// Which way imbalance between the elements moves a Mazziotta-Pareto index.
public enum ImbalancePenalty: Sendable, Equatable {
    /// Imbalance lowers the index: high values are good.
    case subtracted
    /// Imbalance raises it: high values are bad.
    case added
}

/// The Mazziotta-Pareto index of standardised values: `M ∓ S·(S/M)`, M their mean, S their standard deviation
/// (divisor m − 1), so that unequal elements are penalised and nothing makes up fully for anything else.
///
/// Missing: left out; NaN where nothing is known. Edge: one known value is balanced, S = 0.
///
/// - Parameter values: standardised with `mazziottaStandardised`.
/// - Throws: `notPositive` where the mean is not above 0.
///
/// Reference: [Mazziotta2016]
public func mazziottaPareto(_ values: [Double], penalty: ImbalancePenalty) throws(NumericsError) -> Double {
    try penalisedMean(values, penalty, sampleDivisor: true)
}

/// The adjusted Mazziotta-Pareto index of values between goalposts: as `mazziottaPareto`, with S of divisor m.
///
/// Not rounded, and the penalty is what is asked for (Compind rounds to three decimals and always subtracts).
///
/// - Parameter values: normalised with `adjustedMazziottaNormalised`.
/// - Throws: as `mazziottaPareto`.
///
/// Reference: [Mazziotta2016]
public func adjustedMazziottaPareto(_ values: [Double], penalty: ImbalancePenalty) throws(NumericsError)
    -> Double
{
    try penalisedMean(values, penalty, sampleDivisor: false)
}

/// A column on the scale of the Mazziotta-Pareto index: `100 ± 10·(x − mean)/sd`, divisor n − 1, minus where `isCost`.
///
/// Missing: stays missing. A point of time moves with all others: for comparisons over time use the adjusted index.
///
/// - Throws: as `zScores`: `constantValues` where they do not vary, `tooFewValues` where fewer than two are known.
///
/// Reference: [Mazziotta2016]
public func mazziottaStandardised(_ column: [Double], isCost: Bool) throws(NumericsError) -> [Double] {
    try zScores(column, reference: column).map { 100 + (isCost ? -10 : 10) * $0 }
}

/// A column on the scale of the adjusted index: 70...130 between goalposts `reference ∓ (max − min)/2`, turned round
/// where `isCost`; the reference, such as a base year's mean, is 100.
///
/// Missing: stays missing.
///
/// - Parameters:
///   - range: smallest and largest value over all units and periods.
/// - Throws: `constantValues` where the range is empty.
///
/// Reference: [Mazziotta2016]
public func adjustedMazziottaNormalised(
    _ column: [Double], reference: Double, range: ClosedRange<Double>, isCost: Bool
) throws(NumericsError) -> [Double] {
    let width = range.upperBound - range.lowerBound
    guard width > 0 else { throw .constantValues(range.lowerBound) }
    let step = (isCost ? -60 : 60) / width
    return column.map { 100 + step * ($0 - reference) }
}

private func penalisedMean(
    _ values: [Double], _ penalty: ImbalancePenalty, sampleDivisor: Bool
) throws(NumericsError) -> Double {
    let moments = DeviationSums(values)
    guard moments.count > 0 else { return .nan }
    guard moments.mean > 0 else {
        throw .notPositive(quantity: "the mean", value: moments.mean)
    }
    guard moments.count > 1 else { return moments.mean }
    let shares = moments.squares / Double(sampleDivisor ? moments.count - 1 : moments.count)
    let change = moments.largest * moments.largest * shares / moments.mean
    return penalty == .subtracted ? moments.mean - change : moments.mean + change
}
