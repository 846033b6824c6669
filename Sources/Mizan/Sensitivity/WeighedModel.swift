import MizanNumerics

/// A model as a function of weights that are at least 0 and sum to 1, all else as stated: what its stability is asked of.
public struct WeighedModel: Sendable {
    /// Which weights are meant.
    public enum Layer: String, Sendable {
        /// Effective weights of the indicators: those of the groups multiplied out.
        case indicators
        /// Weights of what the index, or the score, is made of directly.
        case parts
    }

    public let nominal: NominalScores
    public let layer: Layer
    /// Ids of what has the weights.
    public let elements: [String]
    /// As stated, sum 1.
    public let weights: [Double]
    /// (units)(elements), of which a score is the weighted sum; nil where the model is not linear in the weights.
    let values: [[Double]]?
    /// (elements)(units): what each element says of a unit, higher is better; NaN = nothing.
    let parts: [[Double]]
    /// Whether a unit that is nowhere below another on the elements can never have a lower score: not so where the weight of
    /// an element differs from unit to unit.
    private let isMonotone: Bool
    private let scored: @Sendable ([Double], [Int]) -> [Double]

    /// The scores of some units where the model has other weights: the model itself, run again; NaN where a unit has none.
    public func scores(_ weights: [Double], of units: [Int]) -> [Double] { scored(weights, units) }

    /// Whether the scores of some units are linear in the weights: where a figure is missing, they are not, since its
    /// weight goes to the others.
    func isLinear(for units: [Int]) -> Bool {
        guard let values else { return false }
        return units.allSatisfy { values[$0].allSatisfy { !$0.isNaN } }
    }

    /// Whether a unit has the higher score whatever the weights, or at least never the lower one: it is at least as high as
    /// the other on every element that says something of either.
    func isNeverBelow(_ unit: Int, _ other: Int) -> Bool {
        isMonotone
            && parts.allSatisfy { column in
                let (one, two) = (column[unit], column[other])
                return one.isNaN && two.isNaN || one >= two
            }
    }
}

// MARK: Index models

extension WeighedModel {
    /// The weights of the indicators, or those of the parts of the index where a group on the way reads no weights; nil
    /// where the index itself reads none.
    ///
    /// - Throws: `Findings` where the weights do not fit the tree.
    public init?(_ edition: IndexEdition) throws(Findings) {
        let model = edition.model
        let source = IndexReplicates(edition, seed: 0)
        let shares = try model.effectiveWeights()
        let leaves = model.indicators.indices.filter { !(shares[$0] == 0) }
        let isWhole = leaves.allSatisfy { !shares[$0].isNaN }
        let nodes = isWhole ? leaves : model.root.children.filter { model.weight($0) > 0 }
        guard model.root.readsWeights, nodes.count > 1 else { return nil }
        let total = nodes.map(model.weight).reduce(0, +)
        let stages = edition.stages
        let columns = nodes.map {
            $0 < model.indicators.count
                ? stages.normalised[$0] : stages.scores[$0 - model.indicators.count]
        }
        let isLinear =
            (isWhole ? model.groups : [model.root]).allSatisfy {
                $0.aggregation.method == .combination(.arithmetic)
            }
        let comparesRows = model.groups.contains { group in
            if case .comparison = group.aggregation.method { return true }
            return false
        }
        self.init(
            nominal: source.nominal, layer: isWhole ? .indicators : .parts, elements: nodes.map(model.id),
            weights: nodes.map { isWhole ? shares[$0] : model.weight($0) / total },
            values: isLinear
                ? edition.units.indices.map { unit in columns.map { $0[unit] } } : nil,
            parts: columns,
            isMonotone: model.groups.allSatisfy { group in
                guard case .combination(let combination) = group.aggregation.method else { return false }
                return combination.isWeighted
            },
            scored: { weights, units in
                var changed = model
                for (node, weight) in zip(nodes, weights) { changed.setWeight(weight, of: node) }
                if isWhole { changed.gatherWeights(like: model) }
                let rows = comparesRows ? Array(edition.units.indices) : units
                let table = stages.normalised.map { column in rows.map { column[$0] } }
                guard let scores = try? IndexRun(changed).aggregated(table).last else {
                    return units.map { _ in .nan }
                }
                return units.enumerated().map {
                    source.nominal.scores[$1].isNaN ? .nan : scores[comparesRows ? $1 : $0]
                }
            })
    }
}

extension IndexModel {
    /// Gives each group the sum of the weights below it; one in which nothing weighs keeps the division that it has in
    /// another model, and weighs nothing.
    fileprivate mutating func gatherWeights(like other: IndexModel) {
        for (place, group) in groups.enumerated() {
            let sum = group.children.map(weight).reduce(0, +)
            groups[place].weight = sum
            guard !(sum > 0) else { continue }
            for child in group.children { setWeight(other.weight(child), of: child) }
        }
    }
}

// MARK: Models of evidence

extension WeighedModel {
    /// The weights of the dimensions of severity; nil where there is only one.
    public init?(_ edition: Edition) {
        let (model, source) = (edition.model, NeedReplicates(edition, seed: 0))
        let places = model.dimensions.indices.filter {
            model.dimensions[$0].lens == .severity && model.dimensions[$0].weight > 0
        }
        guard places.count > 1 else { return nil }
        let stated = places.map { model.dimensions[$0].weight }
        let total = stated.reduce(0, +)
        let table = AnalysisTable(edition)
        let columns = places.map { place -> [Double] in
            let id = model.dimensions[place].id
            return table.groups.firstIndex { $0.id == id }.map { table.scores[$0] }
                ?? edition.standings.map { _ in .nan }
        }
        self.init(
            nominal: source.nominal, layer: .parts, elements: places.map { model.dimensions[$0].id },
            weights: stated.map { $0 / total }, values: nil, parts: columns, isMonotone: false,
            scored: { weights, units in
                var draw = source.nominalDraw
                for (place, weight) in zip(places, weights) { draw.dimensionWeights[place] = weight * total }
                return source.scores(draw, of: units)
            })
    }
}
