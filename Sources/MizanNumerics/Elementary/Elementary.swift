/// Logarithm, exponential and powers that give the same bits on every machine.
///
/// Goals, in order: the same bits everywhere; an error of about one unit in the last place; speed. They
/// use only IEEE 754 additions, multiplications and divisions in a fixed order, because the functions of
/// the system's C library differ in their last bit between versions and processors, which is enough to
/// swap two units that tie.
///
/// Reference: [Muller2016], chapters 3 and 11 (range reduction, polynomial evaluation)
public enum Elementary {
    /// The natural logarithm of `x`, within 1 ulp.
    ///
    /// Edge: -∞ at 0, NaN below 0, ∞ at ∞.
    public static func log(_ x: Double) -> Double {
        guard x >= .leastNormalMagnitude else {
            guard x > 0 else { return x == 0 ? -.infinity : .nan }
            return log(x * 0x1p54) - 54 * 0x1.62e42fefa39efp-1
        }
        guard x < .infinity else { return x }
        // x = 2^exponent · (1 + f), 1 + f from sqrt(1/2) up to sqrt(2): whole octaves above the bits of sqrt(1/2).
        let octaves = (x.bitPattern &- 0x3FE6_A09E_667F_3BCD) & 0xFFF0_0000_0000_0000
        let exponent = Double(Int64(bitPattern: octaves) >> 52)
        let fraction = Double(bitPattern: x.bitPattern &- octaves)
        // log(1 + f) = 2 artanh(s) with s = f / (2 + f), written so that f itself, which is exact, leads.
        // Even and odd terms are summed apart, since each sum waits for its last product.
        let f = fraction - 1
        let s = f / (2 + f)
        let square = s * s
        let fourth = square * square
        var even = 2.0 / 23
        even = even * fourth + 2.0 / 19
        even = even * fourth + 2.0 / 15
        even = even * fourth + 2.0 / 11
        even = even * fourth + 2.0 / 7
        even = even * fourth + 2.0 / 3
        var odd = 2.0 / 21
        odd = odd * fourth + 2.0 / 17
        odd = odd * fourth + 2.0 / 13
        odd = odd * fourth + 2.0 / 9
        odd = odd * fourth + 2.0 / 5
        let series = even + odd * square
        let correction = s * (f - series * square)
        return exponent * log2High + (f - (correction - exponent * log2Low))
    }

    /// The decimal logarithm of `x`, within 2 ulp; exact where `x` is a power of ten from 1 to 1e22.
    ///
    /// Edge: as `log`.
    public static func log10(_ x: Double) -> Double {
        let value = log(x) * 0x1.bcb7b1526e50ep-2
        let nearest = value.rounded()
        if nearest >= 0, nearest <= 22, abs(value - nearest) < 1e-13, PowersOfTen.exact[Int(nearest)] == x {
            return nearest
        }
        return value
    }

    /// The exponential of `x`, within 1 ulp where the result is normal.
    ///
    /// Edge: ∞ above 709.79, 0 below -745.14, NaN for NaN.
    public static func exp(_ x: Double) -> Double {
        guard x < 709.79 else { return x.isNaN ? x : .infinity }
        guard x > -745.14 else { return x.isNaN ? x : 0 }
        // Adding 1.5 · 2^52 and taking it away rounds to the nearest whole number.
        let exponent = x * 0x1.71547652b82fep0 + 0x1.8p52 - 0x1.8p52
        let high = x - exponent * log2High
        let low = exponent * log2Low
        let r = high - low
        let square = r * r
        var even = 1.0 / 87_178_291_200
        even = even * square + 1.0 / 479_001_600
        even = even * square + 1.0 / 3_628_800
        even = even * square + 1.0 / 40_320
        even = even * square + 1.0 / 720
        even = even * square + 1.0 / 24
        even = even * square + 1.0 / 2
        var odd = 1.0 / 6_227_020_800
        odd = odd * square + 1.0 / 39_916_800
        odd = odd * square + 1.0 / 362_880
        odd = odd * square + 1.0 / 5_040
        odd = odd * square + 1.0 / 120
        odd = odd * square + 1.0 / 6
        let small = (even + odd * r) * square - low
        let significand = 1 + (high + small)
        return scaled(significand, by: Int(exponent))
    }

    /// `base` raised to `power`, for a base of at least 0, with a relative error of about
    /// |power · log(base)| · 2^-53.
    ///
    /// Edge: 1 where the power is 0; NaN for a base below 0.
    public static func pow(_ base: Double, _ power: Double) -> Double {
        if power == 0 || base == 1 { return 1 }
        if power == 1 { return base }
        return exp(power * log(base))
    }

    /// `x · 2^exponent` in two steps, so that neither factor overflows on the way.
    private static func scaled(_ x: Double, by exponent: Int) -> Double {
        let half = exponent / 2
        return x * powerOfTwo(half) * powerOfTwo(exponent - half)
    }

    private static func powerOfTwo(_ exponent: Int) -> Double {
        Double(bitPattern: UInt64(1023 + exponent) << 52)
    }

    /// log(2) in two parts; the first has 32 significant bits, so that its product with an exponent is exact.
    private static let log2High = 0x1.62e42feep-1
    private static let log2Low = 0x1.a39ef35793c76p-33
}
