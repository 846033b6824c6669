import MizanNumerics

extension Comparison {
    /// How far two orders agree, in a few numbers. Correlations are of the units scored in both.
    public struct Summary: Sendable {
        /// Places that count as the top.
        public let top: Int
        /// How many units hold these places in each: more than `top` where ties run over.
        public let topCounts: (first: Int, second: Int)
        /// Ids in the top of the second only.
        public let entered: [String]
        /// Ids in the top of the first only.
        public let left: [String]
        /// Ids in both tops at different places.
        public let moved: [String]
        /// Ids in both tops at one place.
        public let stayed: [String]
        public let kendall: Double
        public let spearman: Double
        /// Rank-biased overlap of the two whole lists.
        public let overlap: Double
        /// Median of the absolute moves; NaN without units in both.
        public let medianMove: Double
        /// The largest absolute move; 0 where nothing moves.
        public let largestMove: Int
        /// Units that moved, and those of them whose scores do not surely differ; nil without replicates.
        public let movedCount: Int
        public let withinDoubt: Int?

        /// Persistence of the overlap: a reader looks 20 places deep on average.
        public static let persistence = 0.95
    }

    /// - Parameter top: the places that count as the top, at least 1.
    public func summary(top: Int) -> Summary { Summary(self, top: top) }
}

extension Comparison.Summary {
    fileprivate init(_ comparison: Comparison, top: Int) {
        precondition(top >= 1, "the top has a place")
        self.top = top
        let rows = comparison.rows
        func places(_ side: Comparison.Side) -> [String: Int] {
            Dictionary(
                uniqueKeysWithValues: side.places.indices.compactMap { index in
                    side.places[index].map { (side.edition.standings[index].unit.id, $0) }
                })
        }
        let (one, other) = (places(comparison.first), places(comparison.second))
        let (before, after) = (one.filter { $0.value <= top }, other.filter { $0.value <= top })
        topCounts = (before.count, after.count)
        entered = after.keys.filter { before[$0] == nil }.sorted()
        left = before.keys.filter { after[$0] == nil }.sorted()
        let both = before.keys.filter { after[$0] != nil }.sorted()
        moved = both.filter { before[$0] != after[$0] }
        stayed = both.filter { before[$0] == after[$0] }
        let scores = (rows.map(\.first.score), rows.map(\.second.score))
        kendall = kendallTau(scores.0, scores.1)
        spearman = spearmanCorrelation(scores.0, scores.1)
        let units = Set(one.keys).union(other.keys).sorted()
        overlap = rankBiasedOverlap(
            units.map { one[$0] }, units.map { other[$0] }, persistence: Self.persistence)
        // Rows stand by falling size of their moves.
        let moves = rows.map { abs($0.move) }
        medianMove = median(moves.map(Double.init)) ?? .nan
        largestMove = moves.first ?? 0
        movedCount = moves.count { $0 > 0 }
        let doubts = rows.filter { $0.move != 0 }.map(\.isWithinDoubt)
        let hasDoubt = comparison.first.uncertainty != nil && comparison.second.uncertainty != nil
        withinDoubt = hasDoubt ? doubts.count { $0 == true } : nil
    }
}
