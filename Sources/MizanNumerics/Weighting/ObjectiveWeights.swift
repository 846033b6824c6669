/// Weights in proportion to the standard deviation of each column: what varies more tells more units apart.
///
/// Depends on the scale of the columns: normalise them first. Missing: each column by what is known of it.
///
/// - Parameter values: row by row (units × columns).
/// - Returns: one a column, sum 1; 0 for a constant one.
/// - Throws: `valueOutOfDomain` for an infinite value; `nothingToWeigh` where no column varies; `tooFewValues` in a column with fewer than two known values.
///
/// Reference: [Diakoulaki1995]
public func standardDeviationWeights(_ values: [Double], columns: Int) throws(NumericsError) -> [Double] {
    try proportional(deviations(separated(values, columns: columns)), "no column varies")
}

/// Entropy weights: `w ∝ 1 − E`, `E = −Σ p·ln p / ln n`, p the share of a unit in its column's sum; the more evenly a
/// column is spread over the units, the less it weighs.
///
/// `0 · ln 0 = 0`. Depends on where 0 lies, since shares do. Missing: each column by what is known of it.
///
/// - Returns: one a column, sum 1; 0 for a constant one.
/// - Throws: `valueOutOfDomain` with the place, counted row by row, of a value below 0 or infinite; `nothingToWeigh` for a
///   column whose sum is 0, and where no column varies; `tooFewValues` in a column with fewer than two known values.
///
/// Reference: [Shannon1948]; [Hwang1981] for the weights
public func entropyWeights(_ values: [Double], columns: Int) throws(NumericsError) -> [Double] {
    if let place = values.firstIndex(where: { $0 < 0 }) {
        throw .valueOutOfDomain(place: place, value: values[place], needed: "at least 0")
    }
    var diversity: [Double] = []
    for (column, known) in try separated(values, columns: columns).map({ $0.filter { !$0.isNaN } })
        .enumerated()
    {
        try needTwo(known.count, column)
        let total = known.reduce(0, +)
        guard total > 0 else { throw .nothingToWeigh(reason: "column \(column) sums to 0") }
        let entropy = known.reduce(0) { sum, value in
            value > 0 ? sum - value / total * Elementary.log(value / total) : sum
        }
        // A constant column has E = 1 up to noise, which must not be weighed.
        let rest = 1 - entropy / Elementary.log(Double(known.count))
        diversity.append(rest > 1e-14 ? rest : 0)
    }
    return try proportional(diversity, "no column varies")
}

/// Which way criteria run in CRITIC's correlations; published software differs.
public enum CriticReading: Sendable, Equatable {
    /// As they stand: a cost that runs with a benefit counts as repeating it (pymcdm).
    case asGiven
    /// Costs, true here, turned round first: correlations of what is good (scikit-criteria; the paper's examples).
    case turned([Bool])
}

/// CRITIC weights: `w ∝ s_j·Σ_k (1 − r_jk)`, s the standard deviation of the column scaled to 0...1, r its correlation
/// with the others: what varies, and repeats no other column, weighs more.
///
/// Missing: each column by what is known, each correlation by the units that both columns know.
///
/// - Returns: one a column, sum 1.
/// - Throws: `constantValues` in a column, whose correlations do not exist; `tooFewValues` in one with fewer than two known
///   values, or two shared with another; `valueOutOfDomain` for an infinite value; `nothingToWeigh` where all columns are one and the same.
///
/// Reference: [Diakoulaki1995]
public func criticWeights(
    _ values: [Double], columns: Int, reading: CriticReading
) throws(NumericsError) -> [Double] {
    if case .turned(let costs) = reading {
        precondition(costs.count == columns, "a cost or not, each column")
    }
    var scaled: [[Double]] = []
    for (place, column) in try separated(values, columns: columns).enumerated() {
        let known = column.filter { !$0.isNaN }
        try needTwo(known.count, place)
        let (low, high) = (known.min() ?? 0, known.max() ?? 0)
        guard high > low else { throw .inColumn(place, .constantValues(low)) }
        var isTurned = false
        if case .turned(let costs) = reading { isTurned = costs[place] }
        scaled.append(column.map { (isTurned ? high - $0 : $0 - low) / (high - low) })
    }
    let spread = try deviations(scaled)
    let correlations = try correlationMatrix(scaled)
    let information = scaled.indices.map { j in
        spread[j] * scaled.indices.reduce(0) { $0 + ($1 == j ? 0 : 1 - correlations[j * columns + $1]) }
    }
    guard columns > 1 else { return [1] }
    return try proportional(information.map { $0 > 1e-12 ? $0 : 0 }, "every column repeats the others")
}

/// MEREC weights: how much the overall performance of the units changes when a criterion is removed.
///
/// With `n = min/x` (benefit) or `x/max` (cost), `S_i = ln(1 + (1/m)·Σ_k |ln n_ik|)` and `S'_ij` the same without j,
/// `w_j ∝ Σ_i |S'_ij − S_i|`.
///
/// - Returns: one a criterion, sum 1; 0 for a constant one.
/// - Throws: `valueOutOfDomain` with the place, counted row by row, of a value of 0 or less; `nothingToWeigh` where no
///   criterion varies.
///
/// Reference: [Keshavarz2021]
public func merecWeights(_ table: CriteriaTable) throws(NumericsError) -> [Double] {
    if let place = table.values.firstIndex(where: { $0 <= 0 }) {
        throw .valueOutOfDomain(place: place, value: table.values[place], needed: "above 0")
    }
    let width = table.criteria
    let (low, high) = columnBounds(table.values, width)
    var effects = [Double](repeating: 0, count: width)
    for row in 0..<table.alternatives {
        let sizes = (0..<width).map { column in
            let value = table.values[row * width + column]
            return abs(Elementary.log(table.isCost[column] ? value / high[column] : low[column] / value))
        }
        let sum = sizes.reduce(0, +)
        let whole = Elementary.log(1 + sum / Double(width))
        for column in 0..<width {
            effects[column] += abs(Elementary.log(1 + (sum - sizes[column]) / Double(width)) - whole)
        }
    }
    return try proportional(effects, "no criterion varies")
}

/// The columns of a table given row by row, none of its values infinite.
func separated(_ values: [Double], columns: Int) throws(NumericsError) -> [[Double]] {
    precondition(columns > 0 && values.count % columns == 0, "as many values as units times columns")
    if let place = values.firstIndex(where: \.isInfinite) {
        throw .valueOutOfDomain(place: place, value: values[place], needed: "a finite number")
    }
    return (0..<columns).map { column in
        stride(from: column, to: values.count, by: columns).map { values[$0] }
    }
}

private func needTwo(_ known: Int, _ column: Int) throws(NumericsError) {
    guard known > 1 else {
        throw .inColumn(column, .tooFewValues(known: known, needed: 2))
    }
}

/// The standard deviation of each column, divisor n − 1.
private func deviations(_ columns: [[Double]]) throws(NumericsError) -> [Double] {
    var deviations: [Double] = []
    for (place, column) in columns.enumerated() {
        let moments = DeviationSums(column)
        try needTwo(moments.count, place)
        deviations.append(moments.sampleDeviation)
    }
    return deviations
}

private func proportional(_ sizes: [Double], _ reason: String) throws(NumericsError) -> [Double] {
    let total = sizes.reduce(0, +)
    guard total > 0 else { throw .nothingToWeigh(reason: reason) }
    return sizes.map { $0 / total }
}
