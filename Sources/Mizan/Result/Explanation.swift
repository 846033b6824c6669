import MizanNumerics

/// Why one unit stands where it stands, and what is not known about it.
public struct Explanation: Sendable {
    /// A figure that counts, with what it adds and what the score would be without it.
    public struct Figure: Sendable {
        public var indicator: Int
        public var cell: Cell
        public var contribution: Double
        /// The score if this figure were not known; NaN where there would be none.
        public var scoreWithout: Double
    }

    public struct Dimension: Sendable {
        public var id: String
        public var value: Double
        /// Weight that it counts with, percent of all.
        public var weight: Double
        public var contribution: Double
        public var standsIn: Bool
        public var figures: [Figure]
        /// Evidence that was not taken up, because it would lower the score: positions of indicators and the cells.
        public var setAside: [(indicator: Int, cell: Cell)]
    }

    /// What the score would be if a dimension without figures were known.
    public struct Opening: Sendable {
        public var dimension: String
        public var lowest: Double
        public var highest: Double
    }

    public struct Neighbour: Sendable {
        public var standing: Int
        /// Probability that this unit stands above the neighbour.
        public var above: Double
    }

    /// A violation whose own evidence stands beside the state's figure.
    public struct Excess: Sendable {
        public var indicator: Int
        public var value: Double
    }

    public let ranking: Ranking
    public let row: Ranking.Row
    public let dimensions: [Dimension]
    public let lift: Double
    /// Rows of the dataset's findings that lift, the gravest first.
    public let liftedBy: [Int]
    public let openings: [Opening]
    public let neighbours: [Neighbour]
    public let excess: [Excess]
    /// Rows of findings about the unit or its parent that count at the period.
    public let findings: [Int]
    /// Rows of findings about the unit that began later than the period.
    public let laterFindings: [Int]
    public let improvements: [Int]
    /// Indicators that would tell of the dimensions without a figure, and that nobody has measured yet.
    public let notAssessed: [Dataset.Indicator]
    /// Ids of the sources of all figures shown.
    public let sources: [String]

    /// - Parameter index: position of the unit in the edition's standings.
    public init(of index: Int, in ranking: Ranking) {
        self.ranking = ranking
        let edition = ranking.edition
        let model = edition.model
        let standing = edition.standings[index]
        let plan = edition.plans[index]
        row = (ranking.rows + ranking.unscored).first { $0.index == index } ?? ranking.rows[0]
        let counter = Counterfactual(edition, index)
        let contributions = Contributions(model, plan, standing.score)
        lift = standing.isScored ? standing.score.lift : 0
        let total = standing.score.parts.map(\.weight).reduce(0, +)
        dimensions = zip(plan.parts, standing.score.parts).compactMap { part, scored in
            guard part.isAssessed else { return nil }
            let id = model.dimensions[part.dimension].id
            let contribution = contributions.dimensions.first { $0.id == id }
            let used = contribution?.figures ?? []
            let evidence = part.evidence.enumerated().filter { place, _ in
                scored.taken >> UInt32(place) & 1 == 0
            }
            return Dimension(
                id: id, value: scored.value, weight: total > 0 ? 100 * scored.weight / total : 0,
                contribution: contribution?.value ?? 0, standsIn: !scored.isFull,
                figures: used.map { figure in
                    Figure(
                        indicator: figure.indicator, cell: figure.cell, contribution: figure.value,
                        scoreWithout: counter.severity(without: figure.indicator, figure.cell))
                },
                setAside: evidence.map { (plan.inputs[$0.1.input].indicator, plan.inputs[$0.1.input].cell) })
        }
        liftedBy = plan.criticalFindings.filter { $0.value >= (model.critical?.level ?? .infinity) }
            .sorted { ($1.value, $0.row) < ($0.value, $1.row) }.map(\.row)
        openings = counter.openings
        neighbours = Explanation.neighbours(index, ranking)
        excess = Explanation.excess(plan, model)
        let dataset = edition.dataset
        let own = edition.findings(about: standing.unit.id)
        let parents = standing.unit.parent.map { edition.findings(about: $0).counting } ?? []
        findings = (own.counting + parents).sorted()
        laterFindings = own.later
        notAssessed = standing.missing.flatMap(dataset.notAssessed)
        improvements = dataset.improvements.indices.filter {
            dataset.improvements[$0].unit == standing.unit.id
                && edition.panel.vintage.knows(documentOf: dataset.improvements[$0].documentYear)
                && (dataset.improvements[$0].factsFrom ?? dataset.improvements[$0].documentYear)
                    <= edition.period.year
        }
        let shown = edition.panel.cells[standing.place].flatMap { $0 }.flatMap(\.sources)
        let counted = standing.population?.rows.map { dataset.observations[$0].source } ?? []
        sources = Set(shown + counted).sorted()
    }

    /// The nearest units that cannot be told apart from this one: neither stands above the other with the
    /// model's probability.
    private static func neighbours(_ index: Int, _ ranking: Ranking) -> [Neighbour] {
        guard let uncertainty = ranking.uncertainty,
            let place = ranking.rows.firstIndex(where: { $0.index == index })
        else { return [] }
        let ordered = ranking.edition.model.uncertainty.ordered
        let near = ranking.rows.indices.filter { $0 != place }.sorted {
            (abs($0 - place), $0) < (abs($1 - place), $1)
        }
        return near.compactMap { row in
            let other = ranking.rows[row].index
            let above = uncertainty.probability(index, above: other)
            guard above < ordered, uncertainty.probability(other, above: index) < ordered else { return nil }
            return Neighbour(standing: other, above: above)
        }
    }

    /// Own evidence less the state's figure, by violation, where both are known.
    private static func excess(_ plan: UnitPlan, _ model: Model) -> [Excess] {
        plan.parts.flatMap { part -> [Excess] in
            var part = part
            part.terms.removeAll { !$0.standsIn }
            let base = part.baseCells(plan.inputs.map(\.cell.score), model.indicators.map(\.weight))
            return part.evidence.filter { $0.isOwn && !$0.raisesHighest }.compactMap { item in
                guard let cell = item.cells.first, !base[cell].isNaN else { return nil }
                return Excess(
                    indicator: item.indicator, value: plan.inputs[item.input].cell.score - base[cell])
            }
        }
    }
}

extension Edition {
    /// Rows of the dataset's findings about a unit that were known: those that count at the period, and those whose
    /// facts began later.
    public func findings(about unit: String) -> (counting: [Int], later: [Int]) {
        let rule = model.findings.map(FindingValue.init)
        let known = dataset.bodyFindings.indices.filter {
            dataset.bodyFindings[$0].unit == unit
                && panel.vintage.knows(documentOf: dataset.bodyFindings[$0].documentYear)
        }
        let counting = known.filter { rule?.value(dataset.bodyFindings[$0], year: period.year) != nil }
        return (counting, known.filter { !counting.contains($0) })
    }
}

/// Scores of one unit if something about it were otherwise.
struct Counterfactual {
    let edition: Edition
    let index: Int

    init(_ edition: Edition, _ index: Int) {
        self.edition = edition
        self.index = index
    }

    /// The score without one figure.
    func severity(without indicator: Int, _ cell: Cell) -> Double {
        let panel = edition.panel.without(cell, indicator, of: edition.standings[index].place)
        return UnitPlan(of: edition.model, panel, unit: edition.standings[index].place)
            .nominalScore(edition.model).severity
    }

    /// The scores at the ends of what each dimension without figures could turn out to be, at the weight that
    /// knowledge of the unit itself would earn.
    var openings: [Explanation.Opening] {
        let plan = edition.plans[index]
        let unit = edition.standings[index].unit
        let open = plan.parts.indices.filter {
            !plan.parts[$0].isAssessed && edition.model.dimensions[plan.parts[$0].dimension].applies(to: unit)
        }
        return open.map { place in
            let ends = [0.0, 10.0].map { value -> Double in
                var gaps = [Double](repeating: .nan, count: plan.parts.count)
                gaps[place] = value
                return plan.nominalScore(edition.model, gaps: gaps).severity
            }
            return Explanation.Opening(
                dimension: edition.model.dimensions[plan.parts[place].dimension].id, lowest: ends[0],
                highest: ends[1])
        }
    }
}
