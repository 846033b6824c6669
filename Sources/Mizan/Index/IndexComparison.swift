import MizanNumerics

/// Who moves between two editions of indices: two models, or one at two periods.
public struct IndexComparison: Sendable {
    public struct Side: Sendable {
        public let edition: IndexEdition
        public let uncertainty: IndexUncertainty?

        public init(_ edition: IndexEdition, _ uncertainty: IndexUncertainty?) {
            (self.edition, self.uncertainty) = (edition, uncertainty)
        }
    }

    /// Where a unit stands in one edition.
    public struct Place: Sendable {
        /// Competition rank among the scored units.
        public var place: Int
        public var score: Double
        public var band: Uncertainty.RankBand?
    }

    /// A unit scored in both.
    public struct Row: Sendable {
        public var unit: Dataset.Unit
        public var first: Place
        public var second: Place
        /// Whether the place moves neither up nor down in the share `IndexUncertainty.ordered` of the replicates,
        /// drawn alike for both; nil without replicates of both.
        public var isWithinDoubt: Bool?

        /// Places gained toward the top.
        public var move: Int { first.place - second.place }
    }

    /// A unit scored in one of the two only.
    public struct Single: Sendable {
        public var unit: Dataset.Unit
        public var place: Place
        /// Why it has no score in the other; nil where the other does not have the unit.
        public var absence: IndexEdition.Absence?
    }

    /// How far two scores agree over the units that have both.
    public struct Agreement: Sendable {
        /// Of the index, or of a group that both models have; by number in the first.
        public var node: Int
        public var count: Int
        public var kendall: Double
        public var spearman: Double
        public var pearson: Double
        /// Weighted rank similarity WS of the second to the first, ranks read again among the units that have both.
        public var similarity: Double
    }

    public let first: Side
    public let second: Side
    /// Largest move first, equals by id.
    public let rows: [Row]
    /// By place.
    public let onlyFirst: [Single]
    /// By place.
    public let onlySecond: [Single]
    /// How many units have no score in either.
    public let neither: Int
    /// The index first, then the shared groups in the order of the first model.
    public let agreements: [Agreement]

    public init(_ first: Side, _ second: Side) {
        (self.first, self.second) = (first, second)
        let places = Dictionary(
            uniqueKeysWithValues: second.edition.units.enumerated().map { ($1.id, $0) })
        var (rows, left, right): ([Row], [Single], [Single]) = ([], [], [])
        var none = 0
        for (one, unit) in first.edition.units.enumerated() {
            let other = places[unit.id]
            let before = first.place(one)
            let after = other.flatMap(second.place)
            switch (before, after) {
            case (let before?, let after?):
                rows.append(
                    Row(
                        unit: unit, first: before, second: after,
                        isWithinDoubt: Self.isWithinDoubt(first, one, second, other)))
            case (let before?, nil):
                left.append(
                    Single(unit: unit, place: before, absence: other.flatMap(second.edition.absence)))
            case (nil, let after?):
                right.append(Single(unit: unit, place: after, absence: first.edition.absence(one)))
            case (nil, nil): none += 1
            }
        }
        let known = Set(first.edition.units.map(\.id))
        for (other, unit) in second.edition.units.enumerated() where !known.contains(unit.id) {
            guard let place = second.place(other) else {
                none += 1
                continue
            }
            right.append(Single(unit: unit, place: place, absence: nil))
        }
        func listed(_ singles: [Single]) -> [Single] {
            singles.sorted { ($0.place.place, $0.unit.id) < ($1.place.place, $1.unit.id) }
        }
        self.rows = rows.sorted { (abs($1.move), $0.unit.id) < (abs($0.move), $1.unit.id) }
        (onlyFirst, onlySecond, neither) = (listed(left), listed(right), none)
        agreements = Self.agreements(first.edition, second.edition, places)
    }

    private static func isWithinDoubt(_ first: Side, _ one: Int, _ second: Side, _ other: Int?) -> Bool? {
        guard let other, let before = first.uncertainty?.ranks[one],
            let after = second.uncertainty?.ranks[other], before.count == after.count, !before.isEmpty
        else { return nil }
        var gained = 0.0
        for (old, new) in zip(before, after) { gained += new < old ? 1 : new == old ? 0.5 : 0 }
        let share = gained / Double(before.count)
        return max(share, 1 - share) < IndexUncertainty.ordered
    }

    private static func agreements(
        _ first: IndexEdition, _ second: IndexEdition, _ places: [String: Int]
    ) -> [Agreement] {
        let columns = first.model.indicators.count
        let last = first.model.groups.count - 1
        let order = [last] + (0..<last)
        return order.compactMap { group in
            let id = first.model.groups[group].id
            let found =
                group == last
                ? second.model.groups.count - 1
                : second.model.groups.dropLast().firstIndex { $0.id == id }
            guard let found else { return nil }
            var (x, y): ([Double], [Double]) = ([], [])
            for (one, unit) in first.units.enumerated() {
                let score = first.stages.scores[group][one]
                guard let other = places[unit.id], !score.isNaN,
                    !second.stages.scores[found][other].isNaN
                else { continue }
                x.append(roundedToSignificant(score))
                y.append(roundedToSignificant(second.stages.scores[found][other]))
            }
            let similarity = rankSimilarity(
                competitionRanks(descending: x), to: competitionRanks(descending: y))
            return Agreement(
                node: columns + group, count: x.count, kendall: kendallTau(x, y),
                spearman: spearmanCorrelation(x, y),
                // Of scores that do not vary nothing can be said, as of their order.
                pearson: (try? correlation(x, y)) ?? .nan, similarity: similarity)
        }
    }
}

extension IndexComparison.Side {
    fileprivate func place(_ unit: Int) -> IndexComparison.Place? {
        edition.ranks[unit].map {
            IndexComparison.Place(
                place: $0, score: edition.scores[unit], band: uncertainty?.rankBands[unit])
        }
    }
}
