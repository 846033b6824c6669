@testable import Mizan

/// A small invented index of four indicators in two groups over states, with what a test needs of each stage.
///
///     index = left (3/4: a 1/3, b 2/3) and right (1/4: c, d)
enum AnalysedIndex {
    static let names = ["a", "b", "c", "d"]

    static func text(_ stages: String, aggregation: String = "{method: arithmetic}") -> String {
        """
        format: 1
        name: small-index
        version: "1"
        title: {en: Small index, ar: مؤشر صغير}
        data: data
        units: {kind: country}
        \(stages)
        index:
          id: index
          name: {en: Index, ar: مؤشر}
          aggregation: \(aggregation)
          groups:
            - id: left
              name: {en: Left, ar: يسار}
              weight: 3
              indicators:
                - {id: a, name: {en: A, ar: أ}, weight: 1}
                - {id: b, name: {en: B, ar: ب}, weight: 2}
            - id: right
              name: {en: Right, ar: يمين}
              weight: 1
              indicators:
                - {id: c, name: {en: C, ar: ج}}
                - {id: d, name: {en: D, ar: د}, direction: negative}
        """
    }

    /// An index without groups, its indicators of one weight.
    static func flat(_ names: [String], _ stages: String, aggregation: String = "{method: arithmetic}")
        -> String
    {
        """
        format: 1
        name: flat-index
        version: "1"
        title: {en: Flat index, ar: مؤشر مستو}
        data: data
        units: {kind: country}
        \(stages)
        index:
          id: index
          name: {en: Index, ar: مؤشر}
          aggregation: \(aggregation)
          indicators:
        \(names.map { "    - {id: \($0), name: {en: \($0), ar: \($0)}}" }.joined(separator: "\n"))
        """
    }

    /// Units `u00`, `u01`… with the figures of columns by indicator; NaN is left out.
    static func dataset(_ columns: [String: [Double]], year: Int = 2020) -> Dataset {
        let count = columns.values.map(\.count).max() ?? 0
        let units = (0..<count).map { ($0 < 10 ? "u0" : "u") + "\($0)" }
        let observations = columns.flatMap { name, column in
            zip(units, column).filter { !$0.1.isNaN }.map { SmallModel.figure($0.0, name, year, $0.1) }
        }
        return Dataset(
            units: units.map(SmallModel.state),
            indicators: columns.keys.sorted().map { SmallModel.indicator($0, .country) },
            observations: observations.sorted { ($0.unit, $0.indicator) < ($1.unit, $1.indicator) },
            sources: [SmallModel.source("survey")])
    }

    static func source(_ text: String, _ columns: [String: [Double]]) throws -> IndexSource {
        let model = try IndexModel.read(Array(text.utf8), file: "index.yaml")
        return IndexSource(of: model, from: dataset(columns))
    }

    static func edition(_ text: String, _ columns: [String: [Double]]) throws -> IndexEdition {
        try IndexEdition(from: source(text, columns), at: Period(year: 2020))
    }

    static func table(_ text: String, _ columns: [String: [Double]]) throws -> AnalysisTable {
        AnalysisTable(try edition(text, columns))
    }

    static func runs(_ text: String, _ columns: [String: [Double]]) throws -> ModelRuns {
        let source = try source(text, columns)
        return try ModelRuns(try IndexEdition(from: source, at: Period(year: 2020)), from: source)
    }

    static let raw = "normalisation: {method: none}"
    static let goalposts = "normalisation: {method: goalposts, low: 0, high: 10}"
    static let minMax = "normalisation: {method: min-max}"
}
