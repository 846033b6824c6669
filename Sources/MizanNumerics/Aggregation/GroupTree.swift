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
        var result = [Double](repeating: .nan, count: rows * groups.count)
        for (place, group) in groups.enumerated() {
            var table: [Double] = []
            var elements = [Double](repeating: .nan, count: group.children.count)
            for row in 0..<rows {
                for (position, child) in group.children.enumerated() {
                    let isColumn = child < columns
                    elements[position] =
                        isColumn
                        ? values[row * columns + child] : result[row * groups.count + child - columns]
                }
                guard group.hasEnough(elements) else {
                    if case .comparison = group.method { table += elements.map { _ in .nan } }
                    continue
                }
                switch group.method {
                case .comparison: table += elements
                case .combination(let combination):
                    do throws(NumericsError) {
                        result[row * groups.count + place] = try combination.combined(
                            elements, weights: group.weights)
                    } catch {
                        throw .inGroup(place, row: row, error)
                    }
                }
            }
            guard case .comparison(let comparison) = group.method else { continue }
            do throws(NumericsError) {
                for (row, score) in try comparison.scores(table, weights: group.weights).enumerated() {
                    result[row * groups.count + place] = score
                }
            } catch {
                throw .inGroup(place, row: nil, error)
            }
        }
        return result
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
