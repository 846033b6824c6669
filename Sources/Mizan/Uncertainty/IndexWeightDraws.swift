import MizanNumerics

/// The draws of the weights of an index; where a draw is made of one number a node, each has a stream of its own.
struct IndexWeightDraws: Sendable {
    /// Groups whose weights vary: the place, the places of the children that weigh, and how they are drawn.
    let groups: [(group: Int, nodes: [Int], draw: IndexDoubts.WeightDraw)]

    init(_ model: IndexModel) {
        groups = model.groups.enumerated().compactMap { place, group in
            let nodes = group.children.filter { model.weight($0) > 0 }
            guard let draw = model.doubts.weights[group.id], nodes.count > 1 else { return nil }
            return (place, nodes, draw)
        }
    }

    /// The inputs, and what each of them draws.
    func inputs(_ model: IndexModel) -> [(input: DoubtInput, role: IndexNumbers.Role)] {
        let found = groups.flatMap { group, nodes, draw in
            draw.isByNode
                ? nodes.map { (DoubtInput(.weights, model.id($0)), IndexNumbers.Role.weight(node: $0)) }
                : [
                    (
                        DoubtInput(.weights, "the children of \(model.groups[group].id)"),
                        .weights(group: group)
                    )
                ]
        }
        // Groups of one have weights that are drawn and move nothing.
        return found.isEmpty && !model.doubts.weights.isEmpty ? [(DoubtInput(.weights), .nothing)] : found
    }

    /// Draws the weights of a model, each group keeping its sum.
    func draw(_ model: inout IndexModel, seed: UInt64, _ numbers: IndexNumbers) throws(NumericsError) {
        for (group, nodes, draw) in groups {
            let id = model.groups[group].id
            let total = nodes.map(model.weight).reduce(0, +)
            var drawn: [Double]
            if draw.isByNode {
                guard nodes.contains(where: { numbers.weight[$0] != nil }) else { continue }
                drawn = nodes.map { node in
                    let mean = model.weight(node) / total
                    guard let replicate = numbers.weight[node] else {
                        return draw.kept(mean, among: nodes.count)
                    }
                    return draw.part(
                        mean,
                        DrawStream(
                            seed: seed, replicate: replicate,
                            stream: DrawStream.weight(of: model.id(node), in: id)))
                }
            } else {
                guard let replicate = numbers.weights[group] else { continue }
                var stream = DrawStream(
                    seed: seed, replicate: replicate, stream: DrawStream.hash("weights", id))
                drawn = try draw.shares(nodes.map(model.id), &stream)
            }
            let sum = drawn.reduce(0, +)
            for (node, draw) in zip(nodes, drawn) { model.setWeight(draw / sum * total, of: node) }
        }
    }
}

extension IndexDoubts.WeightDraw {
    /// Whether each node draws a part of its own, of which the sum is then divided.
    var isByNode: Bool {
        switch self {
        case .dirichlet, .uniform: true
        case .bounded, .ordered, .experts: false
        }
    }

    /// The shape of the gamma number of a node with a share; 1 for any share where draws are uniform.
    func shape(_ mean: Double) -> Double {
        if case .dirichlet(let concentration) = self {
            return DrawStream.dirichletShape(concentration: concentration, share: mean)
        }
        return 1
    }

    /// What stands for the draw of one of some nodes where it alone keeps its weight: about the mean of such draws.
    func kept(_ mean: Double, among count: Int) -> Double {
        if case .uniform = self { return mean * Double(count) }
        return shape(mean)
    }

    func part(_ mean: Double, _ stream: DrawStream) -> Double {
        var stream = stream
        return stream.dirichletPart(shape: shape(mean))
    }

    /// The shares of all children together, in the order of their ids given.
    func shares(_ ids: [String], _ stream: inout DrawStream) throws(NumericsError) -> [Double] {
        // Positions of the stream go by id, so that the order of the file plays no part.
        let sorted = ids.sorted()
        var shares: [Double]
        switch self {
        case .dirichlet, .uniform: return ids.map { _ in 1 }
        case .bounded(let bounds):
            let ranges = sorted.map { bounds[$0] ?? 0...1 }
            shares = try BoundedWeights(low: ranges.map(\.lowerBound), high: ranges.map(\.upperBound))
                .weights(from: &stream)
        case .ordered(let order):
            shares = stream.simplex(inOrderOf: sorted.map { order.firstIndex(of: $0) ?? order.count })
        case .experts(let experts):
            let panel = try ExpertPanel(
                experts.flatMap { expert in sorted.map { expert[$0] ?? 0 } }, elements: sorted.count)
            shares = panel.weights(from: &stream)
        }
        let places = Dictionary(zip(sorted, shares)) { first, _ in first }
        shares = ids.map { places[$0] ?? 0 }
        return shares
    }
}

extension IndexModel {
    mutating func setWeight(_ weight: Double, of node: Int) {
        if node < indicators.count {
            indicators[node].weight = weight
        } else {
            groups[node - indicators.count].weight = weight
        }
    }
}
