/// The regularised incomplete beta function `I_x(a, b)`, to about 13 figures.
///
/// The share of a beta distribution with shapes a and b that lies below x; the distributions of t, F and the
/// binomial follow from it. A continued fraction on the side of the mean where it converges fast, by Lentz's method.
///
/// - Parameters:
///   - x: from 0 to 1.
///   - a: above 0, as b.
///
/// Reference: [DLMF2024], 8.17.4 and 8.17.22
public func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    precondition((0...1).contains(x) && a > 0 && b > 0, "a share of a beta distribution")
    if x == 0 || x == 1 { return x }
    return x < (a + 1) / (a + b + 2)
        ? leadingShare(x, a, b) : 1 - leadingShare(1 - x, b, a)
}

private func leadingShare(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
    let front = Elementary.exp(a * Elementary.log(x) + b * Elementary.log(1 - x) - logBeta) / a
    let smallest = 1e-300
    // f = 1 / (1 + d1 / (1 + d2 / (1 + …))): `ratio` is numerator over numerator before, `inverse` the other way.
    var ratio = 1.0
    var inverse = 1 / nonZero(1 - (a + b) * x / (a + 1), smallest)
    var fraction = inverse
    var m = 1.0
    while m < 100_000 {
        let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        inverse = 1 / nonZero(1 + even * inverse, smallest)
        ratio = nonZero(1 + even / ratio, smallest)
        fraction *= inverse * ratio
        let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        inverse = 1 / nonZero(1 + odd * inverse, smallest)
        ratio = nonZero(1 + odd / ratio, smallest)
        let change = inverse * ratio
        fraction *= change
        if abs(change - 1) < 1e-16 { break }
        m += 1
    }
    return front * fraction
}

private func nonZero(_ value: Double, _ smallest: Double) -> Double {
    abs(value) < smallest ? smallest : value
}

/// The logarithm of the gamma function for x above 0, to about 15 figures of the larger of 1 and itself.
///
/// Stirling's series from 10 upwards, the recurrence below.
///
/// Reference: [DLMF2024], 5.11.1
public func logGamma(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "the logarithm of the gamma function is taken above 0")
    var (argument, product) = (x, 1.0)
    while argument < 10 {
        product *= argument
        argument += 1
    }
    let square = 1 / (argument * argument)
    var series = 1.0 / 156
    series = series * square - 691.0 / 360_360
    series = series * square + 1.0 / 1188
    series = series * square - 1.0 / 1680
    series = series * square + 1.0 / 1260
    series = series * square - 1.0 / 360
    series = series * square + 1.0 / 12
    let halfLogOfTwoPi = 0.918938533204672742
    return (argument - 0.5) * Elementary.log(argument) - argument + halfLogOfTwoPi + series / argument
        - Elementary.log(product)
}
