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
