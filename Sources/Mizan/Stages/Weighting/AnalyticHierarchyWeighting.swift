import MizanNumerics

/// AHP: the principal eigenvector of a matrix of pairwise comparisons.
///
/// The consistency ratio is taken with Saaty's random index, or with that stated in `random_index`, since tables differ;
/// a matrix whose ratio is above `limit` is refused when it is read.
///
/// Reference: [Saaty1980]
public struct AnalyticHierarchyWeighting: Weighting {
    public static let name = "ahp"
    public static let summary = "from pairwise comparisons, with consistency ratio (Saaty's random index)"
    public static let reference = "[Saaty1980]"

    private let judged: JudgedWeights

    public init(_ settings: Settings) {
        judged = Self.judged(settings)
    }

    /// Equal weights where the judgements are refused.
    private static func judged(_ settings: Settings) -> JudgedWeights {
        var judged = JudgedWeights(settings, ids: "elements")
        let count = judged.ids.count
        let rows = settings.rows("comparisons", width: count, in: 1e-9...1e9)
        let limit = settings.number("limit", default: 0.1, in: 0...1e9)
        let own = settings.has("random_index") ? settings.numbers("random_index", in: 0...10) : nil
        guard count > 0 else { return judged }
        guard rows.count == count else {
            settings.refuse(
                "comparisons", "there are \(rows.count) rows of comparisons for \(count) elements",
                hint: "write a row for each element, each with a number for each element")
            return judged
        }
        do throws(NumericsError) {
            let found = try AnalyticHierarchy(
                rows.flatMap(\.self), count: count, randomIndex: own ?? AnalyticHierarchy.saatyIndex,
                limit: limit)
            judged.weights = found.weights
            judged.measures = [
                .init("largest eigenvalue", found.eigenvalue),
                .init("consistency index", found.consistencyIndex),
                .init(
                    "consistency ratio, \(own == nil ? "Saaty's" : "stated") random index",
                    found.consistencyRatio),
            ]
        } catch {
            settings.refuse("comparisons", reason(error, judged.ids), hint: hint(error, judged.ids))
        }
        return judged
    }

    /// The error with the ids of what it numbers.
    private static func reason(_ error: NumericsError, _ ids: [String]) -> String {
        guard case .notReciprocal(let row, let column) = error else { return "\(error)" }
        let (one, other) = (ids[column], ids[row])
        return "\(one) to \(other) and \(other) to \(one) are not each other's inverse"
    }

    private static func hint(_ error: NumericsError, _ ids: [String]) -> String {
        switch error {
        case .notReciprocal(let row, let column):
            "where \(ids[row]) to \(ids[column]) is 3, write 0.333 for \(ids[column]) to \(ids[row])"
        case .inconsistentComparisons:
            "compare again what contradicts itself, or raise 'limit' and say why"
        default: "write numbers above 0, 1 on the diagonal"
        }
    }

    public func weights(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights {
        try judged.proposed(for: group)
    }
}
