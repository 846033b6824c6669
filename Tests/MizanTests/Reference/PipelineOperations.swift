import MizanNumerics
import Testing

/// The whole way from raw data to ranks, with the methods that a case names.
extension ReferenceTests {
    static let pipelines: [String: Operation] = [
        "pipeline": pipeline, "remove_elements": removal,
    ]

    private static func pipeline(_ reference: ReferenceCase) throws -> [String] {
        let coin = try CoinTables(reference)
        let recipe = try Recipe(reference)
        var found: [String] = []
        func compare(_ name: String, _ columns: [String: [Double]]) throws {
            guard reference.outputNames.contains(name) else { return }
            found += try reference.differences(name, units: coin.units, columns: columns)
        }
        let denominated = try reference.flag("denom") == true ? coin.denominated() : coin.columns
        try compare("denominated", denominated)
        let imputed = try denominated.mapValues { try recipe.imputation($0, coin) }
        try compare("imputed", imputed)
        // Nothing is missing after it, so that screening leaves every unit in.
        try compare("screened", imputed)
        let treated = try imputed.mapValues { try recipe.treatment($0).values }
        try compare("treated", treated)
        var normalised: [String: [Double]] = [:]
        for (code, values) in treated {
            normalised[code] = try recipe.normalisation(coin.lowIsGood(code) ? values.map { -$0 } : values)
        }
        try compare("normalised", normalised)
        let metadata = try reference.input("imeta")
        let frame = try IndexFrame(
            metadata, weights: metadata, combinations: [recipe.combination])
        let rows = try coin.units.indices.flatMap { unit in
            try frame.columns.map { try #require(normalised[$0])[unit] }
        }
        let scores = try frame.tree.aggregated(rows)
        let ranks = frame.ranks(scores, of: coin.units)
        let table = keyed(coin.units, frame.groups, scores)
        return try found + reference.differences("scores", from: table, key: "uCode", only: frame.groups)
            + reference.differences("ranks", from: ranks, key: "uCode", only: frame.groups)
    }

    /// The example project without one element of a level at a time: its weight is 0, and the others keep theirs.
    private static func removal(_ reference: ReferenceCase) throws -> [String] {
        let coin = try CoinTables(reference)
        let metadata = try reference.input("imeta")
        let frame = try IndexFrame(metadata, weights: metadata)
        let normalised = try coin.normalised()
        let rows = try coin.units.indices.flatMap { unit in
            try frame.columns.map { try #require(normalised[$0])[unit] }
        }
        let nodes = frame.columns + frame.groups
        let level = try #require(reference.number("Level"))
        let elements = nodes.indices.filter { frame.levels[nodes[$0]] == "\(Int(level))" }
        func index(without element: Int?) throws -> [Double] {
            let groups = frame.tree.groups.map { group in
                GroupTree.Group(
                    children: group.children,
                    weights: zip(group.children, group.weights).map { $0 == element ? 0 : $1 },
                    method: group.method, threshold: group.threshold)
            }
            let scores = try GroupTree(columns: frame.columns.count, groups: groups).aggregated(rows)
            return coin.units.indices.map { scores[($0 + 1) * groups.count - 1] }
        }
        func ranks(_ scores: [Double]) -> [Double] {
            competitionRanks(descending: scores.map { roundedToSignificant($0) }).map { Double($0 ?? 0) }
        }
        let nominal = try index(without: nil)
        var scores = ["Nominal": nominal]
        var places = ["Nominal": ranks(nominal)]
        var moves = ["Nominal": ["value": 0.0]]
        for element in elements {
            let left = try index(without: element)
            scores[nodes[element]] = left
            places[nodes[element]] = ranks(left)
            let changes = zip(ranks(left), ranks(nominal)).map { abs($0 - $1) }
            moves[nodes[element]] = ["value": changes.reduce(0, +) / Double(changes.count)]
        }
        return try reference.differences("scores", units: coin.units, columns: scores)
            + reference.differences("ranks", units: coin.units, columns: places)
            + reference.differences("mean_abs_rank_change", from: moves, key: "element")
    }

    /// The methods of a pipeline by the names of the peer.
    private struct Recipe {
        let imputation: ([Double], CoinTables) throws -> [Double]
        let treatment: ColumnTreatment
        let normalisation: ([Double]) throws -> [Double]
        let combination: Combination

        init(_ reference: ReferenceCase) throws {
            let settings = reference.parameters["fp"] as? [String: [Double]] ?? [:]
            switch reference.text("imp") {
            case "i_mean": imputation = { values, _ in try imputed(values, by: .mean) }
            case "i_median": imputation = { values, _ in try imputed(values, by: .median) }
            case "i_mean_grp":
                imputation = { values, coin in
                    try imputed(values, by: .mean, within: coin.group("EurAsia_group"))
                }
            default: throw Unknown(name: reference.text("imp"))
            }
            treatment = ColumnTreatment(maximum: reference.number("winmax").map { Int($0) })
            switch reference.text("fn") {
            case "n_minmax":
                let ends = try #require(settings["l_u"])
                normalisation = { try minMaxNormalised($0, reference: $0, low: ends[0], high: ends[1]) }
            case "n_zscore":
                let target = try #require(settings["m_sd"])
                normalisation = {
                    try zScores($0, reference: $0, mean: target[0], deviation: target[1])
                }
            default: throw Unknown(name: reference.text("fn"))
            }
            switch reference.text("ag") {
            case "a_amean": combination = .arithmetic
            case "a_gmean": combination = .geometric
            default: throw Unknown(name: reference.text("ag"))
            }
        }

        struct Unknown: Error { var name: String? }
    }
}
