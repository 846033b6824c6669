import MizanNumerics

/// The linear best-worst method: the best child compared with all others, and all others with the worst.
///
/// Reference: [Rezaei2016]
public struct BestWorstWeighting: Weighting {
    public static let name = "best-worst"
    public static let summary = "from comparisons with the best and the worst child alone"
    public static let reference = "[Rezaei2016]"

    private let judged: JudgedWeights

    public init(_ settings: Settings) {
        judged = Self.judged(settings)
    }

    /// Equal weights where the judgements are refused.
    private static func judged(_ settings: Settings) -> JudgedWeights {
        var judged = JudgedWeights(settings, ids: "elements")
        let ids = judged.ids
        let best = settings.name("best", among: ids, of: "element")
        let worst = settings.name("worst", among: ids, of: "element")
        let toOthers = settings.numbers("best_to_others", count: ids.count, in: 1...1e6)
        let toWorst = settings.numbers("others_to_worst", count: ids.count, in: 1...1e6)
        guard let best = ids.firstIndex(where: { $0 == best }),
            let worst = ids.firstIndex(where: { $0 == worst })
        else { return judged }
        guard best != worst else {
            settings.refuse("worst", "best and worst are one", hint: "name two elements")
            return judged
        }
        do throws(NumericsError) {
            let found = try BestWorstWeights(
                best: best, worst: worst, bestToOthers: toOthers, othersToWorst: toWorst)
            judged.weights = found.weights
            judged.measures = [.init("inconsistency", found.inconsistency)]
        } catch {
            settings.refuse(
                "best_to_others", "\(error)",
                hint: "1 for the best to itself and the worst to itself, and one number for best to worst")
        }
        return judged
    }

    public func weights(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights {
        try judged.proposed(for: group)
    }
}
