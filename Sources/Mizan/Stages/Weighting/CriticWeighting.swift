import MizanNumerics

/// CRITIC: what varies, and repeats no other child, weighs more.
///
/// Published software reads "correlation" in two ways: of what is good, as in the paper's examples (`correlations:
/// oriented`), or of the figures as they were before their direction (`correlations: raw`).
///
/// Reference: [Diakoulaki1995]
public struct CriticWeighting: Weighting {
    public static let name = "critic"
    public static let summary = "by contrast and conflict: what varies and repeats no other weighs more"
    public static let reference = "[Diakoulaki1995]"

    enum Correlations: String, CaseIterable { case oriented, raw }

    private let correlations: Correlations

    public init(_ settings: Settings) {
        correlations = settings.choice("correlations", default: .oriented)
    }

    public func weights(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights {
        var group = group
        if correlations == .raw {
            for (place, direction) in group.directions.enumerated() where direction == .negative {
                group.columns[place] = group.columns[place].map { -$0 }
            }
        }
        let figures = WeightingFigures(group, complete: false)
        let count = group.children.count
        let weights = try figures.read { values throws(NumericsError) in
            try criticWeights(values, columns: count, reading: .asGiven)
        }
        return ProposedWeights(try figures.weights(weights))
    }
}
