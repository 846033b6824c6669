import MizanNumerics

/// The columns of an index as lanes of replicates take them.
///
/// What a kernel has runs in lanes; where a method needs the column as a whole, the plain function is handed it.
struct IndexLaneColumns {
    private let source: IndexReplicates
    private let varying: Set<Doubt>
    private var edition: IndexEdition { source.edition }
    private var model: IndexModel { source.edition.model }
    private var seed: UInt64 { source.seed }
    private var figuresVary: Bool { !varying.isDisjoint(with: [.observation, .gaps, .age]) }

    init(_ source: IndexReplicates, _ varying: Set<Doubt>) { (self.source, self.varying) = (source, varying) }

    /// - Returns: nil where the plain way alone has what one of them needs.
    func columns() -> [LaneRecipe.Column]? {
        guard !varying.contains(.observation) || !source.figures.areImpossible else { return nil }
        var table: ImputationTable?
        if figuresVary {
            guard model.screening?.nonzero == nil, model.imputesByColumn else { return nil }
            do throws(IndexFaults) {
                table = try IndexRun(model).imputationTable(
                    edition.panel, edition.stages.screened, edition.context)
            } catch {
                return nil
            }
        }
        var columns: [LaneRecipe.Column] = []
        for (place, indicator) in model.indicators.enumerated() {
            guard indicator.weight > 0 else {
                columns.append(LaneRecipe.Column(edition.stages.normalised[place]))
                continue
            }
            guard let column = column(place, table) else { return nil }
            columns.append(column)
        }
        return columns
    }

    /// What is done to the column of one replicate as a whole.
    private typealias Step = @Sendable (UInt32, [Double]) throws(NumericsError) -> [Double]

    /// - Parameter table: what gaps are filled from; nil where figures stay as they are.
    private func column(_ place: Int, _ table: ImputationTable?) -> LaneRecipe.Column? {
        let indicator = model.indicators[place]
        let treatment =
            varying.contains(.treatment)
            ? source.choices.method(of: indicator.id, model.doubts.treatment, .treatment, seed) : nil
        let normalisation = drawnNormalisation(of: indicator)
        var column = LaneRecipe.Column(edition.stages.imputed[place])
        var steps: [Step] = []
        if let table {
            guard let figures = figures(place, table) else { return nil }
            if figures.isDrawn { column = figures }
        }
        if column.isDrawn {
            if let table, !column.mended.isEmpty { steps.append(imputation(place, table)) }
            let method = model.treatment(of: indicator)
            if treatment != nil || !(method is NoTreatment) {
                steps.append(treated { treatment?($0) ?? method })
            }
        } else if let treatment {
            steps.append(treated(by: treatment))
        } else if normalisation != nil {
            column = LaneRecipe.Column(edition.stages.treated[place])
        } else {
            return LaneRecipe.Column(edition.stages.normalised[place])
        }
        guard scale(&column, indicator, normalisation, &steps, reference: edition.context.reference?[place])
        else { return nil }
        if !steps.isEmpty {
            column.mend = { [steps] replicate, figures in
                do throws(NumericsError) {
                    var values = figures
                    for step in steps { values = try step(replicate, values) }
                    return values
                } catch {
                    // The plain way says why.
                    return nil
                }
            }
        }
        return column
    }

    private func treated(by method: @escaping @Sendable (UInt32) -> any Treatment) -> Step {
        { replicate, values throws(NumericsError) in
            try method(replicate).treated(values)?.values ?? values
        }
    }

    // MARK: Figures

    /// The figures of a column, with what is drawn of them and of its gaps.
    private func figures(_ place: Int, _ table: ImputationTable) -> LaneRecipe.Column? {
        let (stages, indicator) = (edition.stages, model.indicators[place])
        var column = LaneRecipe.Column(
            edition.panel.values[place].enumerated().map { stages.screened[place][$0].isNaN ? .nan : $1 })
        if let denominators = edition.panel.denominators[place] {
            column.divisors = denominators.map { $0 / indicator.per }
        }
        let draws = source.figures.draws[place]
        if varying.contains(.observation), !draws.isEmpty {
            let figures = edition.panel.values[place]
            for (unit, draw) in draws.enumerated() {
                let (value, width, distribution) = draw.lanes(figures[unit])
                if !column.values[unit].isNaN { column.values[unit] = value }
                column.deviations.append(width)
                column.distributions.append(distribution)
            }
            if column.distributions.contains(.other) {
                column.draw = { draws[$0].value(figures[$0], &$1) }
            } else if column.distributions.allSatisfy({ $0 == .normal }) {
                column.distributions = []
            }
            column.streams = source.figures.streams[place]
        }
        return fill(&column, place, table) ? column : nil
    }

    /// Fills gaps with numbers, donors or the model's method; false where that reads what else is drawn.
    private func fill(_ column: inout LaneRecipe.Column, _ place: Int, _ table: ImputationTable) -> Bool {
        let stages = edition.stages
        let method = model.imputation(of: model.indicators[place])
        let isConstant = method is ConstantImputation
        var donors: ImputationTable.Donors?
        if varying.contains(.gaps), !isConstant {
            guard case .hotDeck(let within) = model.doubts.gaps else { return false }
            donors = table.donors(place, within: within)
        }
        let ageing = varying.contains(.age) && method.carriesForward ? model.doubts.ageing : 0
        for unit in edition.units.indices
        where stages.screened[place][unit].isNaN && stages.screenedOut[unit] == nil {
            let value = stages.imputed[place][unit]
            let isOwn = isConstant || (method.readsHistory && !value.isNaN)
            let found = isOwn ? [] : donors?.of(unit) ?? []
            if !found.isEmpty {
                column.gaps.append(
                    LaneRecipe.Gap(
                        row: unit, donors: found,
                        stream: ReplicateFilling.stream(table.indicators[place], table.units[unit])))
            } else if isOwn, ageing > 0, let years = table.age(place, unit) {
                column.aged.append(
                    LaneRecipe.Aged(
                        row: unit, value: value, factor: ageing * years,
                        stream: ReplicateFilling.ageStream(table.indicators[place], table.units[unit])))
            } else if isOwn || value.isNaN {
                column.fills.append((unit, value))
            } else if donors == nil {
                column.mended.append(unit)
            } else {
                return false
            }
        }
        return true
    }

    /// Fills a column from itself.
    private func imputation(_ place: Int, _ table: ImputationTable) -> Step {
        var alone = table
        alone.indicators = [table.indicators[place]]
        alone.directions = [table.directions[place]]
        alone.ancestors = [table.ancestors[place]]
        (alone.columns, alone.history) = ([], [])
        let method = model.imputation(of: model.indicators[place])
        let isOut = edition.stages.screenedOut.map { $0 != nil }
        return { [alone] _, figures throws(NumericsError) in
            var table = alone
            table.columns = [figures]
            var filled = try method.imputed([0], of: table)[0]
            for unit in isOut.indices where isOut[unit] { filled[unit] = .nan }
            return filled
        }
    }

    // MARK: Scales

    /// The method of each replicate; nil where it stays.
    private func drawnNormalisation(
        of indicator: IndexModel.Indicator
    ) -> (@Sendable (UInt32) -> any Normalisation)? {
        let own = model.normalisation(of: indicator)
        let chosen =
            varying.contains(.normalisation)
            ? source.choices.method(of: indicator.id, model.doubts.normalisation, .normalisation, seed) : nil
        guard varying.contains(.goalposts), chosen != nil || own is Goalposts else { return chosen }
        let (share, seed) = (model.doubts.goalposts, seed)
        let stream = IndexChoiceDraws.goalpostStream(indicator.id)
        return { replicate in
            let method = chosen?(replicate) ?? own
            return (method as? Goalposts)?.drawn(share, stream, seed, replicate) ?? method
        }
    }

    /// - Returns: false where the scale is over several periods and taken again.
    private func scale(
        _ column: inout LaneRecipe.Column, _ indicator: IndexModel.Indicator,
        _ drawn: (@Sendable (UInt32) -> any Normalisation)?, _ steps: inout [Step], reference: [Double]?
    ) -> Bool {
        let own = model.normalisation(of: indicator)
        if drawn == nil, let scale = own.laneScale(indicator.direction, isOfItself: reference == nil) {
            column.scale = scale
            // Goalposts turn the score.
            column.isNegated = indicator.direction == .negative && !(own is Goalposts)
            return true
        }
        guard reference == nil || !(figuresVary || varying.contains(.treatment)) else { return false }
        steps.append(normalised(indicator, reference: reference) { drawn?($0) ?? own })
        return true
    }

    /// - Parameter reference: nil = the column itself.
    private func normalised(
        _ indicator: IndexModel.Indicator, reference: [Double]?,
        by method: @escaping @Sendable (UInt32) -> any Normalisation
    ) -> Step {
        let units = edition.units.map(\.id)
        return { replicate, values throws(NumericsError) in
            let column = ScaledColumn(
                values, reference: reference ?? values, indicator.direction, target: indicator.target,
                units: units)
            return try method(replicate).normalised(column)
        }
    }
}

extension Normalisation {
    /// The scale as kernels have it; nil where they have it not.
    fileprivate func laneScale(_ direction: Direction, isOfItself: Bool) -> LaneScale? {
        switch self {
        case let method as MinMax where isOfItself:
            .minMax(low: method.scale.low, high: method.scale.high)
        case let method as ZScore where isOfItself:
            .zScore(mean: method.mean, deviation: method.deviation)
        case let method as Goalposts: method.laneScale(direction).map { .fixed($0) }
        case is Unnormalised: LaneScale.none
        default: nil
        }
    }
}

extension IndexModel {
    /// Whether a column is filled from itself or from the unit's other periods alone, so that none stops another.
    fileprivate var imputesByColumn: Bool {
        indicators.allSatisfy { indicator in
            let method = imputation(of: indicator)
            return method.readsHistory || method is NoImputation || method is ConstantImputation
                || method is MeanImputation || method is MedianImputation
        }
    }
}

extension LaneRecipe.Column {
    /// Whether a figure of it is drawn.
    fileprivate var isDrawn: Bool { !deviations.isEmpty || !gaps.isEmpty || !aged.isEmpty }
}
