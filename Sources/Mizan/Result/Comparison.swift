import MizanNumerics

/// Two editions side by side: who moved, by how much, and which figures account for it.
///
/// A place is the competition place among all scored units of an edition, ranked or not: most units have no rank
/// number. Each move is split into steps: the model at the first edition's data and period, then the data.
public struct Comparison: Sendable {
    /// One of the two editions, with its places.
    public struct Side: Sendable {
        public let edition: Edition
        public let uncertainty: Uncertainty?
        /// By standing: competition place among the scored; nil where not scored.
        public let places: [Int?]

        public init(_ edition: Edition, _ uncertainty: Uncertainty?) {
            self.edition = edition
            self.uncertainty = uncertainty
            places = competitionRanks(
                descending: edition.standings.map { $0.isScored ? $0.score.severity : .nan })
        }

        /// Share of the variance of the places that lies between states, 0...1; NaN where places do not vary.
        public var betweenStateShare: Double {
            edition.betweenStateShare(of: places)
        }

        public var scoredCount: Int { places.count { $0 != nil } }
    }

    /// Where a unit stands in one of the two.
    public struct Place: Sendable {
        public var place: Int
        /// The rank number; nil where too little is known about the unit itself, or without replicates.
        public var rank: Int?
        public var score: Double
        public var band: Uncertainty.Band?
    }

    /// What a step changes.
    public enum Cause: String, Sendable, CaseIterable { case model, data }

    /// The part of a move that one cause accounts for.
    public struct Step: Sendable {
        public var cause: Cause
        /// Places gained toward the top; nil where the unit is not scored between the steps.
        public var move: Int?
        /// Score after the step less the score before; NaN where not scored between the steps.
        public var difference: Double
        /// Sum to `difference`, the largest first.
        public var reasons: [Reason]
    }

    /// A unit scored in both.
    public struct Row: Sendable {
        public var unit: Dataset.Unit
        public var first: Place
        public var second: Place
        /// One or two steps; none where neither model nor data differ.
        public var steps: [Step]
        /// What accounts for the whole difference; sums to it, the largest first.
        public var reasons: [Reason]
        /// Whether neither score is the higher in the model's share of the replicates, drawn alike for both; nil
        /// without replicates.
        public var isWithinDoubt: Bool?
        /// Like with like, second less first, where one model is compared at two periods.
        public var change: Change?

        /// Places gained toward the top: the first place less the second, above 0 = greater need in the second.
        public var move: Int { first.place - second.place }
        public var difference: Double { second.score - first.score }
    }

    /// A unit that is scored in one of the two only, or in neither.
    public struct Single: Sendable {
        public var unit: Dataset.Unit
        public var first: Place?
        public var second: Place?
        /// Whether the side without a place lists the unit, without a score.
        public var isListed: Bool
    }

    public let first: Side
    public let second: Side
    /// What the two differ in, in the order of the steps.
    public let causes: [Cause]
    /// Units scored in both, the largest move first, equals by id.
    public let rows: [Row]
    /// Units scored only in the first, by place.
    public let onlyFirst: [Single]
    /// Units scored only in the second, by place.
    public let onlySecond: [Single]
    /// Units scored in neither, by id.
    public let neither: [Single]

    /// - Parameter middle: the second model on the first's data and period, where both model and data differ;
    ///   nil otherwise.
    public init(_ first: Side, _ second: Side, middle: Edition? = nil) {
        self.first = first
        self.second = second
        let differs = Comparison.causes(first.edition, second.edition)
        precondition((differs.count == 2) == (middle != nil), "two steps have a middle, one has none")
        causes = differs
        let pairs = Comparison.pairs(first, second)
        let builder = RowBuilder(first: first, second: second, middle: middle, causes: differs)
        rows = pairs.compactMap { $0.first != nil && $0.second != nil ? builder.row($0) : nil }
            .sorted { (abs($1.move), $0.unit.id) < (abs($0.move), $1.unit.id) }
        let singles = pairs.filter { $0.first == nil || $0.second == nil }.map(\.single)
        func listed(_ chosen: [Single]) -> [Single] {
            chosen.sorted {
                ($0.first?.place ?? $0.second?.place ?? 0, $0.unit.id)
                    < ($1.first?.place ?? $1.second?.place ?? 0, $1.unit.id)
            }
        }
        onlyFirst = listed(singles.filter { $0.first != nil })
        onlySecond = listed(singles.filter { $0.second != nil })
        neither = listed(singles.filter { $0.first == nil && $0.second == nil })
    }

    /// What two editions differ in: the model, the data (another dataset, period or date of knowledge), both, or
    /// nothing.
    public static func causes(_ first: Edition, _ second: Edition) -> [Cause] {
        var causes: [Cause] = []
        if first.model.hash != second.model.hash { causes.append(.model) }
        if first.period != second.period || first.panel.vintage != second.panel.vintage
            || first.dataset != second.dataset
        {
            causes.append(.data)
        }
        return causes
    }
}

extension Comparison {
    /// A unit of either side with its positions in the standings.
    struct Pair {
        var unit: Dataset.Unit
        var firstIndex: Int?
        var secondIndex: Int?
        var first: Place?
        var second: Place?

        var single: Single {
            let isListed = first == nil ? firstIndex != nil : secondIndex != nil
            return Single(unit: unit, first: first, second: second, isListed: isListed)
        }
    }

    /// Every unit of either side, by id.
    private static func pairs(_ first: Side, _ second: Side) -> [Pair] {
        var pairs: [String: Pair] = [:]
        for (index, standing) in first.edition.standings.enumerated() {
            pairs[standing.unit.id] = Pair(
                unit: standing.unit, firstIndex: index, first: first.place(index))
        }
        for (index, standing) in second.edition.standings.enumerated() {
            var pair = pairs[standing.unit.id] ?? Pair(unit: standing.unit)
            pair.secondIndex = index
            pair.second = second.place(index)
            pairs[standing.unit.id] = pair
        }
        return pairs.values.sorted { $0.unit.id < $1.unit.id }
    }
}

extension Comparison.Side {
    fileprivate func place(_ index: Int) -> Comparison.Place? {
        guard let place = places[index] else { return nil }
        let standing = edition.standings[index]
        return Comparison.Place(
            place: place, rank: uncertainty == nil ? nil : standing.rank, score: standing.score.severity,
            band: uncertainty?.joint.scoreBands[index])
    }
}
