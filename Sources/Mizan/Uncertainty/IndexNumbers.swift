/// The replicate that each part of an index takes its random numbers from; nil = it does not vary.
struct IndexNumbers: Sendable {
    /// What one input draws.
    enum Role: Sendable {
        case weight(node: Int)
        case weights(group: Int)
        case figures(indicator: Int)
        case whole(Doubt)
        case nothing
    }

    /// By node.
    var weight: [UInt32?]
    /// By group.
    var weights: [UInt32?]
    /// By indicator.
    var figures: [UInt32?]
    /// Doubts that are one input.
    private var whole: [Doubt: UInt32] = [:]

    init(_ model: IndexModel, _ roles: [Role], _ numbers: [UInt32?]) {
        precondition(roles.count == numbers.count, "a number of each input")
        weight = Array(repeating: nil, count: model.nodeCount)
        weights = Array(repeating: nil, count: model.groups.count)
        figures = Array(repeating: nil, count: model.indicators.count)
        for (role, number) in zip(roles, numbers) {
            switch role {
            case .weight(let node): weight[node] = number
            case .weights(let group): weights[group] = number
            case .figures(let indicator): figures[indicator] = number
            case .whole(let doubt): whole[doubt] = number
            case .nothing: break
            }
        }
    }

    subscript(doubt: Doubt) -> UInt32? { whole[doubt] }

    /// Whether any figure is drawn, gaps and age among them.
    var changesFigures: Bool {
        figures.contains { $0 != nil } || whole[.gaps] != nil || whole[.age] != nil
    }
}
