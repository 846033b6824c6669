/// A sequence of random numbers whose n-th draw depends on (seed, replicate, stream, n) and nothing else.
///
/// Every draw takes one position, even where candidates are rejected on the way (`gamma`), so the draws
/// after it are the same whatever its parameters; `dirichlet` takes one position a component. The
/// stream is named with `hash` from the ids of what is drawn.
///
/// Reference: [Salmon2011]
public struct DrawStream: Sendable {
    /// The position of the next draw, counted from 0; it may be set to any other.
    public var position: UInt64 = 0

    private let key: SIMD2<UInt32>
    private let replicate: UInt32

    /// The stream number `stream` of one replicate under `seed`. Two streams of one seed never share a
    /// key; those of two seeds do with probability 2^-64.
    public init(seed: UInt64, replicate: UInt32, stream: UInt64) {
        key = Self.key(seed: seed, stream: stream)
        self.replicate = replicate
    }

    /// The key of Philox that a stream has in every replicate.
    static func key(seed: UInt64, stream: UInt64) -> SIMD2<UInt32> {
        let mixed = Self.mixed(stream ^ Self.mixed(seed &+ 1))
        return SIMD2(UInt32(truncatingIfNeeded: mixed), UInt32(truncatingIfNeeded: mixed >> 32))
    }

    /// A number of the uniform distribution on (0, 1), neither end included: an odd multiple of 2^-53.
    public mutating func uniform() -> Double {
        pair(at: advance()).first
    }

    /// A number of the standard normal distribution.
    public mutating func normal() -> Double {
        normalQuantile(uniform())
    }

    /// A number of the exponential distribution with mean 1, above 0.
    public mutating func exponential() -> Double {
        -Elementary.log(uniform())
    }

    /// A number of the triangular distribution that rises from `low` to `mode` and falls to `high`,
    /// by its inverse distribution function.
    ///
    /// Edge: `low` where all three are equal.
    ///
    /// Reference: [Kotz2004], chapter 1
    public mutating func triangular(low: Double, mode: Double, high: Double) -> Double {
        precondition(low <= mode && mode <= high, "a triangular distribution needs low <= mode <= high")
        let u = uniform()
        guard low < high else { return low }
        let share = (mode - low) / (high - low)
        return u < share
            ? low + (u * (high - low) * (mode - low)).squareRoot()
            : high - ((1 - u) * (high - low) * (high - mode)).squareRoot()
    }

    /// A number of the gamma distribution of the given shape, above 0, and scale 1.
    ///
    /// Edge: a shape near 0 can give a number too small for a `Double`, hence 0.
    ///
    /// Reference: [Marsaglia2000]; its section 6 for a shape below 1
    public mutating func gamma(shape: Double) -> Double {
        let draw = gammaParts(shape: shape, at: advance())
        return draw.logFactor == 0 ? draw.value : draw.value * Elementary.exp(draw.logFactor)
    }

    /// Shares that sum to 1, of the Dirichlet distribution with the given concentrations, each at least 0
    /// and not all 0; a concentration of 0 gives a share of 0.
    ///
    /// Gamma numbers are divided by their sum, on a logarithmic scale where they may be too small to hold,
    /// so that concentrations far below 1 give a share near 1 to one component and not 0/0.
    ///
    /// Reference: [Devroye1986], chapter XI, theorem 4.1
    public mutating func dirichlet(_ concentrations: [Double]) -> [Double] {
        precondition(
            concentrations.allSatisfy { $0 >= 0 && $0.isFinite } && concentrations.contains { $0 > 0 },
            "a Dirichlet distribution needs finite concentrations of at least 0, one of them above it")
        var shares = [Double](repeating: 0, count: concentrations.count)
        var logarithms = shares
        var largest = -Double.infinity
        let isSmall = concentrations.contains { $0 > 0 && $0 < 1 }
        for (index, concentration) in concentrations.enumerated() {
            guard concentration > 0 else {
                position += 1
                continue
            }
            let draw = gammaParts(shape: concentration, at: advance())
            shares[index] = draw.value
            if isSmall {
                logarithms[index] = Elementary.log(draw.value) + draw.logFactor
                largest = max(largest, logarithms[index])
            }
        }
        if isSmall {
            for index in shares.indices where concentrations[index] > 0 {
                shares[index] = Elementary.exp(logarithms[index] - largest)
            }
        }
        let sum = shares.reduce(0, +)
        return shares.map { $0 / sum }
    }

    /// A gamma number as `value · exp(logFactor)`.
    ///
    /// A candidate is made from the block of this position and the number of the attempt. A draw made of two gamma
    /// numbers takes them from lanes 0 and 1 of one position.
    func gammaParts(
        shape: Double, at place: UInt64, lane: UInt32 = 0
    ) -> (value: Double, logFactor: Double) {
        precondition(shape > 0 && shape.isFinite, "a gamma distribution needs a finite shape above 0")
        let isSmall = shape < 1
        let d = (isSmall ? shape + 1 : shape) - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        let start = lane << 30
        var attempt = start + 1
        while true {
            let (first, second) = pair(at: place, attempt: attempt)
            attempt += 1
            let x = normalQuantile(first)
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            let square = x * x
            guard
                second < 1 - 0.0331 * square * square
                    || Elementary.log(second) < 0.5 * square + d * (1 - v + Elementary.log(v))
            else { continue }
            guard isSmall else { return (d * v, 0) }
            let logFactor = Elementary.log(pair(at: place, attempt: start).first) / shape
            return (d * v, max(logFactor, -.greatestFiniteMagnitude))
        }
    }

    mutating func advance() -> UInt64 {
        defer { position &+= 1 }
        return position
    }

    /// The two uniform numbers of one block; attempt 0 is that of the draws that never reject.
    func pair(at place: UInt64, attempt: UInt32 = 0) -> (first: Double, second: Double) {
        let block = Philox4x32.block(
            counter: SIMD4(
                UInt32(truncatingIfNeeded: place), UInt32(truncatingIfNeeded: place >> 32), replicate, attempt
            ),
            key: key)
        return (Self.unit(block[0], block[1]), Self.unit(block[2], block[3]))
    }

    /// The middle of one of 2^52 equal parts of (0, 1): exact, and never an end.
    private static func unit(_ high: UInt32, _ low: UInt32) -> Double {
        let bits = UInt64(high) << 20 | UInt64(low >> 12)
        return (Double(bits) + 0.5) * 0x1p-52
    }
}
