import MizanNumerics

/// The plans of an edition laid out for replicates in rows: each random number, each figure and each valuation of a
/// part once, however many units share it.
struct NeedRecipe: Sendable {
    /// One random number a replicate.
    struct Draw: Sendable, Hashable {
        var stream: UInt64
        var position: UInt64 = 0
        var isNormal: Bool
    }

    /// An input of one or several units, with its noise.
    struct Figure: Sendable {
        var nominal: Double
        var noise: Noise
        /// Places of its random numbers among the draws.
        var draw: Int
        var ageDraw: Int?
        var departureDraw: Int?
    }

    /// One part of a unit's plan, where it has a value.
    struct Slot: Sendable {
        /// Position of the part in the plan.
        var part: Int
        /// Places among the ways of all valuations, the one with most evidence first.
        var ways: Range<Int>
        /// Known only through raise-only evidence: may be left out of the score.
        var isOptional: Bool
        /// What a score may rest on; nil for a gap.
        var nominalWeight: Double?

        var isOpen: Bool { isOptional || ways.count > 1 }
    }

    /// A way to value a part.
    struct Way: Sendable {
        /// Place among the weights of dimensions, those of stand-ins after all others.
        var weight: Int
        /// Whether the part then rests on evidence about the unit itself.
        var isOwn: Bool
    }

    struct Unit: Sendable {
        var standing: Int
        /// In the order of the plan.
        var slots: [Slot]
        /// The same without gaps.
        var knownSlots: [Slot]
        /// Whether evidence is weighed: taken up where the score does not fall.
        var weighsEvidence: Bool
        var needed: UnitPlan.Requirement
        /// A score may rest on every choice of evidence.
        var isAlwaysEnough: Bool
        var critical: Critical?
    }

    /// How many rows the valuation of any part needs.
    struct ScratchSizes: Sendable {
        var sets = 1
        var bases = 0
        var levels = 0

        mutating func fit(_ valuation: PartValuation) {
            sets = max(sets, valuation.cellCount > 0 ? 1 : 1 << valuation.key.evidence.count)
            bases = max(bases, valuation.bases.count)
            levels = max(levels, valuation.levels.count)
        }
    }

    /// What the critical rule can lift.
    struct Critical: Sendable {
        /// Position of the part in the plan.
        var part: Int
        /// Position of its dimension in the model.
        var dimension: Int
        /// Figures that lift from the critical level on.
        var figures: [Int]
    }

    private(set) var draws: [Draw] = []
    private(set) var figures: [Figure] = []
    private(set) var valuations: [PartValuation] = []
    private(set) var units: [Unit] = []
    /// The options of all valuations.
    private(set) var ways: [Way] = []
    private(set) var scratchSizes = ScratchSizes()
    /// By position in the model, the mean of each severity dimension, and that of the score.
    private(set) var means: [LaneMean.Kind] = []
    let scoreMean: LaneMean.Kind
    let isAveraged: Bool

    /// Nil where the model is one that rows cannot score: an unknown mean, or values off the scale of an inverted one.
    init?(_ source: NeedReplicates) {
        let model = source.edition.model
        guard let scoreMean = LaneMean.Kind(model.score.aggregation) else { return nil }
        self.scoreMean = scoreMean
        isAveraged = model.score.aggregation.averages
        for dimension in model.dimensions {
            guard dimension.lens == .severity else {
                means.append(.plain)
                continue
            }
            guard let mean = LaneMean.Kind(dimension.aggregation) else { return nil }
            if model.score.aggregation.isInverted || dimension.aggregation.isInverted {
                guard dimension.aggregation.averages,
                    dimension.indicators.allSatisfy({
                        $0.normalisation.bounds.map((0...10).contains) ?? false
                    })
                else { return nil }
            }
            means.append(mean)
        }
        var index = Index()
        for standing in source.scored { add(standing, source, &index) }
    }

    /// Places of what is there already.
    private struct Index {
        var draws: [Draw: Int] = [:]
        var figures: [FigureKey: Int] = [:]
        var valuations: [PartValuation.Key: Int] = [:]
    }

    private struct FigureKey: Hashable {
        var nominal: Double
        var noise: Noise
    }

    private mutating func add(_ standing: Int, _ source: NeedReplicates, _ index: inout Index) {
        let plan = source.edition.plans[standing]
        let inputs = plan.inputs.indices.map {
            figure(plan.inputs[$0].cell.score, source.noise[standing][$0], &index)
        }
        var slots: [Slot] = []
        for (place, part) in plan.parts.enumerated() {
            var key = PartValuation.Key(dimension: part.dimension)
            if part.isAssessed {
                key.terms = part.terms.map { PartValuation.renamed($0, inputs) }
                key.evidence = part.evidence.map { PartValuation.renamed($0, inputs) }
                key.restsOnOwn = part.isOwn(0, plan.inputs)
            } else {
                let donors = source.donors[standing][place]
                guard !donors.isEmpty else { continue }
                let draw = Draw(stream: source.gapStreams[standing][place], isNormal: false)
                key.gap = PartValuation.Gap(donors: donors, draw: self.place(of: draw, &index))
            }
            let valuation = valuation(key, part.cellCount, &index)
            let ways = valuations[valuation].ways
            guard !ways.isEmpty else { continue }
            slots.append(
                Slot(
                    part: place, ways: ways, isOptional: part.terms.isEmpty && !part.evidence.isEmpty,
                    nominalWeight: part.isAssessed ? part.nominalWeight : nil))
        }
        let known = slots.filter { $0.nominalWeight != nil }
        let fixed = known.filter { !$0.isOptional }
        units.append(
            Unit(
                standing: standing, slots: slots, knownSlots: known,
                weighsEvidence: isAveraged && plan.parts.contains { !$0.evidence.isEmpty },
                needed: plan.needed,
                isAlwaysEnough: plan.needed.isMet(
                    weight: fixed.compactMap(\.nominalWeight).reduce(0, +),
                    ownParts: fixed.count { plan.parts[$0.part].isOwn(0, plan.inputs) }),
                critical: critical(plan, inputs, source.criticalNoise[standing], &index)))
    }

    private mutating func critical(
        _ plan: UnitPlan, _ inputs: [Int], _ noise: [Noise], _ index: inout Index
    ) -> Critical? {
        guard let part = plan.criticalPart else { return nil }
        let findings = plan.criticalFindings.indices.map {
            figure(plan.criticalFindings[$0].value, noise[$0], &index)
        }
        return Critical(
            part: part, dimension: plan.parts[part].dimension,
            figures: plan.criticalInputs.map { inputs[$0] } + findings)
    }

    private mutating func valuation(_ key: PartValuation.Key, _ cellCount: Int, _ index: inout Index) -> Int {
        if let place = index.valuations[key] { return place }
        let valuation = PartValuation(key, cellCount: cellCount, firstOption: ways.count)
        ways += valuation.options.map {
            Way(weight: $0.isFull ? key.dimension : means.count + key.dimension, isOwn: $0.isOwn)
        }
        scratchSizes.fit(valuation)
        valuations.append(valuation)
        index.valuations[key] = valuations.count - 1
        return valuations.count - 1
    }

    private mutating func figure(_ nominal: Double, _ noise: Noise, _ index: inout Index) -> Int {
        let key = FigureKey(nominal: nominal, noise: noise)
        if let place = index.figures[key] { return place }
        var draw = Draw(stream: noise.stream, isNormal: true)
        if case .triangular = noise.shape { draw.isNormal = false }
        let ageDraw = Draw(stream: noise.stream, position: 1, isNormal: true)
        figures.append(
            Figure(
                nominal: nominal, noise: noise, draw: place(of: draw, &index),
                ageDraw: noise.ageing > 0 ? place(of: ageDraw, &index) : nil,
                departureDraw: noise.departure.map {
                    place(of: Draw(stream: $0.stream, isNormal: true), &index)
                }))
        index.figures[key] = figures.count - 1
        return figures.count - 1
    }

    private mutating func place(of draw: Draw, _ index: inout Index) -> Int {
        if let place = index.draws[draw] { return place }
        draws.append(draw)
        index.draws[draw] = draws.count - 1
        return draws.count - 1
    }
}
