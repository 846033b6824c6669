#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// Which ranks each unit may have, given that its value is only an estimate.
///
/// For every two units it is tested whether one is above the other, by the difference of the estimates over its
/// standard error, against the quantile of the largest such quotient under chance alone. A unit's best rank is one more
/// than the units found above it, its worst the number of units less those found below it. The sets hold the true
/// ranks of all units at once (`simultaneous`) or of any one unit (`marginal`) with the coverage asked for, as far as
/// the errors are normal or as drawn; a unit that is truly tied may have any rank of its tie.
///
/// With `stepdown` those found apart are taken out and the rest is tested again, until nothing more is found: never a
/// wider set.
///
/// Made for up to about a thousand units: time is draws × units² a step, memory units² + draws × units.
///
/// Reference: [Mogstad2024], sections 3 and 4
public struct RankConfidence: Sendable {
    /// How far the estimates may be off.
    public enum Errors: Sendable {
        /// Standard errors, one a unit, at least 0; errors of different units have nothing to do with each other.
        case independent([Double])
        /// The covariance of the estimates, (units × units), symmetric.
        case covariance([Double])
        /// Estimates drawn again, (replicates × units), row by row, of at least two replicates; their mean stands for
        /// the truth that they scatter about.
        case replicates([Double])
    }

    public let units: Int
    private let estimates: [Double]
    /// (draws × units): how far off the estimates were in each draw.
    private let draws: [Double]
    /// (units × units): 1 over the standard error of the difference; 0 where it is exact.
    private let precision: [Double]

    /// - Parameters:
    ///   - estimates: one a unit, higher is better.
    ///   - draws: how many errors to draw, where they are not given; the quantile is that of so many.
    /// - Throws: `valueOutOfDomain` for what is not finite, a negative standard error or a covariance that is none;
    ///   `tooFewValues` for fewer than two replicates.
    public init(
        _ estimates: [Double], errors: Errors, draws: Int = 1000, seed: UInt64
    ) throws(NumericsError) {
        precondition(!estimates.isEmpty && draws > 0, "units, draws")
        for (place, value) in estimates.enumerated() where !value.isFinite {
            throw .valueOutOfDomain(place: place, value: value, needed: "a finite value")
        }
        let units = estimates.count
        (self.units, self.estimates) = (units, estimates)
        let covariances: (Int, Int) -> Double
        switch errors {
        case .independent(let own):
            precondition(own.count == units, "a standard error a unit")
            for (place, value) in own.enumerated() where !(value >= 0 && value.isFinite) {
                throw .valueOutOfDomain(place: place, value: value, needed: "a standard error")
            }
            self.draws = Self.normals(draws, units, seed).enumerated().map { $1 * own[$0 % units] }
            covariances = { $0 == $1 ? own[$0] * own[$0] : 0 }
        case .covariance(let matrix):
            precondition(matrix.count == units * units, "a covariance of every two units")
            let factor = try Self.factor(matrix, units)
            let normals = Self.normals(draws, units, seed)
            self.draws = (0..<draws).flatMap { draw in
                let own = Array(normals[draw * units..<(draw + 1) * units])
                return (0..<units).map { scalarProduct(factor[$0], own) }
            }
            covariances = { matrix[$0 * units + $1] }
        case .replicates(let rows):
            precondition(rows.count.isMultiple(of: units), "replicates × units")
            let centred = try Self.centred(rows, units)
            self.draws = centred
            let covariance = Self.covariance(centred, units)
            covariances = { covariance[$0 * units + $1] }
        }
        precision = (0..<units * units).map { place in
            let (one, other) = (place / units, place % units)
            let scale = covariances(one, one) + covariances(other, other)
            let variance = scale - 2 * covariances(one, other)
            // What is left of errors that are the same in both is rounding.
            return one != other && variance > 1e-14 * scale ? 1 / variance.squareRoot() : 0
        }
    }

    /// One set a unit, which hold the true ranks of all units at once.
    ///
    /// - Parameter coverage: above 0 and below 1.
    public func simultaneous(coverage: Double = 0.95, stepdown: Bool = true) -> [ClosedRange<Int>] {
        let apart = apart(coverage, stepdown) { open in
            largest { draw in
                var most = 0.0
                for one in 0..<units {
                    most = max(most, Self.largest(draw, one, open, one * units, sign: 1))
                }
                return most
            }
        }
        return (0..<units).map { set(of: $0, apart) }
    }

    /// One set a unit, each of which holds that unit's true rank; not all of them at once.
    public func marginal(coverage: Double = 0.95, stepdown: Bool = true) -> [ClosedRange<Int>] {
        (0..<units).map { marginal($0, coverage: coverage, stepdown: stepdown) }
    }

    /// A set that holds the true rank of one unit.
    public func marginal(
        _ unit: Int, coverage: Double = 0.95, stepdown: Bool = true
    ) -> ClosedRange<Int> {
        precondition((0..<units).contains(unit), "one of the units")
        let isOpen = (0..<units * units).map { $0 / units == unit || $0 % units == unit }
        let apart = apart(coverage, stepdown, only: isOpen) { open in
            // The column, laid out as a row is.
            let others = (0..<units).map { open[$0 * units + unit] }
            let own = Array(open[unit * units..<(unit + 1) * units])
            return largest { draw in
                max(Self.largest(draw, unit, own, 0, sign: 1), Self.largest(draw, unit, others, 0, sign: -1))
            }
        }
        return set(of: unit, apart)
    }

    /// Which units may be among the best, and which are for sure: with the coverage asked for, all that truly are among
    /// the best `places` are possible, and none that is certain is not.
    ///
    /// Reference: [Mogstad2024], the projection confidence set for the τ-best
    public func top(
        _ places: Int, coverage: Double = 0.95, stepdown: Bool = true
    ) -> (possible: [Bool], certain: [Bool]) {
        let sets = simultaneous(coverage: coverage, stepdown: stepdown)
        return (sets.map { $0.lowerBound <= places }, sets.map { $0.upperBound <= places })
    }

    /// For every two units whether the first is found above the second, (units × units).
    private func apart(
        _ coverage: Double, _ stepdown: Bool, only isOpen: [Bool]? = nil,
        statistics: ([Double]) -> [Double]
    ) -> [Bool] {
        precondition(coverage > 0 && coverage < 1, "a coverage between 0 and 1")
        func difference(_ place: Int) -> Double { estimates[place / units] - estimates[place % units] }
        var open = precision.indices.map { isOpen?[$0] == false ? 0 : precision[$0] }
        var apart = precision.indices.map { precision[$0] == 0 && difference($0) > 0 }
        while open.contains(where: { $0 > 0 }) {
            let sorted = statistics(open).sorted()
            let critical = orderStatistic(coverage, ofSorted: sorted) ?? .infinity
            let found = open.indices.filter { open[$0] > 0 && difference($0) * open[$0] > critical }
            for place in found { (apart[place], open[place]) = (true, 0) }
            if found.isEmpty || !stepdown { break }
        }
        return apart
    }

    private func set(of unit: Int, _ apart: [Bool]) -> ClosedRange<Int> {
        let above = (0..<units).count { apart[$0 * units + unit] }
        let below = (0..<units).count { apart[unit * units + $0] }
        return 1 + above...units - below
    }

    private func largest(_ statistic: (UnsafeBufferPointer<Double>) -> Double) -> [Double] {
        draws.withUnsafeBufferPointer { draws in
            stride(from: 0, to: draws.count, by: units).map {
                statistic(UnsafeBufferPointer(rebasing: draws[$0..<$0 + units]))
            }
        }
    }

    /// The largest quotient of one unit's lead over any other, or with sign −1 of any other's over it; at least 0.
    ///
    /// Four at a time: the largest of several numbers is the same in any order.
    private static func largest(
        _ draw: UnsafeBufferPointer<Double>, _ one: Int, _ precision: [Double], _ start: Int, sign: Double
    ) -> Double {
        precision.withUnsafeBufferPointer { precision in
            let own = draw[one] * sign
            var four = SIMD4<Double>()
            var other = 0
            while other + 4 <= draw.count {
                let values = SIMD4(draw[other], draw[other + 1], draw[other + 2], draw[other + 3])
                let place = start + other
                let scales = SIMD4(
                    precision[place], precision[place + 1], precision[place + 2], precision[place + 3])
                let quotients = (own - sign * values) * scales
                four.replace(with: quotients, where: quotients .> four)
                other += 4
            }
            var most = four.max()
            while other < draw.count {
                most = max(most, (own - sign * draw[other]) * precision[start + other])
                other += 1
            }
            return most
        }
    }

    // MARK: Errors

    private static func normals(_ draws: Int, _ units: Int, _ seed: UInt64) -> [Double] {
        let stream = DrawStream.hash("rank", "errors")
        return (0..<draws).flatMap { draw in
            var numbers = DrawStream(seed: seed, replicate: UInt32(draw), stream: stream)
            return (0..<units).map { _ in numbers.normal() }
        }
    }

    /// Rows of a root of the matrix, which may be singular: errors that units share are no fault.
    private static func factor(_ matrix: [Double], _ units: Int) throws(NumericsError) -> [[Double]] {
        for (place, value) in matrix.enumerated() {
            let (row, column) = (place / units, place % units)
            let scale = (matrix[row * units + row] * matrix[column * units + column]).squareRoot()
            guard value.isFinite, abs(value - matrix[column * units + row]) <= 1e-9 * scale else {
                throw .valueOutOfDomain(place: place, value: value, needed: "one of a symmetric covariance")
            }
        }
        let eigen = SymmetricEigen(
            of: (0..<units).map { Array(matrix[$0 * units..<($0 + 1) * units]) })
        let largest = eigen.values.reduce(0) { max($0, abs($1)) }
        for (place, value) in eigen.values.enumerated() where value < -1e-9 * largest {
            throw .valueOutOfDomain(
                place: place, value: value, needed: "an eigenvalue of a covariance: at least 0")
        }
        let roots = eigen.values.map { max($0, 0).squareRoot() }
        return (0..<units).map { unit in
            roots.indices.map { roots[$0] * eigen.vectors[$0][unit] }
        }
    }

    private static func centred(_ rows: [Double], _ units: Int) throws(NumericsError) -> [Double] {
        let count = rows.count / units
        guard count > 1 else { throw .tooFewValues(known: count, needed: 2) }
        for (place, value) in rows.enumerated() where !value.isFinite {
            throw .valueOutOfDomain(place: place, value: value, needed: "a finite value")
        }
        let means = (0..<units).map { unit in
            stride(from: unit, to: rows.count, by: units).reduce(0) { $0 + rows[$1] } / Double(count)
        }
        return rows.enumerated().map { $1 - means[$0 % units] }
    }

    private static func covariance(_ centred: [Double], _ units: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: units * units)
        for start in stride(from: 0, to: centred.count, by: units) {
            for one in 0..<units {
                let own = centred[start + one]
                for other in 0..<units { sums[one * units + other] += own * centred[start + other] }
            }
        }
        let divisor = Double(centred.count / units - 1)
        return sums.map { $0 / divisor }
    }
}
