import MizanNumerics

/// Weights by one less the entropy of a child's shares: what is spread unevenly over the units weighs more.
///
/// Depends on where 0 lies, and needs values of at least 0.
///
/// Reference: [Shannon1948]; [Hwang1981]
public struct EntropyWeighting: Weighting {
    public static let name = "entropy"
    public static let summary = "by entropy: what is spread unevenly over the units weighs more"
    public static let reference = "[Hwang1981]"

    public init(_ settings: Settings) {}

    public func weights(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights {
        let figures = WeightingFigures(group, complete: false)
        let weights = try figures.read { values throws(NumericsError) in
            try entropyWeights(values, columns: group.children.count)
        }
        return ProposedWeights(try figures.weights(weights))
    }
}
