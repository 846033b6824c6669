import Dispatch
import MizanNumerics

/// The recipes of an edition by what varies, each made once.
///
/// A queue of one guards them: unlike `Mutex` it is one that the thread sanitizer knows.
final class IndexRecipes: @unchecked Sendable {
    private let queue = DispatchQueue(label: "recipes of an index")
    private var made: [Set<Doubt>: LaneRecipe?] = [:]

    func recipe(_ varying: Set<Doubt>, made make: () -> LaneRecipe?) -> LaneRecipe? {
        queue.sync {
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
    /// It has every doubt. It has not: gaps filled from other indicators, whether by the model or by the draw; a scale
    /// over several periods that is taken again; screening by what is not 0, where figures are drawn; methods that
    /// compare units where a child of a group has weight 0; and a figure that cannot be drawn at all.
    func recipe(varying: Set<Doubt>) -> LaneRecipe? {
        let model = edition.model
        var groups: [LaneRecipe.Group] = []
        for place in model.groups.indices {
            guard let group = group(place, varying) else { return nil }
            groups.append(group)
        }
        guard let columns = IndexLaneColumns(self, varying).columns() else { return nil }
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
        let method = group.aggregation.method
        let drawn =
            varying.contains(.aggregation)
            ? choices.method(of: group.id, model.doubts.aggregation, .aggregation, seed) : nil
        let mean: LaneRecipe.Mean
        switch (drawn, method) {
        case (nil, .combination(.arithmetic)): mean = .arithmetic
        case (nil, .combination(.geometric)): mean = .geometric
        case (nil, .combination(.invertedPower(let exponent))):
            mean = .invertedPower(InvertedPowerScale(exponent: exponent))
        default:
            let choice = model.doubts.aggregation.last { $0.nodes.contains(group.id) }
            let methods = [method] + (choice?.alternatives.map(\.method) ?? [])
            guard children == group.children || methods.allSatisfy(\.isOfEachUnit) else { return nil }
            mean = .each { drawn?($0).method ?? method }
        }
        return LaneRecipe.Group(
            children, mean, threshold: group.requires, weights(place, children, varying))
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
}

extension GroupTree.Method {
    /// Whether the score of a unit is made from its own values alone, of children that weigh.
    fileprivate var isOfEachUnit: Bool {
        if case .combination = self { return true }
        return false
    }
}
