import MizanNumerics

/// The score of one unit and how it came about.
public struct Score: Sendable {
    public struct Part: Sendable {
        /// Position of the dimension in the model.
        public var dimension: Int
        /// The dimension's value; NaN where it is not assessed.
        public var value: Double
        /// The weight it counts with; 0 where it is not assessed.
        public var weight: Double
        public var isFull: Bool
        /// Raise-only evidence that was taken up, one bit each.
        var taken: UInt32
    }

    /// Severity with the critical rule applied, rounded to 12 significant digits; NaN where not scored.
    public var severity: Double
    /// What the critical rule added.
    public var lift: Double
    public var parts: [Part]
}

/// What may differ between the nominal score and a replicate.
struct ScoreDraw {
    /// By position in the model.
    var dimensionWeights: [Double]
    var indicatorWeights: [Double]
    /// The mean that stands for every inverted mean of the model; nil = each as the model says.
    var mean: InvertedPowerMean?
    /// Values drawn for dimensions that are not assessed, by position of the part; NaN = leave out.
    var gaps: [Double] = []
    /// Whether a gap counts with the weight of knowledge about the unit itself.
    var gapsAreFull = false
}

extension UnitPlan {
    /// The score for given values of the inputs.
    ///
    /// Severity is the highest that the raise-only evidence can give: of all ways to take some of it up, the
    /// one with the highest combined score, found exactly by Dinkelbach's iteration (the combined score is a
    /// ratio of sums over the dimensions). So no row of evidence can lower a score, in whatever order rows
    /// stand, and taking one away can never raise it.
    ///
    /// Reference: [Dinkelbach1967].
    func score(
        _ model: Model, _ values: [Double], criticalValues: [Double], _ draw: ScoreDraw
    ) -> Score {
        let own = model.score.aggregation
        guard let mean = draw.mean, own.isInvertedMean else {
            return score(model, values, criticalValues, draw, own)
        }
        return score(model, values, criticalValues, draw, mean)
    }

    private func score(
        _ model: Model, _ values: [Double], _ criticalValues: [Double], _ draw: ScoreDraw, _ mean: some Aggregation
    ) -> Score {
        var choices: [[DimensionOption]] = []
        choices.reserveCapacity(parts.count)
        for (place, part) in parts.enumerated() {
            if part.isAssessed {
                choices.append(part.options(values, draw, model.dimensions[part.dimension].aggregation))
            } else if !draw.gaps.isEmpty, !draw.gaps[place].isNaN {
                choices.append([DimensionOption(value: draw.gaps[place], isFull: draw.gapsAreFull, taken: 0)])
            } else {
                choices.append([])
            }
        }
        func weight(_ place: Int, _ option: DimensionOption) -> Double {
            draw.dimensionWeights[parts[place].dimension] * (option.isFull ? 1 : model.score.standInWeight)
        }
        var best = choices.map(\.first)
        var combined = combine(best, mean, weight)
        if mean.averages, choices.contains(where: { $0.count > 1 || ($0.count == 1 && $0[0].taken != 0) }) {
            while true {
                let next = choices.indices.map { place in
                    strongest(choices[place], optional: parts[place].isOnlyEvidence, above: combined) { option in
                        (mean.transformed(option.value), weight(place, option))
                    }
                }
                let value = combine(next, mean, weight)
                guard value > combined else { break }
                best = next
                combined = value
            }
        }
        var score = Score(
            severity: mean.restored(combined), lift: 0,
            parts: best.indices.map { place in
                Score.Part(
                    dimension: parts[place].dimension, value: best[place]?.value ?? .nan,
                    weight: best[place].map { weight(place, $0) } ?? 0, isFull: best[place]?.isFull ?? false,
                    taken: best[place]?.taken ?? 0)
            })
        lift(&score, model, values, criticalValues, mean) { place in
            draw.dimensionWeights[parts[place].dimension]
        }
        return score
    }

    /// The combined score on the transformed scale; NaN where nothing is assessed.
    private func combine(
        _ options: [DimensionOption?], _ mean: some Aggregation, _ weight: (Int, DimensionOption) -> Double
    ) -> Double {
        var total = 0.0
        var weights = 0.0
        for (place, option) in options.enumerated() {
            guard let option else { continue }
            let w = weight(place, option)
            total += w * mean.transformed(option.value)
            weights += w
        }
        guard weights > 0 else { return .nan }
        return mean.averages ? total / weights : total
    }

    /// The option that adds most above a level; the first (with most evidence) of equals.
    private func strongest(
        _ options: [DimensionOption], optional: Bool, above level: Double,
        _ term: (DimensionOption) -> (value: Double, weight: Double)
    ) -> DimensionOption? {
        var best: DimensionOption?
        var highest = optional ? 0 : -Double.infinity
        for option in options {
            let (value, weight) = term(option)
            let gain = weight * (value - level)
            if best == nil ? gain >= highest : gain > highest {
                best = option
                highest = gain
            }
        }
        return best
    }

    /// The critical rule: evidence about the community itself at the critical level sets a floor.
    private func lift(
        _ score: inout Score, _ model: Model, _ values: [Double], _ criticalValues: [Double],
        _ mean: some Aggregation, _ fullWeight: (Int) -> Double
    ) {
        let before = score.severity
        defer {
            score.severity = roundedToSignificant(score.severity)
            score.lift = score.severity - roundedToSignificant(before)
        }
        guard let rule = model.critical, !before.isNaN,
            let place = parts.firstIndex(where: { model.dimensions[$0.dimension].id == rule.dimension })
        else { return }
        let figures = criticalInputs.map { values[$0] } + criticalValues
        guard let value = figures.filter({ $0 >= rule.level }).max() else { return }
        var total = 0.0
        var weights = 0.0
        for (other, part) in score.parts.enumerated() {
            let isLifted = other == place
            let weight = isLifted ? fullWeight(place) : part.weight
            let x = isLifted ? max(part.value.isNaN ? value : part.value, value) : part.value
            guard weight > 0, !x.isNaN else { continue }
            total += weight * mean.transformed(x)
            weights += weight
        }
        let lifted = weights > 0 ? mean.restored(total / weights) : before
        score.severity = max(before, lifted, rule.minimumScore)
    }
}

extension UnitPlan.Part {
    /// Known only through raise-only evidence: may be left out of the score.
    fileprivate var isOnlyEvidence: Bool { terms.isEmpty && !evidence.isEmpty }

    /// The options under the dimension's own aggregation, or under the drawn mean where it is an inverted one.
    fileprivate func options(
        _ values: [Double], _ draw: ScoreDraw, _ own: any Aggregation
    ) -> [DimensionOption] {
        guard let mean = draw.mean, own.isInvertedMean else { return options(values, draw.indicatorWeights, own) }
        return options(values, draw.indicatorWeights, mean)
    }
}

extension Aggregation {
    /// A mean of the inverted power family, whose exponent can vary.
    fileprivate var isInvertedMean: Bool { self is InvertedGeometricMean || self is InvertedPowerMean }
}
