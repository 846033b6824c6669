import MizanNumerics

/// A composite index from the raw values to the ranks, beside the same in numpy, on invented values.
enum IndexBenchmark {
    static func run(_ report: inout Report) throws {
        try report.compare(edition, "index: 200 × 40, goalposts, geometric", limit: 0.3e-3)
        // COINr, which is not on PyPI, took 90 ms for its example of this shape, on another day.
        try report.compare(example, "index: 51 × 49, imputed, treated", limit: 2e-3)
    }

    /// 40 indicators in 8 groups in 2 in 1, with fixed goalposts.
    static var edition: IndexRecipe {
        var draws = DrawStream(seed: 4, replicate: 0, stream: 2)
        let (units, indicators) = (200, 40)
        return IndexRecipe(
            columns: (0..<indicators).map { _ in
                (0..<units).map { _ in draws.uniform() < 0.02 ? .nan : 10 + 80 * draws.uniform() }
            },
            isCost: (0..<indicators).map { $0 % 4 == 3 },
            denominators: Array(repeating: nil, count: indicators),
            unitGroups: Array(repeating: 0, count: units), leastAvailable: 0, isMended: false,
            goalposts: Array(repeating: [5, 95], count: indicators),
            groups: levels([Array(repeating: 5, count: 8), [4, 4], [2]], &draws), isGeometric: true)
    }

    /// The shape of COINr's example: 49 indicators in 8 groups in 2 in 1, a few values missing, one unit with so few
    /// that it is left out, columns with long tails and with single outliers.
    static var example: IndexRecipe {
        var draws = DrawStream(seed: 4, replicate: 0, stream: 3)
        let (units, indicators) = (51, 49)
        let size = (0..<units).map { _ in Elementary.exp(2 + draws.normal()) }
        var columns = (0..<indicators).map { place in
            (0..<units).map { unit in
                let missing = unit == 17 ? 0.4 : 0.02
                if draws.uniform() < missing { return Double.nan }
                let value = 50 + 10 * draws.normal()
                switch place % 7 {
                case 0: return size[unit] * value
                case 1: return Elementary.exp(1.5 * draws.normal())
                case 2: return unit % 29 == 3 ? value * 4 : value
                default: return value
                }
            }
        }
        columns[5][3] = -200
        return IndexRecipe(
            columns: columns, isCost: (0..<indicators).map { $0 % 3 == 2 },
            denominators: (0..<indicators).map { $0 % 7 == 0 ? size : nil },
            unitGroups: (0..<units).map { $0 % 4 }, leastAvailable: 0.8, isMended: true, goalposts: [],
            groups: levels([[8, 5, 3, 5, 9, 6, 6, 7], [5, 3], [2]], &draws), isGeometric: false)
    }

    /// Groups of the given sizes, level by level, with unequal weights.
    private static func levels(_ sizes: [[Int]], _ draws: inout DrawStream) -> [IndexRecipe.Group] {
        var first = 0
        return sizes.joined().map { size in
            defer { first += size }
            return .init(
                children: Array(first..<first + size), weights: (0..<size).map { _ in 0.5 + draws.uniform() })
        }
    }
}

extension Report {
    fileprivate mutating func compare(_ recipe: IndexRecipe, _ name: String, limit: Double) throws {
        let engine = try IndexEngine(recipe)
        try compare(name, limit: limit, peers: try Peer.run("index.py", input: recipe)) {
            try engine.scored()
        }
    }
}
