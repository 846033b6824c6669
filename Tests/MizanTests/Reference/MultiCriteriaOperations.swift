import MizanNumerics
import Testing

/// The multi-criteria methods.
extension ReferenceTests {
    static let multiCriteria: [String: Operation] = [
        "mcdm_normalise": normaliseCriteria, "topsis": topsis, "vikor": vikor, "promethee2": promethee,
        "wsm": { try weighted($0, by: weightedSums) }, "wpm": { try weighted($0, by: weightedProducts) },
        "rank_similarity": similarity, "smaa_exact": acceptability,
    ]

    private struct Problem {
        let alternatives: [String]
        let criteria: [String]
        let weights: [Double]
        let table: CriteriaTable

        init(_ reference: ReferenceCase) throws {
            let (matrix, list) = (try reference.input("matrix"), try reference.input("criteria"))
            alternatives = matrix.texts("alt")
            criteria = list.texts("crit")
            weights = list.numbers("weight")
            table = try CriteriaTable(matrix.rowMajor(criteria), isCost: list.numbers("type").map { $0 < 0 })
        }
    }

    private static func scale(_ name: String?) throws -> CriterionScale {
        switch name {
        case "minmax": .minMax
        case "vector": .vector
        case "sum": .sum
        case "max": .maximum
        default: throw UnknownSetting(name: name ?? "none")
        }
    }

    struct UnknownSetting: Error {
        let name: String
    }

    /// What differs in scores, other columns and ranks; ranks of `descending`, best first.
    ///
    /// Where a peer parts units whose scores are equal but for rounding noise, the engine has them share a rank.
    private static func compare(
        _ reference: ReferenceCase, _ alternatives: [String], descending: [Double],
        _ columns: [String: [Double]]
    ) throws -> [String] {
        let ranks = competitionRanks(descending: descending.map { roundedToSignificant($0) })
        let expected = try reference.output("result")
        var table: [String: [String: Double]] = [:]
        var parted: [String] = []
        for (place, name) in alternatives.enumerated() {
            table[name] = columns.mapValues { $0[place] }
            let row = try #require(expected.texts("alt").firstIndex(of: name))
            let rank = try #require(ranks[place])
            let ties = ranks.count { $0 == rank }
            for column in ["rank", "rank_skcriteria"] where expected.columns.contains(column) {
                let want = try expected.number(row, column)
                let isShared = want > Double(rank) && want < Double(rank + ties)
                if isShared { parted.append(name) }
                table[name]?[column] = isShared ? want : Double(rank)
            }
        }
        let differences = try reference.differences("result", from: table, key: "alt")
        guard differences.isEmpty, !parted.isEmpty else { return differences }
        return [decision + "\(parted) tie with others but for rounding noise, and share their rank"]
    }

    private static func normaliseCriteria(_ reference: ReferenceCase) throws -> [String] {
        let problem = try Problem(reference)
        let values = try problem.table.normalised(scale(reference.text("method")))
        return try reference.differences(
            "normalised", from: keyed(problem.alternatives, problem.criteria, values), key: "alt")
    }

    private static func topsis(_ reference: ReferenceCase) throws -> [String] {
        let problem = try Problem(reference)
        let result = try Topsis(
            problem.table, weights: problem.weights, scale: scale(reference.text("normalisation")))
        return try compare(
            reference, problem.alternatives, descending: result.scores,
            ["score": result.scores, "dplus": result.toBest, "dminus": result.toWorst])
    }

    private static func vikor(_ reference: ReferenceCase) throws -> [String] {
        let problem = try Problem(reference)
        let result = try Vikor(
            problem.table, weights: problem.weights, strategy: #require(reference.number("v")))
        return try compare(
            reference, problem.alternatives, descending: result.scores.map { -$0 },
            ["score": result.scores, "S": result.groupLosses, "R": result.individualLosses])
    }

    private static func promethee(_ reference: ReferenceCase) throws -> [String] {
        let problem = try Problem(reference)
        let none = problem.criteria.map { _ in 0.0 }
        let (p, q) = (reference.numbers("p") ?? none, reference.numbers("q") ?? none)
        let preferences = try problem.criteria.indices.map { place -> Preference in
            switch reference.text("preference") {
            case "usual": .usual
            case "ushape": .uShape(indifference: q[place])
            case "vshape": .vShape(strict: p[place])
            case "level": .level(indifference: q[place], strict: p[place])
            case "vshape_2": .linear(indifference: q[place], strict: p[place])
            default: throw UnknownSetting(name: reference.text("preference") ?? "none")
            }
        }
        let result = try Promethee(problem.table, weights: problem.weights, preferences: preferences)
        let pairs = keyed(problem.alternatives, problem.alternatives, result.preferences)
        return try reference.differences("pi", from: pairs, key: "alt")
            + compare(
                reference, problem.alternatives, descending: result.scores,
                ["score": result.scores, "phi_plus": result.leaving, "phi_minus": result.entering])
    }

    private static func weighted(
        _ reference: ReferenceCase, by method: ([Double], [Double]) throws(NumericsError) -> [Double]
    ) throws -> [String] {
        let problem = try Problem(reference)
        let scores = try method(problem.table.normalised(.sum), problem.weights)
        return try compare(reference, problem.alternatives, descending: scores, ["score": scores])
    }

    private static func similarity(_ reference: ReferenceCase) throws -> [String] {
        let ranks = try reference.input("ranks")
        let expected = try reference.output("similarity")
        return try expected.rows.indices.flatMap { row in
            let (first, second) = (try expected.text(row, "x"), try expected.text(row, "y"))
            let (x, y) = (ranks.numbers(first), ranks.numbers(second))
            let (a, b) = (x.map { Int($0) }, y.map { Int($0) })
            let shift = zip(x, y).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(x.count)
            let values = [
                "spearman": spearmanCorrelation(x, y), "kendall_tau": kendallTau(x, y),
                "weighted_spearman_rw": weightedRankCorrelation(a, b), "ws_xy": rankSimilarity(a, to: b),
                "ws_yx": rankSimilarity(b, to: a), "mean_abs_rank_shift": shift,
            ]
            return try values.flatMap { name, value in
                try reference.unlike("\(first) \(second) \(name)", value, expected.number(row, name))
            }
        }
    }

    private static func acceptability(_ reference: ReferenceCase) throws -> [String] {
        let matrix = try reference.input("matrix")
        let names = matrix.texts("alt")
        let result = TwoCriteriaAcceptability(first: matrix.numbers("g1"), second: matrix.numbers("g2"))
        let ranks = names.indices.map { "rank\($0 + 1)" }
        let central = result.centralWeights.flatMap { [$0, 1 - $0] }
        return try reference.differences(
            "acceptability", from: keyed(names, ranks, result.shares), key: "alt")
            + reference.differences("central_weights", from: keyed(names, ["w1", "w2"], central), key: "alt")
            + reference.differences(
                "pairwise_winning", from: keyed(names, names, result.winningShares), key: "alt")
    }
}
