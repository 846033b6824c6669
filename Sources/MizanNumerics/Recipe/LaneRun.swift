/// One block of replicates of a recipe.
struct LaneRun {
    private let recipe: LaneRecipe
    private let replicates: Range<UInt32>
    private let lanes: Int
    private let kernels = Kernels.best
    /// Values in one table.
    private var size: Int { recipe.rows * lanes }

    init(_ recipe: LaneRecipe, _ replicates: Range<UInt32>) {
        (self.recipe, self.replicates) = (recipe, replicates)
        lanes = replicates.count
    }

    /// - Parameter body: takes the values of the last group, rounded, and the flags of the lanes.
    func run(
        _ body: (_ root: UnsafeMutableBufferPointer<Double>, _ flags: UnsafeMutablePointer<Double>) -> Void
    ) {
        let groups = recipe.groups.count
        let widest = recipe.groups.map(\.children.count).max() ?? 0
        // Tables of the children of one group, of all groups, weights of one group, flags.
        let areSettled = recipe.groups.allSatisfy { group in
            if case .fixed = group.weights, !group.mean.isOfEach { return false }
            return group.children.allSatisfy { isSettled($0) || $0 >= recipe.columns.count }
        }
        let tables = areSettled && !recipe.isMixed ? 0 : widest
        let count = size * (tables + groups) + lanes * (widest + 2)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { memory in
            guard let start = memory.baseAddress else { return }
            let nodes = UnsafeMutableBufferPointer(start: start, count: size * (tables + groups))
            let weights = start + nodes.count
            let flags = weights + lanes * (widest + 1)
            for lane in 0..<lanes { flags[lane] = 0 }
            let out = leftOut
            for place in recipe.groups.indices {
                run(place, tables: tables, nodes, weights, flags, out)
            }
            let root = table(tables + groups - 1, nodes)
            kernels.roundTo12(root)
            body(root, flags)
        }
    }

    private func isSettled(_ child: Int) -> Bool {
        child < recipe.columns.count && !recipe.columns[child].varies
    }

    private func table(
        _ number: Int, _ nodes: UnsafeMutableBufferPointer<Double>
    ) -> UnsafeMutableBufferPointer<Double> {
        UnsafeMutableBufferPointer(rebasing: nodes[number * size..<(number + 1) * size])
    }

    /// By column: the lanes that leave it out.
    private var leftOut: [Int: [Int]] {
        guard let leftOut = recipe.leftOut else { return [:] }
        var lanesOf: [Int: [Int]] = [:]
        for (lane, replicate) in replicates.enumerated() {
            for column in leftOut(replicate) { lanesOf[column, default: []].append(lane) }
        }
        return lanesOf
    }

    private func run(
        _ place: Int, tables: Int, _ nodes: UnsafeMutableBufferPointer<Double>,
        _ weights: UnsafeMutablePointer<Double>, _ flags: UnsafeMutablePointer<Double>, _ out: [Int: [Int]]
    ) {
        let group = recipe.groups[place]
        let count = group.children.count
        let areShared = draw(group, weights, flags, out)
        let result = table(tables + place, nodes)
        let own = UnsafeBufferPointer(start: weights, count: areShared ? count : count * lanes)
        if case .each(let method) = group.mean {
            let starts = group.children.enumerated().map { slot, child in
                isSettled(child) ? nil : prepare(child, slot: slot, of: group, tables: tables, nodes, flags)
            }
            combine(group, method, starts, nodes, weights: own, into: result, flags)
        } else if !areShared, group.children.allSatisfy(isSettled) {
            let values = (0..<recipe.rows).flatMap { row in
                group.children.map { recipe.settled[$0][row] }
            }
            values.withUnsafeBufferPointer {
                kernels.means(
                    of: $0, weights: own, children: count, threshold: group.threshold, into: result)
            }
        } else {
            let starts = group.children.enumerated().map { slot, child in
                prepare(child, slot: slot, of: group, tables: tables, nodes, flags)
            }
            kernels.means(
                of: UnsafeBufferPointer(nodes), children: starts, weights: own, lanes: lanes,
                threshold: group.threshold, into: result)
        }
        LaneTable(result, flags, lanes: lanes)?.restore(group.mean, kernels)
    }

    /// The value of a group whose method no kernel has, lane by lane.
    ///
    /// - Parameter starts: where in the nodes the values of each child start; nil for those that stay.
    private func combine(
        _ group: LaneRecipe.Group, _ method: (UInt32) -> GroupTree.Method, _ starts: [Int?],
        _ nodes: UnsafeMutableBufferPointer<Double>, weights: UnsafeBufferPointer<Double>,
        into result: UnsafeMutableBufferPointer<Double>, _ flags: UnsafeMutablePointer<Double>
    ) {
        let count = group.children.count
        let isShared = weights.count == count
        for (lane, replicate) in replicates.enumerated() where flags[lane] == 0 {
            let columns = zip(group.children, starts).map { child, start in
                guard let start else { return recipe.settled[child] }
                return (0..<recipe.rows).map { nodes[start + $0 * lanes + lane] }
            }
            let tree = GroupTree(
                columns: count,
                groups: [
                    GroupTree.Group(
                        children: Array(0..<count),
                        weights: (0..<count).map { weights[isShared ? $0 : $0 * lanes + lane] },
                        method: method(replicate), threshold: group.threshold)
                ])
            do throws(NumericsError) {
                for (row, value) in try tree.aggregated(columns: columns)[0].enumerated() {
                    result[row * lanes + lane] = value
                }
            } catch {
                flags[lane] = 1
            }
        }
    }

    /// Puts the values of a child of a group on its scale; where in the nodes they start.
    private func prepare(
        _ child: Int, slot: Int, of group: LaneRecipe.Group, tables: Int,
        _ nodes: UnsafeMutableBufferPointer<Double>, _ flags: UnsafeMutablePointer<Double>
    ) -> Int {
        guard child < recipe.columns.count else {
            let number = tables + child - recipe.columns.count
            LaneTable(table(number, nodes), flags, lanes: lanes)?
                .transform(Array(0..<recipe.rows), for: group.mean, kernels)
            return number * size
        }
        let table = table(slot, nodes)
        if isSettled(child) {
            for (row, value) in recipe.settled[child].enumerated() {
                UnsafeMutableBufferPointer(rebasing: table[row * lanes..<(row + 1) * lanes])
                    .update(repeating: value)
            }
        } else if let values = LaneTable(table, flags, lanes: lanes) {
            values.fill(recipe.columns[child], seed: recipe.seed, replicates, kernels)
            values.scale(recipe.columns[child], recipe.known[child])
            values.transform(recipe.known[child], for: group.mean, kernels)
        }
        return slot * size
    }

    // MARK: Weights

    /// Writes the weights of a group: (children), true, where all lanes share them, or (children × lanes).
    private func draw(
        _ group: LaneRecipe.Group, _ weights: UnsafeMutablePointer<Double>,
        _ flags: UnsafeMutablePointer<Double>, _ out: [Int: [Int]]
    ) -> Bool {
        let isLeftOut = group.children.contains { out[$0] != nil }
        switch group.weights {
        case .fixed(let shared):
            guard isLeftOut else {
                for (slot, weight) in shared.enumerated() { weights[slot] = weight }
                return true
            }
            for (slot, weight) in shared.enumerated() {
                for lane in 0..<lanes { weights[slot * lanes + lane] = weight }
            }
        case .gamma(let shapes, let streams, let total):
            drawGammas(shapes, streams, total, weights)
        case .drawn(let draw):
            for (lane, replicate) in replicates.enumerated() {
                let drawn = draw(replicate)
                if drawn == nil { flags[lane] = 1 }
                for slot in group.children.indices { weights[slot * lanes + lane] = drawn?[slot] ?? 1 }
            }
        }
        for (slot, child) in group.children.enumerated() {
            for lane in out[child] ?? [] { weights[slot * lanes + lane] = 0 }
        }
        return false
    }

    private func drawGammas(
        _ shapes: [Double], _ streams: [UInt64], _ total: Double, _ weights: UnsafeMutablePointer<Double>
    ) {
        let sums = weights + shapes.count * lanes
        for lane in 0..<lanes { sums[lane] = 0 }
        for slot in shapes.indices {
            let row = UnsafeMutableBufferPointer(start: weights + slot * lanes, count: lanes)
            kernels.gammas(
                shape: shapes[slot], at: DrawPlace(seed: recipe.seed, stream: streams[slot]),
                replicates: replicates, into: row)
            for lane in 0..<lanes {
                row[lane] = max(row[lane], .leastNormalMagnitude)
                sums[lane] += row[lane]
            }
        }
        for slot in shapes.indices {
            let row = weights + slot * lanes
            for lane in 0..<lanes { row[lane] = row[lane] / sums[lane] * total }
        }
    }
}

extension LaneRecipe.Mean {
    /// Whether lanes are run one by one.
    fileprivate var isOfEach: Bool {
        if case .each = self { return true }
        return false
    }
}
