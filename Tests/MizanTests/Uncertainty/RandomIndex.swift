@testable import Mizan

/// Random index models with their panels, the same for the same seed: trees of one to three levels, ties, gaps, twins;
/// figures, methods and doubts of every kind that lanes have.
struct RandomIndex {
    private enum Kind {
        /// Scores of any height.
        case any
        /// Scores of 0–10, as inverted means need them.
        case ten
        /// Values below 0 can come up under geometric means, so that replicates fail.
        case failing
    }

    private var generator: SeededGenerator
    private var indicators: [String] = []
    private var groups = 0
    private var hasGoalposts = false
    private let kind: Kind

    init(_ seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        kind = [.failing, .ten, .any, .any, .any][Int(seed % 5)]
    }

    private mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &generator)]
    }

    private mutating func isTrue(_ share: Double) -> Bool { .random(in: 0..<1, using: &generator) < share }

    // MARK: Tree

    private mutating func goalposts() -> String {
        hasGoalposts = true
        let transform = one(of: ["", ", transform: sqrt", ", transform: log10(1+x)"])
        let scale = kind == .ten ? "" : ", floor: 1, scale: 90"
        return "{method: goalposts, low: \(transform.isEmpty ? -40 : 1), high: 50\(transform)\(scale)}"
    }

    private mutating func indicator(_ place: Int) -> String {
        let id = "x\(indicators.count)"
        indicators.append(id)
        // Two of each group weigh at least.
        let weight = one(of: place < 2 ? [1, 2, 0.5] : [1, 0])
        var keys = ["id: \(id)", "name: {en: X, ar: س}", "weight: \(weight)"]
        if kind != .failing, isTrue(0.3) { keys.append("direction: negative") }
        if isTrue(0.2) {
            keys.append("normalisation: \(goalposts())")
        } else if kind == .any, isTrue(0.2) {
            let method = one(of: ["rank", "logistic, midpoint: 15, steepness: 0.1"])
            keys.append("normalisation: {method: \(method)}")
        }
        if isTrue(0.1) { keys.append("imputation: {method: mean}") }
        if isTrue(0.1) { keys.append("treatment: {method: winsorise, places: 1}") }
        return "{\(keys.joined(separator: ", "))}"
    }

    private mutating func group(_ depth: Int) -> String {
        groups += 1
        let methods =
            switch kind {
            case .failing: ["geometric"]
            case .ten:
                ["inverted-geometric", "inverted-power, exponent: -0.5", "inverted-power, exponent: 2"]
            case .any:
                [
                    "geometric", "geometric", "arithmetic", "arithmetic", "harmonic", "power, exponent: 2",
                    "median",
                ]
            }
        var keys = [
            "id: g\(groups)", "name: {en: G, ar: م}", "aggregation: {method: \(one(of: methods))}",
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

    // MARK: Doubts

    private mutating func observation() -> String {
        let distribution =
            kind == .failing || isTrue(0.3)
            ? "normal, error: 2"
            : one(of: [
                "normal, error: 2, prior: {mean: 15, deviation: 9}", "log-normal, relative_error: 0.1",
                "beta, low: 0, high: 60, error: 2", "poisson", "gamma-poisson, shape: 20", "triangular",
                "poisson, prior: {mean: 12, deviation: 4}", "sources", "sources, take: spread",
            ])
        return "observation: [{distribution: \(distribution)}]"
    }

    private mutating func doubts(imputation: String) -> [String] {
        var doubts = [observation()]
        if isTrue(0.7) { doubts.append("concentration: \(one(of: [2, 50]))") }
        if isTrue(0.2) { doubts.append("weights: [{draw: uniform, groups: [g1]}]") }
        if isTrue(0.6) { doubts.append("gaps: {draw: hot-deck}") }
        if isTrue(0.3) {
            doubts.append("inclusion: {leave_out: \(one(of: ["one", "each, probability: 0.2"]))}")
        }
        if imputation == "latest" { doubts.append("age: 0.2") }
        if hasGoalposts, isTrue(0.6) { doubts.append("goalposts: 0.2") }
        guard kind == .any else { return doubts }
        let alternatives = [
            ("aggregation", "{method: geometric}, {method: arithmetic}, {method: power, exponent: -1}"),
            ("normalisation", "{method: min-max, low: 1}, {method: z-score, mean: 50}, {method: rank}"),
            ("treatment", "{method: none}, {method: winsorise, places: 1}"),
        ]
        for (stage, methods) in alternatives where isTrue(0.4) {
            doubts.append("\(stage): [{alternatives: [\(methods)]}]")
        }
        return doubts
    }

    // MARK: Edition

    /// A model that a check finds fault with, such as goalposts that nothing is scored between, is drawn anew.
    mutating func source(seed: UInt64) throws -> IndexReplicates {
        while true {
            (indicators, groups, hasGoalposts) = ([], 0, false)
            do { return try candidate(seed: seed) } catch is Findings { continue }
        }
    }

    private mutating func candidate(seed: UInt64) throws -> IndexReplicates {
        let tree = group(one(of: [1, 2, 3]))
        let normalisation =
            switch kind {
            case .failing: "{method: none}"
            case .ten: goalposts()
            case .any:
                one(of: [
                    "{method: min-max, low: 1}", "{method: z-score, mean: 50, deviation: 5}",
                    "{method: fraction-of-maximum}", goalposts(),
                ])
            }
        let imputation = one(of: ["none", "median", "latest"])
        let model = try SmallIndex.model(
            """
            format: 1
            name: random
            version: "1"
            title: {en: Random, ar: عشوائي}
            data: data
            units: {kind: country}
            imputation: {method: \(imputation)}
            normalisation: \(normalisation)
            uncertainty: {\(doubts(imputation: imputation).joined(separator: ", "))}
            index: \(tree)
            """)
        let panels = panels(model, [2018, 2020], gaps: one(of: [0, 0.1]))
        return IndexReplicates(
            try IndexEdition(of: model, panels[1], IndexRun.Context(history: panels)), seed: seed)
    }

    private mutating func panels(_ model: IndexModel, _ years: [Int], gaps: Double) -> [IndexPanel] {
        let units = Int.random(in: 3...14, using: &generator)
        let ids = (0...units).map { SmallModel.state("u" + ($0 < 10 ? "0" : "") + "\($0)") }
        let people = ids.map { _ in Double.random(in: 1...3, using: &generator) }
        let denominators = model.indicators.indices.map { _ in isTrue(0.15) ? people : nil }
        return years.map { year in
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
            return IndexPanel(
                Period(year: year), ids, columns, denominators, errors: columns.map { $0.map { error($0) } })
        }
    }

    /// What is known of an error, of three figures in four.
    private mutating func error(_ value: Double) -> FigureError {
        guard isTrue(0.75) else { return FigureError() }
        return FigureError(
            standardError: kind == .failing ? 2 : 1.5, low: value - 2, high: value + 1,
            sources: [value - 1, value, value + 2])
    }
}
