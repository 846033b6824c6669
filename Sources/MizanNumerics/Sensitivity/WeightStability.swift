/// The smallest changes of weights that change who is above whom, where the score is `Σ w·x` and weights are at least 0
/// and sum to 1.
///
/// Weights of groups within groups are first multiplied out: an effective weight an element.
///
/// Edge: a tie counts as the point of change, since beyond it the order is the other one. Scores that are equal at the
/// weights as they are need a change of 0.
///
/// Reference: [LawsonHanson1974], chapter 23; [Chvatal1983]; [LandDoig1960]
public struct WeightStability: Sendable {
    /// Other weights and how far they are from those there are.
    public struct Change: Sendable, Equatable {
        /// One an element, at least 0, sum 1.
        public let weights: [Double]
        /// In the norm asked for.
        public let distance: Double
        /// No smaller change does it than this: equal to `distance` where that is exact.
        public let atLeast: Double

        /// Whether no smaller change exists, up to rounding.
        public var isExact: Bool { distance - atLeast <= 1e-9 }
    }

    public enum Answer: Sendable, Equatable {
        case change(Change)
        /// No weights do it.
        case impossible
        /// The search ended before any weights were found that do it; whatever does is at least as far as this.
        case undecided(atLeast: Double)

        public var change: Change? {
            if case .change(let change) = self { change } else { nil }
        }
    }

    /// Sum 1.
    public let weights: [Double]
    public let units: Int
    public let norm: WeightNorm

    private let values: [Double]

    /// - Parameters:
    ///   - weights: one an element, at least 0; divided by their sum.
    ///   - values: of the elements, row by row (units × elements), higher is better.
    /// - Throws: `invalidWeight`, `weightsAllZero`, `missing` with the row and column of a value that is not known;
    ///   `valueOutOfDomain` for an infinite one.
    public init(weights: [Double], values: [Double], norm: WeightNorm) throws(NumericsError) {
        let count = weights.count
        precondition(count > 0 && values.count.isMultiple(of: count), "units × elements")
        for (element, value) in weights.enumerated() where !(value >= 0 && value.isFinite) {
            throw .invalidWeight(element: element, value: value)
        }
        let sum = weights.reduce(0, +)
        guard sum > 0 else { throw .weightsAllZero }
        for (place, value) in values.enumerated() where !value.isFinite {
            if value.isNaN { throw .missing(row: place / count, column: place % count) }
            throw .valueOutOfDomain(place: place, value: value, needed: "a finite value")
        }
        self.weights = weights.map { $0 / sum }
        self.values = values
        self.norm = norm
        units = values.count / count
    }

    /// The smallest change at which `unit` reaches `other`: exact. `impossible` where `other` is above whatever the
    /// weights, as one that is better on every element.
    public func reaching(_ unit: Int, _ other: Int) throws(NumericsError) -> Answer {
        let nearest = NearestWeights(weights: weights, norm: norm)
        guard let found = try nearest.nearest(below: [lead(of: other, over: unit)]) else {
            return .impossible
        }
        let distance = norm.distance(weights, found)
        return .change(Change(weights: found, distance: distance, atLeast: distance))
    }

    /// The smallest change at which at most `places` − 1 units are above `unit`.
    ///
    /// Other units move too, so that to overtake the last of the top is not enough. The answer is that of branch and
    /// bound over which units may stay above, and exact as a rule; where `programs` are solved before the search ends,
    /// it is the best found so far, an upper bound, with what was proved (`atLeast`).
    ///
    /// - Parameters:
    ///   - places: k of the top k, at least 1.
    ///   - programs: how many to solve at most, at least 1.
    public func entering(
        _ unit: Int, top places: Int, programs: Int = 2000
    ) throws(NumericsError) -> Answer {
        precondition(places > 0, "a top of one place or more")
        let rows = (0..<units).filter { $0 != unit }.map { lead(of: $0, over: unit) }
        return try search(rows, needed: rows.count - places + 1, programs)
    }

    /// The smallest change at which `places` units reach or are above `unit`, so that beyond it the unit is out of the
    /// top; as `entering`. `impossible` where there are no more units than places.
    public func leaving(
        _ unit: Int, top places: Int, programs: Int = 2000
    ) throws(NumericsError) -> Answer {
        precondition(places > 0, "a top of one place or more")
        let rows = (0..<units).filter { $0 != unit }.map { lead(of: unit, over: $0) }
        return try search(rows, needed: places, programs)
    }

    private func search(
        _ rows: [[Double]], needed: Int, _ programs: Int
    ) throws(NumericsError) -> Answer {
        precondition(programs > 0, "a program or more to solve")
        var search = SubsetSearch(
            nearest: NearestWeights(weights: weights, norm: norm), rows: rows, needed: needed)
        return try search.answer(programs: programs)
    }

    /// By how much more each element speaks for one unit than for another.
    private func lead(of unit: Int, over other: Int) -> [Double] {
        precondition((0..<units).contains(unit) && (0..<units).contains(other), "two of the units")
        return weights.indices.map {
            values[unit * weights.count + $0] - values[other * weights.count + $0]
        }
    }
}
