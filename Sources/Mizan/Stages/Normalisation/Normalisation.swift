import MizanNumerics

/// Puts a column of raw values on the scale of scores: higher = a higher index, whatever the direction.
///
/// Missing: NaN stays NaN.
public protocol Normalisation: Method {
    /// (units) → (units).
    ///
    /// - Throws: where the column has no scale by this method, such as a constant one.
    func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double]
    /// The scores at the two ends of the scale; nil where the scale has none.
    var ends: ClosedRange<Double>? { get }
}

extension Normalisation {
    public var ends: ClosedRange<Double>? { nil }
}

/// A column with what sets its scale.
public struct ScaledColumn: Sendable {
    /// Values to be normalised, one a unit.
    public var values: [Double]
    /// Values that set the scale: the same, or those of all units over the periods of a fixed scale.
    public var reference: [Double]
    public var direction: Direction
    /// The value that the indicator's author wants to be reached; nil where none is stated.
    public var target: Double?
    /// Ids of the units of `values`; empty where no method of the model asks for one.
    public var units: [String]

    public init(
        _ values: [Double], reference: [Double], _ direction: Direction, target: Double? = nil,
        units: [String] = []
    ) {
        precondition(units.isEmpty || units.count == values.count, "an id each value")
        (self.values, self.reference) = (values, reference)
        (self.direction, self.target, self.units) = (direction, target, units)
    }

    /// The column with high values good: negated, with its target, where the direction is negative.
    var oriented: ScaledColumn {
        guard direction == .negative else { return self }
        return ScaledColumn(
            values.map { -$0 }, reference: reference.map { -$0 }, .positive, target: target.map { -$0 },
            units: units)
    }

    /// The scores of the column's values, a number for each number.
    ///
    /// - Throws: where a score is beyond what a `Double` holds, the scale being too narrow or the value too far out.
    func checked(_ scores: [Double]) throws(NumericsError) -> [Double] {
        for (place, score) in scores.enumerated() where !score.isFinite && !values[place].isNaN {
            throw .valueOutOfDomain(
                place: place, value: values[place], needed: "on a scale whose scores a Double holds")
        }
        return scores
    }

    /// - Throws: where a value is infinite.
    func requireFinite() throws(NumericsError) {
        guard let place = values.firstIndex(where: \.isInfinite) else { return }
        throw .valueOutOfDomain(place: place, value: values[place], needed: "a finite number")
    }
}

/// A normalisation whose scale is in the model alone: value by value, whatever the sample.
public protocol FixedNormalisation: Normalisation {
    /// The value on the scale, higher = greater need whatever the direction of the indicator.
    func normalised(_ value: Double, _ direction: Direction) -> Double
    /// Lowest and highest score that the method can give; nil where it has no bounds.
    var bounds: ClosedRange<Double>? { get }
}

extension FixedNormalisation {
    public func normalised(_ column: ScaledColumn) throws(NumericsError) -> [Double] {
        try column.requireFinite()
        return try column.checked(column.values.map { normalised($0, column.direction) })
    }
}
