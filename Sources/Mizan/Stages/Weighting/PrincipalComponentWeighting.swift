import MizanNumerics

/// The squares of the loadings of the first principal component, which are shares; loadings themselves have signs.
///
/// A child whose loading has the other sign is listed as opposed. Missing: units that lack a child are left out.
///
/// Reference: [Nicoletti2000]; [OECD2008], section 6
public struct PrincipalComponentWeighting: Weighting {
    public static let name = "pca"
    public static let summary = "squared loadings of the first principal component"
    public static let reference = "[Nicoletti2000]"

    public init(_ settings: Settings) {}

    public func weights(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights {
        let figures = WeightingFigures(group, complete: true)
        try figures.require(3)
        let found = try figures.read { values throws(NumericsError) in
            try PrincipalComponentWeights(values, columns: group.children.count)
        }
        let loadings = zip(group.children, figures.byChild(found.loadings)).map { child, loading in
            ProposedWeights.Measure("loading of \(child)", loading)
        }
        let ids = figures.byColumn(group.children)
        let opposed = found.opposed.map { ids[$0] }
        return ProposedWeights(
            try figures.weights(found.weights),
            measures: [.init("variance explained", found.explained)] + loadings,
            opposed: group.children.filter { opposed.contains($0) })
    }
}
