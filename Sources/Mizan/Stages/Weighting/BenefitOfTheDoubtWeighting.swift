import MizanNumerics

/// Benefit of the doubt: each unit weighed as suits it best, as long as no unit exceeds 1; a group's weights are the mean
/// over the units of each child's share in its best score.
///
/// Edge: where several weights suit a unit equally, one of them counts; its score is the same under all.
/// Needs values of at least 0. Missing: units that lack a child are left out.
///
/// Reference: [Cherchye2007]
public struct BenefitOfTheDoubtWeighting: Weighting {
    public static let name = "benefit-of-the-doubt"
    public static let summary = "weights that suit each unit best, and the mean of their shares"
    public static let reference = "[Cherchye2007]"

    private let minimumShare: Double

    public init(_ settings: Settings) {
        minimumShare = settings.number("minimum_share", default: 0, in: 0...1)
    }

    public func weights(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights {
        let figures = WeightingFigures(group, complete: true)
        try figures.require(1)
        let count = group.children.count
        let found = try figures.read { values throws(NumericsError) in
            try BenefitOfTheDoubt(values, elements: count, minimumShare: minimumShare)
        }
        let all = group.columns[0].count
        let none = [Double](repeating: .nan, count: count)
        var units = ProposedWeights.UnitWeights(
            scores: Array(repeating: .nan, count: all), shares: Array(repeating: none, count: all))
        var (sums, counted) = ([Double](repeating: 0, count: count), 0)
        for (row, unit) in figures.units.enumerated() {
            units.scores[unit] = found.scores[row]
            let parts = (0..<count).map {
                found.weights[row * count + $0] * figures.values[row * count + $0]
            }
            let total = parts.reduce(0, +)
            guard total > 0 else { continue }
            units.shares[unit] = figures.byChild(parts.map { $0 / total })
            for child in sums.indices { sums[child] += parts[child] / total }
            counted += 1
        }
        guard counted > 0 else { throw .group(.nothingToWeigh(reason: "every unit scores 0")) }
        return ProposedWeights(try figures.weights(sums.map { $0 / Double(counted) }), units: units)
    }
}
