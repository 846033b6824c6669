@testable import Mizan

/// Small invented indices: models, panels and datasets for the tests of index models.
enum SmallIndex {
    /// Two groups of two indicators, weights 3 : 1 above and 1 : 1 inside, nothing normalised.
    static func text(
        _ aggregation: String = "{method: arithmetic}", above: String? = nil, head: String = "",
        requires: Double = 0
    ) -> String {
        """
        format: 1
        name: small
        version: "1"
        title: {en: Small, ar: صغير}
        data: data
        units: {kind: country}
        \(head)
        index:
          id: all
          name: {en: All, ar: الكل}
          aggregation: \(above ?? aggregation)
          requires: \(requires)
          groups:
            - id: left
              name: {en: Left, ar: يسار}
              weight: 3
              aggregation: \(aggregation)
              requires: \(requires)
              indicators:
                - {id: a, name: {en: A, ar: أ}}
                - {id: b, name: {en: B, ar: ب}}
            - id: right
              name: {en: Right, ar: يمين}
              aggregation: \(aggregation)
              requires: \(requires)
              indicators:
                - {id: c, name: {en: C, ar: ج}}
                - {id: d, name: {en: D, ar: د}}

        """
    }

    static func model(_ text: String = text()) throws -> IndexModel {
        try IndexModel.read(Array(text.utf8), file: "small.yaml")
    }

    /// An index of so many indicators `x0`, `x1` … without groups.
    static func flat(
        _ count: Int, _ aggregation: String = "{method: arithmetic}", head: String = "",
        weight: (Int) -> Double = { _ in 1 }
    ) throws -> IndexModel {
        let indicators = (0..<count).map {
            "    - {id: x\($0), name: {en: X\($0), ar: س\($0)}, weight: \(weight($0))}\n"
        }
        return try model(
            """
            format: 1
            name: flat
            version: "1"
            title: {en: Flat, ar: مسطح}
            data: data
            units: {kind: country}
            \(head)
            index:
              id: all
              name: {en: All, ar: الكل}
              aggregation: \(aggregation)
              indicators:

            """ + indicators.joined())
    }

    /// A panel of rows, one a unit `u0`, `u1` …; NaN is a gap.
    static func panel(_ rows: [[Double]], _ year: Int = 2020) -> IndexPanel {
        let count = rows.first?.count ?? 0
        return IndexPanel(
            Period(year: year), rows.indices.map { SmallModel.state("u\($0)") },
            (0..<count).map { column in rows.map { $0[column] } }, [[Double]?](repeating: nil, count: count))
    }

    static func edition(_ model: IndexModel, _ rows: [[Double]]) throws -> IndexEdition {
        try IndexEdition(of: model, panel(rows))
    }

    /// Rows of figures between 1 and 9 that follow no pattern, the same in every run.
    static func rows(_ units: Int, _ columns: Int, seed: UInt64 = 7) -> [[Double]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<units).map { _ in (0..<columns).map { _ in .random(in: 1...9, using: &generator) } }
    }

    /// A dataset of the indicators of a model: by year, rows of figures.
    static func dataset(_ model: IndexModel, _ years: [Int: [[Double]]]) -> Dataset {
        let count = years.values.map(\.count).max() ?? 0
        var observations: [Dataset.Observation] = []
        for (year, rows) in years {
            for (unit, row) in rows.enumerated() {
                for (place, value) in row.enumerated() where !value.isNaN {
                    observations.append(
                        SmallModel.figure("u\(unit)", model.indicators[place].id, year, value))
                }
            }
        }
        return Dataset(
            units: (0..<count).map { SmallModel.state("u\($0)") }.sorted { $0.id < $1.id },
            indicators: model.indicators.map { SmallModel.indicator($0.id, .country) },
            observations: observations.sorted {
                ($0.unit, $0.indicator, $0.period, $0.source) < ($1.unit, $1.indicator, $1.period, $1.source)
            },
            sources: [SmallModel.source("survey")])
    }
}
