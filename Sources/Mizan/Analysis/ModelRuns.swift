import MizanNumerics

/// A model on its data that can be run again on changed data, whatever its form: what the audit needs of it.
///
/// The panel of figures is changed, and everything after it runs again.
public struct ModelRuns: Sendable {
    /// The scores of the index of the units of the table; NaN where a unit has none.
    ///
    /// - Throws: `Findings` where a stage cannot go on with the changed figures.
    public typealias Scores = [Double]

    public let table: AnalysisTable
    /// Whether an imputation draws by the ids of the units, so that an equal unit may get other figures.
    let draws: Bool
    /// The scores after a known figure of (indicator, unit) has moved by a share of the range of its scale, toward the end
    /// that raises the index where the share is above 0; nil where it cannot move.
    let moved: @Sendable (_ indicator: Int, _ unit: Int, _ share: Double) throws(Findings) -> Scores?
    /// The scores without a unit; its own is NaN.
    let without: @Sendable (_ unit: Int) throws(Findings) -> Scores
    /// The scores beside a second unit with the same figures and an id of its own, whose score is the last.
    let cloned: @Sendable (_ unit: Int) throws(Findings) -> Scores

    init(
        table: AnalysisTable, draws: Bool = false,
        moved: @escaping @Sendable (Int, Int, Double) throws(Findings) -> Scores?,
        without: @escaping @Sendable (Int) throws(Findings) -> Scores,
        cloned: @escaping @Sendable (Int) throws(Findings) -> Scores
    ) {
        (self.table, self.draws) = (table, draws)
        (self.moved, self.without, self.cloned) = (moved, without, cloned)
    }
}

// MARK: Index models

extension ModelRuns {
    /// An index is run as a whole: what changes one unit can change all.
    ///
    /// A figure moves by a share of the range of its column. A scale over several periods is taken from the changed
    /// panels too.
    ///
    /// - Throws: `Findings` where the periods of a fixed scale have no figures.
    public init(_ edition: IndexEdition, from source: IndexSource) throws(Findings) {
        let (model, panel) = (edition.model, edition.panel)
        let (raw, units) = (edition.stages.denominated, edition.units.indices)
        let run = IndexRun(model)
        let history = model.readsHistory ? source.periods.map(source.panel) : []
        let reference = try source.scalePeriods(like: panel.period)?.map(source.panel)
        let ranges = raw.map { column -> Double in
            let known = column.filter { !$0.isNaN }
            return (known.max() ?? 0) - (known.min() ?? 0)
        }
        @Sendable func scores(_ change: (IndexPanel) -> IndexPanel) throws(Findings) -> Scores {
            let panel = change(panel)
            do throws(IndexFaults) {
                var context = IndexRun.Context(history: history.map(change))
                if let reference { context.reference = try run.reference(reference.map(change), context) }
                return try run.stages(panel, context).scores[model.groups.count - 1]
            } catch {
                throw error.findings(model, panel)
            }
        }
        self.init(
            table: AnalysisTable(edition),
            draws: model.indicators.contains { model.imputation(of: $0).draws },
            moved: { (indicator, unit, share) throws(Findings) -> Scores? in
                let step = share * ranges[indicator]
                guard step != 0, !raw[indicator][unit].isNaN else { return nil }
                // Of the denominated figure, so that it is a step of what is scored.
                let base = (panel.denominators[indicator]?[unit]).map { $0 / model.indicators[indicator].per }
                let move = (model.indicators[indicator].direction == .negative ? -step : step) * (base ?? 1)
                return try scores { other in
                    other.period == panel.period ? other.moved(indicator, unit, by: move) : other
                }
            },
            without: { (unit) throws(Findings) -> Scores in
                var scores = try scores { $0.choosing(units.filter { $0 != unit }) }
                scores.insert(.nan, at: unit)
                return scores
            },
            cloned: { (unit) throws(Findings) -> Scores in
                try scores { $0.choosing(Array(units) + [unit]) }
            })
    }
}

extension IndexPanel {
    fileprivate func moved(_ indicator: Int, _ unit: Int, by step: Double) -> IndexPanel {
        var values = values
        values[indicator][unit] += step
        return IndexPanel(period, units, values, denominators)
    }

    /// The units at some places; one that is chosen a second time gets an id that none has.
    fileprivate func choosing(_ places: [Int]) -> IndexPanel {
        var ids = Set(self.units.map(\.id))
        var chosen: Set<Int> = []
        let units = places.map { place in
            var unit = self.units[place]
            guard !chosen.insert(place).inserted else { return unit }
            repeat { unit.id += "-copy" } while !ids.insert(unit.id).inserted
            return unit
        }
        return IndexPanel(
            period, units, values.map { column in places.map { column[$0] } },
            denominators.map { column in column.map { column in places.map { column[$0] } } })
    }
}

// MARK: Models of evidence

extension ModelRuns {
    /// A model of evidence scores unit by unit: a moved figure runs its own unit again, a left or added unit all.
    ///
    /// A figure moves by a share of the range of its score, and no further than its end.
    public init(_ edition: Edition) {
        let (model, panel, standings) = (edition.model, edition.panel, edition.standings)
        let table = AnalysisTable(edition)
        let places = table.indicators.map { node in
            model.indicators.firstIndex { $0.id == node.id } ?? 0
        }
        let nominal = standings.map(\.score.severity)
        let ranges = places.map { place -> ClosedRange<Double> in
            let column = panel.cells.lazy.flatMap { $0[place] }.map(\.score).filter { !$0.isNaN }
            return model.indicators[place].normalisation.bounds ?? (column.min() ?? 0)...(column.max() ?? 0)
        }
        @Sendable func scores(_ changed: Panel) -> [Standing] {
            Edition(
                of: model, from: edition.dataset, panel: changed, selection: edition.selection,
                audience: .restricted
            ).standings
        }
        let placeOfUnit = Dictionary(uniqueKeysWithValues: zip(standings.map(\.unit.id), standings.indices))
        @Sendable func gathered(_ found: [Standing]) -> Scores {
            var scores = standings.map { _ in Double.nan }
            for standing in found {
                if let place = placeOfUnit[standing.unit.id] { scores[place] = standing.score.severity }
            }
            return scores
        }
        self.init(
            table: table,
            moved: { (indicator, unit, share) throws(Findings) -> Scores? in
                let isBounded = model.indicators[places[indicator]].normalisation.bounds != nil
                let own = panel.choosing([standings[unit].place])
                guard
                    let changed = own.moved(
                        places[indicator], by: share, of: ranges[indicator], isBounded: isBounded)
                else { return nil }
                var scores = nominal
                scores[unit] = UnitPlan(of: model, changed, unit: 0).nominalScore(model).severity
                return scores
            },
            without: { (unit) throws(Findings) -> Scores in
                let others = panel.units.indices.filter { $0 != standings[unit].place }
                return gathered(scores(panel.choosing(others)))
            },
            cloned: { (unit) throws(Findings) -> Scores in
                let place = standings[unit].place
                let found = scores(panel.choosing(Array(panel.units.indices) + [place]))
                let clone = found.last { $0.unit.id == standings[unit].unit.id }
                return gathered(found) + [clone?.score.severity ?? .nan]
            })
    }
}

extension Panel {
    private init(
        _ other: Panel, units: [Dataset.Unit], cells: [[[Cell]]], populations: [Population?],
        criticalFindings: [[CriticalFinding]]
    ) {
        (period, vintage, indicators) = (other.period, other.vintage, other.indicators)
        (self.units, self.cells, self.populations) = (units, cells, populations)
        self.criticalFindings = criticalFindings
    }

    fileprivate func choosing(_ places: [Int]) -> Panel {
        Panel(
            self, units: places.map { units[$0] }, cells: places.map { cells[$0] },
            populations: places.map { populations[$0] },
            criticalFindings: places.map { criticalFindings[$0] })
    }

    /// The panel of one unit with its known figures of an indicator moved by a share of a range of scores; nil where none
    /// can move.
    fileprivate func moved(
        _ place: Int, by share: Double, of range: ClosedRange<Double>, isBounded: Bool
    ) -> Panel? {
        let step = share * (range.upperBound - range.lowerBound)
        var both = cells[0][place]
        for index in both.indices where both[index].isKnown {
            let score = both[index].score + step
            both[index].score = isBounded ? min(max(score, range.lowerBound), range.upperBound) : score
        }
        guard zip(both, cells[0][place]).contains(where: { $0.isKnown && $0.score != $1.score }) else {
            return nil
        }
        var cells = cells
        cells[0][place] = both
        return Panel(
            self, units: units, cells: cells, populations: populations, criticalFindings: criticalFindings)
    }
}
