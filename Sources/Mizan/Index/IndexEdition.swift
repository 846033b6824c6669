import MizanNumerics

/// One run of an index model on one dataset at one period: deterministic, without a seed.
public struct IndexEdition: Sendable {
    public let model: IndexModel
    public let panel: IndexPanel
    public let stages: IndexStages
    /// Rank of each unit in the index, 1 = highest; nil where it has no score.
    public let ranks: [Int?]
    /// What the run read beside the panel.
    public let context: IndexRun.Context
    /// How many units the audience may not see; they are no part of the run.
    public let withheld: Int

    public var period: Period { panel.period }
    public var units: [Dataset.Unit] { panel.units }
    /// The scores of the index.
    public var scores: [Double] { stages.scores[stages.scores.count - 1] }

    /// - Throws: `Findings` where the period has no figures, or a stage cannot go on.
    public init(of model: IndexModel, from dataset: Dataset, at period: Period, vintage: Vintage = Vintage())
        throws(Findings)
    {
        try self.init(from: IndexSource(of: model, from: dataset, vintage: vintage), at: period)
    }

    /// - Throws: `Findings` where the period has no figures, or a stage cannot go on.
    public init(from source: IndexSource, at period: Period) throws(Findings) {
        let model = source.model
        let panel = source.panel(at: period)
        guard panel.hasFigures else {
            throw Findings([
                Finding(
                    .noDataAtPeriod, file: model.file, message: "no unit has a figure at \(period)",
                    hint: source.periods.isEmpty
                        ? "the dataset has no figure for this model"
                        : "it has figures at \(source.periods.map(\.description).joined(separator: ", "))")
            ])
        }
        let scale = try source.scalePeriods(like: period)
        var context = IndexRun.Context()
        let run = IndexRun(model)
        do throws(IndexFaults) {
            if model.readsHistory { context.history = source.periods.map(source.panel) }
            if let scale {
                context.scale = scale.map(source.panel)
                context.reference = try run.reference(context.scale, context)
            }
        } catch {
            throw error.findings(model, panel)
        }
        try self.init(of: model, panel, context, withheld: source.withheld)
    }

    /// The edition of a panel that is at hand.
    ///
    /// - Throws: `Findings` where a stage cannot go on.
    public init(
        of model: IndexModel, _ panel: IndexPanel, _ context: IndexRun.Context = IndexRun.Context(),
        withheld: Int = 0
    ) throws(Findings) {
        (self.model, self.panel, self.context, self.withheld) = (model, panel, context, withheld)
        do throws(IndexFaults) {
            stages = try IndexRun(model).stages(panel, context)
        } catch {
            throw error.findings(model, panel)
        }
        ranks = Self.ranks(of: stages.scores[stages.scores.count - 1])
    }

    /// Rank of each unit in a group, 1 = highest; nil where it has no score there.
    public func ranks(in group: Int) -> [Int?] { Self.ranks(of: stages.scores[group]) }

    private static func ranks(of scores: [Double]) -> [Int?] {
        competitionRanks(descending: scores.map { roundedToSignificant($0) })
    }

    /// Places of the units that have a score of the index, highest first, equals by id.
    public var order: [Int] {
        return units.indices.filter { ranks[$0] != nil }.sorted {
            (ranks[$0] ?? 0, units[$0].id) < (ranks[$1] ?? 0, units[$1].id)
        }
    }

    /// Why a unit has no score of the index; nil where it has one.
    public enum Absence: Sendable {
        case screenedOut(Screening.Reason)
        /// Groups that know less of their children than they require, lowest first: (group, known, size).
        case incomplete([(group: Int, known: Int, size: Int)])
    }

    public func absence(_ unit: Int) -> Absence? {
        guard scores[unit].isNaN else { return nil }
        if let reason = stages.screenedOut[unit] { return .screenedOut(reason) }
        let columns = model.indicators.count
        return .incomplete(
            model.groups.indices.filter { stages.scores[$0][unit].isNaN }.map { place in
                let children = model.groups[place].children.filter { model.weight($0) > 0 }
                let known = children.count { child in
                    let column = child < columns ? stages.normalised[child] : stages.scores[child - columns]
                    return !column[unit].isNaN
                }
                return (place, known, children.count)
            })
    }
}

extension IndexRun {
    /// The treated columns of some panels, one after another: what a fixed scale is taken from.
    public func reference(_ panels: [IndexPanel], _ context: Context) throws(IndexFaults) -> [[Double]] {
        var reference = model.indicators.map { _ in [Double]() }
        for panel in panels {
            do throws(IndexFaults) {
                for (place, column) in try treated(panel, context).treated.enumerated() {
                    reference[place] += column
                }
            } catch {
                throw IndexFaults(
                    list: error.list.map { fault in
                        var fault = fault
                        fault.period = fault.period ?? panel.period
                        return fault
                    })
            }
        }
        return reference
    }
}

extension IndexFaults {
    /// The faults as findings about the model and its data at a period.
    func findings(_ model: IndexModel, _ panel: IndexPanel) -> Findings {
        Findings(
            list.map { fault in
                let isIndicator = fault.node < model.indicators.count
                let line =
                    isIndicator
                    ? model.indicators[fault.node].line
                    : model.groups[fault.node - model.indicators.count].line
                var place = fault.unit
                if case .valueOutOfDomain(let row, _, _) = fault.error, fault.unit == nil { place = row }
                let unit = place.flatMap {
                    panel.units.indices.contains($0) ? " of \(panel.units[$0].id)" : nil
                }
                return Finding(
                    .notComputable, file: model.file, line: line, column: 1,
                    message:
                        "\(model.id(fault.node))\(unit ?? "") at \(fault.period ?? panel.period) cannot be \(fault.stage.rawValue): \(fault.reason(model))",
                    hint: fault.hint(model))
            })
    }
}

extension IndexFault {
    /// The error with the names of what it numbers; the unit is named beside it.
    fileprivate func reason(_ model: IndexModel) -> String {
        switch error {
        case .valueOutOfDomain(_, let value, let needed):
            "\(value.isFinite ? NumberGrammar.text(value) : "a value too large to hold") is not \(needed)"
        case .collinear(let column) where column < model.indicators.count:
            "\(model.id(column)) is constant or determined by the other indicators: leave it or one of them out"
        default: error.description
        }
    }

    /// What to do about it.
    fileprivate func hint(_ model: IndexModel) -> String {
        switch (stage, error) {
        case (_, .constantValues):
            "a column that does not vary says nothing of the units: give it weight 0, remove it, or use goalposts with treatment: {method: none}"
        case (_, .tooFewValues): "import more figures, or remove the indicator at this period"
        case (.denominated, _): "correct the denominator, or leave the figure out"
        case (.scores, _): scoreHint(model)
        default: "see the method's page in docs/methods.md, or name another method"
        }
    }

    private func scoreHint(_ model: IndexModel) -> String {
        let instead = "or use aggregation: {method: arithmetic}"
        guard node >= model.indicators.count,
            case .combination(let combination) = model.groups[node - model.indicators.count].aggregation
                .method
        else { return "give every group values that the method can compare, \(instead)" }
        return switch (combination, error) {
        case (_, .valueOutOfDomain(_, let value, _)) where !value.isFinite:
            "put the values on a scale of ordinary size, such as 0 to 100"
        case (.invertedPower, .valueOutOfDomain):
            "put the values on 0 to 10 (low: 0, high: 10 for min-max, scale: 10 for goalposts), \(instead)"
        case (.mazziottaPareto, .notPositive), (.adjustedMazziottaPareto, .notPositive):
            "put the values where the mean of every unit is above 0 (normalisation: {method: adjusted-mazziotta}, or low: 1 for min-max), \(instead)"
        case (.geometric, .valueOutOfDomain), (.harmonic, .valueOutOfDomain), (.power, .valueOutOfDomain):
            "scale the values above 0 (low: 1 for min-max, floor: 1 for goalposts), \(instead)"
        default: "see the method's page in docs/methods.md, \(instead)"
        }
    }
}

extension IndexEdition {
    /// Whether a unit's figure of an indicator was filled in.
    public func isImputed(_ indicator: Int, _ unit: Int) -> Bool {
        stages.screened[indicator][unit].isNaN && !stages.imputed[indicator][unit].isNaN
    }

    /// Whether a unit's figure of an indicator was changed by treatment, alone or with its column.
    public func isTreated(_ indicator: Int, _ unit: Int) -> Bool {
        guard let treated = stages.treatments[indicator] else { return false }
        if treated.isTransformed { return !treated.values[unit].isNaN }
        return treated.winsorised.map { ($0.lowered + $0.raised).contains(unit) } ?? false
    }

    /// What became of a cell: `observed`, `imputed mean`, `observed winsorised`, `missing`, `screened out`.
    public func provenance(_ indicator: Int, _ unit: Int) -> String {
        if stages.screenedOut[unit] != nil { return "screened out" }
        if stages.imputed[indicator][unit].isNaN { return "missing" }
        let method = model.imputation(of: model.indicators[indicator])
        let origin = isImputed(indicator, unit) ? "imputed \(type(of: method).name)" : "observed"
        guard isTreated(indicator, unit) else { return origin }
        return origin + (stages.treatments[indicator]?.isTransformed == true ? " transformed" : " winsorised")
    }
}
