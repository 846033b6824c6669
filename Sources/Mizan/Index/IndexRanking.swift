import MizanNumerics

/// The ranking of an index that people and programs read: the scored units from the top, then the others with the
/// reason why they are not.
public struct IndexRanking: Sendable {
    public struct Row: Sendable {
        public var unit: Dataset.Unit
        /// Position of the unit in the edition.
        public var place: Int
        public var score: Double
        public var scores: Uncertainty.Band?
        public var tier: Int?
        /// No rank without its band.
        public var rank: Int?
        public var ranks: Uncertainty.RankBand?
        /// Share of the indicators whose figure was filled in, 0...1.
        public var imputedShare: Double
    }

    public struct Unscored: Sendable {
        public var unit: Dataset.Unit
        public var place: Int
        public var absence: IndexEdition.Absence
    }

    public let edition: IndexEdition
    public let uncertainty: Uncertainty?
    /// Highest score first, equals by id.
    public let rows: [Row]
    /// By id.
    public let unscored: [Unscored]

    public init(_ edition: IndexEdition, _ uncertainty: Uncertainty?) {
        (self.edition, self.uncertainty) = (edition, uncertainty)
        let ranks = edition.ranks
        rows = edition.order.map { place in
            Row(
                unit: edition.units[place], place: place, score: edition.scores[place],
                scores: uncertainty?.joint.scoreBands[place], tier: uncertainty?.tiers.byUnit[place],
                rank: uncertainty == nil ? nil : ranks[place], ranks: uncertainty?.joint.rankBands[place],
                imputedShare: edition.imputedShare(place))
        }
        unscored = edition.units.indices.compactMap { place in
            edition.absence(place).map { Unscored(unit: edition.units[place], place: place, absence: $0) }
        }
    }
}

extension IndexEdition {
    /// Share of the indicators whose figure of a unit was filled in, 0...1.
    public func imputedShare(_ unit: Int) -> Double {
        let columns = model.indicators.indices
        return Double(columns.count { isImputed($0, unit) }) / Double(columns.count)
    }

    /// Indicators with a figure of a unit, given or filled in.
    public func knownCount(_ unit: Int) -> Int {
        stages.normalised.count { !$0[unit].isNaN }
    }
}

extension IndexModel.Group {
    /// How many of `size` children must be known for the group to have a value.
    public func needed(of size: Int) -> Int {
        if case .comparison(let comparison) = aggregation.method, comparison != .copeland { return size }
        // A quotient, as where the groups are aggregated.
        return (1..<max(size, 1)).first { Double($0) / Double(size) >= requires } ?? max(size, 1)
    }
}
