import MizanNumerics
import Testing

@Suite("Shapley values")
struct ShapleyTests {
    @Test("the glove game: one left glove, two right ones")
    func gloves() {
        // Worth 1 with player 0 and at least one of 1 and 2: 2/3, 1/6, 1/6.
        let game = (0..<8).map { $0 & 1 == 1 && $0 & 6 != 0 ? 1.0 : 0 }
        let values = shapleyValues(game)
        #expect(abs(values[0] - 2.0 / 3) < 1e-15)
        #expect(abs(values[1] - 1.0 / 6) < 1e-15)
        #expect(abs(values[2] - 1.0 / 6) < 1e-15)
    }

    @Test("the airport game: a runway as long as the largest present needs")
    func airport() {
        let costs = [8.0, 11, 13, 18]
        let game = (0..<16).map { mask in
            costs.indices.filter { mask >> $0 & 1 == 1 }.map { costs[$0] }.max() ?? 0
        }
        // Each stretch is shared by those who need it: 8/4, + 3/3, + 2/2, + 5/1.
        for (value, share) in zip(shapleyValues(game), [2.0, 3, 4, 9]) { #expect(abs(value - share) < 1e-14) }
    }

    @Test("an additive game gives back its terms")
    func additive() {
        let terms = [3.0, -1, 0, 0.5, 7]
        let game = (0..<32).map { mask in
            terms.indices.reduce(2.0) { $0 + (mask >> $1 & 1 == 1 ? terms[$1] : 0) }
        }
        for (value, term) in zip(shapleyValues(game), terms) { #expect(abs(value - term) < 1e-14) }
    }

    @Test("random games: values sum to the worth of all, and equal the mean over all orders")
    func orders() {
        var draws = DrawStream(seed: 13, replicate: 0, stream: 1)
        let game = (0..<32).map { _ in draws.normal() }
        let values = shapleyValues(game)
        #expect(abs(values.reduce(0, +) - (game[31] - game[0])) < 1e-14)
        var means = [Double](repeating: 0, count: 5)
        for order in permutations(of: Array(0..<5)) {
            var mask = 0
            for player in order {
                means[player] += (game[mask | 1 << player] - game[mask]) / 120
                mask |= 1 << player
            }
        }
        for (value, mean) in zip(values, means) { #expect(abs(value - mean) < 1e-13) }
    }

    @Test("renaming the players renames their values")
    func renaming() {
        var draws = DrawStream(seed: 14, replicate: 0, stream: 1)
        let game = (0..<16).map { _ in draws.normal() }
        let newName = [2, 0, 3, 1]
        var renamed = game
        for mask in 0..<16 {
            let other = (0..<4).reduce(0) { $0 | (mask >> $1 & 1) << newName[$1] }
            renamed[other] = game[mask]
        }
        let values = shapleyValues(game)
        let others = shapleyValues(renamed)
        for player in 0..<4 { #expect(abs(others[newName[player]] - values[player]) < 1e-14) }
    }

    @Test("no player, one player, twenty players")
    func sizes() {
        #expect(shapleyValues([5]).isEmpty)
        #expect(shapleyValues([5, 7]) == [2])
        let majority = (0..<1 << 20).map { $0.nonzeroBitCount > 10 ? 1.0 : 0 }
        for value in shapleyValues(majority) { #expect(abs(value - 0.05) < 1e-12) }
    }

    private func permutations(of items: [Int]) -> [[Int]] {
        guard let first = items.first else { return [[]] }
        return permutations(of: Array(items.dropFirst())).flatMap { rest in
            (0...rest.count).map { place in
                var order = rest
                order.insert(first, at: place)
                return order
            }
        }
    }
}

@Suite("Shapley values of games given as functions")
struct ShapleyEstimateTests {
    /// Streams of n players named p0, p1 ...
    private func streams(_ count: Int) -> [UInt64] { (0..<count).map { DrawStream.hash("p\($0)") } }

    /// The airport game of 20 players: the cost of the largest present; the shares have a closed form.
    private let costs = (0..<20).map { Double($0 * $0 + 3) }
    private func airport(_ mask: Int) -> Double {
        costs.indices.filter { mask >> $0 & 1 == 1 }.map { costs[$0] }.max() ?? 0
    }
    private var airportShares: [Double] {
        var (shares, sum) = ([Double](), 0.0)
        for place in costs.indices {
            sum += (costs[place] - (place > 0 ? costs[place - 1] : 0)) / Double(costs.count - place)
            shares.append(sum)
        }
        return shares
    }

    @Test("few players: the values of the table of all sets, without error")
    func exact() throws {
        let worths = (0..<32).map { Double(($0 * 37 + 5) % 11) }
        let estimate = shapleyValues(players: streams(5), seed: 1) { worths[$0] }
        #expect(estimate.values == shapleyValues(worths) && estimate.isExact)
        #expect(shapleyValues(players: [], seed: 1) { _ in 4 }.values.isEmpty)
    }

    @Test("many players: within a few standard errors of the closed form, and summing to the worth of all")
    func sampled() {
        let estimate = shapleyValues(players: streams(20), seed: 7, pairs: 2000, value: airport)
        #expect(!estimate.isExact)
        #expect(abs(estimate.values.reduce(0, +) / airport(1 << 20 - 1) - 1) < 1e-13)
        for (player, share) in airportShares.enumerated() {
            let error = estimate.standardErrors[player]
            #expect(error > 0 && abs(estimate.values[player] - share) < 4 * error, "player \(player)")
        }
        let quarter = shapleyValues(players: streams(20), seed: 7, pairs: 500, value: airport)
        let ratio = quarter.standardErrors.reduce(0, +) / estimate.standardErrors.reduce(0, +)
        #expect(abs(ratio - 2) < 0.3, "four times the pairs halve the error")
    }

    @Test("the stated error covers the closed form as often as it says")
    func coverage() {
        var (covered, all) = (0, 0)
        let (streams, shares) = (streams(20), airportShares)
        for seed in 1...20 as ClosedRange<UInt64> {
            let estimate = shapleyValues(players: streams, seed: seed, pairs: 200, value: airport)
            for player in 0..<20 {
                all += 1
                if abs(estimate.values[player] - shares[player]) < 1.96 * estimate.standardErrors[player] {
                    covered += 1
                }
            }
        }
        #expect(abs(Double(covered) / Double(all) - 0.95) < 0.05)
    }

    @Test("games of pairs are exact in every pair of orders")
    func pairwise() {
        // x_i alone, y_i with the next player: each of the two takes half of it.
        let (own, shared) = ((0..<15).map { Double($0) }, (0..<14).map { Double(20 - $0) })
        let estimate = shapleyValues(players: streams(15), seed: 3, pairs: 2) { mask in
            (0..<15).reduce(0.0) { sum, i in
                guard mask >> i & 1 == 1 else { return sum }
                return sum + own[i] + (i < 14 && mask >> (i + 1) & 1 == 1 ? shared[i] : 0)
            }
        }
        for i in 0..<15 {
            let expected = own[i] + ((i < 14 ? shared[i] : 0) + (i > 0 ? shared[i - 1] : 0)) / 2
            #expect(abs(estimate.values[i] - expected) < 1e-12 && estimate.standardErrors[i] < 1e-12)
        }
    }

    @Test("the same seed gives the same numbers, another one others; moving players moves their values")
    func reproducible() {
        let players = streams(20)
        let estimate = shapleyValues(players: players, seed: 5, pairs: 50, value: airport)
        #expect(estimate == shapleyValues(players: players, seed: 5, pairs: 50, value: airport))
        #expect(estimate != shapleyValues(players: players, seed: 6, pairs: 50, value: airport))
        let turned = shapleyValues(players: players.reversed(), seed: 5, pairs: 50) { mask in
            airport((0..<20).reduce(0) { $0 | (mask >> $1 & 1) << (19 - $1) })
        }
        #expect(turned.values == estimate.values.reversed())
    }

    @Test("an error of the game is passed on")
    func thrown() {
        #expect(throws: NumericsError.weightsAllZero) {
            try shapleyValues(players: streams(3), seed: 1) { (_) throws(NumericsError) in
                throw NumericsError.weightsAllZero
            }
        }
    }
}
