/// Where one unit stands in an edition: its score, what it rests on, and whether that is enough for a rank.
public struct Standing: Sendable {
    public let unit: Dataset.Unit
    /// Position of the unit in the panel.
    public let place: Int
    public var score: Score
    /// Competition rank among the ranked units; nil where too little is known about the unit itself.
    public var rank: Int?
    public var classIndex: Int?
    /// Severity dimensions that hold no figure at all.
    public let missing: [String]
    /// Dimensions with evidence about the unit itself.
    public let ownDimensions: [String]
    /// Enough dimensions are assessed for a score.
    public let isScored: Bool
    /// Enough is known about the unit itself for a rank number.
    public let isRanked: Bool
    public let reliability: Reliability
    public let population: Population?
    public let risk: Double
    public let visibility: Double
    /// A stand-in of the critical dimension is at the critical level.
    public let hasStateAlert: Bool
    /// The dimension with the largest contribution to a score of own evidence alone; nil where there is none.
    public let firstDimension: String?

    init(_ model: Model, _ panel: Panel, unit place: Int, _ plan: UnitPlan, _ score: Score) {
        let dimensions = plan.parts.map { model.dimensions[$0.dimension] }
        let isOwn = plan.parts.map { part in plan.cells(of: part).contains(where: \.isOwn) }
        let own = zip(dimensions, isOwn).filter { $0.1 }.map { $0.0.id }
        let isScored = !score.severity.isNaN
        self.isScored = isScored
        isRanked = isScored && model.score.ownEvidence?.isMet(by: own) != false
        unit = panel.units[place]
        self.place = place
        self.score = score
        missing = zip(plan.parts, dimensions)
            .filter { !$0.0.isAssessed && $0.1.applies(to: panel.units[place]) }.map { $0.1.id }
        ownDimensions = own
        classIndex = isScored ? model.classes.lastIndex { $0.from <= score.severity } : nil
        reliability = Reliability(model, unit, plan, score)
        population = panel.populations[place]
        risk = panel.lens(.risk, of: model, unit: place)
        visibility = panel.lens(.visibility, of: model, unit: place)
        hasStateAlert = plan.hasStateAlert(model)
        firstDimension =
            isScored
            ? plan.ownContributions(model).dimensions.filter { $0.value > 0 }.max { $0.value < $1.value }?.id
            : nil
    }
}

extension Standing {
    /// The dimensions in which one figure about the unit itself would give it a rank number; empty where it
    /// has one, or where one figure is not enough.
    public func dimensionsForRank(_ model: Model) -> [String] {
        guard let rule = model.score.ownEvidence, !isRanked else { return [] }
        let applying = model.severityDimensions.filter { $0.applies(to: unit) }
        let assessed = applying.filter { !missing.contains($0.id) }.map(\.weight).reduce(0, +)
        return applying.filter { dimension in
            let own = Set(ownDimensions + [dimension.id])
            let weight = assessed + (missing.contains(dimension.id) ? dimension.weight : 0)
            return model.needed(for: unit).isMet(weight: weight, ownParts: own.count)
                && rule.isMet(by: own)
        }
        .map(\.id)
    }
}

extension UnitPlan {
    /// The cells that a part rests on.
    func cells(of part: Part) -> [Cell] {
        (part.terms.map(\.input) + part.evidence.map(\.input)).map { inputs[$0].cell }
    }

    /// An inherited figure of the critical dimension at the critical level: prints an alert, lifts nothing.
    fileprivate func hasStateAlert(_ model: Model) -> Bool {
        guard let rule = model.critical,
            let part = parts.first(where: { model.dimensions[$0.dimension].id == rule.dimension })
        else { return false }
        return cells(of: part).contains { $0.provenance == .inherited && $0.score >= rule.level }
    }
}

extension Panel {
    /// The mean of a lens that is a column of its own: each indicator with its weight, each dimension equal.
    func lens(_ lens: Model.Lens, of model: Model, unit: Int) -> Double {
        var place = 0
        var means: [Double] = []
        for dimension in model.dimensions {
            defer { place += dimension.indicators.count }
            guard dimension.lens == lens else { continue }
            let known = dimension.indicators.indices.filter { offset in
                if case .fallback(let other) = dimension.indicators[offset].role, isKnown(other, unit) {
                    return false
                }
                return cell(unit, place + offset).isKnown
            }
            let mean = dimension.aggregation.combined(
                known.map { cell(unit, place + $0).score }, known.map { dimension.indicators[$0].weight })
            if !mean.isNaN { means.append(mean) }
        }
        return means.isEmpty ? .nan : means.reduce(0, +) / Double(means.count)
    }
}
