/// One way to value a dimension: with some of its raise-only evidence, or none.
struct DimensionOption: Sendable {
    /// The dimension's value, 0-10 on goalposts.
    var value: Double
    /// False where the dimension rests on stand-ins only.
    var isFull: Bool
    /// The evidence taken up, one bit each in the order of the part.
    var taken: UInt32
}

extension UnitPlan.Part {
    /// All ways to value the dimension that can be best for some weights; the one with most evidence first.
    ///
    /// - Parameters:
    ///   - values: scores of the plan's inputs.
    ///   - weights: weights of the model's indicators.
    ///   - mean: how terms combine.
    func options(
        _ values: [Double], _ weights: [Double], _ mean: some TransformedMean
    ) -> [DimensionOption] {
        cellCount > 0 ? cellOptions(values, weights, mean) : meanOptions(values, weights, mean)
    }

    /// A mean of terms: every subset of the evidence can join it.
    private func meanOptions(
        _ values: [Double], _ weights: [Double], _ mean: some TransformedMean
    ) -> [DimensionOption] {
        var base = (total: 0.0, weight: 0.0)
        for term in terms {
            base.total += weights[term.indicator] * mean.transformed(values[term.input])
            base.weight += weights[term.indicator]
        }
        var options: [DimensionOption] = []
        for taken in (0..<(UInt32(1) << UInt32(evidence.count))).reversed() {
            var sum = base
            var isFull = hasDirectTerm
            for (place, item) in evidence.enumerated() where taken >> UInt32(place) & 1 == 1 {
                sum.total += weights[item.indicator] * mean.transformed(values[item.input])
                sum.weight += weights[item.indicator]
                if item.isOwn { isFull = true }
            }
            guard sum.weight > 0 else { continue }
            let value = mean.restored(mean.averages ? sum.total / sum.weight : sum.total)
            options.append(DimensionOption(value: value, isFull: isFull, taken: taken))
        }
        return options
    }

    /// Cells: evidence raises them, so that all of it is best once its weight is settled. Three cases are
    /// enough: all evidence, inherited evidence at the weight of a stand-in, none.
    private func cellOptions(
        _ values: [Double], _ weights: [Double], _ mean: some TransformedMean
    ) -> [DimensionOption] {
        let base = baseCells(values, weights)
        let all = UInt32(1) << UInt32(evidence.count) - 1
        var inherited: UInt32 = 0
        for (place, item) in evidence.enumerated() where !item.isOwn { inherited |= 1 << UInt32(place) }
        var options: [DimensionOption] = []
        for taken in [all, inherited, 0] where options.last?.taken != taken {
            let value = settled(base, values, mean, taken).mean
            guard !value.isNaN else { continue }
            options.append(
                DimensionOption(value: value, isFull: hasDirectTerm || taken & ~inherited != 0, taken: taken))
        }
        return options
    }

    /// The cells before evidence: direct figures, otherwise stand-ins; NaN where there is neither.
    func baseCells(_ values: [Double], _ weights: [Double]) -> [Double] {
        var totals = [Double](repeating: 0, count: 2 * cellCount)
        var sums = totals
        for term in terms {
            let rank = term.standsIn ? 1 : 0
            for cell in term.cells {
                totals[2 * cell + rank] += weights[term.indicator] * values[term.input]
                sums[2 * cell + rank] += weights[term.indicator]
            }
        }
        return (0..<cellCount).map { cell in
            let known = [2 * cell, 2 * cell + 1].first { sums[$0] > 0 }
            return known.map { totals[$0] / sums[$0] } ?? .nan
        }
    }

    /// The cells of a dimension with the taken evidence.
    struct Cells {
        var values: [Double]
        /// The input that raised or opened each cell; nil where its terms stand.
        var raisedBy: [Int?]
        /// Cells that the mean counts: those that stand without evidence, and opened ones that do not lower it.
        var counted: [Bool]
        /// The mean of the counted cells; NaN where there is none.
        var mean: Double
    }

    /// Raises cells by the taken evidence; cells that only evidence opens count where they do not lower the
    /// mean.
    func settled(
        _ base: [Double], _ values: [Double], _ mean: some TransformedMean, _ taken: UInt32
    ) -> Cells {
        var cells = Cells(
            values: base, raisedBy: Array(repeating: nil, count: base.count), counted: base.map { !$0.isNaN },
            mean: .nan)
        func raise(_ cell: Int, _ input: Int) {
            guard cells.values[cell].isNaN || values[input] > cells.values[cell] else { return }
            cells.values[cell] = values[input]
            cells.raisedBy[cell] = input
        }
        for (place, item) in evidence.enumerated()
        where taken >> UInt32(place) & 1 == 1 && !item.raisesHighest {
            for cell in item.cells { raise(cell, item.input) }
        }
        for (place, item) in evidence.enumerated() where taken >> UInt32(place) & 1 == 1 && item.raisesHighest
        {
            // Among the cells that stand without evidence, so that an opened cell cannot draw it to itself.
            let standing = cells.values.indices.filter { !base[$0].isNaN }
            let open = cells.values.indices.filter { !cells.values[$0].isNaN }
            raise(
                (standing.isEmpty ? open : standing).max { cells.values[$0] < cells.values[$1] } ?? 0,
                item.input)
        }
        var total = 0.0
        var count = 0.0
        for cell in base.indices where !base[cell].isNaN {
            total += mean.transformed(cells.values[cell])
            count += 1
        }
        let opened = base.indices.filter { base[$0].isNaN && !cells.values[$0].isNaN }
        for cell in opened.sorted(by: { cells.values[$0] > cells.values[$1] }) {
            let next = mean.transformed(cells.values[cell])
            guard count == 0 || next >= total / count else { break }
            total += next
            count += 1
            cells.counted[cell] = true
        }
        if count > 0 { cells.mean = mean.restored(total / count) }
        return cells
    }
}
