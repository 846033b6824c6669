import MizanNumerics

/// The raw figures of an index model at one period: (indicators)(units), and the denominators beside them.
public struct IndexPanel: Sendable {
    public let period: Period
    public let units: [Dataset.Unit]
    /// NaN where nothing is known.
    public let values: [[Double]]
    /// By indicator; nil where it has no denominator.
    public let denominators: [[Double]?]
    /// What is known of the error of each figure: (indicators)(units), an indicator whose figures are not drawn without.
    public let errors: [[FigureError]]

    public init(
        _ period: Period, _ units: [Dataset.Unit], _ values: [[Double]], _ denominators: [[Double]?],
        errors: [[FigureError]]? = nil
    ) {
        precondition(
            values.count == denominators.count && values.allSatisfy { $0.count == units.count },
            "as many columns as indicators, as many values as units")
        (self.period, self.units) = (period, units)
        (self.values, self.denominators) = (values, denominators)
        self.errors = errors ?? values.map { _ in [] }
        precondition(self.errors.count == values.count, "errors of each indicator")
    }

    /// The panel with other figures.
    func replacing(_ values: [[Double]]) -> IndexPanel {
        IndexPanel(period, units, values, denominators, errors: errors)
    }

    public var hasFigures: Bool { values.contains { $0.contains { !$0.isNaN } } }
}

/// What the sources state of the error of one figure, in its unit; NaN for what one of them leaves out.
public struct FigureError: Sendable, Hashable {
    public var standardError = Double.nan
    public var low = Double.nan
    public var high = Double.nan
    /// The figure of each source, where there are several.
    public var sources: [Double] = []

    public init(
        standardError: Double = .nan, low: Double = .nan, high: Double = .nan, sources: [Double] = []
    ) {
        (self.standardError, self.low, self.high) = (standardError, low, high)
        self.sources = sources
    }
}

/// Reads the panels of an index model from a dataset, one a period.
///
/// A cell is the figure of the period itself, of several sources their mean, of one source the last published. Nothing
/// is carried forward here: that is an imputation, which the model names.
public struct IndexSource: Sendable {
    public let model: IndexModel
    /// Leaves of the model's kind and scope that the audience may see, sorted by id.
    public let units: [Dataset.Unit]
    /// How many others the audience may not see: they are in no table, and set no scale.
    public let withheld: Int
    /// Every period that an indicator of the model has a figure of, ascending.
    public let periods: [Period]
    private let index: ObservationIndex

    /// - Parameter audience: units that are more sensitive than this are withheld.
    public init(
        of model: IndexModel, from dataset: Dataset, vintage: Vintage = Vintage(),
        audience: Dataset.Unit.Sensitivity = .restricted
    ) {
        self.model = model
        let all = dataset.units.filter {
            $0.kind == model.units.kind && $0.rankAs == .leaf
                && (model.units.scope == nil || $0.scope == model.units.scope)
        }
        units = all.filter { $0.sensitivity <= audience }
        withheld = all.count - units.count
        let read = Set(model.indicators.map(\.id))
        let known = Set(units.map(\.id))
        let found = dataset.observations.filter {
            read.contains($0.indicator) && known.contains($0.unit) && vintage.knows($0)
        }
        periods = Set(found.map(\.period)).sorted()
        index = ObservationIndex(dataset, vintage)
    }

    public func panel(at period: Period) -> IndexPanel {
        IndexPanel(
            period, units, model.indicators.map { column($0.id, at: period) },
            model.indicators.map { indicator in indicator.denominator.map { column($0, at: period) } },
            errors: model.indicators.map { indicator in
                model.doubts.observation[indicator.id] == nil ? [] : errors(indicator.id, at: period)
            })
    }

    /// The periods with figures that the model's fixed scale is taken from; nil where it fixes none.
    ///
    /// Those as long as the edition's, or else years, whose figures stand for their parts: counts of a year and of a
    /// quarter are on no one scale.
    ///
    /// - Throws: `Findings` where none of its periods has a figure.
    func scalePeriods(like period: Period) throws(Findings) -> [Period]? {
        guard let scale = model.scale else { return nil }
        let all = periods.filter(scale.contains)
        let alike = all.filter { $0.isAsLong(as: period) }
        let chosen = alike.isEmpty ? all.filter { $0.part == .year } : alike
        guard chosen.isEmpty else { return chosen }
        let line = model.lines["scale"] ?? 0
        throw Findings([
            Finding(
                .noDataAtPeriod, file: model.file, line: line, column: line > 0 ? 1 : 0,
                message:
                    "no unit has a figure at the periods of the scale, \(scale.lowerBound) to \(scale.upperBound)",
                hint: "there are figures at \(periods.map(\.description).joined(separator: ", "))")
        ])
    }

    private func column(_ indicator: String, at period: Period) -> [Double] {
        units.map { unit in
            let rows = rows(unit, indicator, at: period)
            return rows.isEmpty
                ? .nan : rows.map { index.observations[$0].value }.reduce(0, +) / Double(rows.count)
        }
    }

    /// The rows of the period itself, or of a longer one that holds it: nothing is carried forward here.
    private func rows(_ unit: Dataset.Unit, _ indicator: String, at period: Period) -> [Int] {
        guard let rows = index.latest(unit.id, indicator, at: period, carry: 0)?.rows,
            let first = rows.first, index.observations[first].period.contains(period)
        else { return [] }
        return rows
    }

    /// The errors of figures that are means of their sources.
    private func errors(_ indicator: String, at period: Period) -> [FigureError] {
        units.map { unit in
            let rows = rows(unit, indicator, at: period).map { index.observations[$0] }
            let count = Double(rows.count)
            func mean(_ bound: (Dataset.Observation) -> Double?) -> Double {
                rows.reduce(0) { $0 + (bound($1) ?? .nan) } / count
            }
            let squares = rows.reduce(0) { sum, row in
                let error = row.standardError ?? .nan
                return sum + error * error
            }
            return FigureError(
                standardError: squares.squareRoot() / count, low: mean(\.low), high: mean(\.high),
                sources: rows.count > 1 ? rows.map(\.value) : [])
        }
    }
}
