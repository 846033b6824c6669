/// Weights between bounds, of sum 1, drawn uniformly from all such.
///
/// Where no upper bound can be met by any weights above the lower ones, what is left above the lower bounds is a
/// `simplex` draw. Otherwise all weights but the widest are drawn from an exponential distribution cut to the bounds,
/// `exp(−λw)`, and the widest takes the rest: on the plane of sum 1 the product of such densities is constant, whatever
/// λ, so that what is accepted with probability `exp(−λ·rest)` is uniform, exactly. λ is that under which the expected
/// sum is 1; about one in √(2π·count) candidates is then accepted, where one drawn without regard to the bounds
/// would as a rule be refused more often than 2^count times.
///
/// Reference: [Devroye1986], chapter II, section 3 (rejection)
public struct BoundedWeights: Sendable, Equatable {
    private let low: [Double]
    /// How far each can rise above its lower bound.
    private let room: [Double]
    /// What is to be divided above the lower bounds.
    private let rest: Double
    private let widest: Int
    /// Whether there is more than one set of weights between the bounds.
    private let isOpen: Bool
    /// λ; nil where upper bounds do not matter.
    private let rate: Double?

    /// - Parameters:
    ///   - low: one a weight, at least 0.
    ///   - high: one a weight, at least `low`.
    /// - Throws: `unusableScale` where bounds are not finite, negative or crossed, or no weights between them sum to 1.
    public init(low: [Double], high: [Double]) throws(NumericsError) {
        precondition(low.count == high.count && !low.isEmpty, "two bounds a weight")
        for (low, high) in zip(low, high) where !(low >= 0 && low <= high && high.isFinite) {
            throw .unusableScale(low: low, high: high, needed: "bounds of a weight with 0 <= low <= high")
        }
        let sums = (low.reduce(0, +), high.reduce(0, +))
        let slack = 1e-12
        guard sums.0 <= 1 + slack, sums.1 >= 1 - slack else {
            throw .unusableScale(
                low: sums.0, high: sums.1, needed: "sums of the lower and upper bounds on either side of 1")
        }
        let rest = max(1 - sums.0, 0)
        let room = zip(low, high).map { min($1 - $0, rest) }
        (self.low, self.rest, self.room) = (low, rest, room)
        widest = room.indices.max { room[$0] < room[$1] } ?? 0
        // Also where all but one are fixed: the last then is.
        isOpen = rest > slack && room.reduce(0, +) > rest + slack
        rate = !isOpen || room.allSatisfy { $0 >= rest } ? nil : Self.rate(room, sum: rest)
    }

    /// One draw, of sum 1 within rounding; one position a weight.
    ///
    /// - Throws: `notSettled` where 100,000 candidates in a row were refused.
    public func weights(from stream: inout DrawStream) throws(NumericsError) -> [Double] {
        let start = stream.position
        defer { stream.position = start &+ UInt64(low.count) }
        guard let rate else {
            guard isOpen else { return zip(low, room).map { $0 + $1 } }
            return zip(low, stream.simplex(low.count)).map { $0 + rest * $1 }
        }
        let attempts: UInt32 = 100_000
        for attempt in 1...attempts {
            var (weights, left) = (low, rest)
            for element in low.indices where element != widest {
                let u = stream.pair(at: start &+ UInt64(element), attempt: attempt).first
                let part = Self.part(u, room[element], rate)
                weights[element] += part
                left -= part
            }
            guard left >= 0, left <= room[widest] else { continue }
            let u = stream.pair(at: start &+ UInt64(widest), attempt: attempt).first
            let height = rate >= 0 ? rate * left : rate * (left - room[widest])
            guard u < Elementary.exp(-height) else { continue }
            weights[widest] += left
            return weights
        }
        throw .notSettled(steps: Int(attempts))
    }

    /// The number between 0 and `room` below which a share u of the density exp(−rate·x) lies.
    private static func part(_ u: Double, _ room: Double, _ rate: Double) -> Double {
        if rate < 0 { return room - part(u, room, -rate) }
        let product = rate * room
        // Where the density is nearly flat, the first terms of the series keep the figures.
        guard product > 1e-4 else { return u * room * (1 - product / 2 * (1 - u)) }
        return min(-Elementary.log(1 - u * (1 - Elementary.exp(-product))) / rate, room)
    }

    private static func mean(_ room: Double, _ rate: Double) -> Double {
        if rate < 0 { return room - mean(room, -rate) }
        let product = rate * room
        return product > 1e-4
            ? 1 / rate - room / (Elementary.exp(product) - 1) : room * (0.5 - product / 12)
    }

    private static func rate(_ room: [Double], sum: Double) -> Double {
        let count = Double(room.count)
        var (below, above) = (-count / (room.reduce(0, +) - sum), count / sum)
        for _ in 0..<60 {
            let middle = (below + above) / 2
            if room.reduce(0, { $0 + mean($1, middle) }) > sum { below = middle } else { above = middle }
        }
        return (below + above) / 2
    }
}
