import MizanNumerics

/// Rows that each unit uses again.
struct UnitScratch: ~Copyable {
    let total: LaneRow
    let weight: LaneRow
    let lifted: LaneRow
    private let rows: LaneRows

    init(lanes: Int) {
        rows = LaneRows(3, lanes: lanes)
        (total, weight, lifted) = (rows[0], rows[1], rows[2])
    }
}

extension NeedRows {
    /// One way to value a part, in all lanes.
    struct Choice {
        let level: LaneRow
        let weight: LaneRow
        let isOwn: Bool
    }

    /// The scores of a unit, as `UnitPlan.score`.
    ///
    /// - Parameters:
    ///   - severity: rounded to 12 significant digits.
    ///   - fired: 1 where the critical rule fires.
    borrowing func score(
        _ unit: NeedRecipe.Unit, _ scratch: borrowing UnitScratch, into severity: LaneRow,
        fired: UnsafeMutableBufferPointer<UInt8>
    ) {
        let slots = numbers.gaps == nil ? unit.slots.filter { !isGap($0) } : unit.slots
        let choices = slots.map { ways($0) }
        let (total, weight) = (scratch.total, scratch.weight)
        total.set(0)
        weight.set(0)
        for options in choices {
            total.add(options[0].weight, times: options[0].level)
            weight.add(options[0].weight)
        }
        for lane in severity.indices {
            severity[lane] =
                weight[lane] > 0 ? recipe.isAveraged ? total[lane] / weight[lane] : total[lane] : .nan
        }
        let isLifting = lifting(unit, into: fired)
        var plainLanes: [Int] = []
        if unit.weighsEvidence || isLifting {
            var weighing = EvidenceWeighing(slots, choices, source.edition.plans[unit.standing].parts)
            for lane in severity.indices {
                if unit.weighsEvidence {
                    guard !severity[lane].isNaN, weighing.weigh(lane, from: &severity[lane]) else {
                        plainLanes.append(lane)
                        continue
                    }
                    if !unit.isAlwaysEnough {
                        let needed = source.edition.plans[unit.standing].needed
                        guard weighing.isEnough(needed) || !weighing.isEnoughAtFirst(needed) else {
                            plainLanes.append(lane)
                            continue
                        }
                    }
                }
                guard isLifting, fired[lane] == 1 else { continue }
                scratch.lifted[lane] = lifted(unit, slots, weighing, choices, lane) ?? severity[lane]
            }
        }
        scoreMean.restore(severity)
        if isLifting, let rule = source.edition.model.critical {
            for lane in severity.indices where fired[lane] == 0 { scratch.lifted[lane] = 0 }
            scoreMean.restore(scratch.lifted)
            for lane in severity.indices where fired[lane] == 1 {
                severity[lane] = max(severity[lane], scratch.lifted[lane], rule.minimumScore)
            }
        }
        severity.roundToSignificant()
        for lane in plainLanes {
            let score = plainScore(unit.standing, lane)
            severity[lane] = score.severity
            fired[lane] = score.isCritical ? 1 : 0
        }
    }

    private borrowing func isGap(_ slot: NeedRecipe.Slot) -> Bool {
        recipe.valuations[slot.valuation].key.gap != nil
    }

    private borrowing func ways(_ slot: NeedRecipe.Slot) -> [Choice] {
        let valuation = recipe.valuations[slot.valuation]
        let dimension = valuation.key.dimension
        return valuation.options.indices.map { place in
            let option = valuation.options[place]
            return Choice(
                level: levels[valuation.firstOption + place],
                weight: dimensionWeights[option.isFull ? dimension : means.count + dimension],
                isOwn: option.isOwn)
        }
    }

    /// Whether the critical rule fires in some lane; marks them all.
    private borrowing func lifting(_ unit: NeedRecipe.Unit, into fired: UnsafeMutableBufferPointer<UInt8>)
        -> Bool
    {
        fired.update(repeating: 0)
        guard unit.criticalPart != nil, let rule = source.edition.model.critical else { return false }
        for figure in unit.criticalFigures {
            let row = figures[figure]
            for lane in row.indices where row[lane] >= rule.level { fired[lane] = 1 }
        }
        return fired.contains(1)
    }

    /// The combined score with the critical part raised, as `UnitPlan.lift`; nil without weights.
    private borrowing func lifted(
        _ unit: NeedRecipe.Unit, _ slots: [NeedRecipe.Slot], _ weighing: EvidenceWeighing,
        _ choices: [[Choice]],
        _ lane: Int
    ) -> Double? {
        let figures = unit.criticalFigures.map { self.figures[$0][lane] }
        guard let part = unit.criticalPart, let value = figures.max() else { return nil }
        let dimension = source.edition.plans[unit.standing].parts[part].dimension
        var (total, weights) = (0.0, 0.0)
        func add(_ weight: Double, _ level: Double) {
            guard weight > 0 else { return }
            total += weight * level
            weights += weight
        }
        var place = 0
        // The critical part counts in its place, whether or not it has a value.
        func addOthers(before end: Int) {
            while place < slots.count, slots[place].part < end {
                if let choice = weighing.picked(place, choices) {
                    add(choice.weight[lane], choice.level[lane])
                }
                place += 1
            }
        }
        addOthers(before: part)
        var raised = value
        if place < slots.count, slots[place].part == part {
            if let option = weighing.pick(place) {
                let valuation = recipe.valuations[slots[place].valuation]
                raised = max(values[valuation.firstOption + option][lane], value)
            }
            place += 1
        }
        add(dimensionWeights[dimension][lane], scoreMean.transformed(raised, lane: lane))
        addOthers(before: .max)
        return weights > 0 ? total / weights : nil
    }

    borrowing func plainScore(_ standing: Int, _ lane: Int) -> Score {
        let replicate = replicates.lowerBound + UInt32(lane)
        return source.score(standing, numbers.moved(to: replicate), choices[lane])
    }
}

/// Which evidence is taken up in one replicate after the other.
struct EvidenceWeighing {
    private let choices: [[NeedRows.Choice]]
    private let isOptional: [Bool]
    private let nominalWeights: [Double]
    /// Slots with more than one way.
    private let open: [Int]
    /// By slot: the option; -1 where it is left out.
    private var picks: [Int]
    private var next: [Int]

    init(_ slots: [NeedRecipe.Slot], _ choices: [[NeedRows.Choice]], _ parts: [UnitPlan.Part]) {
        self.choices = choices
        isOptional = slots.map(\.isOptional)
        nominalWeights = slots.map { parts[$0.part].isAssessed ? parts[$0.part].nominalWeight : .nan }
        open = slots.indices.filter { slots[$0].isOptional || choices[$0].count > 1 }
        picks = Array(repeating: 0, count: slots.count)
        next = picks
    }

    func pick(_ slot: Int) -> Int? { picks[slot] < 0 ? nil : picks[slot] }

    func picked(_ slot: Int, _ choices: [[NeedRows.Choice]]) -> NeedRows.Choice? {
        pick(slot).map { choices[slot][$0] }
    }

    /// As `UnitPlan.highest`: by Dinkelbach's iteration from the combined score of the first options; false where a
    /// combined score is none.
    mutating func weigh(_ lane: Int, from combined: inout Double) -> Bool {
        for slot in open { picks[slot] = 0 }
        while true {
            var isSame = true
            for slot in open {
                next[slot] = strongest(slot, lane, above: combined)
                if next[slot] != picks[slot] { isSame = false }
            }
            if isSame { return true }
            let value = combine(lane)
            guard !value.isNaN else { return false }
            guard value > combined else { return true }
            combined = value
            for slot in open { picks[slot] = next[slot] }
        }
    }

    private func strongest(_ slot: Int, _ lane: Int, above level: Double) -> Int {
        var best = -1
        var highest = isOptional[slot] ? 0 : -Double.infinity
        for option in choices[slot].indices {
            let choice = choices[slot][option]
            let gain = choice.weight[lane] * (choice.level[lane] - level)
            if best < 0 ? gain >= highest : gain > highest {
                best = option
                highest = gain
            }
        }
        return best
    }

    private func combine(_ lane: Int) -> Double {
        var (total, weights) = (0.0, 0.0)
        for slot in choices.indices where next[slot] >= 0 {
            let choice = choices[slot][next[slot]]
            total += choice.weight[lane] * choice.level[lane]
            weights += choice.weight[lane]
        }
        return weights > 0 ? total / weights : .nan
    }

    /// As `UnitPlan.isEnough`, of what is taken up.
    func isEnough(_ needed: UnitPlan.Requirement) -> Bool { isEnough(needed, picks) }

    /// The same of the first options.
    func isEnoughAtFirst(_ needed: UnitPlan.Requirement) -> Bool {
        isEnough(needed, picks.map { _ in 0 })
    }

    private func isEnough(_ needed: UnitPlan.Requirement, _ picks: [Int]) -> Bool {
        var weight = 0.0
        var own = 0
        for slot in picks.indices where picks[slot] >= 0 && !nominalWeights[slot].isNaN {
            weight += nominalWeights[slot]
            if choices[slot][picks[slot]].isOwn { own += 1 }
        }
        return needed.isMet(weight: weight, ownParts: own)
    }
}
