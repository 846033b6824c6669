import MizanNumerics
import Testing

/// Weights that are read off data, comparisons or linear programs.
extension ReferenceTests {
    static let weighting: [String: Operation] = [
        "objective_weights": objectiveWeights, "ahp": hierarchy, "bwm_linear": bestWorst,
        "benefit_of_the_doubt": benefitOfTheDoubt,
    ]

    /// The methods that the engine has; a case also holds others (variance, Gini, angle, CILOS, IDOCRIW, LOPCOW),
    /// which are left out as near-equals of these.
    private static func objectiveWeights(_ reference: ReferenceCase) throws -> [String] {
        let matrix = try reference.input("matrix")
        let criteria = matrix.columns.filter { $0 != "alt" }
        let values = matrix.rowMajor(criteria)
        let entropy = try entropyWeights(values, columns: criteria.count)
        guard reference.hasInput("criteria") else {
            return try reference.differences(
                "weights", from: keyed(criteria, ["entropy"], entropy), key: "crit")
        }
        let costs = try reference.input("criteria").numbers("type").map { $0 < 0 }
        let deviation = try standardDeviationWeights(values, columns: criteria.count)
        let merec = try merecWeights(CriteriaTable(values, isCost: costs))
        let weights = [
            "pymcdm_equal": equalWeights(criteria.count),
            "pymcdm_entropy": entropy, "skc_entropy": entropy,
            "pymcdm_standard_deviation": deviation, "skc_std": deviation,
            "pymcdm_critic": try criticWeights(values, columns: criteria.count, reading: .asGiven),
            "skc_critic": try criticWeights(values, columns: criteria.count, reading: .turned(costs)),
            "pymcdm_merec": merec, "skc_merec": merec,
        ]
        let columns = weights.keys.sorted()
        let rows = criteria.indices.flatMap { place in columns.map { weights[$0]?[place] ?? .nan } }
        return try reference.differences(
            "weights", from: keyed(criteria, columns, rows), key: "crit", only: columns)
    }

    private static func hierarchy(_ reference: ReferenceCase) throws -> [String] {
        let matrix = try reference.input("pairwise")
        let comparisons = matrix.rowMajor(matrix.columns)
        let expected = try reference.output("consistency")
        let result = try AnalyticHierarchy(comparisons, count: matrix.columns.count)
        // The other table is known for this size alone.
        let random = [Double](
            repeating: try expected.number(0, "RI_alonso_lamata_like"), count: matrix.columns.count)
        let other = try AnalyticHierarchy(comparisons, count: matrix.columns.count, randomIndex: random)
        let values = [
            "lambda_max": result.eigenvalue, "CI": result.consistencyIndex,
            "RI_saaty": AnalyticHierarchy.saatyIndex[matrix.columns.count - 1],
            "CR_saaty": result.consistencyRatio, "CR_pymcdm": other.consistencyRatio,
        ]
        let weights = keyed(matrix.columns, ["eigenvector"], result.weights)
        return try values.flatMap { try reference.unlike($0, $1, expected.number(0, $0)) }
            + reference.differences("weights", from: weights, key: "crit", only: ["eigenvector"])
    }

    private static func bestWorst(_ reference: ReferenceCase) throws -> [String] {
        let table = try reference.input("comparisons")
        let result = try BestWorstWeights(
            best: Int(#require(reference.number("best"))) - 1,
            worst: Int(#require(reference.number("worst"))) - 1,
            bestToOthers: table.numbers("best_to_others"), othersToWorst: table.numbers("others_to_worst"))
        let weights = keyed(table.texts("crit"), ["weight"], result.weights)
        return try reference.differences("weights", from: weights, key: "crit")
            + reference.unlike("xi", result.inconsistency, reference.output("xi").number(0, "xi"))
    }

    private static func benefitOfTheDoubt(_ reference: ReferenceCase) throws -> [String] {
        let table = try reference.input("units")
        let names = table.columns.filter { $0 != "unit" }
        let values = table.rowMajor(names)
        let free = try BenefitOfTheDoubt(values, elements: names.count)
        let bound = try BenefitOfTheDoubt(
            values, elements: names.count, minimumShare: #require(reference.number("share")))
        let scores = zip(free.scores, bound.scores).flatMap { [$0, $1] }
        return try reference.differences(
            "scores", from: keyed(table.texts("unit"), ["bod", "bod_min_share"], scores), key: "unit")
    }
}
