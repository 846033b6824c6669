import MizanNumerics

/// Who moves between two editions of indices: two models, or one at two periods.
public struct IndexComparison: Sendable {
    public struct Side: Sendable {
        public let edition: IndexEdition
        public let uncertainty: Uncertainty?

        public init(_ edition: IndexEdition, _ uncertainty: Uncertainty?) {
            (self.edition, self.uncertainty) = (edition, uncertainty)
        }
    }

    /// Where a unit stands in one edition.
    public struct Place: Sendable {
        /// Competition rank, 1 = highest.
        public var place: Int
        public var score: Double
        public var band: Uncertainty.RankBand?
    }

    /// A unit scored in both.
    public struct Row: Sendable {
        public var unit: Dataset.Unit
        /// Among the units scored in both, in rank and in band: editions of different units compare.
        public var first: Place
        public var second: Place
        /// Among all the scored units of each edition.
        public var own: (first: Place, second: Place)
        /// Whether the place moves neither up nor down in the share `IndexModel.ordered` of the replicates,
        /// drawn alike for both; nil without replicates of both.
        public var isWithinDoubt: Bool?

        /// Places gained toward the top among the units scored in both.
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
        let common = first.edition.units.indices.compactMap { one in
            places[first.edition.units[one].id].map { (first: one, second: $0) }
        }.filter { first.edition.ranks[$0.first] != nil && second.edition.ranks[$0.second] != nil }
        let (before, after) = (
            Standings(of: common.map(\.first), in: first), Standings(of: common.map(\.second), in: second)
        )
        for (one, unit) in first.edition.units.enumerated() {
            let other = places[unit.id]
            let (own, their) = (first.place(one), other.flatMap(second.place))
            switch (own, their) {
            case (let own?, let their?):
                guard let other, let old = before.place(one), let new = after.place(other) else { continue }
                rows.append(
                    Row(
                        unit: unit, first: old, second: new, own: (own, their),
                        isWithinDoubt: Self.isWithinDoubt(before.ranks[one], after.ranks[other])))
            case (let own?, nil):
                left.append(
                    Single(unit: unit, place: own, absence: other.flatMap(second.edition.absence)))
            case (nil, let their?):
                right.append(Single(unit: unit, place: their, absence: first.edition.absence(one)))
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

    private static func isWithinDoubt(_ before: [Int?]?, _ after: [Int?]?) -> Bool? {
        guard let before, let after, before.count == after.count else { return nil }
        var (gained, known) = (0.0, 0.0)
        for case (let old?, let new?) in zip(before, after) {
            gained += new < old ? 1 : new == old ? 0.5 : 0
            known += 1
        }
        guard known > 0 else { return nil }
        let share = gained / known
        return max(share, 1 - share) < IndexModel.ordered
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
                place: $0, score: edition.scores[unit], band: uncertainty?.joint.rankBands[unit])
        }
    }
}

/// Some units of an edition, placed among themselves.
private struct Standings {
    let side: IndexComparison.Side
    /// By place of the unit in its edition.
    let places: [Int: Int]
    /// By place of the unit in its edition: rank in every replicate; empty without replicates.
    let ranks: [Int: [Int?]]

    init(of units: [Int], in side: IndexComparison.Side) {
        self.side = side
        let nominal = competitionRanks(
            descending: units.map { roundedToSignificant(side.edition.scores[$0]) })
        var places: [Int: Int] = [:]
        for (unit, rank) in zip(units, nominal) { places[unit] = rank }
        var ranks: [Int: [Int?]] = [:]
        if let uncertainty = side.uncertainty {
            for (unit, drawn) in zip(units, DrawnScores(uncertainty).ranks(among: units)) {
                ranks[unit] = drawn
            }
        }
        (self.places, self.ranks) = (places, ranks)
    }

    func place(_ unit: Int) -> IndexComparison.Place? {
        guard let place = places[unit] else { return nil }
        let drawn = (ranks[unit] ?? []).compactMap(\.self)
        return IndexComparison.Place(
            place: place, score: side.edition.scores[unit],
            band: rankBand(drawn, holding: place, coverage: side.edition.model.band))
    }
}
