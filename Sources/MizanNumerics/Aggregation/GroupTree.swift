/// Columns gathered into groups, groups into groups: what is aggregated bottom up.
///
/// Nodes are numbered: the columns first, 0 ..< columns, then the groups in the order given, a group after all of its
/// children. A node belongs to one group at most.
public struct GroupTree: Sendable, Equatable {
    /// How a group's children become its value.
    public enum Method: Sendable, Equatable {
        /// Each row by itself.
        case combination(Combination)
        /// Each row against the others.
        case comparison(RowComparison)
    }

    /// One group: its children, their weights inside it, how they become one value and how many must be known.
    public struct Group: Sendable, Equatable {
        public let children: [Int]
        /// Relative inside the group, at least 0; 0 leaves the child out.
        public let weights: [Double]
        public let method: Method
        /// Share of the group's own children that must be known for it to have a value, 0...1.
        public let threshold: Double

        public init(children: [Int], weights: [Double], method: Method, threshold: Double = 0) {
            precondition(
                children.count == weights.count && !children.isEmpty, "one weight a child, and a child")
            precondition((0...1).contains(threshold), "a threshold is a share")
            self.children = children
            self.weights = weights
            self.method = method
            self.threshold = threshold
        }

        public init(
            children: [Int], weights: [Double], combination: Combination = .arithmetic, threshold: Double = 0
        ) {
            self.init(
                children: children, weights: weights, method: .combination(combination), threshold: threshold)
        }
    }

    public let columns: Int
    public let groups: [Group]

    public init(columns: Int, groups: [Group]) {
        var taken = Set<Int>()
        for (place, group) in groups.enumerated() {
            for child in group.children {
                precondition((0..<columns + place).contains(child), "children come before their group")
                precondition(taken.insert(child).inserted, "a node belongs to one group")
            }
        }
        self.columns = columns
        self.groups = groups
    }

    /// The value of every group, bottom up: (rows × columns) → (rows × groups), row by row.
    ///
    /// Missing: left out with its weight; a group is NaN where the share of its children that are known, out of those
    /// with a weight above 0, is below its threshold, or nothing is known. Each level counts its own children.
    ///
    /// - Throws: `inGroup` with the group, the row where there is one, and what went wrong there.
    public func aggregated(_ values: [Double]) throws(NumericsError) -> [Double] {
        precondition(columns > 0 && values.count % columns == 0, "as many values as rows times columns")
        let rows = values.count / columns
        let scores = try aggregated(transposed(values, rows: rows, columns: columns), rows: rows)
        return transposed(scores, rows: groups.count, columns: rows)
    }

    /// The same of columns: (columns)(rows) → (groups)(rows).
    ///
    /// - Throws: as with rows.
    public func aggregated(columns values: [[Double]]) throws(NumericsError) -> [[Double]] {
        let rows = values.first?.count ?? 0
        precondition(
            values.count == columns && values.allSatisfy { $0.count == rows }, "columns that are equally long"
        )
        let scores = try aggregated(Array(values.joined()), rows: rows)
        return groups.indices.map { Array(scores[$0 * rows..<($0 + 1) * rows]) }
    }

    /// Node by node, so that the values of one lie together: (columns × rows) → (groups × rows).
    private func aggregated(_ values: [Double], rows: Int) throws(NumericsError) -> [Double] {
        var nodes = values
        nodes.reserveCapacity(rows * (columns + groups.count))
        for (place, group) in groups.enumerated() {
            if let means = group.means(of: nodes, rows: rows) {
                nodes += means
            } else {
                nodes += try scores(of: group, at: place, nodes, rows: rows)
            }
        }
        return Array(nodes[(rows * columns)...])
    }

    /// The value of one group in every row, each row by itself or compared with the others.
    private func scores(of group: Group, at place: Int, _ nodes: [Double], rows: Int) throws(NumericsError)
        -> [Double]
    {
        var result = [Double](repeating: .nan, count: rows)
        var (elements, table): ([Double], [Double]) = ([], [])
        for row in 0..<rows {
            elements.removeAll(keepingCapacity: true)
            for child in group.children { elements.append(nodes[child * rows + row]) }
            let hasEnough = group.hasEnough(elements)
            switch group.method {
            case .comparison:
                table += hasEnough ? elements : elements.map { _ in .nan }
            case .combination(let combination):
                guard hasEnough else { continue }
                do throws(NumericsError) {
                    result[row] = try combination.combined(elements, weights: group.weights)
                } catch {
                    throw .inGroup(place, row: row, error)
                }
            }
        }
        guard case .comparison(let comparison) = group.method else { return result }
        do throws(NumericsError) {
            return try comparison.scores(table, weights: group.weights)
        } catch {
            throw .inGroup(place, row: nil, error)
        }
    }

    /// The share of each node in the last group: its weight over those of its group, times the share of that group.
    ///
    /// What a node contributes where all groups are arithmetic means and nothing is missing. Not the importance that
    /// it has in fact, which depends on variances and correlations too.
    ///
    /// Edge: 1 for the last group; 0 for nodes that do not lead to it.
    ///
    /// - Returns: one share a node, columns first, then groups.
    /// - Throws: `inGroup` without a row where the weights of a group are all 0 or not numbers of at least 0.
    ///
    /// Reference: [OECD2008], section 6
    public func effectiveWeights() throws(NumericsError) -> [Double] {
        var shares = [Double](repeating: 0, count: columns + groups.count)
        guard !groups.isEmpty else { return shares }
        shares[shares.count - 1] = 1
        for (place, group) in groups.enumerated().reversed() {
            do throws(NumericsError) {
                try checkWeights(group.weights, count: group.children.count)
            } catch {
                throw .inGroup(place, row: nil, error)
            }
            let total = group.weights.reduce(0, +)
            for (child, weight) in zip(group.children, group.weights) {
                shares[child] = weight / total * shares[columns + place]
            }
        }
        return shares
    }
}

extension GroupTree.Group {
    /// The arithmetic or geometric mean of every row: sums that run over the rows, child by child, and come to the same
    /// bits as `arithmeticMean` and `geometricMean` in a fraction of their time. nil for other methods, and where those
    /// would throw, which they do with the row.
    fileprivate func means(of nodes: [Double], rows: Int) -> [Double]? {
        switch method {
        case .combination(.arithmetic):
            means(of: nodes, rows, allowing: -.infinity, { $0 }, { $0 })
        case .combination(.geometric):
            means(of: nodes, rows, allowing: .leastNonzeroMagnitude, Elementary.log, Elementary.exp)
        default: nil
        }
    }

    @inline(__always)
    private func means(
        of nodes: [Double], _ rows: Int, allowing low: Double, _ transformed: (Double) -> Double,
        _ restored: (Double) -> Double
    ) -> [Double]? {
        let counted = children.indices.filter { weights[$0] > 0 }
        guard !counted.isEmpty, weights.allSatisfy({ $0 >= 0 && $0 < .infinity }) else { return nil }
        var sums = [Double](repeating: 0, count: rows)
        var (totals, known) = (sums, sums)
        let isAllowed = nodes.withUnsafeBufferPointer { nodes in
            sums.withUnsafeMutableBufferPointer { sums in
                totals.withUnsafeMutableBufferPointer { totals in
                    known.withUnsafeMutableBufferPointer { known in
                        for child in counted {
                            let (weight, start) = (weights[child], children[child] * rows)
                            for row in 0..<rows {
                                let value = nodes[start + row]
                                if value.isNaN { continue }
                                guard value >= low else { return false }
                                sums[row] += weight * transformed(value)
                                totals[row] += weight
                                known[row] += 1
                            }
                        }
                        return true
                    }
                }
            }
        }
        guard isAllowed else { return nil }
        let size = Double(counted.count)
        for row in 0..<rows {
            let isEnough = known[row] > 0 && known[row] / size >= threshold
            sums[row] = isEnough ? restored(sums[row] / totals[row]) : .nan
        }
        return sums
    }

    fileprivate func hasEnough(_ elements: [Double]) -> Bool {
        guard threshold > 0 else { return true }
        var (known, size) = (0, 0)
        for (element, weight) in zip(elements, weights) where weight > 0 {
            size += 1
            if !element.isNaN { known += 1 }
        }
        // A quotient, not a product: it is the Double nearest to the share, as the threshold is; 0.28 · 25 is above 7.
        return size == 0 || Double(known) / Double(size) >= threshold
    }
}

/// (rows × columns), row by row, to (columns × rows).
private func transposed(_ values: [Double], rows: Int, columns: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: values.count) { result, count in
        values.withUnsafeBufferPointer { values in
            for column in 0..<columns {
                for row in 0..<rows {
                    result[column * rows + row] = values[row * columns + column]
                }
            }
        }
        count = values.count
    }
}
