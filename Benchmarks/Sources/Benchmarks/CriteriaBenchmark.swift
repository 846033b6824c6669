import MizanNumerics

/// The methods that compare alternatives with each other, beside scikit-criteria, pymcdm and numpy.
enum CriteriaBenchmark {
    static func run(_ report: inout Report) throws {
        let (alternatives, criteria) = (200, 40)
        let decision = Decision(alternatives, criteria, missing: 0)
        let table = try CriteriaTable(decision.values, isCost: decision.isCost)
        let weights = decision.weights
        try report.compare(
            "topsis, \(alternatives) × \(criteria)", limit: 40e-6,
            peers: try Peer.run("criteria.py", ["topsis"], input: decision)
        ) {
            try Topsis(table, weights: weights).scores
        }
        try report.compare(
            "vikor, \(alternatives) × \(criteria)",
            peers: try Peer.run("criteria.py", ["vikor"], input: decision)
        ) {
            try Vikor(table, weights: weights).scores
        }
        let usual = [Preference](repeating: .usual, count: criteria)
        try report.compare(
            "promethee ii, \(alternatives) × \(criteria)",
            peers: try Peer.run("criteria.py", ["promethee"], input: decision)
        ) {
            try Promethee(table, weights: weights, preferences: usual).scores
        }
        // COINr, which is not on PyPI, took 1.8 s for its outranking matrix of this shape, on another day.
        let outranking = Decision(51, 49, missing: 0.03)
        try report.compare(
            "copeland, 51 × 49", limit: 1e-3, peers: try Peer.run("copeland.py", input: outranking)
        ) {
            try OutrankingMatrix(outranking.values, weights: outranking.weights).copelandScores.map(
                Double.init)
        }
    }

    /// An invented table, the same in every run.
    struct Decision: Encodable {
        /// Row by row; NaN = missing.
        let values: [Double]
        let weights: [Double]
        let isCost: [Bool]

        init(_ alternatives: Int, _ criteria: Int, missing: Double) {
            var draws = DrawStream(seed: 4, replicate: 0, stream: 1)
            values = (0..<alternatives * criteria).map { _ in
                draws.uniform() < missing ? .nan : 1 + 99 * draws.uniform()
            }
            weights = (0..<criteria).map { _ in 0.5 + draws.uniform() }
            isCost = (0..<criteria).map { $0 % 3 == 2 }
        }
    }
}
