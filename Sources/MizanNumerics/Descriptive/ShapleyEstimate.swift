#if canImport(Glibc)
    // `squareRoot()` calls the C library's function where the processor has no instruction for it; this links it.
    import Glibc
#endif

/// The Shapley values of a game: exact for few players, from sampled orders of arrival for many.
public struct ShapleyEstimate: Sendable, Equatable {
    /// Games of at most so many players are worked out over all 2^n sets.
    public static let exactPlayers = 12

    /// One a player; up to rounding they sum to `v(all) − v(none)`, exact or not.
    public let values: [Double]
    /// One a player; 0 where the values are exact.
    public let standardErrors: [Double]

    public var isExact: Bool { standardErrors.allSatisfy { $0 == 0 } }
}

/// The Shapley values of a game that is given as a function of who takes part.
///
/// Up to `ShapleyEstimate.exactPlayers` players as `shapleyValues(_:)`. Beyond that the mean of what each player adds
/// over random orders of arrival, each taken forwards and backwards: who comes early in the one comes late in the
/// other, so that for games without interaction of three or more players a pair has the exact value. Each order hands
/// out exactly `v(all) − v(none)`, which estimates player by player would not. The standard error is that of the mean
/// over pairs, `s / √pairs`.
///
/// A pair's order sorts players by a number drawn from each player's own stream: moving players about moves nothing.
///
/// Missing: NaN in the game gives NaN to those whom it concerns. Edge: no player, no value.
///
/// - Parameters:
///   - players: the stream of each, all different, named from its id with `DrawStream.hash`; at most 62.
///   - pairs: of orders, at least 2; 2n − 2 sets are valued for each.
///   - value: the worth of a set of players; player i is in it where bit i of the mask is 1.
/// - Throws: what `value` throws.
///
/// Reference: [Shapley1953]; [Castro2009] for sampled orders; [Mitchell2022], antithetic sampling
public func shapleyValues<Failure: Error>(
    players: [UInt64], seed: UInt64, pairs: Int = 500, value: (Int) throws(Failure) -> Double
) throws(Failure) -> ShapleyEstimate {
    let count = players.count
    precondition(count <= 62 && Set(players).count == count, "at most 62 players, each with its own stream")
    precondition(pairs >= 2, "a standard error needs at least two pairs of orders")
    let zeros = [Double](repeating: 0, count: count)
    if count <= ShapleyEstimate.exactPlayers {
        var worths: [Double] = []
        for mask in 0..<1 << count { worths.append(try value(mask)) }
        return ShapleyEstimate(values: shapleyValues(worths), standardErrors: zeros)
    }
    let (none, all) = (try value(0), try value(1 << count - 1))
    var (means, squares) = (zeros, zeros)
    var shares = zeros
    for pair in 0..<pairs {
        let keys = players.map { stream in
            var draws = DrawStream(seed: seed, replicate: UInt32(pair), stream: stream)
            return draws.uniform()
        }
        let order = players.indices.sorted { (keys[$0], players[$0]) < (keys[$1], players[$1]) }
        for place in shares.indices { shares[place] = 0 }
        for direction in [order, order.reversed()] {
            var (mask, before) = (0, none)
            for player in direction {
                mask |= 1 << player
                let after = player == direction[count - 1] ? all : try value(mask)
                shares[player] += (after - before) / 2
                before = after
            }
        }
        for player in shares.indices {
            let change = shares[player] - means[player]
            means[player] += change / Double(pair + 1)
            squares[player] += change * (shares[player] - means[player])
        }
    }
    let divisor = Double(pairs) * Double(pairs - 1)
    return ShapleyEstimate(values: means, standardErrors: squares.map { ($0 / divisor).squareRoot() })
}
