#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// Kendall's rank correlation with ties, τ_b: how far two orders of the same things agree.
///
/// `τ_b = (C − D) / √(P_x · P_y)` over all pairs: C pairs that both order alike, D that they order oppositely, P_x
/// and P_y pairs that x and y order at all. 1 = the same order with the same ties, −1 = the opposite one. Not τ_a,
/// which cannot reach 1 where there are ties.
///
/// Missing: pairs with a NaN are left out. Edge: NaN where one of the two does not vary.
///
/// Reference: [Kendall1945]
public func kendallTau(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count, "each value has its counterpart")
    let known = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
    var balance = 0.0
    var parted = (x: 0.0, y: 0.0)
    for (place, i) in known.enumerated() {
        for j in known[..<place] {
            let (dx, dy) = (sign(x[i], x[j]), sign(y[i], y[j]))
            balance += dx * dy
            parted.x += dx * dx
            parted.y += dy * dy
        }
    }
    guard parted.x > 0, parted.y > 0 else { return .nan }
    return balance / (parted.x * parted.y).squareRoot()
}

private func sign(_ left: Double, _ right: Double) -> Double {
    left > right ? 1 : left < right ? -1 : 0
}
