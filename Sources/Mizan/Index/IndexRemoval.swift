import MizanNumerics

/// What each element of an index does to its order: the index without one of them at a time.
public struct IndexRemoval: Sendable {
    public enum Elements: String, Sendable, CaseIterable {
        case indicators, groups
    }

    /// The index without one element.
    public struct Row: Sendable {
        /// Number of the node.
        public var node: Int
        /// What is left of the index; nil where the element is all that its group has.
        public var rest: Rest?
    }

    public struct Rest: Sendable {
        /// (units): score of the index.
        public var scores: [Double]
        public var ranks: [Int?]
        /// Mean of the absolute moves of the units that are scored with and without; NaN where there are none.
        public var meanMove: Double
        /// The unit that moves most, the first by id among equals, and the places that it gains toward the top.
        public var largest: (unit: Int, move: Int)?
        /// How many units have a score only with the element.
        public var lost: Int
    }

    public let edition: IndexEdition
    /// The element that moves the most first; those that cannot be taken out alone last.
    public let rows: [Row]

    /// - Throws: `Findings` where the index cannot be computed without an element.
    public init(of edition: IndexEdition, without elements: Elements) throws(Findings) {
        self.edition = edition
        let model = edition.model
        let nodes =
            elements == .indicators
            ? 0..<model.indicators.count : model.indicators.count..<model.nodeCount - 1
        let parents = model.parents
        var rows: [Row] = []
        for node in nodes {
            let siblings = parents[node].map { model.groups[$0].children } ?? []
            let isAlone = !siblings.contains { $0 != node && model.weight($0) > 0 }
            do throws(IndexFaults) {
                rows.append(Row(node: node, rest: isAlone ? nil : try edition.rest(without: node)))
            } catch {
                throw error.findings(model, edition.panel)
            }
        }
        self.rows = rows.sorted { left, right in
            func size(_ row: Row) -> Double {
                row.rest.map { $0.meanMove.isNaN ? 0 : $0.meanMove } ?? -1
            }
            return (size(right), left.node) < (size(left), right.node)
        }
    }
}

extension IndexEdition {
    /// The index with the weight of a node at 0; nothing before the scores reads a weight.
    fileprivate func rest(without node: Int) throws(IndexFaults) -> IndexRemoval.Rest {
        var model = model
        model.setWeight(0, of: node)
        let table = try IndexRun(model).aggregated(stages.normalised)
        let scores = table[table.count - 1]
        let ranks = competitionRanks(descending: scores.map { roundedToSignificant($0) })
        let nominal = self.ranks
        var moves: [(unit: Int, move: Int)] = []
        for unit in units.indices {
            if let before = nominal[unit], let after = ranks[unit] { moves.append((unit, before - after)) }
        }
        let largest = moves.map { abs($0.move) }.max() ?? 0
        return IndexRemoval.Rest(
            scores: scores, ranks: ranks,
            meanMove: Double(moves.map { abs($0.move) }.reduce(0, +)) / Double(moves.count),
            largest: largest == 0 ? nil : moves.first { abs($0.move) == largest },
            lost: units.indices.count { nominal[$0] != nil && ranks[$0] == nil })
    }
}
