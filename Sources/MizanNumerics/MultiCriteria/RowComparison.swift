/// How the rows of one group become scores by comparing them with each other; higher is better in every one.
///
/// The scores depend on which rows there are: adding or dropping one can swap others.
public enum RowComparison: Sendable, Equatable {
    /// Copeland's scores of the outranking matrix.
    case copeland
    case topsis(CriterionScale)
    /// 1 − Q of VIKOR with this weight of the majority of criteria.
    case vikor(strategy: Double)
    /// The net flows of PROMETHEE II with one preference function for all columns, which have one scale here.
    case promethee(Preference)

    /// The score of each row: (rows × weights) → (rows), no column a cost.
    ///
    /// Missing: `copeland` compares what both rows know and gives NaN to a row with nothing known. The others need
    /// every value: a row that lacks one with a weight above 0 gets NaN and is not compared with the rest.
    ///
    /// Edge: an infinite value is above (below) all others for `copeland`; the others, which measure distances, refuse it.
    ///
    /// - Throws: `valueOutOfDomain` with the place, counted row by row, of an infinite value with a weight above 0 (not for
    ///   `copeland`); what the methods throw, with places among the rows and columns that are compared.
    public func scores(_ values: [Double], weights: [Double]) throws(NumericsError) -> [Double] {
        try checkWeights(weights, count: weights.count)
        precondition(
            !weights.isEmpty && values.count % weights.count == 0, "as many values as rows times weights")
        let columns = weights.indices.filter { weights[$0] > 0 }
        let infinite = values.indices.first { values[$0].isInfinite && weights[$0 % weights.count] > 0 }
        if let infinite, self != .copeland {
            throw .valueOutOfDomain(place: infinite, value: values[infinite], needed: "a finite number")
        }
        let counted = columns.map { weights[$0] }
        let rows = values.count / weights.count
        let all = (0..<rows).map { row in columns.map { values[row * weights.count + $0] } }
        let compared = all.indices.filter { row in
            self == .copeland ? all[row].contains { !$0.isNaN } : !all[row].contains(where: \.isNaN)
        }
        var scores = [Double](repeating: .nan, count: rows)
        guard !compared.isEmpty else { return scores }
        let known = compared.flatMap { all[$0] }
        for (row, score) in zip(compared, try compare(known, counted)) { scores[row] = score }
        return scores
    }

    private func compare(_ values: [Double], _ weights: [Double]) throws(NumericsError) -> [Double] {
        if self == .copeland {
            return try OutrankingMatrix(values, weights: weights).copelandScores.map(Double.init)
        }
        let table = try CriteriaTable(values, isCost: weights.map { _ in false })
        switch self {
        case .copeland: return []
        case .topsis(let scale): return try Topsis(table, weights: weights, scale: scale).scores
        case .vikor(let strategy):
            return try Vikor(table, weights: weights, strategy: strategy).scores.map { 1 - $0 }
        case .promethee(let preference):
            return try Promethee(table, weights: weights, preferences: weights.map { _ in preference }).scores
        }
    }
}
