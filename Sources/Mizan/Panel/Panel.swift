/// The cells of every unit at one period: units × indicators of the model, each with its provenance.
public struct Panel: Sendable {
    public let period: Period
    public let vintage: Vintage
    /// The units of the model's kind, sorted by id: leaves and parents of every scope.
    public let units: [Dataset.Unit]
    public let indicators: [Model.Indicator]
    /// By unit, then by indicator: one cell, and a second where a parent's finding stands beside the own.
    public let cells: [[[Cell]]]
    public let populations: [Population?]
    /// Own findings of each unit that meet the conditions of the critical rule, with their value.
    let criticalFindings: [[CriticalFinding]]

    struct CriticalFinding: Sendable {
        var row: Int
        var value: Double
        var halfWidth: Double
    }

    /// The cell that counts where one figure is shown: the higher of the two.
    public func cell(_ unit: Int, _ indicator: Int) -> Cell {
        let both = cells[unit][indicator]
        return both.max { ($0.isKnown ? $0.score : -1) < ($1.isKnown ? $1.score : -1) } ?? .absent(.missing)
    }

    public init(of model: Model, from dataset: Dataset, at period: Period, vintage: Vintage = Vintage()) {
        self.init(of: model, from: dataset, at: period, vintage: vintage, beganBy: nil)
    }

    /// The panel without the findings whose facts began after a year.
    init(of model: Model, from dataset: Dataset, at period: Period, vintage: Vintage, beganBy: Int?) {
        self.period = period
        self.vintage = vintage
        units = dataset.units.filter { $0.kind == model.units.kind }
        indicators = model.indicators
        let reader = CellReader(
            model: model, dataset: dataset, period: period, vintage: vintage, beganBy: beganBy)
        var cells: [[[Cell]]] = []
        for unit in units {
            cells.append(
                model.dimensions.flatMap { dimension in
                    dimension.indicators.map { reader.cells(unit, $0, in: dimension) }
                })
        }
        reader.complete(&cells, units: units)
        self.cells = cells
        populations = units.map { reader.populations.population($0, year: period.year) }
        criticalFindings = units.map(reader.criticalFindings)
    }
}

extension Panel {
    /// Whether a unit has a figure for the indicator with an id.
    func isKnown(_ indicator: String, _ unit: Int) -> Bool {
        indicators.firstIndex { $0.id == indicator }.map { cell(unit, $0).isKnown } ?? false
    }
}

extension Panel {
    /// True where some unit has an observed figure at the period.
    public var hasFigures: Bool {
        cells.contains {
            $0.contains {
                $0.contains {
                    $0.isKnown && !$0.sources.isEmpty
                }
            }
        }
    }
}
