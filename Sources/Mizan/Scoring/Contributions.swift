import MizanNumerics

/// What each dimension and each figure adds to a score: parts that sum to it.
///
/// Dimensions: exact Shapley values of the combined score against all dimensions at zero, with the weights
/// that the score used. Inside a dimension the value is shared by weight times score of its figures. The
/// critical lift is a part of its own. The sum is the score to 1e-9.
///
/// Reference: [Shapley1953].
public struct Contributions: Sendable {
    public struct Dimension: Sendable {
        public var id: String
        public var value: Double
        public var figures: [Figure]
    }

    public struct Figure: Sendable {
        /// Position of the indicator in the model.
        public var indicator: Int
        public var cell: Cell
        /// Share of the dimension's weight, 0...1.
        public var share: Double
        public var value: Double
    }

    public var dimensions: [Dimension]
    public var lift: Double

    init(_ model: Model, _ plan: UnitPlan, _ score: Score) {
        let counted = score.parts.indices.filter {
            score.parts[$0].weight > 0 && !score.parts[$0].value.isNaN
        }
        let mean = model.score.aggregation
        let weights = counted.map { score.parts[$0].weight }
        let zero = mean.transformed(0)
        let high = counted.indices.map {
            weights[$0] * (mean.transformed(score.parts[counted[$0]].value) - zero)
        }
        let total = weights.reduce(0, +)
        let values = (0..<(1 << counted.count)).map { set in
            var sum = total * zero
            for place in counted.indices where set >> place & 1 == 1 { sum += high[place] }
            return mean.restored(mean.averages ? sum / total : sum)
        }
        let shapley = counted.isEmpty ? [] : shapleyValues(values)
        dimensions = counted.indices.map { place in
            let part = plan.parts[counted[place]]
            let shares = plan.shares(of: part, model, score.parts[counted[place]])
            let sum = shares.map { $0.weight * plan.inputs[$0.input].cell.score }.reduce(0, +)
            return Dimension(
                id: model.dimensions[part.dimension].id, value: shapley[place],
                figures: shares.map { share in
                    let cell = plan.inputs[share.input].cell
                    return Figure(
                        indicator: plan.inputs[share.input].indicator, cell: cell, share: share.weight,
                        value: sum == 0 ? 0 : shapley[place] * share.weight * cell.score / sum)
                })
        }
        lift = score.lift
    }
}

extension UnitPlan {
    /// The inputs that a scored part rests on, with their shares of its weight (summing to 1).
    ///
    /// In a dimension of cells, a cell's share goes to the figure that raised it, otherwise to its terms.
    func shares(of part: Part, _ model: Model, _ scored: Score.Part) -> [(input: Int, weight: Double)] {
        let terms = part.terms
        let taken = part.evidence.indices.filter { scored.taken >> UInt32($0) & 1 == 1 }.map {
            part.evidence[$0]
        }
        func weight(_ indicator: Int) -> Double { model.indicators[indicator].weight }
        guard part.cellCount > 0 else {
            let all =
                terms.map { (input: $0.input, weight: weight($0.indicator)) }
                + taken.map { (input: $0.input, weight: weight($0.indicator)) }
            let total = all.map(\.weight).reduce(0, +)
            return total > 0 ? all.map { ($0.input, $0.weight / total) } : []
        }
        let values = inputs.map(\.cell.score)
        let base = part.baseCells(values, model.indicators.map(\.weight))
        let cells = part.settled(base, values, model.dimensions[part.dimension].aggregation, scored.taken)
        let count = Double(cells.counted.filter { $0 }.count)
        var shares: [Int: Double] = [:]
        for cell in cells.counted.indices where cells.counted[cell] {
            if let input = cells.raisedBy[cell] {
                shares[input, default: 0] += 1 / count
                continue
            }
            let here = terms.filter { $0.cells.contains(cell) }
            let direct = here.filter { !$0.standsIn }
            let setting = direct.isEmpty ? here : direct
            let total = setting.map { weight($0.indicator) }.reduce(0, +)
            for term in setting where total > 0 {
                shares[term.input, default: 0] += weight(term.indicator) / total / count
            }
        }
        return shares.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
