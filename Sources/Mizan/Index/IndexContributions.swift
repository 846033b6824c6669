import MizanNumerics

/// What each node of the tree adds to the score of a unit, against the average unit; exact for every aggregation.
///
/// The average unit has the mean of each normalised column over the units known, scored by the same tree. Inside a
/// group the Shapley value of a child is what it adds, over all orders in which the unit's children take the place of
/// the average's: of the index as it stands, of a group below in proportion, so that children sum to their group and
/// the groups to `score − baseline`. Where a group compares rows, the unit's row is replaced and all units are
/// compared again.
///
/// Missing: a child that is not known takes part as a gap, so that it has what leaving it out does to the score; what
/// a group that is not known adds falls to its children that are not known, by weight. Edge: a group that equals the
/// average adds nothing, and so do its children.
///
/// Reference: [Shapley1953]
public struct IndexContributions: Sendable {
    /// A group with more children of weight above 0 is not divided.
    public static let mostChildren = 62

    /// Score of the average unit.
    public let baseline: Double
    /// By node: what it adds, in points of the index; the index itself has `score − baseline`.
    public let values: [Double]
    /// By node: standard error of what was sampled; 0 where exact.
    public let standardErrors: [Double]
    /// By node: normalised value or score of the average unit.
    public let averages: [Double]

    public var isExact: Bool { standardErrors.allSatisfy { $0 == 0 } }

    /// Nil where the unit has no score, or a group is too wide to be divided.
    ///
    /// - Parameter seed: of the orders that are drawn where a group has more than 12 children.
    /// - Throws: `Findings` where the average unit cannot be scored.
    public init?(of unit: Int, in edition: IndexEdition, seed: UInt64 = 1) throws(Findings) {
        let model = edition.model
        guard !edition.scores[unit].isNaN,
            model.groups.allSatisfy({ $0.children.count { model.weight($0) > 0 } <= Self.mostChildren })
        else { return nil }
        do throws(IndexFaults) {
            let game = try GroupGame(unit: unit, edition)
            averages = game.averages
            baseline = game.averages[model.nodeCount - 1]
            (values, standardErrors) = try game.contributions(seed: seed)
        } catch {
            throw error.findings(model, edition.panel)
        }
    }
}

/// The groups of a tree as games whose players are the children of one unit.
private struct GroupGame {
    let unit: Int
    let edition: IndexEdition
    /// By node, the value of each unit.
    private let nodes: [[Double]]
    private(set) var averages: [Double]

    private var model: IndexModel { edition.model }

    init(unit: Int, _ edition: IndexEdition) throws(IndexFaults) {
        self.unit = unit
        self.edition = edition
        nodes = edition.stages.normalised + edition.stages.scores
        averages = edition.stages.normalised.map { column in
            let known = column.filter { !$0.isNaN }
            return known.isEmpty ? .nan : known.reduce(0, +) / Double(known.count)
        }
        for place in edition.model.groups.indices {
            let children = edition.model.groups[place].children
            averages.append(try worth(of: place, children.map { averages[$0] }))
        }
    }

    /// The score that a group gives the unit if its children had these values.
    private func worth(of place: Int, _ values: [Double]) throws(IndexFaults) -> Double {
        let group = model.groups[place]
        let tree = GroupTree(
            columns: group.children.count,
            groups: [
                GroupTree.Group(
                    children: Array(group.children.indices), weights: group.children.map(model.weight),
                    method: group.aggregation.method, threshold: group.requires)
            ])
        do throws(NumericsError) {
            guard case .comparison = group.aggregation.method else { return try tree.aggregated(values)[0] }
            let table = edition.units.indices.flatMap { row in
                row == unit ? values : group.children.map { nodes[$0][row] }
            }
            return try tree.aggregated(table)[unit]
        } catch {
            var inner = error
            if case .inGroup(_, _, let cause) = error { inner = cause }
            throw IndexFaults(list: [
                IndexFault(
                    stage: .scores, node: model.indicators.count + place, unit: unit, error: inner)
            ])
        }
    }

    /// By node: what it adds to the index, and the standard error of that.
    func contributions(seed: UInt64) throws(IndexFaults) -> (values: [Double], errors: [Double]) {
        var values = [Double](repeating: 0, count: model.nodeCount)
        var errors = values
        let root = model.nodeCount - 1
        values[root] = nodes[root][unit] - averages[root]
        for place in model.groups.indices.reversed() {
            let (group, node) = (model.groups[place], model.indicators.count + place)
            guard !nodes[node][unit].isNaN else {
                let gaps = group.children.filter { nodes[$0][unit].isNaN && model.weight($0) > 0 }
                let total = gaps.map(model.weight).reduce(0, +)
                for gap in gaps {
                    values[gap] = values[node] * model.weight(gap) / total
                    errors[gap] = errors[node] * model.weight(gap) / total
                }
                continue
            }
            let shares = try shares(of: place, seed: seed)
            let change = nodes[node][unit] - averages[node]
            let size = shares.values.map(abs).reduce(abs(nodes[node][unit]), +)
            guard abs(change) > 1e-9 * size else { continue }
            for (child, (share, error)) in zip(group.children, zip(shares.values, shares.errors)) {
                values[child] = share * values[node] / change
                let (own, above) = (error * values[node] / change, share * errors[node] / change)
                errors[child] = (own * own + above * above).squareRoot()
            }
        }
        return (values, errors)
    }

    /// The Shapley value of each child in the game of its own group.
    private func shares(of place: Int, seed: UInt64) throws(IndexFaults) -> (
        values: [Double], errors: [Double]
    ) {
        let group = model.groups[place]
        let own = group.children.map { nodes[$0][unit] }
        let average = group.children.map { averages[$0] }
        let weights = group.children.map(model.weight)
        var values = [Double](repeating: 0, count: own.count)
        var errors = values
        // A child that is as the average's, or is not counted, adds nothing to any set.
        let players = own.indices.filter { child in
            weights[child] > 0 && own[child] != average[child] && !(own[child].isNaN && average[child].isNaN)
        }
        if group.aggregation.method == .combination(.arithmetic), !players.contains(where: { own[$0].isNaN })
        {
            // Children that no unit knows are in no mean.
            let total = own.indices.filter { !own[$0].isNaN }.map { weights[$0] }.reduce(0, +)
            for child in players { values[child] = weights[child] * (own[child] - average[child]) / total }
            return (values, errors)
        }
        let estimate = try shapleyValues(
            players: players.map { DrawStream.hash("contribution", group.id, model.id(group.children[$0])) },
            seed: seed
        ) { mask throws(IndexFaults) in
            var mixed = average
            for (bit, child) in players.enumerated() where mask & 1 << bit != 0 { mixed[child] = own[child] }
            return try worth(of: place, mixed)
        }
        for (player, child) in players.enumerated() {
            values[child] = estimate.values[player]
            errors[child] = estimate.standardErrors[player]
        }
        return (values, errors)
    }
}
