@testable import Mizan

/// Invented index models and figures for the tests of the engine: units `U01`, `U02`, … in the order of the values.
enum InventedIndex {
    /// A node in YAML: its id, and after a comma other keys.
    static func node(_ text: String) -> String {
        let id = text.prefix { $0 != "," }
        return "{id: \(id), name: {en: \(id), ar: \(id)}\(text.dropFirst(id.count))}"
    }

    static func indicators(_ nodes: [String]) -> String {
        "indicators: [" + nodes.map(node).joined(separator: ", ") + "]"
    }

    static func groups(_ nodes: [String]) -> String {
        "groups: [" + nodes.map(node).joined(separator: ", ") + "]"
    }

    /// - Parameters:
    ///   - children: what stands below the index: `indicators` or `groups`.
    ///   - sections: lines of the top of the file.
    static func text(
        _ children: String, aggregation: String = "{method: arithmetic}", _ sections: [String] = []
    ) -> String {
        let lines =
            [
                "format: 1", "name: invented", "version: \"1\"", "title: {en: Invented, ar: مختلق}",
                "data: data",
                "units: {kind: country}",
            ] + sections + ["index: " + node("top, aggregation: \(aggregation), \(children)")]
        return lines.map { $0 + "\n" }.joined()
    }

    static func model(
        _ children: String, aggregation: String = "{method: arithmetic}", _ sections: [String] = []
    ) throws -> IndexModel {
        try IndexModel.read(
            Array(text(children, aggregation: aggregation, sections).utf8), file: "invented.yaml")
    }

    static func id(_ unit: Int) -> String { (unit < 9 ? "U0" : "U") + "\(unit + 1)" }

    /// Figures of some years: by year and indicator, one a unit; NaN is no figure.
    static func dataset(_ years: [Int: [String: [Double]]], region: (Int) -> String = { _ in "all" })
        -> Dataset
    {
        let count = years.values.flatMap(\.values).map(\.count).max() ?? 0
        var observations: [Dataset.Observation] = []
        for (year, columns) in years {
            for (indicator, values) in columns {
                for (unit, value) in values.enumerated() where !value.isNaN {
                    observations.append(SmallModel.figure(id(unit), indicator, year, value))
                }
            }
        }
        let units = (0..<count).map { unit in
            var state = SmallModel.state(id(unit))
            state.region = region(unit)
            return state
        }
        let names = Set(years.values.flatMap(\.keys)).sorted()
        return Dataset(
            units: units.sorted { $0.id < $1.id },
            indicators: names.map { SmallModel.indicator($0, .country) },
            observations: observations.sorted {
                ($0.unit, $0.indicator, $0.period) < ($1.unit, $1.indicator, $1.period)
            },
            sources: [SmallModel.source("survey")])
    }

    static func edition(_ model: IndexModel, _ columns: [String: [Double]]) throws -> IndexEdition {
        try IndexEdition(of: model, from: dataset([2020: columns]), at: Period(year: 2020))
    }

    /// The weights by id that a method proposes for an edition.
    static func weights(
        _ edition: IndexEdition, by method: String, settings: String? = nil, group: String? = nil
    ) throws -> [String: Double] {
        try proposal(edition, by: method, settings: settings, group: group).weights
    }

    static func proposal(
        _ edition: IndexEdition, by method: String, settings: String? = nil, group: String? = nil
    ) throws -> WeightProposal {
        try WeightProposal(
            AnalysisTable(edition),
            by: Registry.weighting(method, settings: settings.map { (Array($0.utf8), "settings.yaml") }),
            group: group)
    }
}
