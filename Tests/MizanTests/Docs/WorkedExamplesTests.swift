import Foundation
import Mizan
import Testing

/// Section 10 of the handbook, recomputed from the data and the model that the pages print.
struct WorkedExamplesTests {
    /// The printed value of each example by its name.
    static func printed() throws -> [String: String] {
        let rows = Documents.rows(try Documents.text("docs/handbook.md")).filter {
            $0.heading.hasPrefix("10.")
        }
        return Dictionary(rows.map { ($0.codes("figure").first ?? "", $0["value"]) }) { first, _ in first }
    }

    static func dataset() throws -> Dataset {
        let blocks = Documents.blocks(try Documents.text("docs/handbook.md"))
        let files = blocks.filter { $0.key.hasPrefix("csv ") }
        return try Documents.dataset(
            Dictionary(uniqueKeysWithValues: files.map { (String($0.key.dropFirst(4)), $0.value) }))
    }

    /// What the program gives for the invented community of one name.
    struct Community {
        let edition: Edition
        let index: Int

        init(_ id: String, _ model: Model, _ dataset: Dataset, at year: Int = 2024) throws {
            edition = Edition(of: model, from: dataset, at: Period(year: year))
            index = try #require(edition.standings.firstIndex { $0.unit.id == id })
        }

        var standing: Standing { edition.standings[index] }

        func cell(_ indicator: String) throws -> Cell {
            let place = try #require(edition.model.indicators.firstIndex { $0.id == indicator })
            return edition.panel.cell(standing.place, place)
        }

        func dimension(_ id: String) throws -> Double {
            let part = standing.score.parts.first { edition.model.dimensions[$0.dimension].id == id }
            return try #require(part).value
        }

        var explanation: Explanation {
            Explanation(of: index, in: Ranking(edition, nil, changes: nil, since: nil))
        }
    }

    static func computed() throws -> [String: Double] {
        let model = try Documents.exampleModel()
        let dataset = try dataset()
        func community(_ id: String, at year: Int = 2024) throws -> Community {
            try Community(id, model, dataset, at: year)
        }
        let quiet = try community("A-quiet")
        let torture = try community("A-torture")
        let two = try community("A-two")
        let findings = try community("B-two")
        let order = try community("A-order")
        let killing = try community("A-killing")
        let rate = try community("A-rate")
        let carried = try community("A-rate", at: 2025).cell("lif-civilians-killed")
        let people = try #require(People.shown(torture.standing))
        let parts = torture.explanation.dimensions
        var values: [String: Double] = [
            "goalposts.integrity": try quiet.cell("lif-physical-integrity").score,
            "goalposts.routes": try quiet.cell("jus-complaint-routes").score,
            "goalposts.rate": try rate.cell("lif-civilians-killed").score,
            "mean.arithmetic": model.dimensions[1].aggregation.combined([3, 9], [1, 1]),
            "mean.geometric": model.score.aggregation.combined([3, 9], [1, 1]),
            "quiet.severity": quiet.standing.score.severity,
            "quiet.known": quiet.standing.reliability.known,
            "torture.LIF": try torture.dimension("LIF"),
            "torture.severity": torture.standing.score.severity,
            "torture.own": torture.standing.reliability.own,
            "torture.excess": try #require(torture.explanation.excess.first).value,
            "isolated.severity": try community("A-isolated").standing.score.severity,
            "contribution.LIF": try #require(parts.first { $0.id == "LIF" }).contribution,
            "contribution.JUS": try #require(parts.first { $0.id == "JUS" }).contribution,
            "two-findings.LIF": try findings.dimension("LIF"),
            "two-findings.severity": findings.standing.score.severity,
            "order.LIF": try order.dimension("LIF"),
            "order.severity": order.standing.score.severity,
            "order.lift": order.standing.score.lift,
            "killing.severity": killing.standing.score.severity,
            "killing.lift": killing.standing.score.lift,
            "rate.2024": try rate.cell("lif-civilians-killed").value,
            "rate.2025": carried.value,
            "rate.age": Double(carried.age),
            "flight.2024": try community("A-flight").cell("lif-civilians-killed").value,
            "two.score": try two.cell("leg-stateless-share").score,
            "two.error": try two.cell("leg-stateless-share").error,
            "people.2024": try #require(torture.standing.population).value,
            "people.low": Double(people.lowerBound),
            "people.high": Double(people.upperBound),
        ]
        for year in [2016, 2021, 2024, 2026, 2031, 2036] {
            values["ended.\(year)"] = try community("A-ended", at: year).cell("lif-findings-torture").value
        }
        return values
    }

    @Test func everyFigureIsRecomputed() throws {
        let printed = try Self.printed().filter { !$0.key.hasPrefix("P.") && !$0.key.hasPrefix("tier.") }
        let computed = try Self.computed()
        #expect(Set(printed.keys) == Set(computed.keys))
        for (name, value) in computed {
            let text = printed[name] ?? ""
            let decimals = text.split(separator: ".").count == 2 ? text.split(separator: ".")[1].count : 0
            #expect(String(format: "%.\(decimals)f", value) == text, "\(name)")
        }
    }

    @Test func theTextSaysWhoIsRanked() throws {
        let model = try Documents.exampleModel()
        let dataset = try Self.dataset()
        let quiet = try Community("A-quiet", model, dataset).standing
        #expect(quiet.isScored && !quiet.isRanked && quiet.ownDimensions.isEmpty)
        #expect(try Community("A-torture", model, dataset).standing.isRanked)
        let isolated = try Community("A-isolated", model, dataset)
        #expect(isolated.standing.isRanked)
        #expect(isolated.explanation.dimensions.first { $0.id == "LIF" }?.setAside.count == 1)
        #expect(try Community("A-two", model, dataset).cell("leg-stateless-share").agreed == false)
        #expect(
            try Community("A-ended", model, dataset, at: 2015).cell("lif-findings-torture").isKnown == false)
        #expect(try Community("A-ended", model, dataset, at: 2031).cell("lif-findings-torture").isOwn)
        #expect(
            try Community("A-ended", model, dataset, at: 2036).cell("lif-findings-torture").isOwn == false)
        #expect(
            try Community("A-rate", model, dataset, at: 2025).cell("lif-civilians-killed").provenance
                == .carriedForward)
    }

    /// The weaker of two findings, alone known: its row may be taken away without a change.
    @Test func takingARowAwayNeverRaises() throws {
        let model = try Documents.exampleModel()
        var dataset = try Self.dataset()
        let full = try Community("B-two", model, dataset).standing.score.severity
        dataset.bodyFindings.removeAll { $0.unit == "B-two" && $0.violation == "torture" }
        #expect(try Community("B-two", model, dataset).standing.score.severity == full)
        #expect(full == 9)
    }

    // MARK: Tiers

    static let tierModel = """
        format: 1
        name: tiers
        version: "1"
        title: {en: Tiers, ar: شرائح}
        data: data
        units: {kind: community}
        score: {aggregation: {method: arithmetic}}
        uncertainty: {}
        dimensions:
          - id: D
            name: {en: One, ar: واحد}
            weight: 1
            aggregation: {method: arithmetic}
            indicators:
              - id: figure
                name: {en: Figure, ar: رقم}
                normalisation: {method: goalposts, low: 0, high: 10}
        """
    static let scores = ["a": 7.0, "b": 6, "c": 5.5, "d": 4]

    static func tiered() throws -> (edition: Edition, uncertainty: Uncertainty) {
        let ids = scores.keys.sorted()
        let dataset = try Documents.dataset([
            "units.csv":
                "id,kind,rank_as,scope,name_en,country,small,sensitivity\nAAA,country,parent,,State,,no,public\n"
                + ids.map { "\($0),community,leaf,minorities,\($0),AAA,no,public\n" }.joined(),
            "indicators.csv": "id,name_en,unit_measure,level\nfigure,Figure,points,community\n",
            "sources.csv": "id,title,redistribute\ninvented,Invented,yes\n",
            "observations.csv": "unit,indicator,period,value,standard_error,basis,source\n"
                + ids.map { "\($0),figure,2024,\(NumberGrammar.text(scores[$0] ?? 0)),1,whole,invented\n" }
                .joined(),
        ])
        let model = try Model.read(Array(tierModel.utf8), file: "tiers.yaml")
        let edition = Edition(of: model, from: dataset, at: Period(year: 2024))
        return (edition, Uncertainty(of: edition, replicates: 10_000, seed: 1, threads: 2))
    }

    /// P printed is Φ(difference / √2); the replicates come within 0.02 of it, four standard errors at most.
    @Test func orderAndTiers() throws {
        let printed = try Self.printed()
        let (edition, uncertainty) = try Self.tiered()
        let ids = edition.standings.map(\.unit.id)
        for (place, id) in ids.enumerated() {
            #expect(printed["tier.\(id)"] == uncertainty.tiers.byUnit[place].map { "\($0)" })
            for (other, below) in ids.enumerated() {
                guard let text = printed["P.\(id)-\(below)"] else { continue }
                let difference = (Self.scores[id] ?? 0) - (Self.scores[below] ?? 0)
                let exact = 0.5 * (1 + erf(difference / 2))
                #expect(String(format: "%.2f", exact) == text)
                #expect(abs(uncertainty.probability(place, above: other) - exact) < 0.02)
            }
        }
    }
}
