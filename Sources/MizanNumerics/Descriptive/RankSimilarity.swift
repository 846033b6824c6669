/// The weighted rank correlation r_w of two rankings: as Spearman's, with differences near the top counting more.
///
/// `r_w = 1 − 6 Σ (x − y)²·((n − x + 1) + (n − y + 1)) / (n⁴ + n³ − n² − n)`, −1...1; symmetric.
///
/// Missing: pairs with a nil are left out, whose ranks should then be read again among the rest. Edge: NaN for fewer
/// than two pairs.
///
/// - Parameters:
///   - x: ranks, 1 = best.
///   - y: ranks of the same units.
///
/// Reference: [Pinto2005]
public func weightedRankCorrelation(_ x: [Int?], _ y: [Int?]) -> Double {
    let pairs = rankPairs(x, y)
    let n = Double(pairs.count)
    guard pairs.count > 1 else { return .nan }
    let sum = pairs.reduce(0) { sum, pair in
        sum + (pair.x - pair.y) * (pair.x - pair.y) * (2 * n - pair.x - pair.y + 2)
    }
    return 1 - 6 * sum / (n * n * n * n + n * n * n - n * n - n)
}

/// The rank similarity WS: how far a ranking keeps what the reference ranking has at its top.
///
/// `WS = 1 − Σ 2^(−x)·|x − y| / max(|1 − x|, |n − x|)`, 0...1. Not symmetric: x is the reference.
///
/// Missing: as `weightedRankCorrelation`. Edge: NaN for fewer than two pairs.
///
/// Reference: [Salabun2020]
public func rankSimilarity(_ x: [Int?], to y: [Int?]) -> Double {
    let pairs = rankPairs(x, y)
    let n = Double(pairs.count)
    guard pairs.count > 1 else { return .nan }
    return pairs.reduce(1) { rest, pair in
        let halves = Double(sign: .plus, exponent: -Int(pair.x), significand: 1)
        return rest - halves * abs(pair.x - pair.y) / max(abs(1 - pair.x), abs(n - pair.x))
    }
}

private func rankPairs(_ x: [Int?], _ y: [Int?]) -> [(x: Double, y: Double)] {
    precondition(x.count == y.count, "each rank has its counterpart")
    return zip(x, y).compactMap { pair in
        guard let first = pair.0, let second = pair.1 else { return nil }
        return (Double(first), Double(second))
    }
}
