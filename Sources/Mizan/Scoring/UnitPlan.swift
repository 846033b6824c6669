/// Everything that a score of one unit is made of, with its inputs laid out so that the same code gives the
/// nominal score and each replicate's: only the values of the inputs differ.
struct UnitPlan: Sendable {
    /// One known figure.
    struct Input: Sendable {
        /// Position of the indicator in the model.
        var indicator: Int
        var cell: Cell
    }

    /// A figure that enters a dimension's mean, or the cells of a dimension.
    struct Term: Sendable, Hashable {
        var input: Int
        var indicator: Int
        /// Position among the cells; empty in a dimension without cells.
        var cells: [Int]
        var standsIn: Bool
    }

    /// A figure that is taken up only where severity does not fall.
    struct Evidence: Sendable, Hashable {
        var input: Int
        var indicator: Int
        var cells: [Int]
        var raisesHighest: Bool
        /// About the unit itself: earns its dimension the full weight.
        var isOwn: Bool
    }

    struct Part: Sendable {
        /// Position of the dimension in the model.
        var dimension: Int
        var aggregation: any TransformedMean
        var nominalWeight: Double
        var cellCount: Int
        var terms: [Term]
        var evidence: [Evidence]

        /// Most pieces of evidence that a mean weighs, of more the highest: every set of them is tried.
        static let maximumEvidence = 12
        /// Most pieces of evidence that cells weigh: one bit marks each.
        static let maximumCellEvidence = 31

        var evidenceLimit: Int { cellCount > 0 ? Self.maximumCellEvidence : Self.maximumEvidence }

        var isAssessed: Bool { !terms.isEmpty || !evidence.isEmpty }
        var hasDirectTerm: Bool { terms.contains { !$0.standsIn } }

        /// Whether the part rests on evidence about the unit itself when some of its evidence is taken up.
        func isOwn(_ taken: UInt32, _ inputs: [Input]) -> Bool {
            terms.contains { inputs[$0.input].cell.isOwn }
                || evidence.indices.contains { taken >> UInt32($0) & 1 == 1 && evidence[$0].isOwn }
        }
    }

    /// What a score must rest on.
    enum Requirement: Sendable {
        /// Dimensions of so much nominal weight.
        case weight(Double)
        /// Evidence about the unit itself in so many dimensions.
        case ownParts(Int)
    }

    var inputs: [Input]
    /// One part a severity dimension, in the order of the model.
    var parts: [Part]
    /// Inputs whose observed score at the critical level lifts.
    var criticalInputs: [Int]
    var criticalFindings: [Panel.CriticalFinding]
    /// What a score must rest on.
    var needed: Requirement
    /// Whether what is assessed, taken up or not, is what a score must rest on.
    var isEnoughAssessed = true
    /// Position of the part that the critical rule speaks of; nil where nothing about the unit can lift it.
    var criticalPart: Int?

}

extension UnitPlan {
    init(of model: Model, _ panel: Panel, unit: Int) {
        self.init(
            inputs: [], parts: [], criticalInputs: [], criticalFindings: panel.criticalFindings[unit],
            needed: model.needed(for: panel.units[unit]))
        var place = 0
        for (number, dimension) in model.dimensions.enumerated() {
            defer { place += dimension.indicators.count }
            guard dimension.lens == .severity else { continue }
            let names = dimension.cells
            var part = Part(
                dimension: number, aggregation: dimension.aggregation, nominalWeight: dimension.weight,
                cellCount: names.count, terms: [], evidence: [])
            for (offset, indicator) in dimension.indicators.enumerated() {
                if case .fallback(let other) = indicator.role, panel.isKnown(other, unit) { continue }
                let cells = indicator.cells.compactMap { names.firstIndex(of: $0) }
                for cell in panel.cells[unit][place + offset] where cell.isKnown {
                    add(cell, indicator, at: place + offset, cells, to: &part)
                }
            }
            if part.evidence.count > part.evidenceLimit {
                let highest = part.evidence.sorted {
                    inputs[$0.input].cell.score > inputs[$1.input].cell.score
                }
                part.evidence = Array(highest.prefix(part.evidenceLimit))
            }
            parts.append(part)
        }
        isEnoughAssessed = needed.isMet(
            weight: parts.filter(\.isAssessed).map(\.nominalWeight).reduce(0, +),
            ownParts: parts.count { cells(of: $0).contains { $0.isOwn } })
        if !criticalInputs.isEmpty || !criticalFindings.isEmpty {
            criticalPart = parts.firstIndex { model.dimensions[$0.dimension].id == model.critical?.dimension }
        }
    }

    private mutating func add(
        _ cell: Cell, _ indicator: Model.Indicator, at place: Int, _ cells: [Int], to part: inout Part
    ) {
        // A weight of 0 takes the indicator out.
        guard indicator.weight > 0 else { return }
        let input = inputs.count
        inputs.append(Input(indicator: place, cell: cell))
        if indicator.critical, cell.isOwn, cell.provenance == .observed || cell.provenance == .scaled {
            criticalInputs.append(input)
        }
        if indicator.raiseOnly || cell.basis == .floor || indicator.role == .highestCell {
            part.evidence.append(
                Evidence(
                    input: input, indicator: place, cells: cells,
                    raisesHighest: indicator.role == .highestCell,
                    isOwn: cell.isOwn))
        } else {
            part.terms.append(Term(input: input, indicator: place, cells: cells, standsIn: cell.standsIn))
        }
    }
}

extension Model {
    /// What a unit's score must rest on: a share of the nominal weight, or own evidence in so many dimensions.
    func needed(for unit: Dataset.Unit) -> UnitPlan.Requirement {
        if let restriction = units.restricted.first(where: { $0.scope == unit.scope }) {
            return .ownParts(restriction.ownDimensions)
        }
        let total = severityDimensions.filter { $0.applies(to: unit) }.map(\.weight).reduce(0, +)
        return .weight(score.requires * total)
    }
}

extension UnitPlan.Requirement {
    func isMet(weight: Double, ownParts: Int) -> Bool {
        switch self {
        case .weight(let needed): weight >= needed
        case .ownParts(let needed): ownParts >= needed
        }
    }
}
