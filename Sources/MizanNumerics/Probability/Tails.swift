#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// The probability that a variable with Student's t distribution lies farther from 0 than `t`, on either side.
///
/// `I_x(degrees / 2, 1/2)` with `x = degrees / (degrees + t²)`.
///
/// - Parameter degrees: degrees of freedom, above 0.
///
/// Reference: [DLMF2024], 8.17; [Student1908]
public func studentTwoSidedTail(_ t: Double, degrees: Double) -> Double {
    precondition(degrees > 0 && !t.isNaN, "a t distribution has degrees of freedom above 0")
    if t.isInfinite { return 0 }
    return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
}

/// The probability that a standard normal variable lies above `x`, to about 14 figures.
///
/// A series of positive terms about the middle, a continued fraction in the tails, so that small probabilities
/// keep their figures.
///
/// Reference: [DLMF2024], 7.6.2 and 7.9.2
public func normalUpperTail(_ x: Double) -> Double {
    precondition(!x.isNaN, "a probability is asked for a number")
    let y = abs(x) * 0.5.squareRoot()
    let tail = y < 2.5 ? 0.5 - centralHalf(y) : outerTail(y)
    return x < 0 ? 1 - tail : tail
}

/// `erf(y) / 2`.
private func centralHalf(_ y: Double) -> Double {
    var (term, sum, n) = (y, y, 1.0)
    while term > sum * 1e-17 {
        term *= 2 * y * y / (2 * n + 1)
        sum += term
        n += 1
    }
    return sum * Elementary.exp(-y * y) * inverseRootOfPi
}

/// `erfc(y) / 2`: `exp(−y²) / √π · y / (2y² + 1 − 2 / (2y² + 5 − 12 / (2y² + 9 − …)))`, from the inside outwards.
private func outerTail(_ y: Double) -> Double {
    guard y < 40 else { return 0 }
    let square = 2 * y * y
    var denominator = square + 1 + 4 * 80.0
    for n in stride(from: 80.0, through: 1, by: -1) {
        denominator = square + 1 + 4 * (n - 1) - (2 * n - 1) * 2 * n / denominator
    }
    return Elementary.exp(-y * y) * inverseRootOfPi * y / denominator
}

private let inverseRootOfPi = 0.564189583547756287
