import MizanNumerics

/// The mean share that experts give a child, each dividing a budget of points; with the spread between them.
///
/// Reference: [OECD2008], section 6
public struct BudgetWeighting: Weighting {
    public static let name = "budget"
    public static let summary = "mean share of the points that each expert divides between the children"
    public static let reference = "[OECD2008], section 6"

    private let judged: JudgedWeights

    public init(_ settings: Settings) {
        judged = Self.judged(settings)
    }

    /// Equal weights where the judgements are refused.
    private static func judged(_ settings: Settings) -> JudgedWeights {
        var judged = JudgedWeights(settings, ids: "elements")
        let count = judged.ids.count
        let points = settings.rows("points", width: count, in: 0...1e9)
        guard count > 0 else { return judged }
        do throws(NumericsError) {
            let found = try BudgetAllocation(points.flatMap(\.self), elements: count)
            judged.weights = found.weights
            judged.measures = zip(judged.ids, found.spread).map { .init("deviation of \($0)", $1) }
        } catch {
            settings.refuse("points", "\(error)", hint: "give each expert a row with points above 0")
        }
        return judged
    }

    public func weights(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights {
        try judged.proposed(for: group)
    }
}
