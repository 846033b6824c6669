@testable import Mizan

/// Random index models with their panels, the same for the same seed: trees of one to three levels, ties, gaps, twins.
struct RandomIndex {
    private var generator: SeededGenerator
    private var indicators: [String] = []
    private var groups = 0
    /// Whether values below 0 can come up under geometric means, so that replicates fail.
    private let fails: Bool

    init(_ seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        fails = seed.isMultiple(of: 5)
    }

    private mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &generator)]
    }

    private mutating func isTrue(_ share: Double) -> Bool { .random(in: 0..<1, using: &generator) < share }

    private mutating func indicator(_ place: Int) -> String {
        let id = "x\(indicators.count)"
        indicators.append(id)
        // Two of each group weigh at least.
        let weight = one(of: place < 2 ? [1, 2, 0.5] : [1, 0])
        var keys = ["id: \(id)", "name: {en: X, ar: س}", "weight: \(weight)"]
        if !fails, isTrue(0.3) { keys.append("direction: negative") }
        if isTrue(0.2) {
            keys.append("normalisation: {method: goalposts, low: -40, high: 50, floor: 1, scale: 90}")
        }
        if isTrue(0.1) { keys.append("imputation: {method: mean}") }
        return "{\(keys.joined(separator: ", "))}"
    }

    private mutating func group(_ depth: Int) -> String {
        groups += 1
        let aggregation = one(of: fails ? ["geometric"] : ["geometric", "arithmetic"])
        var keys = [
            "id: g\(groups)", "name: {en: G, ar: م}", "aggregation: {method: \(aggregation)}",
            "requires: \(one(of: [0, 0, 0.5, 0.67]))",
        ]
        let count = Int.random(in: 2...4, using: &generator)
        if depth == 1 || isTrue(0.3) {
            keys.append("indicators: [\((0..<count).map { indicator($0) }.joined(separator: ", "))]")
        }
        if depth > 1 {
            keys.append("groups: [\((0..<2).map { _ in group(depth - 1) }.joined(separator: ", "))]")
        }
        return "{\(keys.joined(separator: ", "))}"
    }

    mutating func source(seed: UInt64) throws -> IndexReplicates {
        let tree = group(one(of: [1, 2, 3]))
        var doubts = ["observation: [{distribution: normal, error: 2}]"]
        if isTrue(0.7) { doubts.append("concentration: \(one(of: [2, 50]))") }
        if isTrue(0.2) { doubts.append("weights: [{draw: uniform, groups: [g1]}]") }
        if isTrue(0.6) { doubts.append("gaps: {draw: hot-deck}") }
        if isTrue(0.3) {
            doubts.append("inclusion: {leave_out: \(one(of: ["one", "each, probability: 0.2"]))}")
        }
        let normalisation =
            fails
            ? "{method: none}"
            : one(of: ["{method: min-max, low: 1}", "{method: z-score, mean: 50, deviation: 5}"])
        let model = try SmallIndex.model(
            """
            format: 1
            name: random
            version: "1"
            title: {en: Random, ar: عشوائي}
            data: data
            units: {kind: country}
            imputation: {method: \(one(of: ["none", "median"]))}
            normalisation: \(normalisation)
            uncertainty: {\(doubts.joined(separator: ", "))}
            index: \(tree)
            """)
        return IndexReplicates(try IndexEdition(of: model, panel(model)), seed: seed)
    }

    private mutating func panel(_ model: IndexModel) -> IndexPanel {
        let units = Int.random(in: 3...14, using: &generator)
        let gaps = one(of: [0, 0.1])
        var columns = model.indicators.map { _ in
            // Whole numbers tie; the first two units know all.
            (0..<units).map { unit -> Double in
                unit > 1 && isTrue(gaps) ? .nan : Double.random(in: 4...30, using: &generator).rounded()
            }
        }
        for place in columns.indices {
            (columns[place][0], columns[place][1]) = (4, 30)
            columns[place].append(columns[place][units - 1])
        }
        let ids = (0...units).map { SmallModel.state("u" + ($0 < 10 ? "0" : "") + "\($0)") }
        let people = ids.map { _ in Double.random(in: 1...3, using: &generator) }
        return IndexPanel(
            Period(year: 2020), ids, columns,
            model.indicators.indices.map { _ in isTrue(0.15) ? people : nil })
    }
}
