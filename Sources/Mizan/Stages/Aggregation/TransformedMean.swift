/// Combines values with weights through a mean on a transformed scale: `g⁻¹(Σ w·g(x) / Σ w)`.
///
/// Every aggregation of this form rises with each value, so that evidence can be weighed exactly.
/// Missing: the caller leaves missing values out, with their weights. Edge: no value gives NaN.
public protocol TransformedMean: Aggregation {
    /// The scale on which values are averaged; rises with `x`.
    func transformed(_ x: Double) -> Double
    func restored(_ t: Double) -> Double
    /// False for a sum, whose weights are not divided out.
    var averages: Bool { get }
    /// True for a mean of the inverted power family, whose exponent replicates can vary.
    var isInverted: Bool { get }
}

extension TransformedMean {
    public var isInverted: Bool { false }

    /// The combined value of `values` with `weights` (same count; weights not negative, not all zero).
    public func combined(_ values: [Double], _ weights: [Double]) -> Double {
        precondition(values.count == weights.count, "as many weights as values")
        var total = 0.0
        var weight = 0.0
        for index in values.indices {
            total += weights[index] * transformed(values[index])
            weight += weights[index]
        }
        guard weight > 0 else { return .nan }
        return restored(averages ? total / weight : total)
    }
}
