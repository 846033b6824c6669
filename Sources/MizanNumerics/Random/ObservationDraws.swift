/// Draws of what a measurement may have been: numbers above 0, shares and counts. Each takes one position.
extension DrawStream {
    /// A number of the log-normal distribution: its logarithm is normal.
    ///
    /// - Parameters:
    ///   - median: above 0.
    ///   - logDeviation: the standard deviation of the natural logarithm, at least 0; 0.1 is about 10 % of the value.
    public mutating func logNormal(median: Double, logDeviation: Double) -> Double {
        precondition(median > 0 && logDeviation >= 0, "a log-normal distribution has a median above 0")
        return median * Elementary.exp(logDeviation * normal())
    }

    /// A number of the log-normal distribution of the given mean and standard deviation:
    /// `σ² = log(1 + (sd/mean)²)`, median `mean·exp(−σ²/2)`.
    ///
    /// - Parameters:
    ///   - mean: above 0.
    ///   - deviation: at least 0, in the unit of the mean.
    ///
    /// Reference: [Devroye1986], chapter IX
    public mutating func logNormal(mean: Double, deviation: Double) -> Double {
        precondition(mean > 0 && deviation >= 0, "a log-normal distribution has a mean above 0")
        let shape = Self.logNormalShape(mean: mean, deviation: deviation)
        return logNormal(median: shape.median, logDeviation: shape.logDeviation)
    }

    /// The median, and the standard deviation of the logarithm, of the log-normal distribution with a mean above 0 and a
    /// standard deviation.
    public static func logNormalShape(
        mean: Double, deviation: Double
    ) -> (median: Double, logDeviation: Double) {
        let ratio = deviation / mean
        let variance = Elementary.log(1 + ratio * ratio)
        return (mean * Elementary.exp(-variance / 2), variance.squareRoot())
    }

    /// A number of the beta distribution, 0...1: X / (X + Y) of two gamma numbers.
    ///
    /// Shapes far below 1, whose gamma numbers are too small to hold, are divided on a logarithmic scale.
    ///
    /// Reference: [Devroye1986], chapter IX, theorem 4.1
    public mutating func beta(_ shapes: BetaShapes) -> Double {
        let place = advance()
        let first = gammaParts(shape: shapes.first, at: place)
        let second = gammaParts(shape: shapes.second, at: place, lane: 1)
        let logRatio = second.logFactor - first.logFactor
        if logRatio == 0 { return first.value / (first.value + second.value) }
        // X / (X + Y) = 1 / (1 + Y / X)
        return 1 / (1 + Elementary.exp(Elementary.log(second.value / first.value) + logRatio))
    }

    /// A count of the Poisson distribution.
    ///
    /// Below a mean of 10 the distribution function is inverted; from there on candidates of a transformed uniform
    /// number are accepted or refused, in a time that does not grow with the mean.
    ///
    /// - Parameter mean: at least 0, at most 2^52.
    /// - Returns: a whole number.
    ///
    /// Reference: [Hormann1993], algorithm PTRS
    public mutating func poisson(mean: Double) -> Double {
        poisson(mean: mean, at: advance())
    }

    /// A count of a Poisson distribution whose mean is itself a gamma number: counts more scattered than chance alone
    /// makes them, also called negative binomial.
    ///
    /// Its variance is `mean + mean²/shape`. Edge: counts end at about 2^52, 4,096 times the largest mean.
    ///
    /// - Parameters:
    ///   - mean: at least 0, at most 2^40.
    ///   - shape: above 0; the larger, the nearer to Poisson.
    ///
    /// Reference: [Devroye1986], chapter X, section 4.7
    public mutating func gammaPoisson(mean: Double, shape: Double) -> Double {
        precondition(mean >= 0 && mean <= 0x1p40, "a mean of counts")
        let place = advance()
        let draw = gammaParts(shape: shape, at: place, lane: 1)
        let own = draw.value * Elementary.exp(draw.logFactor) * mean / shape
        return poisson(mean: min(own, 0x1p52), at: place)
    }

    private func poisson(mean: Double, at place: UInt64) -> Double {
        precondition(mean >= 0 && mean <= 0x1p52, "a Poisson distribution has a mean from 0 to 2^52")
        guard mean < 10 else { return largePoisson(mean: mean, at: place) }
        let u = pair(at: place).first
        var (count, share) = (0.0, Elementary.exp(-mean))
        var below = share
        // The tail beyond 100 is less than the finest step of u.
        while u > below && count < 100 {
            count += 1
            share *= mean / count
            below += share
        }
        return count
    }

    private func largePoisson(mean: Double, at place: UInt64) -> Double {
        let root = mean.squareRoot()
        let b = 0.931 + 2.53 * root
        let a = -0.059 + 0.02483 * b
        let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
        let vr = 0.9277 - 3.6224 / (b - 2)
        var attempt: UInt32 = 0
        while true {
            let (first, v) = pair(at: place, attempt: attempt)
            attempt += 1
            let u = first - 0.5
            let us = 0.5 - abs(u)
            let count = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
            if us >= 0.07 && v <= vr { return count }
            guard count >= 0, us >= 0.013 || v <= us else { continue }
            let height = Elementary.log(v * inverseAlpha / (a / (us * us) + b))
            if height <= poissonLogProbability(count, mean: mean) { return count }
        }
    }
}

/// The logarithm of the probability of a count, to about 1e-13 however large the mean is.
///
/// `−mean + count·log(mean) − log(count!)` would lose as many figures as its terms have before the point; written in
/// how far the count is from the mean it loses none.
///
/// Reference: [Loader2000]
func poissonLogProbability(_ count: Double, mean: Double) -> Double {
    guard count > 0 else { return -mean }
    let halfLogOfTwoPi = 0.918938533204672742
    return -stirlingError(count) - deviance(count, mean) - 0.5 * Elementary.log(count) - halfLogOfTwoPi
}

/// `log(n!)` less Stirling's formula for it.
private func stirlingError(_ n: Double) -> Double {
    guard n >= 16 else {
        return logGamma(n + 1) - (n + 0.5) * Elementary.log(n) + n - 0.918938533204672742
    }
    let square = 1 / (n * n)
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - square / 1680) * square) * square) / n
}

/// `count·log(count / mean) + mean − count`, at least 0.
private func deviance(_ count: Double, _ mean: Double) -> Double {
    let difference = count - mean
    guard abs(difference) < 0.1 * (count + mean) else {
        return count * Elementary.log(count / mean) - difference
    }
    // With v = (count − mean) / (count + mean): log(count / mean) = 2 artanh v.
    let v = difference / (count + mean)
    var (sum, term, place) = (difference * v, 2 * count * v, 1.0)
    while true {
        term *= v * v
        place += 2
        let next = sum + term / place
        if next == sum { return sum }
        sum = next
    }
}

/// The two shapes of a beta distribution, each above 0.
public struct BetaShapes: Sendable, Equatable {
    public let first: Double
    public let second: Double

    /// - Throws: `notPositive` for a shape that is not above 0 or not finite.
    public init(_ first: Double, _ second: Double) throws(NumericsError) {
        for shape in [first, second] where !(shape > 0 && shape.isFinite) {
            throw .notPositive(quantity: "a shape of a beta distribution", value: shape)
        }
        (self.first, self.second) = (first, second)
    }

    /// The shapes under which a value has the given mean and standard deviation between two bounds, of which a draw x
    /// of 0...1 is the value `low + x·(high − low)`.
    ///
    /// - Parameters:
    ///   - mean: between the bounds, in their unit.
    ///   - deviation: above 0; its square below `(mean − low)·(high − mean)`, which is that of a coin between the bounds.
    /// - Throws: `unusableScale` where no beta distribution has them.
    public init(mean: Double, deviation: Double, low: Double = 0, high: Double = 1) throws(NumericsError) {
        guard low < mean, mean < high, low.isFinite, high.isFinite else {
            throw .unusableScale(low: low, high: high, needed: "bounds on either side of the mean \(mean)")
        }
        let share = (mean - low) / (high - low)
        let spread = deviation / (high - low)
        let sum = share * (1 - share) / (spread * spread) - 1
        guard deviation > 0, sum > 0 else {
            throw .unusableScale(
                low: low, high: high,
                needed: "a standard deviation above 0 and below that of a coin, unlike \(deviation)")
        }
        try self.init(share * sum, (1 - share) * sum)
    }
}
