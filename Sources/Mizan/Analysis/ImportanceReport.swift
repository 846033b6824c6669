import MizanNumerics

/// What each indicator and group counts in fact, beside the weight that the model states for it.
///
/// The importance of a node is the correlation ratio of the index on it: the share of the variance of the index that
/// would go if the node were known. Within a layer (all indicators; all groups as deep in the tree) the importances are
/// made to sum to 1, and so are the weights of the nodes that have one, so that they stand side by side.
///
/// Missing: over the units that know both. Edge: no share and no weight beside it where there is no ratio; no difference where the model states no weight of its own for the node.
///
/// Reference: [Paruolo2013]
public struct ImportanceReport: Sendable {
    public struct Row: Sendable {
        public let node: Int
        /// 0 for indicators; for groups 1 below the index, 2 below that.
        public let layer: Int
        /// The share that the model states for it of those of its layer with a ratio; nil where it has no ratio, or the
        /// method gives it no weight of its own.
        public let stated: Double?
        /// The mean over the scored units of the share that its weight has where what is missing is left out.
        public let carried: Double
        /// Units that know both the node and the index.
        public let count: Int
        /// The correlation ratio of the index on the node, 0...1.
        public let ratio: Result<Double, NumericsError>
        /// Pearson correlation of the node with the index, both on the scale of scores: the sign that the ratio lacks.
        public let correlation: Result<Double, NumericsError>
        /// The correlation ratio as a share of those of the layer; nil where there is none.
        public let share: Double?

        /// Whether it carries weight and yet falls as the index rises, over units enough to say so.
        public var isAgainst: Bool {
            guard carried > 0, count >= AnalysisTable.fewUnits, let r = try? correlation.get() else {
                return false
            }
            // Nearer to 0 than this is rounding.
            return r < -1e-9
        }

        public var difference: Double? {
            guard let share, let stated else { return nil }
            return share - stated
        }
    }

    /// Groups first, from the top; then indicators; each in the order of the tree.
    public let rows: [Row]

    public init(_ table: AnalysisTable) {
        let depths = (0..<table.root).map { node in
            table.isIndicator(node) ? 0 : table.ancestors(node).count
        }
        let ratios = (0..<table.root).map { node in
            Result { () throws(NumericsError) in try correlationRatio(of: table.index, on: table.column(node))
            }
        }
        let stated = (0..<table.root).map(table.statedShare)
        let layers = Set(depths).subtracting([0]).sorted() + [0]
        rows = layers.flatMap { layer in
            let nodes = (0..<table.root).filter { depths[$0] == layer }
            let known = nodes.filter { (try? ratios[$0].get()) != nil }
            let total = known.compactMap { try? ratios[$0].get() }.reduce(0, +)
            // Indicators share the whole index, some without a weight of their own; a layer of groups need not.
            let whole =
                layer == 0
                ? 1 - nodes.filter { !known.contains($0) }.compactMap { stated[$0] }.reduce(0, +)
                : known.compactMap { stated[$0] }.reduce(0, +)
            return nodes.map { node in
                Row(
                    node: node, layer: layer,
                    stated: whole > 0 && known.contains(node) ? stated[node].map { $0 / whole } : nil,
                    carried: table.carried[node],
                    count: completeRows([table.column(node), table.index]).count, ratio: ratios[node],
                    correlation: Result { () throws(NumericsError) in
                        try correlation(table.column(node), table.index)
                    },
                    share: total > 0 ? (try? ratios[node].get()).map { $0 / total } : nil)
            }
        }
    }
}
