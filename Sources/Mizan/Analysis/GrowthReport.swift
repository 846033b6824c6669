import MizanNumerics

/// The figures of the indicators of a model at every period that the data have.
public struct AnalysisSeries: Sendable {
    /// Ascending, all years, all quarters or all months.
    public let periods: [Period]
    /// (periods)(indicators)(units), as the raw columns of the table.
    public let columns: [[[Double]]]

    init(periods: [Period], columns: [[[Double]]]) {
        (self.periods, self.columns) = (periods, columns)
    }

    /// The periods in years, ascending.
    var times: [Double] { periods.map(\.beginning) }

    /// The series of an index: each figure per unit of its denominator at the same period.
    ///
    /// - Parameter like: only periods as long as this one.
    /// - Throws: `Findings` where a denominator is not above 0.
    public init(_ source: IndexSource, like period: Period) throws(Findings) {
        periods = source.periods.filter { $0.isAsLong(as: period) }
        let run = IndexRun(source.model)
        var columns: [[[Double]]] = []
        for period in periods {
            let panel = source.panel(at: period)
            do throws(IndexFaults) {
                columns.append(try run.denominated(panel))
            } catch {
                throw error.findings(source.model, panel)
            }
        }
        self.columns = columns
    }

    /// The series of a model of evidence: figures of the period itself, none carried forward.
    public init(
        of model: Model, from dataset: Dataset, _ table: AnalysisTable, vintage: Vintage = Vintage()
    ) {
        let read = Set(model.severityDimensions.flatMap(\.indicators).flatMap(\.reads))
        let found = dataset.observations.filter { read.contains($0.indicator) && vintage.knows($0) }
        periods = Set(found.map(\.period)).filter { $0.isAsLong(as: table.period) }.sorted()
        let places = model.indicators.indices.filter { place in
            table.indicators.contains { $0.id == model.indicators[place].id }
        }
        columns = periods.map { period in
            let panel = Panel(of: model, from: dataset, at: period, vintage: vintage)
            let units = Dictionary(
                uniqueKeysWithValues: zip(panel.units.map(\.id), panel.units.indices))
            return places.map { place in
                table.units.map { unit in
                    guard let row = units[unit.id] else { return .nan }
                    let cell = panel.cell(row, place)
                    return cell.age == 0 && cell.provenance != .imputed ? cell.value : .nan
                }
            }
        }
    }
}

/// How each figure of each unit has grown over the periods of the data: compound rate and trend, both a year.
///
/// Missing: periods without a figure are left out; one period gives no growth.
///
/// Reference: [Becker2022], trends
public struct GrowthReport: Sendable {
    public struct Row: Sendable {
        /// Place of the unit.
        public let unit: Int
        /// Number of the indicator.
        public let node: Int
        /// Periods with a figure.
        public let count: Int
        public let first: (period: Period, value: Double)
        public let last: (period: Period, value: Double)
        /// `(last / first)^(1 / years) − 1`.
        public let compound: Result<Double, NumericsError>
        /// Per cent a year of the line through all figures, of its value at the first.
        public let trend: Result<Double, NumericsError>
        /// The trend in the direction that raises the index; nil where there is none.
        public let rise: Double?
    }

    /// By indicator; in each what raises the index most first, those without a trend last.
    public let rows: [Row]
    public let periods: [Period]

    public init(_ table: AnalysisTable, _ series: AnalysisSeries) {
        periods = series.periods
        let times = series.times
        rows = table.indicators.indices.flatMap { node in
            table.units.indices.compactMap { unit -> Row? in
                let values = series.columns.map { $0[node][unit] }
                let known = values.indices.filter { !values[$0].isNaN }
                guard let first = known.first, let last = known.last else { return nil }
                let trend = Result { () throws(NumericsError) in
                    try Growth.percentage(period: 1)(values, at: times)
                }
                let sign = table.indicators[node].direction == .negative ? -1.0 : 1
                return Row(
                    unit: unit, node: node, count: known.count,
                    first: (series.periods[first], values[first]),
                    last: (series.periods[last], values[last]),
                    compound: Result { () throws(NumericsError) in
                        try Growth.compound(values, at: times)
                    },
                    trend: trend, rise: (try? trend.get()).map { sign * $0 })
            }
            .sorted { left, right in
                let (a, b) = (left.rise ?? -.infinity, right.rise ?? -.infinity)
                return a == b ? left.unit < right.unit : a > b
            }
        }
    }
}
