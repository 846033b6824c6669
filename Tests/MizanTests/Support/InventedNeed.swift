@testable import Mizan

/// Invented models of evidence and datasets for them, each a function of its number: ties, gaps, stand-ins, findings,
/// old figures, fallbacks, units under restriction.
enum InventedNeed {
    static func edition(_ number: Int) throws -> Edition {
        var random = SeededGenerator(seed: UInt64(number))
        return try SmallModel.edition(dataset(&random), model: model(&random))
    }

    /// The small model with a fallback and another mean, requirement or doubt here and there.
    private static func model(_ random: inout SeededGenerator) -> String {
        var text = SmallModel.text.replacing(
            "          - id: routes\n",
            with: """
                          - id: other-routes
                            fallback_for: routes
                            name: {en: Other, ar: غيرها}
                            stands_in: yes
                            normalisation: {method: goalposts, low: 0, high: 10}
                          - id: routes

                """)
        func vary(_ old: String, _ new: [String]) {
            guard let new = new.randomElement(using: &random) else { return }
            text = text.replacing(old, with: new)
        }
        vary(
            "score:\n  aggregation: {method: inverted-geometric}",
            [
                "inverted-geometric", "inverted-geometric", "arithmetic", "inverted-power, exponent: 0.5",
                "inverted-power, exponent: 1", "inverted-power, exponent: -2",
            ].map { "score:\n  aggregation: {method: \($0)}" })
        vary(
            "    cells: [killing, torture, conflict]\n    aggregation: {method: inverted-geometric}",
            ["inverted-geometric", "arithmetic", "inverted-power, exponent: 0.25"].map {
                "    cells: [killing, torture, conflict]\n    aggregation: {method: \($0)}"
            })
        vary(
            "    weight: 30\n    aggregation: {method: arithmetic}",
            ["arithmetic", "inverted-geometric", "inverted-power, exponent: -1"].map {
                "    weight: 30\n    aggregation: {method: \($0)}"
            })
        vary("requires: 0.5", ["requires: 0", "requires: 0.3", "requires: 0.5", "requires: 0.8"])
        vary("own_dimensions: 2", ["own_dimensions: 1", "own_dimensions: 2"])
        vary("level: 8", ["level: 8", "level: 5"])
        vary("concentration: 100, ", ["", "concentration: 1, ", "concentration: 100, "])
        vary(
            "exponents: [-1, 1], ",
            ["", "exponents: [-1, 1], ", "exponents: [0, 0], ", "exponents: [1, 1], "])
        vary("stand_in_spread: 1.5, ", ["", "stand_in_spread: 1.5, "])
        vary("ageing: 0.3, ", ["", "ageing: 0.3, "])
        vary("hot_deck: yes", ["hot_deck: yes", "hot_deck: yes", "hot_deck: no"])
        return text
    }

    private static func dataset(_ random: inout SeededGenerator) -> Dataset {
        var (observations, findings): ([Dataset.Observation], [Dataset.BodyFinding]) = ([], [])
        func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
        let units = (0..<12).map { number in
            SmallModel.community(
                "u\(number + 10)", in: ["AAA", "BBB", "CCC"].randomElement(using: &random) ?? "AAA",
                scope: chance(0.3) ? .occupied : .minorities)
        }
        for unit in units.map(\.id) {
            func figure(_ indicator: String, _ values: [Double]) {
                let value = values.randomElement(using: &random) ?? 0
                let isBounded = chance(0.3)
                observations.append(
                    SmallModel.figure(
                        unit, indicator, 2020 - Int.random(in: 0...3, using: &random), value,
                        low: isBounded ? value * 0.5 : nil, high: isBounded ? value * 1.25 : nil,
                        error: chance(0.3) ? 0.75 : nil,
                        basis: [.whole, .part, .fragment, .floor].randomElement(using: &random) ?? .whole))
            }
            if chance(0.5) { figure("status", [2, 4, 4, 8]) }
            if chance(0.3) { figure("integrity", [0, 5, 9]) }
            if chance(0.4) {
                observations.append(SmallModel.figure(unit, "population", 2020, 100_000))
                figure("deaths", [0, 3, 40, 900])
            }
            for violation in ["killing", "torture", "hate-crime", "discrimination"] {
                for _ in 0..<2 where chance(0.25) {
                    findings.append(
                        SmallModel.finding(
                            unit, violation,
                            Dataset.BodyFinding.Extent.allCases.randomElement(using: &random) ?? .pattern,
                            document: Int.random(in: 2012...2020, using: &random),
                            grade: Int.random(in: 1...4, using: &random)))
                }
            }
        }
        observations.append(SmallModel.figure("CCC", "other-routes", 2019, 7))
        var dataset = SmallModel.dataset(
            units + [SmallModel.state("CCC")], observations, findings)
        dataset.indicators.append(SmallModel.indicator("other-routes", .country))
        return dataset
    }
}
