/// What each dimension or indicator of a model of evidence does to its order: the ranking without one of them at a
/// time. `IndexRemoval` is that of an index.
public struct NeedRemoval: Sendable {
    public struct Row: Sendable {
        public var element: ModelLevers.Element
        /// Nil where the element is all that its group has.
        public var rest: Rest?
    }

    public struct Rest: Sendable {
        /// Mean of the absolute moves of the ranked units that have a score with and without; NaN where there are none.
        public var meanMove: Double
        /// The unit that moves most, the first by id among equals, and the places that it gains toward the top.
        public var largest: (unit: Int, move: Int)?
        /// How many ranked units have a score only with the element.
        public var lost: Int
    }

    /// The element that moves the most first; those that are alone last.
    public let rows: [Row]

    public init(of edition: Edition, without elements: IndexRemoval.Elements) {
        let levers = ModelLevers(edition, range: 0)
        let nominal = levers.nominal
        let before = nominal.ranks
        let found = levers.elements.indices.filter {
            levers.elements[$0].isIndicator == (elements == .indicators)
        }
        .map { place -> Row in
            let element = levers.elements[place]
            guard case .success(let scores) = levers.scores(without: place) else {
                return Row(element: element, rest: nil)
            }
            var changed = nominal
            changed.scores = scores
            return Row(element: element, rest: Rest(from: before, to: changed.ranks, nominal.units))
        }
        func size(_ row: Row) -> Double { row.rest.map { $0.meanMove.isNaN ? 0 : $0.meanMove } ?? -1 }
        rows = found.enumerated().sorted { (-size($0.1), $0.0) < (-size($1.1), $1.0) }.map(\.element)
    }
}

extension NeedRemoval.Rest {
    init(from before: [Int?], to after: [Int?], _ ids: [String]) {
        var moves: [(unit: Int, move: Int)] = []
        for unit in before.indices {
            if let old = before[unit], let new = after[unit] { moves.append((unit, old - new)) }
        }
        let size = moves.map { abs($0.move) }.max() ?? 0
        meanMove = Double(moves.map { abs($0.move) }.reduce(0, +)) / Double(moves.count)
        largest =
            size == 0 ? nil : moves.filter { abs($0.move) == size }.min { ids[$0.unit] < ids[$1.unit] }
        lost = before.indices.count { before[$0] != nil && after[$0] == nil }
    }
}
