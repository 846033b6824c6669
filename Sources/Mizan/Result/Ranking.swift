import MizanNumerics

/// The table that people and programs read: one row a unit, the ranked and those of which too little is known
/// in one order.
public struct Ranking: Sendable {
    public struct Row: Sendable {
        public var standing: Standing
        /// Position in the edition's standings.
        public var index: Int
        public var tier: Int?
        public var rank: Int?
        public var ranks: Uncertainty.RankBand?
        public var valueRanks: Uncertainty.RankBand?
        public var measurementRanks: Uncertainty.RankBand?
        public var scores: Uncertainty.Band?
        /// People of the community, to two significant digits; nil where unknown, withheld or not counted.
        public var people: ClosedRange<Int>?
        /// Share of replicates in which the critical rule fires; nil without replicates.
        public var liftShare: Double?
        public var change: Change?
    }

    public let edition: Edition
    public let uncertainty: Uncertainty?
    /// Period that changes are counted from; nil where the dataset has nothing earlier.
    public let since: Period?
    /// Scored units in table order.
    public let rows: [Row]
    /// Units with too few dimensions assessed for a score, by id.
    public let unscored: [Row]

    public init(_ edition: Edition, _ uncertainty: Uncertainty?, changes: [Change]?, since: Period?) {
        self.edition = edition
        self.uncertainty = uncertainty
        self.since = since
        let lifts = uncertainty?.liftShares
        func row(_ index: Int) -> Row {
            let standing = edition.standings[index]
            return Row(
                standing: standing, index: index, tier: uncertainty?.tiers.byUnit[index],
                rank: uncertainty == nil ? nil : standing.rank, ranks: uncertainty?.joint.rankBands[index],
                valueRanks: uncertainty?.values?.rankBands[index],
                measurementRanks: uncertainty?.measurement?.rankBands[index],
                scores: uncertainty?.joint.scoreBands[index],
                people: People.counted(standing, edition.model), liftShare: lifts?[index],
                change: changes?[index])
        }
        rows = edition.order.map(row)
        unscored = edition.standings.indices.filter { !edition.standings[$0].isScored }.map(row)
    }

    /// Share of the variance of the ranks that lies between states, 0...1; NaN with fewer than two ranks.
    public var betweenStateShare: Double {
        edition.betweenStateShare(of: edition.standings.map(\.rank))
    }
}

/// Counts of people that may be shown.
public enum People {
    /// A community smaller than this is shown without counts.
    public static let smallest = 1_000.0

    /// People of a standing whose class is counted: low to high, to two significant digits.
    static func counted(_ standing: Standing, _ model: Model) -> ClosedRange<Int>? {
        guard let place = standing.classIndex, model.classes[place].counted else { return nil }
        return shown(standing)
    }

    /// People of a standing; nil where unknown, or where the community is too small to be counted in public.
    public static func shown(_ standing: Standing) -> ClosedRange<Int>? {
        guard let population = standing.population, population.low >= smallest, population.high < 1e12,
            !standing.unit.small
        else {
            return nil
        }
        let low = Int(roundedToSignificant(population.low, 2))
        return low...max(low, Int(roundedToSignificant(population.high, 2)))
    }
}
