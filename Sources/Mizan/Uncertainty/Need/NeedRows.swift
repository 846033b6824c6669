import MizanNumerics

/// Some consecutive replicates in work: what all units share is drawn and valued once.
///
/// The bits are those of `NeedReplicates.replicate(_:)`: every sum has its terms in the same order.
struct NeedRows: ~Copyable {
    let source: NeedReplicates
    let recipe: NeedRecipe
    let numbers: NeedNumbers
    let replicates: Range<UInt32>
    /// Lanes that only the plain way can score: a weight is drawn as 0, or an exponent as a special one.
    let oddLanes: [Int]
    let scoreMean: LaneMean
    let means: [LaneMean]
    /// Weights of the dimensions, then the same as stand-ins have.
    let dimensionWeights: LaneRows
    let indicatorWeights: LaneRows
    /// By figure.
    let figures: LaneRows
    /// By option: the value of its part, and the same on the scale of the score's mean.
    let values: LaneRows
    let levels: LaneRows

    /// - Parameter numbers: of the first replicate; each doubt takes consecutive ones from there on.
    init(
        _ source: NeedReplicates, _ recipe: NeedRecipe, _ replicates: Range<UInt32>, _ numbers: NeedNumbers
    ) {
        let lanes = replicates.count
        self.source = source
        self.recipe = recipe
        self.replicates = replicates
        self.numbers = numbers
        let model = source.edition.model
        let dimensionCount = model.dimensions.count
        let nominal = source.nominalDraw
        dimensionWeights = LaneRows(2 * dimensionCount + 2, lanes: lanes)
        indicatorWeights = LaneRows(nominal.indicatorWeights.count, lanes: lanes)
        source.choices.draw(nominal, numbers, dimensions: dimensionWeights, indicators: indicatorWeights)
        for place in 0..<dimensionCount {
            let (own, standIn) = (dimensionWeights[place], dimensionWeights[dimensionCount + place])
            for lane in own.indices { standIn[lane] = own[lane] * model.score.standInWeight }
        }
        var odd: Set<Int> = []
        for (place, weight) in nominal.indicatorWeights.enumerated() where weight > 0 {
            let row = indicatorWeights[place]
            for lane in row.indices where !(row[lane] > 0) { odd.insert(lane) }
        }
        let (exponents, reciprocals) = (
            dimensionWeights[2 * dimensionCount], dimensionWeights[2 * dimensionCount + 1]
        )
        let isDrawn = source.choices.drawExponents(nominal, numbers, into: exponents)
        if isDrawn {
            for lane in exponents.indices {
                reciprocals[lane] = 1 / exponents[lane]
                if !LaneMean.isGeneral(exponents[lane]) { odd.insert(lane) }
            }
        }
        oddLanes = odd.sorted()
        let drawn = isDrawn ? (exponents, reciprocals) : nil
        scoreMean = LaneMean(recipe.scoreMean, drawn: drawn)
        means = recipe.means.map { LaneMean($0, drawn: drawn) }
        figures = LaneRows(recipe.figures.count, lanes: lanes)
        values = LaneRows(recipe.ways.count, lanes: lanes)
        levels = LaneRows(recipe.ways.count, lanes: lanes)
        let draws = DrawnRows(recipe, seed: source.seed, lanes: lanes)
        draw(draws)
        valueParts(draws)
    }

    /// Scores all units in these replicates.
    borrowing func score(into block: inout ReplicateBlock) {
        let offset = Int(replicates.lowerBound - block.replicates.lowerBound)
        let (lanes, length) = (replicates.count, block.replicates.count)
        let scratch = UnitScratch(recipe, lanes: lanes)
        block.scores.withUnsafeMutableBufferPointer { scores in
            block.fired.withUnsafeMutableBufferPointer { fired in
                for unit in recipe.units {
                    let start = unit.standing * length + offset
                    score(
                        unit, scratch, into: LaneRow(rebasing: scores[start..<start + lanes]),
                        fired: .init(rebasing: fired[start..<start + lanes]))
                }
            }
        }
        for lane in oddLanes {
            let numbers = numbers.advanced(by: UInt32(lane))
            let draw = source.draw(numbers)
            for unit in recipe.units {
                let score = source.score(unit.standing, numbers, draw)
                block.scores[unit.standing * length + offset + lane] = score.severity
                block.fired[unit.standing * length + offset + lane] = score.isCritical ? 1 : 0
            }
        }
    }

    // MARK: Figures

    /// As `Noise.draw`.
    private borrowing func draw(_ draws: borrowing DrawnRows) {
        for (place, figure) in recipe.figures.enumerated() {
            let row = figures[place]
            let noise = figure.noise
            row.set(figure.nominal)
            switch noise.shape {
            case .normal(let deviation):
                if let start = numbers.observation {
                    row.add(deviation, times: draws.row(figure.draw, from: start))
                }
            case .triangular(let low, let high):
                if let start = numbers.observation {
                    draws.row(figure.draw, from: start).triangular(
                        low: low, mode: figure.nominal, high: high, into: row)
                }
            }
            if let draw = figure.ageDraw, let start = numbers.age {
                row.add(noise.ageing, times: draws.row(draw, from: start))
            }
            if let departure = noise.departure, let draw = figure.departureDraw,
                let start = numbers.inheritance
            {
                row.add(departure.spread, times: draws.row(draw, from: start))
            }
            guard let bounds = noise.bounds else { continue }
            let (low, high) = (bounds.lowerBound, bounds.upperBound)
            for lane in row.indices { row[lane] = min(max(row[lane], low), high) }
        }
    }

    // MARK: Parts

    private borrowing func valueParts(_ draws: borrowing DrawnRows) {
        let scratch = PartScratch(recipe, lanes: replicates.count)
        for valuation in recipe.valuations {
            if let gap = valuation.key.gap {
                guard let start = numbers.gaps else { continue }
                let (row, uniform) = (values[valuation.firstOption], draws.row(gap.draw, from: start))
                let count = gap.donors.count
                for lane in row.indices {
                    row[lane] = gap.donors[min(Int(uniform[lane] * Double(count)), count - 1)]
                }
            } else if valuation.cellCount > 0 {
                valueCells(valuation, scratch)
            } else {
                valueMean(valuation, scratch)
            }
            for place in valuation.ways {
                scoreMean.transform(values[place], into: levels[place])
            }
        }
    }

    /// As `UnitPlan.Part.meanOptions`: the sum of a set of evidence is that of the set without its last piece, and it.
    private borrowing func valueMean(_ valuation: PartValuation, _ scratch: borrowing PartScratch) {
        let mean = means[valuation.key.dimension]
        let averages = source.edition.model.dimensions[valuation.key.dimension].aggregation.averages
        let evidence = valuation.key.evidence
        func add(_ figure: Int, _ indicator: Int, to set: Int) {
            let (weight, level) = (indicatorWeights[indicator], scratch.level)
            mean.transform(figures[figure], into: level)
            scratch.totals[set].add(weight, times: level)
            scratch.weights[set].add(weight)
        }
        scratch.totals[0].set(0)
        scratch.weights[0].set(0)
        for term in valuation.key.terms { add(term.input, term.indicator, to: 0) }
        for (place, item) in evidence.enumerated() {
            for set in 0..<(1 << place) {
                let other = set | 1 << place
                scratch.totals[other].set(scratch.totals[set])
                scratch.weights[other].set(scratch.weights[set])
                add(item.input, item.indicator, to: other)
            }
        }
        for (place, option) in valuation.options.enumerated() {
            let (row, set) = (values[valuation.firstOption + place], Int(option.taken))
            if averages {
                row.set(scratch.totals[set], over: scratch.weights[set])
            } else {
                row.set(scratch.totals[set])
            }
            mean.restore(row)
        }
    }

    /// As `UnitPlan.Part.cellOptions`.
    private borrowing func valueCells(_ valuation: PartValuation, _ scratch: borrowing PartScratch) {
        let mean = means[valuation.key.dimension]
        for (place, base) in valuation.bases.enumerated() {
            let (row, total, weight) = (scratch.bases[place], scratch.totals[0], scratch.weights[0])
            total.set(0)
            weight.set(0)
            for term in base {
                total.add(indicatorWeights[term.indicator], times: figures[term.input])
                weight.add(indicatorWeights[term.indicator])
            }
            row.set(total, over: weight)
        }
        for (place, level) in valuation.levels.enumerated() {
            let row = scratch.cellValues[place]
            row.set(level.base.map { scratch.bases[$0] } ?? figures[level.raisedBy[0]])
            for figure in level.raisedBy { row.raise(to: figures[figure]) }
            mean.transform(row, into: scratch.cellLevels[place])
        }
        for (place, option) in valuation.options.enumerated() {
            let row = values[valuation.firstOption + place]
            if option.cells.raising.isEmpty, option.cells.opened.count <= 1 {
                average(option.cells, scratch, into: row)
            } else {
                var cells = LaneCells(option.cells)
                for lane in row.indices { row[lane] = cells.average(lane, scratch) }
            }
            mean.restore(row)
        }
    }

    /// The mean level of the cells that stand, and of the one that evidence opens where that does not lower it.
    private borrowing func average(
        _ cells: PartValuation.Cells, _ scratch: borrowing PartScratch, into row: LaneRow
    ) {
        let count = Double(cells.standing.count)
        row.set(0)
        for level in cells.standing { row.add(scratch.cellLevels[level]) }
        guard let opened = cells.opened.first.map({ scratch.cellLevels[$0] }) else {
            for lane in row.indices { row[lane] /= count }
            return
        }
        for lane in row.indices {
            let isCounted = count == 0 || opened[lane] >= row[lane] / count
            row[lane] = isCounted ? (row[lane] + opened[lane]) / (count + 1) : row[lane] / count
        }
    }
}

/// The random numbers of some replicates, each drawn when it is first asked for.
struct DrawnRows: ~Copyable {
    private let recipe: NeedRecipe
    private let seed: UInt64
    private let rows: LaneRows
    private let isDrawn: UnsafeMutableBufferPointer<Bool>

    init(_ recipe: NeedRecipe, seed: UInt64, lanes: Int) {
        (self.recipe, self.seed) = (recipe, seed)
        rows = LaneRows(recipe.draws.count, lanes: lanes)
        isDrawn = .allocate(capacity: recipe.draws.count)
        isDrawn.initialize(repeating: false)
    }

    deinit { isDrawn.deallocate() }

    /// - Parameter start: the replicate of the first lane; a draw is of one doubt, so always the same for it.
    func row(_ draw: Int, from start: UInt32) -> LaneRow {
        let row = rows[draw]
        if !isDrawn[draw] {
            row.draw(recipe.draws[draw], seed: seed, start..<start + UInt32(rows.lanes))
            isDrawn[draw] = true
        }
        return row
    }
}

/// Rows that each valuation uses again.
struct PartScratch: ~Copyable {
    let totals: LaneRows
    let weights: LaneRows
    let bases: LaneRows
    let cellValues: LaneRows
    let cellLevels: LaneRows
    let level: LaneRow
    private let levelRows: LaneRows

    init(_ recipe: NeedRecipe, lanes: Int) {
        let sizes = recipe.scratchSizes
        totals = LaneRows(sizes.sets, lanes: lanes)
        weights = LaneRows(sizes.sets, lanes: lanes)
        bases = LaneRows(sizes.bases, lanes: lanes)
        cellValues = LaneRows(sizes.levels, lanes: lanes)
        cellLevels = LaneRows(sizes.levels, lanes: lanes)
        levelRows = LaneRows(1, lanes: lanes)
        level = levelRows[0]
    }
}

/// The cells of one option in one replicate, where their order depends on their values.
struct LaneCells {
    private let cells: PartValuation.Cells
    private let order: [Int]
    /// Those that stand, then those that are opened.
    private var values: [Double]
    private var levels: [Double]

    init(_ cells: PartValuation.Cells) {
        self.cells = cells
        order = cells.standing + cells.opened
        values = Array(repeating: .nan, count: max(1, order.count))
        levels = values
    }

    /// The mean level of the counted cells, as `UnitPlan.Part.settled`.
    mutating func average(_ lane: Int, _ scratch: borrowing PartScratch) -> Double {
        let standing = cells.standing.count
        for (place, level) in order.enumerated() {
            values[place] = scratch.cellValues[level][lane]
            levels[place] = scratch.cellLevels[level][lane]
        }
        if order.isEmpty { values[0] = .nan }
        for level in cells.raising {
            let candidates = 0..<(standing > 0 ? standing : values.count)
            let highest = candidates.max { values[$0] < values[$1] } ?? 0
            let value = scratch.cellValues[level][lane]
            guard values[highest].isNaN || value > values[highest] else { continue }
            values[highest] = value
            levels[highest] = scratch.cellLevels[level][lane]
        }
        var (total, count) = (0.0, 0.0)
        for place in 0..<standing {
            total += levels[place]
            count += 1
        }
        for place in (standing..<values.count).sorted(by: { values[$0] > values[$1] }) {
            guard count == 0 || levels[place] >= total / count else { break }
            total += levels[place]
            count += 1
        }
        return total / count
    }
}
