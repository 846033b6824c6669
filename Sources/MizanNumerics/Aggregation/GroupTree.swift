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
        var nodes: [Double] = []
        nodes.reserveCapacity(rows * (columns + groups.count))
        for column in values { nodes += column }
        let scores = try aggregated(nodes, rows: rows)
        return groups.indices.map { Array(scores[$0 * rows..<($0 + 1) * rows]) }
    }

    /// Node by node, so that the values of one lie together: (columns × rows) → (groups × rows).
    private func aggregated(_ values: consuming [Double], rows: Int) throws(NumericsError) -> [Double] {
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
    /// The arithmetic or geometric mean of every row by kernels whose lanes are the rows, to the same bits as
    /// `arithmeticMean` and `geometricMean` in a fraction of their time. nil for other methods, and where those would
    /// throw, which they do with the row.
    fileprivate func means(of nodes: [Double], rows: Int) -> [Double]? {
        guard weights.contains(where: { $0 > 0 }), weights.allSatisfy({ $0 >= 0 && $0 < .infinity }) else {
            return nil
        }
        switch method {
        case .combination(.arithmetic):
            return means(of: nodes, at: children.map { $0 * rows }, rows: rows)
        case .combination(.geometric):
            guard let logarithms = logarithms(of: nodes, rows: rows) else { return nil }
            var means = means(of: logarithms, at: children.indices.map { $0 * rows }, rows: rows)
            means.withUnsafeMutableBufferPointer { Kernels.best.exponentials($0) }
            return means
        default: return nil
        }
    }

    /// Arithmetic means of the columns that start at `places`.
    private func means(of values: [Double], at places: [Int], rows: Int) -> [Double] {
        guard rows > 0 else { return [] }
        return [Double](unsafeUninitializedCapacity: rows) { result, count in
            values.withUnsafeBufferPointer { values in
                weights.withUnsafeBufferPointer {
                    Kernels.best.means(
                        of: values, children: places, weights: $0, lanes: rows, threshold: threshold,
                        into: UnsafeMutableBufferPointer(rebasing: result[..<rows]))
                }
            }
            count = rows
        }
    }

    /// The logarithms of the children's columns; nil where a child that counts has a number of 0 or less.
    private func logarithms(of nodes: [Double], rows: Int) -> [Double]? {
        var areAllowed = true
        let result = [Double](unsafeUninitializedCapacity: children.count * rows) { result, count in
            for (place, child) in children.enumerated() {
                let isCounted = weights[place] > 0
                var start = place * rows
                for value in nodes[child * rows..<(child + 1) * rows] {
                    if value <= 0, isCounted { areAllowed = false }
                    result.initializeElement(at: start, to: value)
                    start += 1
                }
            }
            count = children.count * rows
            Kernels.best.logarithms(UnsafeMutableBufferPointer(rebasing: result[..<count]))
        }
        return areAllowed ? result : nil
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
