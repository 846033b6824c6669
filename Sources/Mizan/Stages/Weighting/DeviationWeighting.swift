import MizanNumerics

/// Weights in proportion to the standard deviation of each child's normalised values.
///
/// Says something only where all children have one scale, and that is not the z-score, after which all are equal.
///
/// Reference: [Diakoulaki1995]
public struct DeviationWeighting: Weighting {
    public static let name = "standard-deviation"
    public static let summary = "by standard deviation: what varies more tells more units apart"
    public static let reference = "[Diakoulaki1995]"

    public init(_ settings: Settings) {}

    public func weights(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights {
        let figures = WeightingFigures(group, complete: false)
        let weights = try figures.read { values throws(NumericsError) in
            try standardDeviationWeights(values, columns: group.children.count)
        }
        return ProposedWeights(try figures.weights(weights))
    }
}
