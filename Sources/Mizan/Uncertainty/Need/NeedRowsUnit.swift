import MizanNumerics

/// Memory that each unit uses again.
struct UnitScratch: ~Copyable {
    let total: LaneRow
    let weight: LaneRow
    let lifted: LaneRow
    /// By slot: the way that is taken; -1 where the part is left out.
    let picks: UnsafeMutableBufferPointer<Int>
    let next: UnsafeMutableBufferPointer<Int>
    private let rows: LaneRows

    init(_ recipe: NeedRecipe, lanes: Int) {
        rows = LaneRows(3, lanes: lanes)
        (total, weight, lifted) = (rows[0], rows[1], rows[2])
        picks = .allocate(capacity: recipe.means.count)
        next = .allocate(capacity: recipe.means.count)
    }

    deinit {
        picks.deallocate()
        next.deallocate()
    }
}

extension NeedRows {
    /// The scores of a unit, as `UnitPlan.score`.
    ///
    /// - Parameters:
    ///   - severity: rounded to 12 significant digits.
    ///   - fired: 1 where the critical rule fires.
    borrowing func score(
        _ unit: NeedRecipe.Unit, _ scratch: borrowing UnitScratch, into severity: LaneRow,
        fired: UnsafeMutableBufferPointer<UInt8>
    ) {
        let slots = numbers.gaps == nil ? unit.knownSlots : unit.slots
        combine(slots, scratch, into: severity)
        let isLifting = mark(fired, where: unit)
        var plainLanes = severity.indices.filter { severity[$0].isNaN }
        if unit.weighsEvidence || isLifting {
            scratch.picks.initialize(repeating: 0)
            scratch.next.initialize(repeating: 0)
            let open = slots.indices.filter { slots[$0].isOpen }
            for lane in severity.indices where !severity[lane].isNaN {
                if unit.weighsEvidence {
                    guard weigh(slots, open, lane, scratch, from: &severity[lane]),
                        unit.isAlwaysEnough || isEnough(unit, slots, scratch)
                    else {
                        plainLanes.append(lane)
                        continue
                    }
                }
                guard isLifting, fired[lane] == 1, let critical = unit.critical else { continue }
                scratch.lifted[lane] = lifted(critical, slots, lane, scratch) ?? severity[lane]
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
        Kernels.best.roundTo12(severity)
        for lane in plainLanes {
            let score = plainScore(unit.standing, lane)
            severity[lane] = score.severity
            fired[lane] = score.isCritical ? 1 : 0
        }
    }

    /// The score in one lane, the plain way.
    borrowing func plainScore(_ standing: Int, _ lane: Int) -> Score {
        let numbers = numbers.advanced(by: UInt32(lane))
        return source.score(standing, numbers, source.draw(numbers))
    }

    /// The combined scores of the first ways, on the scale of the score's mean.
    private borrowing func combine(
        _ slots: [NeedRecipe.Slot], _ scratch: borrowing UnitScratch, into combined: LaneRow
    ) {
        let (total, weight) = (scratch.total, scratch.weight)
        total.set(0)
        weight.set(0)
        for slot in slots {
            let weights = dimensionWeights[recipe.ways[slot.ways.lowerBound].weight]
            total.add(weights, times: levels[slot.ways.lowerBound])
            weight.add(weights)
        }
        for lane in combined.indices {
            let value = recipe.isAveraged ? total[lane] / weight[lane] : total[lane]
            combined[lane] = weight[lane] > 0 ? value : .nan
        }
    }

    /// Marks the lanes in which the critical rule fires.
    ///
    /// - Returns: whether there is one.
    private borrowing func mark(
        _ fired: UnsafeMutableBufferPointer<UInt8>, where unit: NeedRecipe.Unit
    ) -> Bool {
        fired.update(repeating: 0)
        guard let critical = unit.critical, let rule = source.edition.model.critical else { return false }
        for figure in critical.figures {
            let row = figures[figure]
            for lane in row.indices where row[lane] >= rule.level { fired[lane] = 1 }
        }
        return fired.contains(1)
    }

    // MARK: Evidence

    /// As `UnitPlan.highest`: Dinkelbach's iteration from the combined score of the first ways; false where a combined
    /// score is none.
    ///
    /// - Parameter open: places of the slots that have a choice.
    private borrowing func weigh(
        _ slots: [NeedRecipe.Slot], _ open: [Int], _ lane: Int, _ scratch: borrowing UnitScratch,
        from combined: inout Double
    ) -> Bool {
        let (picks, next) = (scratch.picks, scratch.next)
        for place in open { picks[place] = 0 }
        while true {
            var isSame = true
            for place in open {
                next[place] = strongest(slots[place], lane, above: combined)
                if next[place] != picks[place] { isSame = false }
            }
            if isSame { return true }
            var (total, weights) = (0.0, 0.0)
            for place in slots.indices where next[place] >= 0 {
                let way = slots[place].ways.lowerBound + next[place]
                let weight = dimensionWeights[recipe.ways[way].weight, lane]
                total += weight * levels[way, lane]
                weights += weight
            }
            guard weights > 0, !(total / weights).isNaN else { return false }
            guard total / weights > combined else { return true }
            combined = total / weights
            for place in open { picks[place] = next[place] }
        }
    }

    /// As `UnitPlan.strongest`; -1 = none.
    @inline(__always)
    private borrowing func strongest(_ slot: NeedRecipe.Slot, _ lane: Int, above level: Double) -> Int {
        var best = -1
        var highest = slot.isOptional ? 0 : -Double.infinity
        for way in slot.ways {
            let gain = dimensionWeights[recipe.ways[way].weight, lane] * (levels[way, lane] - level)
            if best < 0 ? gain >= highest : gain > highest {
                best = way - slot.ways.lowerBound
                highest = gain
            }
        }
        return best
    }

    /// Whether a score may rest on what is taken up, or not even on all evidence.
    private borrowing func isEnough(
        _ unit: NeedRecipe.Unit, _ slots: [NeedRecipe.Slot], _ scratch: borrowing UnitScratch
    ) -> Bool {
        isEnough(unit, slots.indices.map { slots[$0].way(scratch.picks[$0]) }, slots)
            || !isEnough(unit, slots.map(\.ways.lowerBound), slots)
    }

    private borrowing func isEnough(
        _ unit: NeedRecipe.Unit, _ ways: [Int?], _ slots: [NeedRecipe.Slot]
    ) -> Bool {
        var weight = 0.0
        var own = 0
        for (slot, way) in zip(slots, ways) {
            guard let way, let nominal = slot.nominalWeight else { continue }
            weight += nominal
            if recipe.ways[way].isOwn { own += 1 }
        }
        return unit.needed.isMet(weight: weight, ownParts: own)
    }

    // MARK: The critical rule

    /// The combined score with the critical part raised, as `UnitPlan.lift`; nil without weights.
    private borrowing func lifted(
        _ critical: NeedRecipe.Critical, _ slots: [NeedRecipe.Slot], _ lane: Int,
        _ scratch: borrowing UnitScratch
    ) -> Double? {
        var value = -Double.infinity
        for figure in critical.figures { value = max(value, figures[figure, lane]) }
        if let place = slots.firstIndex(where: { $0.part == critical.part }),
            let way = slots[place].way(scratch.picks[place])
        {
            value = max(values[way, lane], value)
        }
        var (total, weights) = (0.0, 0.0)
        func add(_ weight: Double, _ level: Double) {
            guard weight > 0 else { return }
            total += weight * level
            weights += weight
        }
        let raised = (
            weight: dimensionWeights[critical.dimension, lane],
            level: scoreMean.transformed(value, lane: lane)
        )
        // The critical part counts in its place, whether or not it has a value.
        var isRaised = false
        for (place, slot) in slots.enumerated() {
            if !isRaised, slot.part >= critical.part {
                add(raised.weight, raised.level)
                isRaised = true
            }
            guard slot.part != critical.part, let way = slot.way(scratch.picks[place]) else { continue }
            add(dimensionWeights[recipe.ways[way].weight, lane], levels[way, lane])
        }
        if !isRaised { add(raised.weight, raised.level) }
        return weights > 0 ? total / weights : nil
    }
}

extension NeedRecipe.Slot {
    /// The way of a pick; nil where the part is left out.
    fileprivate func way(_ pick: Int) -> Int? { pick < 0 ? nil : ways.lowerBound + pick }
}
