import Foundation
import MizanNumerics
import Testing

/// Aggregation, outranking and weights as a tree of groups holds them.
extension ReferenceTests {
    static let index: [String: Operation] = multiCriteria.merging(weighting) { $1 }.merging([
        "aggregate": aggregate, "aggregate_vectors": means, "outranking_copeland": outranking,
        "weights_effective": effectiveWeights, "noisy_weights": noisy, "weights_optimised": optimised,
        "mazziotta_pareto": mazziotta, "adjusted_mazziotta_pareto": adjustedMazziotta,
    ]) { $1 }

    private static func aggregate(_ reference: ReferenceCase) throws -> [String] {
        let names = reference.parameters["f_ag"] as? [String] ?? [reference.text("f_ag") ?? ""]
        let power = (reference.parameters["f_ag_para"] as? [String: Double])?["p"] ?? 1
        let combinations = try names.map { name in
            try #require(combination(name, power: power), "no combination \(name)")
        }
        let tree = try IndexFrame(
            reference.input("imeta"), weights: reference.input("weights"), combinations: combinations,
            threshold: reference.number("dat_thresh") ?? 0)
        let table = try reference.input("x")
        let units = table.texts("uCode")
        let scores = try tree.tree.aggregated(table.rowMajor(tree.columns))
        return try reference.differences("scores", from: keyed(units, tree.groups, scores))
            + reference.differences("ranks", from: tree.ranks(scores, of: units))
    }

    private static func combination(_ name: String, power: Double) -> Combination? {
        switch name {
        case "a_amean": .arithmetic
        case "a_gmean": .geometric
        case "a_hmean": .harmonic
        case "a_genmean": .power(power)
        case "median": .median
        case "min": .minimum
        default: nil
        }
    }

    private static func means(_ reference: ReferenceCase) throws -> [String] {
        let table = try reference.input("x")
        let columns = try reference.names("cols")
        let weights = try #require(reference.numbers("w"))
        let power = try #require(reference.number("p"))
        let lowest = columns.map { table.numbers($0).filter { !$0.isNaN }.min() ?? 0 }
        var computed: [String: [String: Double]] = [:]
        for row in table.rows.indices {
            let values = try columns.indices.map { try table.number(row, columns[$0]) - lowest[$0] + 1 }
            // The reference has the power mean of complete rows alone; the engine's skips missing values.
            let isComplete = !values.contains(where: \.isNaN)
            computed[try table.text(row, "uCode")] = [
                "amean": try arithmeticMean(values, weights: weights),
                "gmean": try geometricMean(values, weights: weights),
                "hmean": try harmonicMean(values, weights: weights),
                "genmean_complete_rows": isComplete
                    ? try powerMean(values, weights: weights, power: power) : .nan,
            ]
        }
        return try reference.differences("means", from: computed)
    }

    private static func outranking(_ reference: ReferenceCase) throws -> [String] {
        let table = try reference.input("x")
        let columns = try reference.names("cols")
        let units = table.texts("uCode")
        let values = table.rowMajor(columns)
        let matrix = try OutrankingMatrix(values, weights: #require(reference.numbers("w")))
        let scores = matrix.copelandScores.map(Double.init)
        let ranks = competitionRanks(descending: scores)
        let copeland = keyed(
            units, ["score", "rank"], units.indices.flatMap { [scores[$0], Double(ranks[$0] ?? 0)] })
        if values.contains(where: \.isNaN) {
            let missing = units.indices.map { unit in
                columns.indices.contains { values[unit * columns.count + $0].isNaN }
            }
            let expected = try reference.output("matrix")
            var others: [String] = []
            for row in expected.rows.indices {
                let i = try #require(units.firstIndex(of: expected.text(row, "uCode")))
                for j in units.indices where !missing[i] && !missing[j] {
                    let want = try expected.number(row, units[j])
                    if !reference.agrees(matrix.shares[i * units.count + j], want) {
                        others.append("\(units[i]) \(units[j])")
                    }
                }
            }
            guard others.isEmpty else { return others }
            return [
                decision
                    + "a criterion that one of two units lacks says nothing about them; the peer gives its weight to the later row"
            ]
        }
        let pairs = Double(units.count * (units.count - 1) / 2)
        let dominance = try reference.output("dominance")
        return try reference.differences("matrix", from: keyed(units, units, matrix.shares))
            + reference.differences("copeland", from: copeland)
            + reference.unlike("dominations", Double(matrix.dominations), dominance.number(0, "nDominant"))
            + reference.unlike(
                "share", Double(matrix.dominations) / pairs, dominance.number(0, "fracDominant"))
    }

    private static func effectiveWeights(_ reference: ReferenceCase) throws -> [String] {
        let frame = try IndexFrame(reference.input("imeta"), weights: reference.input("imeta"))
        let shares = try frame.tree.effectiveWeights()
        let weights = (frame.columns + frame.groups).enumerated().map { ($1, ["EffWeight": shares[$0]]) }
        return try reference.differences(
            "weights", from: Dictionary(uniqueKeysWithValues: weights), key: "iCode", only: ["EffWeight"])
    }

    private static func noisy(_ reference: ReferenceCase) throws -> [String] {
        let meta = try reference.input("imeta")
        let nominal = Dictionary(zip(meta.texts("iCode"), meta.numbers("Weight"))) { $1 }
        let levels = try #require(reference.numbers("levels"))
        let factors = Dictionary(
            uniqueKeysWithValues: zip(levels, try #require(reference.numbers("factors"))))
        let draws = try reference.output("uniforms")
        var uniforms: [String: Double] = [:]
        for row in draws.rows.indices {
            uniforms["\(try draws.text(row, "rep")) \(try draws.text(row, "iCode"))"] = try draws.number(
                row, "u")
        }
        let expected = try reference.output("weights")
        return try expected.rows.indices.flatMap { row in
            let code = try expected.text(row, "iCode")
            let draw = uniforms["\(try expected.text(row, "rep")) \(code)"] ?? 0.5
            let factor = factors[try expected.number(row, "Level")] ?? 0
            let weight = noisyWeights([nominal[code] ?? .nan], uniforms: [draw], factor: factor)[0]
            return try reference.unlike(code, weight, expected.number(row, "Weight"))
        }
    }

    /// The peer's recipe up to normalised indicators is among the reference data; what is searched for are the weights
    /// of one level.
    private static func optimised(_ reference: ReferenceCase) throws -> [String] {
        let meta = try reference.input("imeta")
        let frame = try IndexFrame(meta, weights: meta)
        let table = try ReferenceTable(ReferenceCase.folder.appending(path: "data/normalised_1_100.csv"))
        let values = table.rowMajor(frame.columns)
        let level = try #require(reference.text("Level") ?? reference.number("Level").map { String(Int($0)) })
        let names = frame.groups.filter { frame.levels[$0] == level }
        var target = ImportanceTarget.information
        if reference.text("optype") == "balance" {
            target = .balance(reference.numbers("itarg") ?? names.map { _ in 1 })
        }
        let correlations = try frame.correlations(of: names, values)
        let found = try OptimisedWeights(count: names.count, target: target, correlations: correlations)
        let sum = found.weights.reduce(0, +)
        guard found.weights.allSatisfy({ $0 >= 0 }), abs(sum - 1) < 1e-12 else {
            return ["weights \(found.weights)"]
        }
        let limit = try reference.output("objective").number(0, "value") + 1e-6
        guard found.objective > limit else { return [] }
        let negative = try reference.output("result").numbers("weight").contains { $0 < 0 }
        guard negative else { return ["objective \(found.objective), at most \(limit)"] }
        return [
            decision
                + "weights below 0 are not searched: objective \(found.objective) with weights \(found.weights)"
        ]
    }

    private static func mazziotta(_ reference: ReferenceCase) throws -> [String] {
        let table = try reference.input("x")
        let polarity = try reference.names("polarity")
        let names = table.columns.filter { $0 != "unit" }
        let columns = try zip(names, polarity).map {
            try mazziottaStandardised(table.numbers($0), isCost: $1 == "NEG")
        }
        let units = table.texts("unit")
        let values = try units.indices.flatMap { unit in
            let row = columns.map { $0[unit] }
            return [
                try mazziottaPareto(row, penalty: .subtracted), try mazziottaPareto(row, penalty: .added),
            ]
        }
        return try reference.differences(
            "mpi", from: keyed(units, ["MPI_minus", "MPI_plus"], values), key: "unit")
    }

    private static func adjustedMazziotta(_ reference: ReferenceCase) throws -> [String] {
        let table = try reference.input("x")
        let polarity = try reference.names("polarity")
        let posts = try #require(reference.parameters["reference"] as? [String: Double])
        let names = table.columns.filter { $0 != "unit" && $0 != "year" }
        let columns = try zip(names, polarity).map { name, polarity in
            let values = table.numbers(name)
            let range = try #require(values.min())...#require(values.max())
            return try adjustedMazziottaNormalised(
                values, reference: #require(posts[name]), range: range, isCost: polarity == "NEG")
        }
        let (scores, normalised) = (try reference.output("ampi"), try reference.output("normalised"))
        return try table.rows.indices.flatMap { row in
            let row = (place: row, values: columns.map { $0[row] })
            let id = (try table.text(row.place, "unit"), try table.text(row.place, "year"))
            let at = try #require(zip(scores.texts("unit"), scores.texts("year")).firstIndexOf(id))
            let other = try #require(zip(normalised.texts("unit"), normalised.texts("year")).firstIndexOf(id))
            return try reference.unlike(
                id.0, adjustedMazziottaPareto(row.values, penalty: .subtracted),
                scores.number(at, "AMPI_minus"))
                + reference.unlike(
                    id.0, adjustedMazziottaPareto(row.values, penalty: .added), scores.number(at, "AMPI_plus")
                )
                + row.values.indices.flatMap {
                    try reference.unlike(id.0, row.values[$0], normalised.number(other, "\($0 + 1)"))
                }
        }
    }
}

extension Sequence where Element == (String, String) {
    fileprivate func firstIndexOf(_ pair: (String, String)) -> Int? {
        enumerated().first { $0.element == pair }?.offset
    }
}
