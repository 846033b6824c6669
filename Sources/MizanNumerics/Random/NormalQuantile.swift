/// The standard normal quantile of the probability `p`, to about 16 figures.
///
/// A ratio of two polynomials of degree 7 in each of three ranges: about the median, in the tails, and far
/// out in them. Inverting the distribution function, rather than a polar method, spends exactly one
/// uniform number on a normal one and keeps their order.
///
/// Edge: -∞ at 0, ∞ at 1, NaN outside.
///
/// Reference: [Wichura1988], algorithm AS 241, PPND16
public func normalQuantile(_ p: Double) -> Double {
    let fromMedian = p - 0.5
    if abs(fromMedian) <= 0.425 {
        let r = 0.180625 - fromMedian * fromMedian
        return fromMedian * ratio(central, r)
    }
    let tail = fromMedian < 0 ? p : 1 - p
    guard tail > 0 else { return tail == 0 ? (fromMedian < 0 ? -.infinity : .infinity) : .nan }
    let r = (-Elementary.log(tail)).squareRoot()
    let size = r <= 5 ? ratio(outer, r - 1.6) : ratio(far, r - 5)
    return fromMedian < 0 ? -size : size
}

private typealias Polynomial = (Double, Double, Double, Double, Double, Double, Double, Double)

private func ratio(_ polynomials: (above: Polynomial, below: Polynomial), _ r: Double) -> Double {
    value(of: polynomials.above, at: r) / value(of: polynomials.below, at: r)
}

/// The polynomial at `r`; constant term first.
private func value(of c: Polynomial, at r: Double) -> Double {
    let high = ((c.7 * r + c.6) * r + c.5) * r + c.4
    return (((high * r + c.3) * r + c.2) * r + c.1) * r + c.0
}

private let central: (above: Polynomial, below: Polynomial) = (
    (
        3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727
    ),
    (
        1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077,
        21213.794301586595867, 39307.89580009271061, 28729.085735721942674, 5226.495278852545925
    )
)

private let outer: (above: Polynomial, below: Polynomial) = (
    (
        1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
        1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4
    ),
    (
        1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455,
        0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9
    )
)

private let far: (above: Polynomial, below: Polynomial) = (
    (
        6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
        0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5,
        2.01033439929228813265e-7
    ),
    (
        1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525,
        7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7,
        2.04426310338993978564e-15
    )
)
