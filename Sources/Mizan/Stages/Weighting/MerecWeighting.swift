import MizanNumerics

/// MEREC: how much the overall performance of the units changes when a child is removed.
///
/// Needs values above 0. Missing: units that lack a child are left out.
///
/// Reference: [Keshavarz2021]
public struct MerecWeighting: Weighting {
    public static let name = "merec"
    public static let summary = "by what changes when a child is removed; for values above 0"
    public static let reference = "[Keshavarz2021]"

    public init(_ settings: Settings) {}

    public func weights(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights {
        let figures = WeightingFigures(group, complete: true)
        try figures.require(2)
        let weights = try figures.read { values throws(NumericsError) in
            try merecWeights(CriteriaTable(values, isCost: group.children.map { _ in false }))
        }
        return ProposedWeights(try figures.weights(weights))
    }
}
