import MizanNumerics

/// A composite index as both the engine and its peer read it.
struct IndexRecipe: Encodable {
    struct Group: Encodable {
        let children: [Int]
        let weights: [Double]
    }

    /// One a indicator, a value for each unit; NaN = missing.
    var columns: [[Double]]
    /// For each indicator: true where lower is better.
    var isCost: [Bool]
    /// For each indicator what its values are divided by, unit by unit; nil: nothing.
    var denominators: [[Double]?]
    /// The group of each unit, whose mean stands for what is missing.
    var unitGroups: [Int]
    /// The share of the indicators below which a unit is left out.
    var leastAvailable: Double
    /// Whether missing values are imputed, then columns treated.
    var isMended: Bool
    /// Low and high for each indicator, scored 0 and 100; none at all: smallest and largest value.
    var goalposts: [[Double]]
    /// As the groups of a `GroupTree`.
    var groups: [Group]
    /// Geometric means, else arithmetic ones.
    var isGeometric: Bool
}

/// The one place where the benchmarks meet the engine.
struct IndexEngine {
    private let recipe: IndexRecipe
    private let tree: GroupTree
    private let screening: Screening

    init(_ recipe: IndexRecipe) {
        self.recipe = recipe
        screening = Screening(by: [.available], leastAvailable: recipe.leastAvailable)
        tree = GroupTree(
            columns: recipe.columns.count,
            groups: recipe.groups.map {
                .init(
                    children: $0.children, weights: $0.weights,
                    combination: recipe.isGeometric ? .geometric : .arithmetic)
            })
    }

    /// The scores of the units that were kept, then their ranks.
    func scored() throws(NumericsError) -> [Double] {
        var columns = recipe.columns
        for (place, denominator) in recipe.denominators.enumerated() {
            if let denominator { columns[place] = try denominated(columns[place], by: denominator) }
        }
        let kept = availability(ofRows: columns).enumerated()
            .filter { screening.verdict(on: $0.element).isIncluded }.map(\.offset)
        let unitGroups = kept.map { recipe.unitGroups[$0] }
        let (width, groups) = (columns.count, recipe.groups.count)
        var table = [Double](repeating: .nan, count: kept.count * width)
        for place in 0..<width {
            var column = kept.map { columns[place][$0] }
            if recipe.isMended {
                column = try ColumnTreatment()(imputed(column, by: .mean, within: unitGroups)).values
            }
            for (row, value) in try normalised(column, place).enumerated() {
                table[row * width + place] = value
            }
        }
        let nodes = try tree.aggregated(table)
        let scores = stride(from: groups - 1, to: nodes.count, by: groups).map { nodes[$0] }
        let ranks = competitionRanks(descending: scores.map { roundedToSignificant($0) })
        return scores + ranks.map { $0.map(Double.init) ?? .nan }
    }

    private func normalised(_ column: [Double], _ place: Int) throws(NumericsError) -> [Double] {
        let isCost = recipe.isCost[place]
        let values = isCost ? column.map { -$0 } : column
        guard !recipe.goalposts.isEmpty else {
            return try minMaxNormalised(values, reference: values, low: 0, high: 100)
        }
        let (low, high) = (recipe.goalposts[place][0], recipe.goalposts[place][1])
        return try goalpostNormalised(
            values, low: isCost ? -high : low, high: isCost ? -low : high, scale: 100)
    }
}
