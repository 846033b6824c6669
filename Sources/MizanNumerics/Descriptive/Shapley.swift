/// The exact Shapley value of each of n players of a game.
///
/// `φ_i = Σ_S |S|! (n − |S| − 1)! / n! · (v(S ∪ {i}) − v(S))` over the sets S without i: the mean of what
/// i adds over all orders of arrival. The values sum to `v(all) − v(none)`, equal players get equal
/// values and one that never adds anything gets 0, which no other division does.
///
/// Missing: NaN in the game gives NaN to every player.
///
/// - Parameter values: the worth of every set of players, 2^n of them for n ≤ 20; player i is in the set
///   at index `mask` where bit i of `mask` is 1.
/// - Returns: one value a player.
///
/// Reference: [Shapley1953]
public func shapleyValues(_ values: [Double]) -> [Double] {
    let players = values.count.trailingZeroBitCount
    precondition(values.count == 1 << players && players <= 20, "a game of n <= 20 players has 2^n values")
    let weights = orderShares(players)
    return (0..<players).map { player in
        let bit = 1 << player
        var sum = 0.0
        for mask in values.indices where mask & bit == 0 {
            sum += weights[mask.nonzeroBitCount] * (values[mask | bit] - values[mask])
        }
        return sum
    }
}

/// For each size s, the share of the orders of n players in which a given player comes after exactly one
/// given set of s others: `s! (n − s − 1)! / n!`.
private func orderShares(_ players: Int) -> [Double] {
    guard players > 0 else { return [] }
    var shares = [1 / Double(players)]
    for size in 1..<max(players, 1) {
        shares.append(shares[size - 1] * Double(size) / Double(players - size))
    }
    return shares
}
