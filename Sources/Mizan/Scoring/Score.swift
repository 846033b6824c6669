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

    /// Severity with the critical rule applied, rounded to 12 significant digits; NaN where too little is
    /// assessed for a score.
    public var severity: Double
    /// What the critical rule added; 0 also where the score was as high without it.
    public var lift: Double
    /// Whether the critical rule fired.
    public var isCritical = false
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
    /// The score at the nominal values of the inputs.
    ///
    /// - Parameter gaps: values for parts that are not assessed, at full weight; NaN = leave out.
    func nominalScore(_ model: Model, gaps: [Double] = []) -> Score {
        var draw = ScoreDraw.nominal(model)
        draw.gaps = gaps
        draw.gapsAreFull = true
        return score(
            model, inputs.map(\.cell.score), criticalValues: criticalFindings.map(\.value), draw)
    }

    /// The score for given values of the inputs.
    ///
    /// Severity is the highest that the raise-only evidence can give: of all ways to take some of it up that a
    /// score may rest on, the one with the highest combined score, found exactly by Dinkelbach's iteration (the
    /// combined score is a ratio of sums over the dimensions). So no row of evidence can lower a score, in
    /// whatever order rows stand, and taking one away can never raise it.
    ///
    /// Reference: [Dinkelbach1967].
    func score(
        _ model: Model, _ values: [Double], criticalValues: [Double], _ draw: ScoreDraw
    ) -> Score {
        let own = model.score.aggregation
        guard let mean = draw.mean, own.isInverted else {
            return score(model, values, criticalValues, draw, own)
        }
        return score(model, values, criticalValues, draw, mean)
    }

    private func score(
        _ model: Model, _ values: [Double], _ criticalValues: [Double], _ draw: ScoreDraw,
        _ mean: some TransformedMean
    ) -> Score {
        let standInWeight = model.score.standInWeight
        let choices = parts.indices.map { place -> [Choice] in
            let weight = draw.dimensionWeights[parts[place].dimension]
            return options(of: place, values, draw).map { option in
                Choice(
                    option: option, level: mean.transformed(option.value),
                    weight: option.isFull ? weight : weight * standInWeight)
            }
        }
        var best = choices.map { $0.first }
        var combined = combine(best, averages: mean.averages)
        if mean.averages, parts.contains(where: { !$0.evidence.isEmpty }) {
            let highest = highest(choices, from: best) { parts[$0].isOnlyEvidence }
            if isEnough(highest.choices) || !isEnough(best) {
                (best, combined) = highest
            } else {
                (best, combined) = highestEnough(choices)
            }
        }
        var score = Score(
            severity: mean.restored(combined), lift: 0,
            parts: best.indices.map { place in
                Score.Part(
                    dimension: parts[place].dimension, value: best[place]?.option.value ?? .nan,
                    weight: best[place]?.weight ?? 0, isFull: best[place]?.option.isFull ?? false,
                    taken: best[place]?.option.taken ?? 0)
            })
        guard isEnoughAssessed else {
            score.severity = .nan
            return score
        }
        lift(&score, model, values, criticalValues, draw, mean)
        return score
    }

    /// An option on the scale that is averaged, with the weight that it earns.
    private struct Choice {
        var option: DimensionOption
        var level: Double
        var weight: Double
    }

    private func options(of place: Int, _ values: [Double], _ draw: ScoreDraw) -> [DimensionOption] {
        if parts[place].isAssessed { return parts[place].options(values, draw) }
        guard !draw.gaps.isEmpty, !draw.gaps[place].isNaN else { return [] }
        return [DimensionOption(value: draw.gaps[place], isFull: draw.gapsAreFull, taken: 0)]
    }

    /// The highest combined score, by Dinkelbach's iteration.
    ///
    /// - Parameter optional: whether a part may be left out.
    private func highest(
        _ choices: [[Choice]], from start: [Choice?], optional: (Int) -> Bool
    ) -> (choices: [Choice?], combined: Double) {
        var best = start
        var combined = combine(best, averages: true)
        while true {
            let next = choices.indices.map { strongest(choices[$0], optional: optional($0), above: combined) }
            let value = combine(next, averages: true)
            guard value > combined || combined.isNaN && !value.isNaN else { return (best, combined) }
            best = next
            combined = value
        }
    }

    /// The highest combined score of a choice that a score may rest on: every set of parts whose evidence has to
    /// be taken up for that is tried.
    private func highestEnough(_ choices: [[Choice]]) -> (choices: [Choice?], combined: Double) {
        var needsOwn = false
        if case .ownParts = needed { needsOwn = true }
        let levers = parts.indices.filter {
            needsOwn ? !parts[$0].evidence.isEmpty && !parts[$0].isOwn(0, inputs) : parts[$0].isOnlyEvidence
        }
        var best: (choices: [Choice?], combined: Double) = (choices.map(\.first), -.infinity)
        for set in 0..<(1 << levers.count) {
            let held = Set(levers.indices.filter { set >> $0 & 1 == 1 }.map { levers[$0] })
            let allowed = choices.indices.map { place in
                held.contains(place) && needsOwn
                    ? choices[place].filter { parts[place].isOwn($0.option.taken, inputs) } : choices[place]
            }
            guard held.allSatisfy({ !allowed[$0].isEmpty }) else { continue }
            let least = allowed.indices.map { place -> Choice? in
                guard levers.contains(place), !held.contains(place) else { return allowed[place].first }
                return parts[place].isOnlyEvidence ? nil : allowed[place].last
            }
            guard isEnough(least) else { continue }
            let found = highest(allowed, from: least) { parts[$0].isOnlyEvidence && !held.contains($0) }
            if found.combined > best.combined { best = found }
        }
        return best
    }

    /// Whether a score may rest on a choice: enough of the nominal weight, and own evidence in enough parts.
    private func isEnough(_ choices: [Choice?]) -> Bool {
        var weight = 0.0
        var own = 0
        for (place, choice) in choices.enumerated() where choice != nil && parts[place].isAssessed {
            weight += parts[place].nominalWeight
            if parts[place].isOwn(choice?.option.taken ?? 0, inputs) { own += 1 }
        }
        return needed.isMet(weight: weight, ownParts: own)
    }

    /// The combined score on the transformed scale; NaN where nothing is assessed.
    private func combine(_ choices: [Choice?], averages: Bool) -> Double {
        var total = 0.0
        var weights = 0.0
        for choice in choices {
            guard let choice else { continue }
            total += choice.weight * choice.level
            weights += choice.weight
        }
        guard weights > 0 else { return .nan }
        return averages ? total / weights : total
    }

    /// The option that adds most above a level; the first (with most evidence) of equals.
    private func strongest(_ choices: [Choice], optional: Bool, above level: Double) -> Choice? {
        var best: Choice?
        var highest = optional ? 0 : -Double.infinity
        for choice in choices {
            let gain = choice.weight * (choice.level - level)
            if best == nil ? gain >= highest : gain > highest {
                best = choice
                highest = gain
            }
        }
        return best
    }

    /// The critical rule: evidence about the community itself at the critical level sets a floor.
    private func lift(
        _ score: inout Score, _ model: Model, _ values: [Double], _ criticalValues: [Double],
        _ draw: ScoreDraw,
        _ mean: some TransformedMean
    ) {
        let before = score.severity
        score.severity = roundedToSignificant(before)
        guard let place = criticalPart, let rule = model.critical, !before.isNaN else { return }
        let figures = criticalInputs.map { values[$0] } + criticalValues
        guard let value = figures.filter({ $0 >= rule.level }).max() else { return }
        var total = 0.0
        var weights = 0.0
        for (other, part) in score.parts.enumerated() {
            let isLifted = other == place
            let weight = isLifted ? draw.dimensionWeights[part.dimension] : part.weight
            let x = isLifted ? max(part.value.isNaN ? value : part.value, value) : part.value
            guard weight > 0, !x.isNaN else { continue }
            total += weight * mean.transformed(x)
            weights += weight
        }
        let lifted = weights > 0 ? mean.restored(total / weights) : before
        score.isCritical = true
        let severity = roundedToSignificant(max(before, lifted, rule.minimumScore))
        score.lift = severity - score.severity
        score.severity = severity
    }
}

extension UnitPlan.Part {
    /// Known only through raise-only evidence: may be left out of the score.
    fileprivate var isOnlyEvidence: Bool { terms.isEmpty && !evidence.isEmpty }

    /// The options under the dimension's own aggregation, or under the drawn mean where it is an inverted one.
    fileprivate func options(_ values: [Double], _ draw: ScoreDraw) -> [DimensionOption] {
        if let mean = draw.mean, aggregation.isInverted {
            return options(values, draw.indicatorWeights, mean)
        }
        return options(values, draw.indicatorWeights, aggregation)
    }
}
