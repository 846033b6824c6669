import MizanNumerics

/// Every table between the raw figures and the scores of one period, each (indicators)(units).
public struct IndexStages: Sendable {
    public internal(set) var denominated: [[Double]]
    /// Why a unit is not in the table; nil where it is.
    public internal(set) var screenedOut: [Screening.Reason?]
    /// As denominated, NaN in the rows of units that are screened out.
    public internal(set) var screened: [[Double]]
    public internal(set) var imputed: [[Double]]
    public internal(set) var treated: [[Double]]
    /// What treatment did to each column; nil where it did not look.
    public internal(set) var treatments: [TreatedColumn?]
    public internal(set) var normalised: [[Double]]
    /// (groups)(units); the index last.
    public internal(set) var scores: [[Double]]
}

/// Runs the stages of an index model on panels.
///
/// Pure: the same panel gives the same tables, so that a replicate is a changed panel or a changed model, run again.
public struct IndexRun: Sendable {
    public let model: IndexModel
    private let tree: GroupTree

    public init(_ model: IndexModel) {
        self.model = model
        tree = model.tree
    }

    /// What a run reads beside the panel itself.
    public struct Context: Sendable {
        /// The panels of every period, ascending; empty where no imputation reads them.
        public var history: [IndexPanel] = []
        /// Treated columns that set the scale of the normalisation; nil = the panel's own.
        public var reference: [[Double]]?
        /// The panels that `reference` was taken from.
        public var scale: [IndexPanel] = []
        /// What a replicate draws of gaps and age; nil = the model's imputation as it is.
        var filling: ReplicateFilling?

        public init(history: [IndexPanel] = [], reference: [[Double]]? = nil) {
            (self.history, self.reference) = (history, reference)
        }
    }

    /// The tables of a panel.
    ///
    /// An indicator of weight 0 that cannot be treated or normalised has no value from there on, and stops nothing.
    ///
    /// - Throws: `IndexFault`s of the first stage that cannot go on, all of its columns together.
    public func stages(_ panel: IndexPanel, _ context: Context = Context()) throws(IndexFaults) -> IndexStages
    {
        var stages = try treated(panel, context)
        stages.normalised = try normalised(stages.treated, panel, context)
        stages.scores = try aggregated(stages.normalised)
        return stages
    }

    /// Treated columns on the scale of scores.
    func normalised(_ treated: [[Double]], _ panel: IndexPanel, _ context: Context) throws(IndexFaults)
        -> [[Double]]
    {
        let units = panel.units.map(\.id)
        var columns: [[Double]] = []
        var faults: [IndexFault] = []
        for (place, indicator) in model.indicators.enumerated() {
            do throws(NumericsError) {
                columns.append(
                    try model.normalisation(of: indicator).normalised(
                        ScaledColumn(
                            treated[place], reference: context.reference?[place] ?? treated[place],
                            indicator.direction, target: indicator.target, units: units)))
            } catch {
                columns.append(panel.units.map { _ in .nan })
                guard indicator.weight > 0 else { continue }
                faults.append(IndexFault(stage: .normalised, node: place, error: error))
            }
        }
        guard faults.isEmpty else { throw IndexFaults(list: faults) }
        return columns
    }

    /// The tables up to the treated one: what a fixed scale is taken from.
    public func treated(_ panel: IndexPanel, _ context: Context = Context()) throws(IndexFaults)
        -> IndexStages
    {
        let denominated = try denominated(panel)
        let reasons = screened(panel, denominated)
        let screened = denominated.map { column in
            column.indices.map { reasons[$0] == nil ? column[$0] : .nan }
        }
        var stages = IndexStages(
            denominated: denominated, screenedOut: reasons, screened: screened,
            imputed: try imputed(panel, screened, reasons, context), treated: [], treatments: [],
            normalised: [], scores: [])
        var faults: [IndexFault] = []
        for (place, indicator) in model.indicators.enumerated() {
            let method = model.treatment(of: indicator)
            do throws(NumericsError) {
                let treated = try method.treated(stages.imputed[place])
                stages.treatments.append(treated)
                stages.treated.append(treated?.values ?? stages.imputed[place])
            } catch {
                stages.treatments.append(nil)
                stages.treated.append(panel.units.map { _ in .nan })
                guard indicator.weight > 0 else { continue }
                faults.append(IndexFault(stage: .treated, node: place, error: error))
            }
        }
        guard faults.isEmpty else { throw IndexFaults(list: faults) }
        return stages
    }

    /// (indicators)(units) → (groups)(units).
    public func aggregated(_ normalised: [[Double]]) throws(IndexFaults) -> [[Double]] {
        let scores: [[Double]]
        do throws(NumericsError) {
            scores = try tree.aggregated(columns: normalised)
        } catch {
            throw IndexFaults(list: faults(error, normalised))
        }
        let endless = normalised[0].indices.flatMap { unit in
            scores.indices.filter { scores[$0][unit].isInfinite }.map { group in
                IndexFault(
                    stage: .scores, node: model.indicators.count + group, unit: unit,
                    error: .valueOutOfDomain(
                        place: unit, value: scores[group][unit], needed: "a finite score"))
            }
        }
        guard endless.isEmpty else { throw IndexFaults(list: endless) }
        return scores
    }

    /// The fault that a tree stopped at, and where it is of one unit, those of the other units.
    private func faults(_ first: NumericsError, _ normalised: [[Double]]) -> [IndexFault] {
        guard case .inGroup(let group, let row, let error) = first else {
            return [IndexFault(stage: .scores, node: model.nodeCount - 1, error: first)]
        }
        guard row != nil else {
            return [IndexFault(stage: .scores, node: model.indicators.count + group, error: error)]
        }
        var faults: [IndexFault] = []
        for unit in normalised[0].indices {
            do throws(NumericsError) {
                _ = try tree.aggregated(normalised.map { $0[unit] })
            } catch {
                if case .inGroup(let group, .some, let inner) = error {
                    faults.append(
                        IndexFault(
                            stage: .scores, node: model.indicators.count + group, unit: unit, error: inner))
                }
            }
        }
        return faults
    }

    /// The figures per unit of their denominators.
    func denominated(_ panel: IndexPanel) throws(IndexFaults) -> [[Double]] {
        var columns: [[Double]] = []
        var faults: [IndexFault] = []
        for (place, values) in panel.values.enumerated() {
            guard let denominators = panel.denominators[place] else {
                columns.append(values)
                continue
            }
            do throws(NumericsError) {
                columns.append(
                    try MizanNumerics.denominated(
                        values, by: denominators, per: model.indicators[place].per))
            } catch {
                columns.append(panel.units.map { _ in .nan })
                guard model.indicators[place].weight > 0 else { continue }
                faults.append(
                    IndexFault(stage: .denominated, node: place, period: panel.period, error: error))
            }
        }
        guard faults.isEmpty else { throw IndexFaults(list: faults) }
        return columns
    }

    private func screened(_ panel: IndexPanel, _ columns: [[Double]]) -> [Screening.Reason?] {
        panel.units.indices.map { unit in
            model.screening?.reason(for: panel.units[unit].id, columns.map { $0[unit] })
        }
    }

    private func imputed(
        _ panel: IndexPanel, _ screened: [[Double]], _ reasons: [Screening.Reason?], _ context: Context
    ) throws(IndexFaults) -> [[Double]] {
        let table = try imputationTable(panel, screened, context)
        var result = screened
        var faults: [IndexFault] = []
        func run(_ method: any Imputation, _ places: [Int]) {
            do throws(NumericsError) {
                for (place, column) in zip(places, try method.imputed(places, of: table)) {
                    result[place] = column
                }
            } catch {
                guard case .inColumn(let place, let inner) = error else {
                    return faults.append(IndexFault(stage: .imputed, node: places[0], error: error))
                }
                faults.append(IndexFault(stage: .imputed, node: place, error: inner))
            }
        }
        let common = model.indicators.indices.filter { model.indicators[$0].imputation == nil }
        if !common.isEmpty { run(model.imputation, common) }
        for (place, indicator) in model.indicators.enumerated() {
            if let own = indicator.imputation { run(own, [place]) }
        }
        guard faults.isEmpty else { throw IndexFaults(list: faults) }
        if let filling = context.filling, filling.period == panel.period {
            result = try filling.filled(result, model, table)
        }
        return result.map { column in column.indices.map { reasons[$0] == nil ? column[$0] : .nan } }
    }

    /// What gaps of a panel are filled from.
    func imputationTable(
        _ panel: IndexPanel, _ screened: [[Double]], _ context: Context
    ) throws(IndexFaults) -> ImputationTable {
        // Years and quarters side by side would be two points of one series at one time.
        var past = context.history.filter { $0.period.isAsLong(as: panel.period) }
        // A quarter whose figures are those of its year has no place of its own among the periods with figures.
        if model.readsHistory, !past.contains(where: { $0.period == panel.period }) {
            past.insert(panel, at: past.firstIndex { $0.period > panel.period } ?? past.count)
        }
        var history: [[[Double]]] = []
        for other in past { history.append(try denominated(other)) }
        return ImputationTable(
            units: panel.units.map(\.id), indicators: model.indicators.map(\.id), columns: screened,
            directions: model.indicators.map(\.direction),
            ancestors: model.ancestors, classes: classes(panel.units), times: past.map(\.period.beginning),
            now: past.firstIndex { $0.period == panel.period } ?? 0, history: history)
    }

    private func classes(_ units: [Dataset.Unit]) -> [String: [String?]] {
        let names = Set(
            ([model.imputation.classes, model.doubts.gaps?.classes]
                + model.indicators.map { $0.imputation?.classes }).compactMap(\.self))
        return Dictionary(
            uniqueKeysWithValues: names.map { name in (name, units.map { $0.divisions[name] }) })
    }
}

extension IndexModel {
    /// Whether an imputation reads other periods than the edition's.
    public var readsHistory: Bool {
        imputation.readsHistory || indicators.contains { $0.imputation?.readsHistory ?? false }
    }
}

/// A stage that cannot go on: where, and why.
public struct IndexFault: Sendable {
    /// What the figures would have been after it.
    public enum Stage: String, Sendable {
        case denominated, imputed, treated, normalised
        case scores = "scored"
    }

    public var stage: Stage
    /// Number of the indicator or group.
    public var node: Int
    /// Place of the unit, where one is to blame.
    public var unit: Int?
    /// The period whose figures are to blame; nil for that of the edition.
    public var period: Period?
    public var error: NumericsError
}

/// Everything that is wrong at one stage.
public struct IndexFaults: Error, Sendable {
    public var list: [IndexFault]
}
