import MizanNumerics

/// The draws of methods, goalposts and left-out indicators.
struct IndexChoiceDraws: Sendable {
    private let doubts: IndexDoubts
    /// Places of nodes by id.
    private let places: [String: Int]
    /// Places of the groups that inclusion must leave a child, and of their children that weigh.
    private let families: [(indicators: [Int], others: Int)]

    init(_ model: IndexModel) {
        doubts = model.doubts
        places = Dictionary((0..<model.nodeCount).map { (model.id($0), $0) }) { first, _ in first }
        let candidates = Set(doubts.inclusion?.indicators ?? [])
        families = model.groups.map { group in
            let weighed = group.children.filter { model.weight($0) > 0 }
            let open = weighed.filter { candidates.contains(model.id($0)) }
            return (open.sorted { model.id($0) < model.id($1) }, weighed.count - open.count)
        }
    }

    func draw(_ model: inout IndexModel, seed: UInt64, _ numbers: IndexNumbers) {
        if let replicate = numbers[.aggregation] {
            for (choice, number) in drawn(doubts.aggregation, .aggregation, seed, replicate) {
                for place in choice.nodes.compactMap({ places[$0] }) {
                    model.groups[place - model.indicators.count].aggregation = choice.alternatives[number]
                }
            }
        }
        if let replicate = numbers[.normalisation] {
            for (choice, number) in drawn(doubts.normalisation, .normalisation, seed, replicate) {
                for place in choice.nodes.compactMap({ places[$0] }) {
                    model.indicators[place].normalisation = choice.alternatives[number]
                }
            }
        }
        if let replicate = numbers[.treatment] {
            for (choice, number) in drawn(doubts.treatment, .treatment, seed, replicate) {
                for place in choice.nodes.compactMap({ places[$0] }) {
                    model.indicators[place].treatment = choice.alternatives[number]
                }
            }
        }
        if let replicate = numbers[.goalposts] { moveGoalposts(&model, seed, replicate) }
        if let replicate = numbers[.inclusion] {
            for place in leftOut(model, seed, replicate) { model.indicators[place].weight = 0 }
        }
    }

    /// The number of the alternative that each choice takes.
    func drawn<Method>(
        _ choices: [IndexDoubts.Choice<Method>], _ doubt: Doubt, _ seed: UInt64, _ replicate: UInt32
    ) -> [(IndexDoubts.Choice<Method>, Int)] {
        choices.map { ($0, $0.drawn(Self.stream($0, doubt), seed, replicate)) }
    }

    /// The method that each replicate takes for a node; nil where no choice has it.
    func method<Method>(
        of node: String, _ choices: [IndexDoubts.Choice<Method>], _ doubt: Doubt, _ seed: UInt64
    ) -> (@Sendable (UInt32) -> Method)? {
        guard let choice = choices.last(where: { $0.nodes.contains(node) }) else { return nil }
        let stream = Self.stream(choice, doubt)
        return { choice.alternatives[choice.drawn(stream, seed, $0)] }
    }

    private static func stream<Method>(_ choice: IndexDoubts.Choice<Method>, _ doubt: Doubt) -> UInt64 {
        DrawStream.hash("choice", doubt.rawValue, choice.nodes.first ?? "")
    }

    private func moveGoalposts(_ model: inout IndexModel, _ seed: UInt64, _ replicate: UInt32) {
        for (place, indicator) in model.indicators.enumerated() {
            guard let goalposts = model.normalisation(of: indicator) as? Goalposts else { continue }
            model.indicators[place].normalisation = goalposts.drawn(
                doubts.goalposts, Self.goalpostStream(indicator.id), seed, replicate)
        }
    }

    static func goalpostStream(_ indicator: String) -> UInt64 { DrawStream.hash("goalposts", indicator) }

    /// Places of the indicators that a replicate leaves out: never all that a group has.
    func leftOut(_ model: IndexModel, _ seed: UInt64, _ replicate: UInt32) -> [Int] {
        guard let inclusion = doubts.inclusion else { return [] }
        switch inclusion.leftOut {
        case .one:
            let open = families.filter { $0.indicators.count + $0.others > 1 }.flatMap(\.indicators)
                .sorted { model.id($0) < model.id($1) }
            guard !open.isEmpty else { return [] }
            var stream = DrawStream(
                seed: seed, replicate: replicate, stream: DrawStream.hash("inclusion"))
            return [open[choice(stream.uniform(), among: open.count)]]
        case .each:
            return families.flatMap { indicators, others -> [Int] in
                let numbers = indicators.map { place in
                    var stream = DrawStream(
                        seed: seed, replicate: replicate,
                        stream: DrawStream.hash("inclusion", model.indicators[place].id))
                    return stream.uniform()
                }
                var left = indicators.indices.filter { numbers[$0] < inclusion.probability }
                if others == 0, left.count == indicators.count {
                    // The one that a lower probability would have kept longest.
                    let last = left.max { numbers[$0] < numbers[$1] }
                    left.removeAll { $0 == last }
                }
                return left.map { indicators[$0] }
            }
        }
    }
}

extension Goalposts {
    /// The goalposts of a replicate, each moved by at most a share of the distance between them.
    func drawn(_ share: Double, _ stream: UInt64, _ seed: UInt64, _ replicate: UInt32) -> Goalposts {
        var stream = DrawStream(seed: seed, replicate: replicate, stream: stream)
        let low = share * (2 * stream.uniform() - 1)
        let high = share * (2 * stream.uniform() - 1)
        return moved(low: low, high: high)
    }
}

extension IndexDoubts.Choice {
    /// The number of the alternative that a replicate takes.
    fileprivate func drawn(_ stream: UInt64, _ seed: UInt64, _ replicate: UInt32) -> Int {
        var stream = DrawStream(seed: seed, replicate: replicate, stream: stream)
        return alternative(stream.uniform())
    }

    /// The alternative that a number of 0...1 stands for: that range is cut, and not the range of numbers drawn.
    func alternative(_ u: Double) -> Int {
        if probabilities.allSatisfy({ $0 == probabilities[0] }) {
            return choice(u, among: alternatives.count)
        }
        var sum = 0.0
        for (place, probability) in probabilities.enumerated().dropLast() {
            sum += probability
            if u < sum { return place }
        }
        return alternatives.count - 1
    }
}
