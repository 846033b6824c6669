import Testing
import Yams

@testable import Mizan

/// Settings that suit each registered method: what the contract tests run it with.
///
/// A method without an entry fails `everyMethodHasSettings`, so that none is untested.
enum MethodSettings {
    /// By stage and method: what stands beside `method:`, one text a variant.
    static let suited: [String: [String: [String]]] = [
        "imputation": [
            "none": [""], "constant": ["value: 4, reason: counted twice"],
            "mean": ["", "within: region"], "median": ["", "within: region"],
            "row-mean": ["", "level: 3"], "row-median": ["", "level: 3"],
            "latest": ["", "maximum_age: 2"], "latest-or-next": [""], "linear": [""], "linear-constant": [""],
            "regression": ["", "on: [a]", "level: 3"], "em": ["", "level: 3"],
            "hot-deck": ["seed: 7", "seed: 7, within: region"],
        ],
        "treatment": [
            "none": [""],
            "skew-kurtosis": [
                "", "skewness: 1, kurtosis: 1", "winsorise: 0", "then: none", "then: log-of-tail",
                "winsorise: 0, then: log-plus-one", "winsorise: 0, then: log-to-maximum",
                "winsorise: 1, then: box-cox, power: 0.5, combined: yes",
            ],
            "winsorise": ["places: 1", "places: 3"],
            "log": ["", "variant: log-of-tail", "variant: log-plus-one", "variant: log-to-maximum"],
            "box-cox": ["power: 0", "power: 0.5", "power: -1"],
        ],
        "normalisation": [
            "goalposts": [
                "low: 0, high: 20", "low: 2, high: 9, clamp: no", "low: 1, high: 20, transform: log",
                "low: 0, high: 20, scale: 100, floor: 1",
            ],
            "min-max": ["", "low: 1, high: 10"], "z-score": ["", "mean: 100, deviation: 10"],
            "rank": ["", "ties: mean"], "percentile-rank": ["", "low: 1, high: 10"], "borda": [""],
            "distance-to-target": ["", "target: 9, cap: yes", "low: 1, high: 10"],
            "distance-to-reference": ["unit: u3", "unit: u6, cap: yes", "unit: u3, low: 1, high: 10"],
            "fraction-of-maximum": ["", "low: 1, high: 2"],
            "logistic": ["midpoint: 5, steepness: 0.4", "midpoint: 5, steepness: 0.4, low: 1, high: 10"],
            "adjusted-mazziotta": ["", "base: 5"], "none": [""],
        ],
        "aggregation": [
            "arithmetic": [""], "geometric": [""], "harmonic": [""],
            "power": ["exponent: 0.5", "exponent: -2", "exponent: 0", "exponent: 3"],
            "median": [""], "minimum": [""], "owa": ["weights: [0.2, 0.3, 0.5]", "weights: [0, 0, 1]"],
            "mazziotta-pareto": ["", "penalty: added"], "adjusted-mazziotta-pareto": ["", "penalty: added"],
            "inverted-geometric": [""], "inverted-power": ["exponent: 0.5", "exponent: -1"], "sum": [""],
            "copeland": [""],
            "topsis": ["", "scale: min-max", "scale: sum", "scale: maximum"],
            "vikor": ["", "strategy: 1", "strategy: 0"],
            "promethee": [
                "", "preference: u-shape, indifference: 1", "preference: v-shape, strict: 3",
                "preference: level, indifference: 1, strict: 2",
                "preference: linear, indifference: 1, strict: 2",
            ],
        ],
        "weighting": [
            "equal": [""], "equal-per-indicator": [""], "entropy": [""],
            "critic": ["", "correlations: raw"], "standard-deviation": [""], "merec": [""], "pca": [""],
            "ahp": [
                "elements: [c, a, b], comparisons: [[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]]",
                "elements: [a, b, c], comparisons: [[1, 3, 5], [0.333, 1, 3], [0.2, 0.333, 1]], limit: 0.2, random_index: [0, 0, 0.5]",
            ],
            "best-worst": [
                "elements: [a, b, c], best: b, worst: c, best_to_others: [2, 1, 8], others_to_worst: [4, 8, 1]"
            ],
            "budget": ["elements: [a, b, c], points: [[50, 30, 20], [1, 1, 2]]"],
            "rank-order-centroid": ["order: [b, c, a]"],
            "optimised": ["", "aim: information", "elements: [b, a, c], targets: [1, 2, 1]"],
            "benefit-of-the-doubt": ["", "minimum_share: 0.1"],
        ],
    ]

    /// Every method with each of its variants.
    static func all(_ stage: String) -> [Variant] {
        (suited[stage] ?? [:]).sorted { $0.key < $1.key }.flatMap { name, texts in
            texts.map { Variant(stage: stage, method: name, text: $0) }
        }
    }

    static var everything: [Variant] { suited.keys.sorted().flatMap(all) }

    /// One method as a model file would name it.
    struct Variant: Sendable, CustomTestStringConvertible {
        var stage: String
        var method: String
        var text: String

        var testDescription: String { "\(method) {\(text)}" }

        /// The settings as a model file would give them, with the log of their findings.
        func read<Value>(adding more: String = "", _ body: (Settings, String) -> Value?) throws
            -> (value: Value?, findings: [Finding])
        {
            let parts = ["method: \(method)", text, more].filter { !$0.isEmpty }
            let yaml = "\(stage): {\(parts.joined(separator: ", "))}"
            let log = Settings.Log(file: "test", lines: [Substring(yaml)])
            let settings = Settings(try #require(try Yams.compose(yaml: yaml)), path: "", log: log)
            return (body(settings, stage), log.findings)
        }

        private func method<Value>(_ body: (Settings, String) -> Value?) throws -> Value {
            let (value, findings) = try read(body)
            #expect(findings.isEmpty, "\(findings)")
            return try #require(value)
        }

        func imputation() throws -> any Imputation { try method { $0.imputation($1) } }
        func treatment() throws -> any Treatment { try method { $0.treatment($1) } }
        func normalisation() throws -> any Normalisation { try method { $0.normalisation($1) } }
        func aggregation() throws -> any Aggregation { try method { $0.aggregation($1) } }
        func weighting() throws -> any Weighting { try method { $0.weighting($1) } }

        /// The findings of the settings with one more key.
        func findings(adding more: String) throws -> [Finding] {
            try read(adding: more) { settings, stage -> Bool? in
                switch stage {
                case "imputation": _ = settings.imputation(stage)
                case "treatment": _ = settings.treatment(stage)
                case "normalisation": _ = settings.normalisation(stage)
                case "aggregation": _ = settings.aggregation(stage)
                default: _ = settings.weighting(stage)
                }
                return nil
            }.findings
        }
    }

    /// A method with settings, for tests of one formula.
    static func variant(_ stage: String, _ method: String, _ text: String = "") -> Variant {
        Variant(stage: stage, method: method, text: text)
    }
}

extension Settings {
    /// The weighting that a section names; a model file names none, it states weights.
    fileprivate func weighting(_ key: String) -> (any Weighting)? {
        let types = Registry.weightings
        return requiredSection(key) { settings in
            let name = settings.name("method", among: types.map { $0.name }, of: key)
            return types.first { $0.name == name }?.init(settings)
        }
    }
}
