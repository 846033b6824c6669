import MizanNumerics
import Testing

@testable import Mizan

/// Shares of variance, elementary effects, acceptability and replicates, all from draws that are given.
extension ReferenceTests {
    static let sensitivity: [String: Operation] = [
        "sobol_estimator": sobolOfBlocks, "sobol_indices": sobolOfRows, "sobol_composite": sobolOfRanks,
        "morris": effects, "smaa_montecarlo": drawnAcceptability, "uncertainty_sensitivity": replicates,
    ]

    /// Values in the order A, B, AB_1 ..., AB_d, uncentred.
    private static func blocks(_ values: [Double], of count: Int) throws -> SobolIndices {
        let blocks = stride(from: 0, to: values.count, by: count).map { Array(values[$0..<$0 + count]) }
        return try SobolIndices(a: blocks[0], b: blocks[1], ab: Array(blocks[2...]), convention: .uncentred)
    }

    private static func sobolOfBlocks(_ reference: ReferenceCase) throws -> [String] {
        let values = try reference.input("sample").numbers("y")
        let count = Int(try #require(reference.number("N")))
        let result = try blocks(values, of: count)
        let names = result.first.indices.map { "V\($0 + 1)" }
        let computed = zip(result.first, result.total).flatMap { [$0, $1] }
        return try reference.differences(
            "indices", from: keyed(names, ["Si", "STi"], computed), key: "Variable")
            + reference.unlike("V", result.variance, reference.output("variance").number(0, "varY"))
    }

    /// Values in the order A, AB_1 ..., AB_d, perhaps BA_1 ..., B for each row of the base sample, standardised.
    private static func rows(_ values: [Double], inputs: Int, isSecond: Bool) throws -> SobolIndices {
        let step = (isSecond ? 2 : 1) * inputs + 2
        func part(_ place: Int) -> [Double] {
            stride(from: place, to: values.count, by: step).map { values[$0] }
        }
        return try SobolIndices(
            a: part(0), b: part(step - 1), ab: (1...inputs).map(part),
            ba: isSecond ? (inputs + 1...2 * inputs).map(part) : [])
    }

    private static func compare(
        _ reference: ReferenceCase, _ result: SobolIndices, _ names: [String]
    ) throws -> [String] {
        let computed = zip(result.first, result.total).flatMap { [$0, $1] }
        return try reference.differences(
            "indices", from: keyed(names, ["S1", "ST"], computed), key: "var", only: ["S1", "ST"])
    }

    private static func sobolOfRows(_ reference: ReferenceCase) throws -> [String] {
        let sample = try reference.input("sample")
        let names = sample.columns.filter { $0 != "y" }
        let isSecond = reference.flag("second_order") == true
        let result = try rows(sample.numbers("y"), inputs: names.count, isSecond: isSecond)
        guard isSecond else { return try compare(reference, result, names) }
        let second = try #require(result.second)
        return try compare(reference, result, names)
            + reference.differences("second", column: "S2", keys: ["i", "j"]) { pair in
                let places = try pair.map { try #require(names.firstIndex(of: $0)) }
                return second[places[0] * names.count + places[1]]
            }
    }

    private static func sobolOfRanks(_ reference: ReferenceCase) throws -> [String] {
        let (units, sample) = (try reference.input("units"), try reference.input("sample"))
        let values = units.rows.indices.map { row in
            units.columns.dropFirst().map { units.numbers($0)[row] }
        }
        func ranks(_ weights: [Double], _ power: Double) throws -> [Int] {
            let scores = try values.map {
                roundedToSignificant(try powerMean($0, weights: weights, power: power))
            }
            return try competitionRanks(descending: scores).map { try #require($0) }
        }
        let nominal = try ranks(values[0].map { _ in 1 }, 1)
        let inputs = sample.columns.map { sample.numbers($0) }
        let y = try sample.rows.indices.map { row in
            let draw = inputs.map { $0[row] }
            let moves = zip(try ranks(draw.dropLast(), draw[draw.count - 1]), nominal).map { abs($0 - $1) }
            return Double(moves.reduce(0, +)) / Double(moves.count)
        }
        let numbers = y.indices.map { "\($0 + 1)" }
        return try reference.differences("y", from: keyed(numbers, ["y"], y), key: "row")
            + compare(reference, rows(y, inputs: inputs.count, isSecond: false), sample.columns)
    }

    private static func effects(_ reference: ReferenceCase) throws -> [String] {
        let sample = try reference.input("sample")
        let names = sample.columns.filter { $0 != "y" }
        let result = try ElementaryEffects(
            points: sample.rowMajor(names), inputs: names.count, values: sample.numbers("y"))
        let computed = names.indices.flatMap {
            [result.means[$0], result.absoluteMeans[$0], result.deviations[$0]]
        }
        return try reference.differences(
            "indices", from: keyed(names, ["mu", "mu_star", "sigma"], computed), key: "var")
    }

    private static func drawnAcceptability(_ reference: ReferenceCase) throws -> [String] {
        let (weights, table) = (try reference.input("weights"), try reference.input("measurements"))
        let criteria = weights.columns.filter { $0 != "draw" }
        var (names, measured) = (table.texts("alt"), table.rowMajor(criteria))
        let isDrawn = reference.flag("stochastic") == true
        if isDrawn {
            // The peer's table has one alternative after another; ours one draw after another.
            let count = weights.rows.count
            names = stride(from: 0, to: names.count, by: count).map { names[$0] }
            measured = (0..<count).flatMap { draw in
                names.indices.flatMap { place in
                    let row = (place * count + draw) * criteria.count
                    return measured[row..<row + criteria.count]
                }
            }
        }
        let result = try AcceptabilityAnalysis(
            weights: weights.rowMajor(criteria), criteria: criteria.count,
            of: isDrawn ? .drawn(measured) : .fixed(measured))
        let ranks = names.indices.map { "rank\($0 + 1)" }
        let entropy = try reference.output("entropy")
        return try reference.differences(
            "acceptability", from: keyed(names, ranks, result.shares), key: "alt")
            + reference.differences(
                "central_weights", from: keyed(names, criteria, result.centralWeights), key: "alt")
            + reference.differences("confidence", from: keyed(names, ["cf"], result.confidence), key: "alt")
            + reference.differences(
                "pairwise_winning", from: keyed(names, names, result.winningShares), key: "alt")
            + reference.unlike("ranking", result.rankingEntropy, entropy.number(0, "ranking"))
            + reference.unlike("choice", result.choiceEntropy, entropy.number(0, "choice"))
    }
}

// MARK: Replicates of a whole index

extension ReferenceTests {
    private static func replicates(_ reference: ReferenceCase) throws -> [String] {
        let project = try CoinCase(reference)
        var recipe = CoinCase.Recipe()
        recipe.settings = ["l_u": [1, 100]]
        let nominal = try project.edition(recipe)
        let sample = try reference.output("sample")
        let recipes = try recipes(reference, sample)
        // No alternative changes which figures are read.
        let editions = try recipes.map {
            try IndexEdition(of: project.model($0), nominal.panel, nominal.context)
        }
        let names = sample.texts("rep").map { "r_\($0)" }
        let all = [("Nominal", nominal)] + zip(names, editions)
        let scores = Dictionary(uniqueKeysWithValues: all.map { ($0, $1.scores) })
        let ranks = Dictionary(uniqueKeysWithValues: all.map { ($0, $1.rootRanks) })
        // With indices, A and B alone are draws of the whole distribution.
        let isSensitivity = reference.text("type") == "SA"
        let count = Int(try #require(reference.number("N")))
        let drawn = editions.prefix(isSensitivity ? 2 * count : editions.count).map(\.rootRanks)
        return try reference.differences("scores", units: nominal.ids, columns: scores)
            + reference.differences("ranks", units: nominal.ids, columns: ranks)
            + reference.differences("rankstats", from: statistics(of: Array(drawn), nominal))
            + (isSensitivity ? shares(reference, editions.map(\.rootRanks), nominal, of: count) : [])
    }

    /// The recipe of each row of a sample, by the alternatives that it names.
    private static func recipes(
        _ reference: ReferenceCase, _ sample: ReferenceTable
    ) throws -> [CoinCase.Recipe] {
        var weights: [String: [String: Double]] = [:]
        for row in try reference.output("weight_alternatives").namedRows {
            let (set, code) = (try #require(row["alt"]), try #require(row["iCode"]))
            weights[set, default: [:]][code] = ReferenceTable.number(row["Weight"] ?? "")
        }
        return try sample.namedRows.map { row in
            var recipe = CoinCase.Recipe()
            let places: Int = try #require(Int(row["winmax_alt"] ?? ""))
            recipe.winsorised = places
            (recipe.normalisation, recipe.settings) =
                row["norm_alt"] == "1" ? ("n_minmax", ["l_u": [1, 100]]) : ("n_zscore", ["m_sd": [10, 2]])
            recipe.weights = try #require(weights[row["weights_alt"] ?? ""])
            recipe.aggregation = row["aggregation_alt"] == "1" ? "a_amean" : "a_gmean"
            return recipe
        }
    }

    private static func statistics(
        of ranks: [[Double]], _ nominal: IndexEdition
    ) throws -> [String: [String: Double]] {
        var rows: [String: [String: Double]] = [:]
        for (unit, id) in nominal.ids.enumerated() {
            let own = ranks.map { $0[unit] }.sorted()
            rows[id] = [
                "Nominal": nominal.rootRanks[unit], "Mean": own.reduce(0, +) / Double(own.count),
                "Median": try #require(median(own)),
                "Q5": try #require(interpolatedQuantile(0.05, ofSorted: own)),
                "Q95": try #require(interpolatedQuantile(0.95, ofSorted: own)),
            ]
        }
        return rows
    }

    /// What each alternative moves: the mean move of ranks and its shares of variance.
    private static func shares(
        _ reference: ReferenceCase, _ ranks: [[Double]], _ nominal: IndexEdition, of count: Int
    ) throws -> [String] {
        let moves = ranks.map { ranks in
            zip(ranks, nominal.rootRanks).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(ranks.count)
        }
        let numbers = moves.indices.map { "\($0 + 1)" }
        let result = try blocks(moves, of: count)
        let computed = zip(result.first, result.total).flatMap { [$0, $1] }
        return try reference.differences("y", from: keyed(numbers, ["y"], moves), key: "rep")
            + reference.differences(
                "indices",
                from: keyed(["winmax", "norm", "weights", "aggregation"], ["Si", "STi"], computed),
                key: "Variable")
    }
}

extension IndexEdition {
    fileprivate var rootRanks: [Double] { ranks.map { $0.map(Double.init) ?? .nan } }
}

extension ReferenceTable {
    /// Each row by the names of the columns.
    fileprivate var namedRows: [[String: String]] {
        rows.map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
    }
}
