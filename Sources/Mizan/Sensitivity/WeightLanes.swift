import MizanNumerics

/// Scores replicates of an index in which nothing but weights varies, and whose groups are all arithmetic means: row
/// by row of replicates, each lane with the bits of `IndexReplicates.replicate(_:)`.
///
/// What a weight draws is drawn once a row and not once a sample, since samples share all weights but a few.
struct WeightLanes: Sendable {
    /// The place of a table (units × lanes) among those of the nodes, for children of groups that hold groups.
    private struct Layout: Sendable {
        var tables: [Int?]
        var count = 0
    }

    /// How one group gets the weights of its children.
    private struct Plan: Sendable {
        let children: [Int]
        /// As they are stated.
        let weights: [Double]
        let threshold: Double
        /// Places among `children` of those that are drawn, the input of each, and their sum; none where none is.
        let drawn: [(child: Int, input: Int)]
        let total: Double
        /// (units × children) where all children are indicators.
        let values: [Double]?
    }

    private let source: IndexReplicates
    private let plans: [Plan]
    private let layout: Layout
    private let units: Int

    /// Nil where something else varies, or a group is another mean.
    init?(_ source: IndexReplicates) {
        let (model, columns) = (source.edition.model, source.edition.stages.normalised)
        let units = source.edition.units.count
        var inputs: [Int: Int] = [:]
        for (input, role) in source.roles.enumerated() {
            switch role {
            case .weight(let node): inputs[node] = input
            case .weights(let group):
                for drawn in source.weights.groups where drawn.group == group {
                    for node in drawn.nodes { inputs[node] = input }
                }
            case .nothing: break
            case .figures, .whole: return nil
            }
        }
        guard model.groups.allSatisfy({ $0.aggregation.method == .combination(.arithmetic) }),
            // So that no sum is infinite.
            columns.allSatisfy({ $0.allSatisfy { $0.isNaN || abs($0) < 1e150 } })
        else { return nil }
        var layout = Layout(tables: Array(repeating: nil, count: model.nodeCount))
        var plans: [Plan] = []
        for (place, group) in model.groups.enumerated() {
            let isLeafy = group.children.allSatisfy { $0 < model.indicators.count }
            for child in group.children where !isLeafy && child < model.indicators.count {
                layout.tables[child] = layout.count
                layout.count += 1
            }
            let nodes = source.weights.groups.first { $0.group == place }?.nodes ?? []
            let drawn = nodes.compactMap { node in
                inputs[node].flatMap { input in
                    group.children.firstIndex(of: node).map { (child: $0, input: input) }
                }
            }
            plans.append(
                Plan(
                    children: group.children, weights: group.children.map(model.weight),
                    threshold: group.requires, drawn: drawn,
                    total: nodes.map(model.weight).reduce(0, +),
                    values: isLeafy
                        ? (0..<units).flatMap { unit in group.children.map { columns[$0][unit] } } : nil))
            layout.tables[model.indicators.count + place] = layout.count
            layout.count += 1
        }
        (self.source, self.plans, self.layout, self.units) = (source, plans, layout, units)
    }

    func score(
        _ rows: Range<UInt32>, _ offset: UInt32, _ samples: [[Bool]], _ each: (Int, ReplicateBlock) -> Void
    ) {
        let lanes = rows.count
        var block = ReplicateBlock(rows, units: units)
        guard let parts = try? parts(rows, offset) else {
            // The plain way says which replicates fail, and why.
            return ReplicateExchange(source).scores(of: rows, by: offset, samples: samples, each)
        }
        var tables = [Double](repeating: 0, count: layout.count * units * lanes)
        let model = source.edition.model
        for (node, column) in source.edition.stages.normalised.enumerated() {
            guard let table = layout.tables[node] else { continue }
            for unit in 0..<units {
                for lane in 0..<lanes { tables[(table * units + unit) * lanes + lane] = column[unit] }
            }
        }
        let root = (layout.tables[model.nodeCount - 1] ?? 0) * units * lanes
        for (sample, isExchanged) in samples.enumerated() {
            for (place, plan) in plans.enumerated() {
                let weights = weights(plan, parts[place], isExchanged, lanes)
                let table = layout.tables[model.indicators.count + place] ?? 0
                mean(plan, weights, &tables, table, lanes)
            }
            block.scores.withUnsafeMutableBufferPointer { scores in
                tables.withUnsafeBufferPointer { tables in
                    for place in scores.indices { scores[place] = tables[root + place] }
                }
                Kernels.best.roundTo12(scores)
                for unit in 0..<units where source.nominal.scores[unit].isNaN {
                    for lane in 0..<lanes { scores[unit * lanes + lane] = .nan }
                }
            }
            each(sample, block)
        }
    }

    /// What each drawn child draws, by group: (drawn × lanes) as it is and exchanged.
    ///
    /// - Throws: where the weights of a group cannot be drawn.
    private func parts(_ rows: Range<UInt32>, _ offset: UInt32) throws(NumericsError) -> [[[Double]]] {
        let model = source.edition.model
        var parts = [[[Double]]](repeating: [], count: plans.count)
        for (place, nodes, draw) in source.weights.groups where !plans[place].drawn.isEmpty {
            let id = model.groups[place].id
            for shift in [0, offset] {
                var table = [Double](repeating: 0, count: nodes.count * rows.count)
                for (lane, row) in rows.enumerated() {
                    let drawn: [Double]
                    if draw.isByNode {
                        drawn = nodes.map { node in
                            draw.part(
                                model.weight(node) / plans[place].total,
                                DrawStream(
                                    seed: source.seed, replicate: row + shift,
                                    stream: DrawStream.weight(of: model.id(node), in: id)))
                        }
                    } else {
                        var stream = DrawStream(
                            seed: source.seed, replicate: row + shift, stream: DrawStream.hash("weights", id))
                        drawn = try draw.shares(nodes.map(model.id), &stream)
                    }
                    for (part, number) in drawn.enumerated() { table[part * rows.count + lane] = number }
                }
                parts[place].append(table)
            }
        }
        return parts
    }

    /// (children × lanes).
    private func weights(_ plan: Plan, _ parts: [[Double]], _ isExchanged: [Bool], _ lanes: Int) -> [Double] {
        var weights = [Double](repeating: 0, count: plan.children.count * lanes)
        if plan.drawn.isEmpty {
            for (child, weight) in plan.weights.enumerated() {
                for lane in 0..<lanes { weights[child * lanes + lane] = weight }
            }
            return weights
        }
        var sums = [Double](repeating: 0, count: lanes)
        for (part, drawn) in plan.drawn.enumerated() {
            let table = parts[isExchanged[drawn.input] ? 1 : 0]
            for lane in 0..<lanes {
                let draw = table[part * lanes + lane]
                weights[drawn.child * lanes + lane] = draw
                sums[lane] += draw
            }
        }
        for drawn in plan.drawn {
            for lane in 0..<lanes {
                let place = drawn.child * lanes + lane
                weights[place] = weights[place] / sums[lane] * plan.total
            }
        }
        return weights
    }

    private func mean(_ plan: Plan, _ weights: [Double], _ tables: inout [Double], _ table: Int, _ lanes: Int)
    {
        let size = units * lanes
        tables.withUnsafeMutableBufferPointer { tables in
            let result = UnsafeMutableBufferPointer(rebasing: tables[table * size..<(table + 1) * size])
            weights.withUnsafeBufferPointer { weights in
                if let values = plan.values {
                    values.withUnsafeBufferPointer {
                        Kernels.best.means(
                            of: $0, weights: weights, children: plan.children.count,
                            threshold: plan.threshold, into: result)
                    }
                } else {
                    Kernels.best.means(
                        of: UnsafeBufferPointer(tables),
                        children: plan.children.map { (layout.tables[$0] ?? 0) * size }, weights: weights,
                        lanes: lanes, threshold: plan.threshold, into: result)
                }
            }
        }
    }
}

extension IndexReplicates {
    public func exchange() -> ReplicateExchange {
        guard let lanes = WeightLanes(self) else { return ReplicateExchange(self) }
        return ReplicateExchange { rows, offset, samples, each in lanes.score(rows, offset, samples, each) }
    }
}
