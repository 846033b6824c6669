#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// Alternatives by criteria, with the criteria that are costs: what the multi-criteria methods read.
public struct CriteriaTable: Sendable, Equatable {
    /// Row by row, (alternatives × criteria), every one known.
    public let values: [Double]
    /// For each criterion: true where lower is better.
    public let isCost: [Bool]

    public var criteria: Int { isCost.count }
    public var alternatives: Int { values.count / isCost.count }

    /// - Throws: `missing` with the place of the first value that is NaN or infinite: distances to the best
    ///   alternative have no meaning over the criteria that one happens to have.
    public init(_ values: [Double], isCost: [Bool]) throws(NumericsError) {
        precondition(
            !isCost.isEmpty && values.count % isCost.count == 0, "values: alternatives times criteria")
        if let place = values.firstIndex(where: { !$0.isFinite }) {
            throw .missing(row: place / isCost.count, column: place % isCost.count)
        }
        self.values = values
        self.isCost = isCost
    }
}

/// How the criteria come to one scale on which higher is better.
public enum CriterionScale: Sendable, Equatable, CaseIterable {
    /// `(x − min)/(max − min)`; `(max − x)/(max − min)` for a cost.
    case minMax
    /// `x / √Σx²`; one less that for a cost.
    case vector
    /// `x / Σx`; `(1/x) / Σ(1/x)` for a cost.
    case sum
    /// `x / max`; one less that for a cost.
    case maximum
}

extension CriteriaTable {
    /// The values on one scale, higher is better: (alternatives × criteria) → the same shape.
    ///
    /// - Throws: `constantValues` in its column where the largest equals the smallest value (`minMax`); `unusableScale` in
    ///   its column where a `Double` does not hold what is divided by; `valueOutOfDomain` with the place of the value,
    ///   counted row by row, for a value below 0 (`sum`, `maximum`), of 0 as a cost (`sum`); and for a column of zeros,
    ///   at its first row.
    ///
    /// Reference: [OECD2008], section 5; [Hwang1981] for the vector scale
    public func normalised(_ scale: CriterionScale) throws(NumericsError) -> [Double] {
        let lines = try lines(scale)
        var result = values
        let (count, width) = (alternatives, criteria)
        // Buffers, since bounds checks would keep the inner loop from running several numbers at a time.
        result.withUnsafeMutableBufferPointer { result in
            lines.origin.withUnsafeBufferPointer { origin in
                lines.span.withUnsafeBufferPointer { span in
                    for row in 0..<count {
                        for column in 0..<width {
                            let place = row * width + column
                            result[place] = (result[place] - origin[column]) / span[column]
                        }
                    }
                }
            }
        }
        if scale == .sum {
            for column in 0..<width where isCost[column] { invertShares(column, in: &result) }
        }
        return result
    }

    /// For each criterion the value that becomes 0, and the distance from it, with its sign, that becomes 1.
    ///
    /// Differences of values come first, so that the ends are exact and values far from 0 lose no figures.
    private func lines(_ scale: CriterionScale) throws(NumericsError) -> (origin: [Double], span: [Double]) {
        var origin = [Double](repeating: 0, count: criteria)
        var span = origin
        let bounds = columnBounds(values, criteria)
        let divisors =
            switch scale {
            case .vector: columnLengths(bounds)
            case .sum: columnSums(times: .init(repeating: 1, count: criteria), squared: false)
            case .maximum, .minMax: bounds.high
            }
        for column in 0..<criteria {
            let (low, high) = (bounds.low[column], bounds.high[column])
            if scale == .minMax {
                let width: Double
                do { width = try spanOfScale(low, high) } catch { throw .inColumn(column, error) }
                span[column] = isCost[column] ? -width : width
                origin[column] = isCost[column] ? high : low
                continue
            }
            if scale != .vector, low < 0 { throw domainError(column, low, needed: "at least 0") }
            let divisor = divisors[column]
            guard divisor > 0 else {
                throw domainError(column, low, needed: "above 0 somewhere in its column")
            }
            guard divisor < .infinity else {
                let needed = "values whose sum or length a Double holds"
                throw .inColumn(column, .unusableScale(low: low, high: high, needed: needed))
            }
            if scale == .sum, isCost[column], low == 0 { throw domainError(column, low, needed: "above 0") }
            let isTurned = isCost[column] && scale != .sum
            span[column] = isTurned ? -divisor : divisor
            origin[column] = isTurned ? divisor : 0
        }
        return (origin, span)
    }

    private func domainError(_ column: Int, _ value: Double, needed: String) -> NumericsError {
        let row = (0..<alternatives).first { values[$0 * criteria + column] == value } ?? 0
        return .valueOutOfDomain(place: row * criteria + column, value: value, needed: needed)
    }

    /// √Σx² of each column. Values are divided by a power of two near the largest, which changes no figure, so that no
    /// square overflows or vanishes.
    private func columnLengths(_ bounds: (low: [Double], high: [Double])) -> [Double] {
        let scales = zip(bounds.low, bounds.high).map { max(-$0, $1, 0x1p-1000).binade }
        return zip(columnSums(times: scales.map { 1 / $0 }, squared: true), scales).map {
            $0.squareRoot() * $1
        }
    }

    private func columnSums(times factors: [Double], squared: Bool) -> [Double] {
        let (count, width) = (alternatives, criteria)
        var sums = [Double](repeating: 0, count: width)
        sums.withUnsafeMutableBufferPointer { sums in
            values.withUnsafeBufferPointer { values in
                factors.withUnsafeBufferPointer { factors in
                    for row in 0..<count {
                        for column in 0..<width {
                            let value = values[row * width + column] * factors[column]
                            sums[column] += squared ? value * value : value
                        }
                    }
                }
            }
        }
        return sums
    }

    private func invertShares(_ column: Int, in result: inout [Double]) {
        let places = stride(from: column, to: values.count, by: criteria)
        // Of the smallest, whose own inverse may be more than a Double holds.
        let low = places.reduce(.infinity) { min($0, values[$1]) }
        let total = places.reduce(0) { $0 + low / values[$1] }
        for place in places { result[place] = low / values[place] / total }
    }
}

/// The weighted sum of each row of a normalised table: Σ w·x, weights divided by their sum.
///
/// - Throws: `invalidWeight`, `weightsAllZero`; `missing` where a value is.
///
/// Reference: [Fishburn1967]
public func weightedSums(_ normalised: [Double], weights: [Double]) throws(NumericsError) -> [Double] {
    try rowwise(normalised, weights) { (row) throws(NumericsError) in
        try arithmeticMean(row, weights: weights)
    }
}

/// The weighted product of each row of a normalised table: ∏ x^w, weights divided by their sum.
///
/// - Throws: `valueOutOfDomain` with the column of a value of 0 or less; `invalidWeight`, `weightsAllZero`; `missing`.
///
/// Reference: [Bridgman1922]
public func weightedProducts(_ normalised: [Double], weights: [Double]) throws(NumericsError) -> [Double] {
    try rowwise(normalised, weights) { (row) throws(NumericsError) in try geometricMean(row, weights: weights)
    }
}

private func rowwise(
    _ values: [Double], _ weights: [Double], _ combined: ([Double]) throws(NumericsError) -> Double
) throws(NumericsError) -> [Double] {
    let width = weights.count
    precondition(width > 0 && values.count % width == 0, "values: alternatives times criteria")
    var result: [Double] = []
    for start in stride(from: 0, to: values.count, by: width) {
        let row = Array(values[start..<start + width])
        if let column = row.firstIndex(where: \.isNaN) { throw .missing(row: start / width, column: column) }
        result.append(try combined(row))
    }
    return result
}

/// Smallest and largest value of each column.
func columnBounds(_ values: [Double], _ columns: Int) -> (low: [Double], high: [Double]) {
    var low = [Double](repeating: .infinity, count: columns)
    var high = [Double](repeating: -.infinity, count: columns)
    let rows = values.count / columns
    values.withUnsafeBufferPointer { values in
        low.withUnsafeMutableBufferPointer { low in
            high.withUnsafeMutableBufferPointer { high in
                for row in 0..<rows {
                    for column in 0..<columns {
                        let value = values[row * columns + column]
                        low[column] = value < low[column] ? value : low[column]
                        high[column] = value > high[column] ? value : high[column]
                    }
                }
            }
        }
    }
    return (low, high)
}
