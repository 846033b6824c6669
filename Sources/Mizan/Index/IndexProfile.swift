import MizanNumerics

/// Why a unit stands where it stands in an index: every group level by level, every indicator, where it is strong and
/// where weak, what is missing, and where the figures come from.
public struct IndexProfile: Sendable {
    /// A group of the tree, the index itself among them.
    public struct Group: Sendable {
        /// Number of the node.
        public var node: Int
        /// As peers count: one more than the highest of its children, 1 for indicators.
        public var level: Int
        public var score: Double
        public var rank: Int?
        /// How many units have a score of the group.
        public var count: Int
    }

    /// An indicator as the unit has it.
    public struct Figure: Sendable {
        public var indicator: Int
        public var raw: Double
        /// Unit of measurement of the raw figure.
        public var unitMeasure: String
        /// The figure that counts: by its denominator, screened, before anything is filled in.
        public var value: Double
        public var normalised: Double
        /// Among the units of which the figure is known, by the direction of the indicator; nil where it is not.
        public var rank: Int?
        public var count: Int
        /// What is still to go to the target, in the indicator's own measure: above 0 where it is not reached; nil
        /// without a target or a figure.
        public var toTarget: Double?
        public var isImputed: Bool
        public var isTreated: Bool
        /// Ids of the sources of the figure and of its denominator.
        public var sources: [String]
        fileprivate var uniqueShare: Double
        fileprivate var isLowest: Bool
        fileprivate var isHighest: Bool
    }

    /// How figures are ranked, and how many are named.
    public struct Options: Sendable {
        public var strengths = 5
        public var weaknesses = 5
        /// Indicators of which a smaller share of the figures differ are neither strength nor weakness, 0...1.
        public var leastUnique = 0.0
        /// The division whose class of the unit figures are ranked in, such as `region`; nil = all units.
        public var division: String?

        public init(
            strengths: Int = 5, weaknesses: Int = 5, leastUnique: Double = 0, division: String? = nil
        ) {
            (self.strengths, self.weaknesses) = (strengths, weaknesses)
            (self.leastUnique, self.division) = (leastUnique, division)
        }
    }

    public let edition: IndexEdition
    public let unit: Int
    public let options: Options
    /// Level by level from the index down, in the order of the model.
    public let groups: [Group]
    /// In the order of the model.
    public let figures: [Figure]
    /// The figures that rank highest, the best first; none that is the lowest of all.
    public let strengths: [Figure]
    /// The figures that rank lowest, the worst last; none that is the highest of all.
    public let weaknesses: [Figure]
    /// Nil where the unit has no score, or a group has too many children.
    public let contributions: IndexContributions?
    /// Sources of the unit's figures, by id.
    public let sources: [Dataset.Source]

    /// - Parameter seed: see `IndexContributions`.
    /// - Throws: `Findings` where the average unit cannot be scored.
    public init(
        of unit: Int, in edition: IndexEdition, _ dataset: Dataset, vintage: Vintage = Vintage(),
        _ options: Options = Options(), seed: UInt64 = 1
    ) throws(Findings) {
        (self.edition, self.unit, self.options) = (edition, unit, options)
        let model = edition.model
        let levels = model.levels
        groups = model.groups.indices.map { place in
            let scores = edition.stages.scores[place]
            return Group(
                node: model.indicators.count + place, level: levels[model.indicators.count + place],
                score: scores[unit], rank: edition.ranks(in: place)[unit], count: scores.count { !$0.isNaN })
        }.enumerated().sorted { ($1.element.level, $0.offset) < ($0.element.level, $1.offset) }
            .map(\.element)
        let index = ObservationIndex(dataset, vintage)
        let peers = options.division.map { edition.units(as: unit, by: $0) } ?? Array(edition.units.indices)
        let measures = Dictionary(
            dataset.indicators.map { ($0.id, $0.unitMeasure) }, uniquingKeysWith: { first, _ in first })
        let figures = model.indicators.enumerated().map { place, indicator in
            Figure(
                place, of: unit, in: edition, among: peers, index, measures[indicator.id] ?? "")
        }
        self.figures = figures
        let ranked = figures.filter { $0.rank != nil && $0.uniqueShare >= options.leastUnique }
        strengths = Array(
            ranked.filter { !$0.isLowest }.sorted {
                ($0.rank ?? 0, $0.indicator) < ($1.rank ?? 0, $1.indicator)
            }
            .prefix(options.strengths))
        weaknesses = Array(
            ranked.filter { !$0.isHighest }.sorted {
                ($0.rank ?? 0, $0.indicator) < ($1.rank ?? 0, $1.indicator)
            }
            .suffix(options.weaknesses))
        contributions = try IndexContributions(of: unit, in: edition, seed: seed)
        let used = Set(figures.flatMap(\.sources))
        sources = dataset.sources.filter { used.contains($0.id) }
    }

    /// Indicators of which nothing is known of the unit, filled in or not.
    public var missing: [Figure] { figures.filter { $0.value.isNaN } }
}

extension IndexProfile.Figure {
    fileprivate init(
        _ indicator: Int, of unit: Int, in edition: IndexEdition, among peers: [Int],
        _ index: ObservationIndex, _ unitMeasure: String
    ) {
        self.unitMeasure = unitMeasure
        let model = edition.model
        let stated = model.indicators[indicator]
        let sign = stated.direction == .negative ? -1.0 : 1
        let values = peers.map { roundedToSignificant(sign * edition.stages.screened[indicator][$0]) }
        let known = values.filter { !$0.isNaN }
        let own = peers.firstIndex(of: unit).map { values[$0] } ?? .nan
        self.indicator = indicator
        raw = edition.panel.values[indicator][unit]
        let figure = edition.stages.denominated[indicator][unit]
        value = figure
        normalised = edition.stages.normalised[indicator][unit]
        rank = own.isNaN ? nil : known.count { $0 > own } + 1
        count = known.count
        toTarget = figure.isNaN ? nil : stated.target.map { sign * ($0 - figure) }
        isImputed = edition.isImputed(indicator, unit)
        isTreated = edition.isTreated(indicator, unit)
        uniqueShare = known.isEmpty ? 0 : Double(Set(known).count) / Double(known.count)
        isLowest = own == known.min()
        isHighest = own == known.max()
        let read = [raw.isNaN ? nil : stated.id, stated.denominator].compactMap(\.self)
        let rows = read.flatMap { id in
            index.latest(edition.units[unit].id, id, at: edition.period, carry: 0)?.rows ?? []
        }
        sources = Set(rows.map { index.observations[$0].source }).sorted()
    }
}

extension IndexEdition {
    /// Places of the units of the same class as one; the unit alone where it has none.
    fileprivate func units(as unit: Int, by division: String) -> [Int] {
        guard let own = units[unit].divisions[division] else { return [unit] }
        return units.indices.filter { units[$0].divisions[division] == own }
    }
}
