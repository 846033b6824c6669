/// How a unit's score moved between two periods, like with like: both scores rest only on the figures that are
/// known in both, findings whose facts had begun by the earlier one among them. Figures that came or ended are
/// named and never read as a move.
public struct Change: Sendable {
    public enum Size: String, Sendable, CaseIterable { case none, small, moderate, large }

    /// The later score less the earlier; NaN where the common figures give no score.
    public var value: Double
    public var size: Size
    /// Positions of indicators that are known only now, or that have findings whose facts began since.
    public var came: [Int]
    /// Positions of indicators that were known only then.
    public var ended: [Int]

    /// The change of every standing of `edition` since `earlier`, which is of the same model and dataset.
    public static func all(of edition: Edition, since earlier: Edition) -> [Change] {
        let model = edition.model
        func common(_ edition: Edition) -> Panel {
            Panel(
                of: model, from: edition.dataset, at: edition.period, vintage: edition.panel.vintage,
                beganBy: earlier.period.year)
        }
        let now = common(edition).keeping(known: earlier.panel)
        let then = common(earlier).keeping(known: edition.panel)
        func severity(_ panel: Panel, _ unit: Int) -> Double {
            UnitPlan(of: model, panel, unit: unit).nominalScore(model).severity
        }
        let rule = model.findings.map(FindingValue.init)
        return edition.standings.map { standing in
            let unit = standing.place
            let value = severity(now, unit) - severity(then, unit)
            let indicators = model.indicators.indices
            func beganSince(_ indicator: Int) -> Bool {
                edition.panel.cells[unit][indicator].flatMap(\.findings).contains { row in
                    rule.map { $0.start(edition.dataset.bodyFindings[row]) > earlier.period.year } ?? false
                }
            }
            let isNow = indicators.filter { edition.panel.cell(unit, $0).isFigure }
            let wasThen = indicators.filter { earlier.panel.cell(unit, $0).isFigure }
            return Change(
                value: value, size: Size(value, model.change),
                came: isNow.filter { !wasThen.contains($0) || beganSince($0) },
                ended: wasThen.filter { !isNow.contains($0) })
        }
    }
}

extension Change.Size {
    init(_ value: Double, _ rule: Model.ChangeRule) {
        let size = abs(value)
        self =
            size < 0.05 || value.isNaN
            ? .none : size < rule.small ? .small : size < rule.moderate ? .moderate : .large
    }
}

extension Cell {
    /// Known, and not only by a constant of the model, which says nothing of a change.
    fileprivate var isFigure: Bool { isKnown && provenance != .imputed }
}

extension Panel {
    /// The panel with only the cells that are known in the other one too, which has the same units and
    /// indicators.
    func keeping(known other: Panel) -> Panel {
        precondition(units == other.units, "panels of the same units")
        var kept = cells
        for unit in cells.indices {
            for indicator in cells[unit].indices {
                kept[unit][indicator] = cells[unit][indicator].filter { cell in
                    other.cells[unit][indicator].contains {
                        cell.isFigure && $0.isFigure && ($0.origin == nil) == (cell.origin == nil)
                    }
                }
            }
        }
        let critical = criticalFindings.indices.map { unit in
            criticalFindings[unit].filter { finding in
                other.criticalFindings[unit].contains { $0.row == finding.row }
            }
        }
        return Panel(self, cells: kept, criticalFindings: critical)
    }

    /// The panel without one cell of a unit: its own figure, or the one that stands beside it.
    func without(_ cell: Cell, _ indicator: Int, of unit: Int) -> Panel {
        var kept = cells
        kept[unit][indicator].removeAll { $0.origin == cell.origin }
        var critical = criticalFindings
        critical[unit].removeAll { cell.findings.contains($0.row) }
        return Panel(self, cells: kept, criticalFindings: critical)
    }

    /// The panel in which every unit that lacks an indicator has this score of it, observed about itself.
    func filling(_ indicator: Int, with score: Double) -> Panel {
        var filled = cells
        for unit in cells.indices where cell(unit, indicator).provenance == .missing {
            var cell = Cell.absent(.observed)
            cell.score = score
            cell.basis = .whole
            filled[unit][indicator] = [cell]
        }
        return Panel(self, cells: filled, criticalFindings: criticalFindings)
    }

    private init(_ panel: Panel, cells: [[[Cell]]], criticalFindings: [[CriticalFinding]]) {
        period = panel.period
        vintage = panel.vintage
        units = panel.units
        indicators = panel.indicators
        populations = panel.populations
        self.cells = cells
        self.criticalFindings = criticalFindings
    }
}
