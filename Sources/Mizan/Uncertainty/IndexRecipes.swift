import MizanNumerics
import Synchronization

/// The recipes of an edition by what varies, each made once.
final class IndexRecipes: Sendable {
    private let made = Mutex<[Set<Doubt>: LaneRecipe?]>([:])

    func recipe(_ varying: Set<Doubt>, made make: () -> LaneRecipe?) -> LaneRecipe? {
        made.withLock { made in
            if let found = made[varying] { return found }
            let recipe = make()
            made[varying] = .some(recipe)
            return recipe
        }
    }
}

extension IndexReplicates {
    /// The recipe of an index by lanes; nil where the plain way alone has what it needs.
    ///
    /// It has weights of every kind, left-out indicators, normal errors, gaps from donors; `min-max`, `z-score`,
    /// `goalposts` or no normalisation; arithmetic and geometric means.
    func recipe(varying: Set<Doubt>) -> LaneRecipe? {
        guard varying.isSubset(of: [.weights, .inclusion, .observation, .gaps]) else { return nil }
        let model = edition.model
        var groups: [LaneRecipe.Group] = []
        for place in model.groups.indices {
            guard let group = group(place, varying) else { return nil }
            groups.append(group)
        }
        let isDrawn = varying.contains(.observation) || varying.contains(.gaps)
        guard !isDrawn || (model.screening?.nonzero == nil && model.imputesByColumn) else { return nil }
        let table = isDrawn ? table : nil
        var columns: [LaneRecipe.Column] = []
        for (place, indicator) in model.indicators.enumerated() {
            guard let table, indicator.weight > 0 else {
                columns.append(LaneRecipe.Column(edition.stages.normalised[place]))
                continue
            }
            guard let column = column(place, varying, table) else { return nil }
            columns.append(column)
        }
        var leftOut: (@Sendable (UInt32) -> [Int])?
        if varying.contains(.inclusion) {
            leftOut = { [choices, seed] in choices.leftOut(model, seed, $0) }
        }
        return LaneRecipe(
            rows: edition.units.count, columns: columns, groups: groups, leftOut: leftOut, seed: seed)
    }

    // MARK: Groups

    private func group(_ place: Int, _ varying: Set<Doubt>) -> LaneRecipe.Group? {
        let (model, group) = (edition.model, edition.model.groups[place])
        let children = group.children.filter { model.weight($0) > 0 }
        let isGeometric: Bool
        switch group.aggregation.method {
        case .combination(.arithmetic): isGeometric = false
        case .combination(.geometric): isGeometric = true
        default: return nil
        }
        return LaneRecipe.Group(
            children, isGeometric: isGeometric, threshold: group.requires,
            weights(place, children, varying))
    }

    private func weights(_ place: Int, _ children: [Int], _ varying: Set<Doubt>) -> LaneRecipe.Weights {
        let model = edition.model
        guard varying.contains(.weights),
            let found = weights.groups.first(where: { $0.group == place })
        else { return .fixed(children.map(model.weight)) }
        let total = children.map(model.weight).reduce(0, +)
        let (id, draw) = (model.groups[place].id, found.draw)
        let ids = children.map(model.id)
        guard draw.isByNode else {
            let (seed, stream) = (seed, DrawStream.hash("weights", id))
            return .drawn { replicate in
                var stream = DrawStream(seed: seed, replicate: replicate, stream: stream)
                do throws(NumericsError) {
                    let shares = try draw.shares(ids, &stream)
                    let sum = shares.reduce(0, +)
                    return shares.map { $0 / sum * total }
                } catch {
                    // The plain way says why.
                    return nil
                }
            }
        }
        return .gamma(
            shapes: children.map { draw.shape(model.weight($0) / total) },
            streams: ids.map { DrawStream.weight(of: $0, in: id) }, total: total)
    }

    // MARK: Columns

    /// What gaps are filled from.
    private var table: ImputationTable {
        ImputationTable(
            units: edition.units.map(\.id), indicators: edition.model.indicators.map(\.id),
            columns: edition.stages.screened, directions: edition.model.indicators.map(\.direction),
            ancestors: edition.model.ancestors, classes: IndexRun(edition.model).classes(edition.units),
            times: [], now: 0, history: [])
    }

    private func column(_ place: Int, _ varying: Set<Doubt>, _ table: ImputationTable) -> LaneRecipe.Column? {
        let (model, stages) = (edition.model, edition.stages)
        let indicator = model.indicators[place]
        guard model.treatment(of: indicator) is NoTreatment else { return nil }
        var column = LaneRecipe.Column(
            edition.panel.values[place].enumerated().map { stages.screened[place][$0].isNaN ? .nan : $1 })
        if let denominators = edition.panel.denominators[place] {
            column.divisors = denominators.map { $0 / indicator.per }
        }
        if varying.contains(.observation), !figures.draws[place].isEmpty {
            for (unit, draw) in figures.draws[place].enumerated() {
                switch draw {
                case .none: column.deviations.append(0)
                case .normal(let mean, let deviation):
                    if !column.values[unit].isNaN { column.values[unit] = mean }
                    column.deviations.append(deviation)
                default: return nil
                }
            }
            column.streams = figures.streams[place]
        }
        guard fill(&column, place, varying, table) else { return nil }
        guard scale(&column, place) else { return nil }
        return column
    }

    /// Fills gaps with numbers or donors; false where the model fills them from figures that vary.
    private func fill(
        _ column: inout LaneRecipe.Column, _ place: Int, _ varying: Set<Doubt>, _ table: ImputationTable
    ) -> Bool {
        let stages = edition.stages
        let method = edition.model.imputation(of: edition.model.indicators[place])
        var donors: ImputationTable.Donors?
        if varying.contains(.gaps), !(method is ConstantImputation) {
            guard case .hotDeck(let within) = edition.model.doubts.gaps else { return false }
            donors = table.donors(place, within: within)
        }
        for unit in edition.units.indices
        where stages.screened[place][unit].isNaN && stages.screenedOut[unit] == nil {
            let value = stages.imputed[place][unit]
            let isOwn = method is ConstantImputation || (method.readsHistory && !value.isNaN)
            let found = isOwn ? [] : donors?.of(unit) ?? []
            if !found.isEmpty {
                column.gaps.append(
                    LaneRecipe.Gap(
                        row: unit, donors: found,
                        stream: ReplicateFilling.stream(table.indicators[place], table.units[unit])))
            } else if isOwn || value.isNaN {
                column.fills.append((unit, value))
            } else {
                return false
            }
        }
        return true
    }

    private func scale(_ column: inout LaneRecipe.Column, _ place: Int) -> Bool {
        let indicator = edition.model.indicators[place]
        let isOfItself = edition.context.reference == nil
        switch edition.model.normalisation(of: indicator) {
        case let method as MinMax where isOfItself:
            column.scale = .minMax(low: method.scale.low, high: method.scale.high)
        case let method as ZScore where isOfItself:
            column.scale = .zScore(mean: method.mean, deviation: method.deviation)
        case let method as Goalposts:
            guard let scale = method.laneScale(indicator.direction) else { return false }
            column.scale = .fixed(scale)
            return true
        case is Unnormalised: break
        default: return false
        }
        column.isNegated = indicator.direction == .negative
        return true
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
