import MizanNumerics

/// One ranking of one model on one dataset at one period: deterministic, without a seed.
public struct Edition: Sendable {
    public let model: Model
    public let dataset: Dataset
    public let panel: Panel
    public let selection: Selection
    /// The chosen units that are scored or listed: leaves, sorted by id.
    public let standings: [Standing]
    /// The chosen units that others are parts of: shown, not ranked.
    public let parents: [Dataset.Unit]
    /// Leaves of other scopes than the chosen one, by scope: they are in no row of this table.
    public let elsewhere: [Dataset.Unit.Scope: Int]
    /// How many chosen leaves the audience may not see: neither they nor their ranks are shown.
    public let withheld: Int
    /// The plans behind the standings, for replicates.
    let plans: [UnitPlan]
    /// What dimensions without a figure are drawn from: leaves of every scope, whatever is shown.
    let donors: GapDonors

    public var period: Period { panel.period }
    /// No unit was chosen, not even one that is withheld.
    public var isEmpty: Bool { standings.isEmpty && parents.isEmpty && withheld == 0 }

    /// Which units an edition shows and ranks among each other; nil = all.
    public struct Selection: Sendable, Hashable {
        public var scope: Dataset.Unit.Scope?
        public var category: String?
        public var region: String?
        /// Id of the country unit that the communities live in.
        public var state: String?

        public init(
            scope: Dataset.Unit.Scope? = nil, category: String? = nil, region: String? = nil,
            state: String? = nil
        ) {
            self.scope = scope
            self.category = category
            self.region = region
            self.state = state
        }

        public func holds(_ unit: Dataset.Unit) -> Bool {
            (scope == nil || unit.scope == scope) && (category == nil || unit.category == category)
                && (region == nil || unit.region == region) && (state == nil || unit.country == state)
        }
    }

    /// - Parameter audience: units that are more sensitive than this are withheld.
    public init(
        of model: Model, from dataset: Dataset, at period: Period, vintage: Vintage = Vintage(),
        selection: Selection = Selection(), audience: Dataset.Unit.Sensitivity = .restricted
    ) {
        self.init(
            of: model, from: dataset, panel: Panel(of: model, from: dataset, at: period, vintage: vintage),
            selection: selection, audience: audience)
    }

    /// The edition of a panel whose cells are at hand.
    init(
        of model: Model, from dataset: Dataset, panel: Panel, selection: Selection,
        audience: Dataset.Unit.Sensitivity
    ) {
        self.model = model
        self.dataset = dataset
        self.panel = panel
        self.selection = selection
        let chosen = panel.units.filter(selection.holds)
        parents = chosen.filter { $0.rankAs == .parent && $0.sensitivity <= audience }
        var others = selection
        others.scope = nil
        let outside = panel.units.filter {
            others.holds($0) && !selection.holds($0) && $0.rankAs == .leaf && $0.sensitivity <= audience
        }
        elsewhere = Dictionary(grouping: outside.compactMap(\.scope)) { $0 }.mapValues(\.count)
        withheld = chosen.count { $0.rankAs == .leaf && $0.sensitivity > audience }
        var donors = GapDonors()
        var plans: [UnitPlan] = []
        var standings: [Standing] = []
        for unit in panel.units.indices where panel.units[unit].rankAs == .leaf {
            let plan = UnitPlan(of: model, panel, unit: unit)
            let score = plan.nominalScore(model)
            let standing = Standing(model, panel, unit: unit, plan, score)
            donors.add(standing)
            guard selection.holds(panel.units[unit]), panel.units[unit].sensitivity <= audience else {
                continue
            }
            standings.append(standing)
            plans.append(plan)
        }
        self.plans = plans
        self.donors = donors
        let ranks = competitionRanks(
            descending: standings.map { $0.isRanked ? $0.score.severity : .nan })
        for index in standings.indices { standings[index].rank = ranks[index] }
        self.standings = standings
    }

    /// Positions of the scored units in table order: highest score first, equals by id.
    public var order: [Int] {
        standings.indices.filter { standings[$0].isScored }.sorted { left, right in
            let (a, b) = (standings[left].score.severity, standings[right].score.severity)
            return a == b ? standings[left].unit.id < standings[right].unit.id : a > b
        }
    }
}

extension Edition {
    /// Share of the variance of some places of the standings that lies between states, 0...1; NaN where they do not
    /// vary.
    func betweenStateShare(of places: [Int?]) -> Double {
        let placed = zip(standings, places).compactMap { standing, place in
            place.map { (state: standing.unit.country ?? standing.unit.id, place: Double($0)) }
        }
        return varianceShare(between: placed.map(\.state), of: placed.map(\.place))
    }
}

extension ScoreDraw {
    static func nominal(_ model: Model) -> ScoreDraw {
        ScoreDraw(
            dimensionWeights: model.dimensions.map(\.weight), indicatorWeights: model.indicators.map(\.weight)
        )
    }
}
