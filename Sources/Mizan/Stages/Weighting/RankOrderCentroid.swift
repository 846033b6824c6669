import MizanNumerics

/// From an order of importance alone: the mean of all weights that fall in it.
///
/// Reference: [Barron1996]
public struct RankOrderCentroid: Weighting {
    public static let name = "rank-order-centroid"
    public static let summary = "from the order of importance alone: the mean of all weights in it"
    public static let reference = "[Barron1996]"

    private let judged: JudgedWeights

    public init(_ settings: Settings) {
        var judged = JudgedWeights(settings, ids: "order")
        do throws(NumericsError) {
            judged.weights = try rankOrderCentroid(judged.ids.indices.map { $0 + 1 })
        } catch {
            settings.refuse("order", "\(error)", hint: "name the children, the most important first")
        }
        self.judged = judged
    }

    public func weights(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights {
        try judged.proposed(for: group)
    }
}
