import MizanNumerics
import Testing

@Suite("Kernels that rank and count")
struct KernelRanksTests {
    /// How the scores of a case come about.
    enum Scores: CaseIterable, Sendable {
        case distinct, rounded, missing, near, equal, signed, infinite, tiny, outlying, close

        func score(_ unit: Int, _ draws: inout DrawStream) -> Double {
            switch self {
            case .distinct: return 100 * draws.uniform()
            case .rounded: return Double(Int(10 * draws.uniform()))
            case .missing:
                let u = draws.uniform()
                return u < 0.3 ? .nan : u < 0.6 ? 5 : draws.normal()
            case .near: return 50 + Double(Int(8 * draws.uniform())) * 0x1p-47
            case .equal: return draws.uniform() < 0.9 ? 3.25 : 3.25.nextUp
            case .signed: return draws.uniform() < 0.2 ? -0.0 : draws.uniform() < 0.2 ? 0 : draws.normal()
            case .infinite: return [.infinity, -.infinity, .nan, 1, .greatestFiniteMagnitude][unit % 5]
            case .tiny: return Double(Int(40 * draws.uniform()) - 20) * .leastNonzeroMagnitude
            case .outlying: return unit == 0 ? 1e12 : draws.uniform()
            // In one lane of ten two units are a few bits apart.
            case .close:
                if unit % 50 < 2 {
                    return draws.uniform() < 0.3 ? 50 + draws.uniform() * 1e-9 : -Double(unit)
                }
                return 100 * draws.uniform()
            }
        }
    }

    /// Ranks (units × lanes), 0 for none, by `competitionRanks`.
    private func expected(_ scores: [Double], units: Int, lanes: Int) -> [UInt32] {
        var result = [UInt32](repeating: 0, count: scores.count)
        for lane in 0..<lanes {
            let ranks = competitionRanks(descending: (0..<units).map { scores[$0 * lanes + lane] })
            for unit in 0..<units { result[unit * lanes + lane] = UInt32(ranks[unit] ?? 0) }
        }
        return result
    }

    private func ranks(_ kernels: Kernels, _ scores: [Double], units: Int) -> [UInt32] {
        var ranks = [UInt32](repeating: 99, count: scores.count)
        ranks.withUnsafeMutableBufferPointer { ranks in
            scores.withUnsafeBufferPointer { kernels.ranks(descending: $0, units: units, into: ranks) }
        }
        return ranks
    }

    @Test("ranks are competitionRanks", arguments: KernelCase.kernels, Scores.allCases)
    func ranks(kernels: Kernels, kind: Scores) {
        var draws = DrawStream(seed: 3, replicate: 0, stream: 4)
        let sizes = [
            (1, 3), (2, 8), (3, 9), (5, 16), (7, 1), (16, 24), (17, 8), (33, 12), (100, 16), (200, 9),
        ]
        for (units, lanes) in sizes {
            var scores: [Double] = []
            for unit in 0..<units {
                for _ in 0..<lanes { scores.append(kind.score(unit, &draws)) }
            }
            #expect(ranks(kernels, scores, units: units) == expected(scores, units: units, lanes: lanes))
        }
    }

    @Test("any number of units: 4,096 by the network, 4,097 by themselves", arguments: KernelCase.kernels)
    func many(kernels: Kernels) {
        var draws = DrawStream(seed: 5, replicate: 0, stream: 4)
        for units in [4096, 4097] {
            let scores = (0..<units * 2).map { place in
                place % 17 == 0 ? .nan : Double(Int(3000 * draws.uniform())) / 7
            }
            #expect(ranks(kernels, scores, units: units) == expected(scores, units: units, lanes: 2))
        }
    }

    @Test(
        "the network sorts every number of keys: 0-1 principle on random words", arguments: KernelCase.kernels
    )
    func network(kernels: Kernels) {
        var draws = DrawStream(seed: 6, replicate: 0, stream: 4)
        for units in 1...80 {
            let scores = (0..<units * 8).map { _ in draws.uniform() < 0.5 ? 0.0 : 1.0 }
            #expect(ranks(kernels, scores, units: units) == expected(scores, units: units, lanes: 8))
        }
    }

    @Test(
        "counts of ranks and of pairs", arguments: KernelCase.kernels, [(1, 5), (6, 300), (9, 256), (5, 1)])
    func counts(kernels: Kernels, size: (units: Int, lanes: Int)) {
        var draws = DrawStream(seed: 4, replicate: 0, stream: 4)
        let (units, lanes) = size
        for kind in [Scores.distinct, .rounded, .missing] {
            var scores: [Double] = []
            for unit in 0..<units {
                for _ in 0..<lanes { scores.append(kind.score(unit, &draws)) }
            }
            let ranks = expected(scores, units: units, lanes: lanes)
            var counts = [UInt32](repeating: 10, count: units * (units + 2))
            var pairs = [UInt32](repeating: 20, count: units * (units - 1) / 2)
            ranks.withUnsafeBufferPointer { ranks in
                counts.withUnsafeMutableBufferPointer {
                    kernels.count(ranks: ranks, units: units, bins: units + 2, into: $0)
                }
                pairs.withUnsafeMutableBufferPointer { kernels.count(pairs: ranks, units: units, into: $0) }
            }
            var place = 0
            for i in 0..<units {
                let own = ranks[i * lanes..<(i + 1) * lanes]
                for rank in 1...UInt32(units + 2) {
                    let times = UInt32(own.count { $0 == rank })
                    #expect(counts[i * (units + 2) + Int(rank) - 1] == 10 + times)
                }
                for j in i + 1..<max(units, i + 1) {
                    let both = zip(own, ranks[j * lanes..<(j + 1) * lanes]).filter { $0 > 0 && $1 > 0 }
                    let points = both.reduce(0) { $0 + ($1.0 < $1.1 ? 2 : $1.0 == $1.1 ? 1 : 0) }
                    #expect(pairs[place] == 20 + UInt32(points))
                    place += 1
                }
            }
        }
    }
}
