#if canImport(Glibc)
    // `rounded()` calls the C library's functions where the processor has no instruction for it; this links them.
    import Glibc
#endif

/// `x` to `digits` significant decimal digits, halves away from zero.
///
/// Rounding before ranks are read makes units tie that differ only by the noise of floating-point sums.
/// It is idempotent, odd and monotone, and its result is the `Double` nearest to the rounded decimal.
///
/// Edge: 0 for both zeros; NaN and infinities as they are; a number that would round beyond the largest
/// `Double` as it is.
///
/// - Parameter digits: 1 to 15, the digits that a `Double` always holds.
public func roundedToSignificant(_ x: Double, _ digits: Int = 12) -> Double {
    precondition((1...15).contains(digits), "a Double holds 1 to 15 significant decimal digits")
    let magnitude = abs(x)
    guard magnitude > 0 else { return x.isNaN ? x : 0 }
    guard magnitude < .infinity else { return x }
    // floor(log10(magnitude)) or one less, since the significand of base 2 is left out: 78913 / 2^18 is near
    // enough to log10(2) for every exponent.
    let estimate = (Int(magnitude.exponent) * 78913) >> 18
    let power = digits - 1 - estimate
    guard power > -22, power <= 22 else {
        return roundedDecimally(x, digits)
    }
    // The powers are exact, so each line below rounds once; going back it rounds to the nearest Double.
    let whole = nearestWhole(shifted(magnitude, by: power))
    let rounded =
        whole < PowersOfTen.exact[digits]
        ? shifted(whole, by: -power)
        : shifted(nearestWhole(shifted(magnitude, by: power - 1)), by: 1 - power)
    return x < 0 ? -rounded : rounded
}

/// The whole number nearest to `x`, from 1/2 to 2^53; without the call that `rounded()` is on some processors.
private func nearestWhole(_ x: Double) -> Double {
    Double(Int64(x + 0.5))
}

/// `x · 10^power` for a power that is exact.
private func shifted(_ x: Double, by power: Int) -> Double {
    power >= 0 ? x * PowersOfTen.exact[power] : x / PowersOfTen.exact[-power]
}

/// The same by way of decimal text, for magnitudes whose powers of ten are not exact: Swift writes these,
/// below 1e-4 or above 1e16, as digits and an exponent.
private func roundedDecimally(_ x: Double, _ digits: Int) -> Double {
    let parts = abs(x).description.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return x }
    let figures = parts[0].utf8.filter { $0 != UInt8(ascii: ".") }.map { Int($0) - Int(UInt8(ascii: "0")) }
    guard figures.count > digits else { return x }
    var whole = figures[..<digits].reduce(0) { $0 * 10 + $1 }
    if figures[digits] >= 5 { whole += 1 }
    guard let rounded = Double("\(whole)e\(exponent + 1 - digits)"), rounded.isFinite else { return x }
    return x < 0 ? -rounded : rounded
}
