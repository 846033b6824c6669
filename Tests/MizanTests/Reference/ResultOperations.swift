import MizanNumerics
import Testing

@testable import Mizan

/// Tables of results and profiles of units of the example project.
extension ReferenceTests {
    static let results: Operation = { reference in
        let edition = try CoinCase(reference).edition(CoinCase.Recipe())
        let model = edition.model
        let order = reference.text("order_by") ?? model.root.id
        let main = try #require(model.groups.firstIndex { $0.id == order })
        var columns = edition.groups(
            reference.text("use") == "scores" ? edition.stages.scores : edition.ranksAsNumbers)
        columns["Rank"] = edition.ranksAsNumbers[main]
        if let division = reference.text("use_group") {
            for (place, group) in model.groups.enumerated() {
                columns[group.id] = ranks(of: edition.stages.scores[place], within: division, edition)
            }
        }
        let expected = try reference.output("results")
        let shown = columns.filter { expected.columns.contains($0.key) }
        // The peer's rows stand from the top; equals in any order.
        let ranks = try expected.texts("uCode").map { id in
            edition.ranksAsNumbers[main][try #require(edition.ids.firstIndex(of: id))]
        }
        let isOrdered = reference.text("use_group") != nil || ranks == ranks.sorted()
        return try (isOrdered ? [] : ["rows in another order"])
            + reference.differences("results", units: edition.ids, columns: shown)
    }

    private static func ranks(of scores: [Double], within division: String, _ edition: IndexEdition)
        -> [Double]
    {
        edition.units.indices.map { unit in
            let own = edition.units[unit].divisions[division]
            let peers = edition.units.indices.filter { edition.units[$0].divisions[division] == own }
            let ranks = competitionRanks(descending: peers.map { roundedToSignificant(scores[$0]) })
            return peers.firstIndex(of: unit).flatMap { ranks[$0] }.map(Double.init) ?? .nan
        }
    }

    static let profile: Operation = { reference in
        let project = try CoinCase(reference)
        let edition = try project.edition(CoinCase.Recipe())
        let id = try #require(reference.text("usel"))
        let unit = try #require(edition.ids.firstIndex(of: id))
        let whole = try IndexProfile(of: unit, in: edition, project.dataset)
        let summary = whole.groups.map {
            (
                edition.model.id($0.node),
                ["Score": $0.score, "Rank": $0.rank.map(Double.init) ?? .nan]
            )
        }
        var found = try reference.differences(
            "summary", from: Dictionary(uniqueKeysWithValues: summary), key: "Code",
            only: ["Score", "Rank"])
        // The peer ranks raw figures: an edition without denominators ranks the same.
        var recipe = CoinCase.Recipe()
        recipe.isDenominated = false
        let raw = try project.edition(recipe)
        let profile = try IndexProfile(
            of: try #require(raw.ids.firstIndex(of: id)), in: raw, project.dataset,
            IndexProfile.Options(
                strengths: Int(try #require(reference.number("topN"))),
                weaknesses: Int(try #require(reference.number("bottomN"))),
                leastUnique: reference.number("unq") ?? 0, division: reference.text("use_group")))
        for (name, figures) in [("strengths", profile.strengths), ("weaknesses", profile.weaknesses)] {
            let expected = try reference.output(name)
            // Which of equal ranks stand in the list is the peer's own: the ranks are compared, then each figure.
            let ranks = figures.compactMap { $0.rank.map(Double.init) }
            if ranks != expected.numbers("Rank") {
                found.append("\(name): ranks \(ranks), expected \(expected.numbers("Rank"))")
            }
            let parents = raw.model.parents
            let all = profile.figures.map { figure in
                let code = raw.model.indicators[figure.indicator].id
                return (code, ["Rank": figure.rank.map(Double.init) ?? .nan, "Value": figure.raw])
            }
            found += try reference.differences(
                name, from: Dictionary(uniqueKeysWithValues: all), key: "Code", only: ["Rank", "Value"])
            func text(_ column: String, _ value: @escaping (IndexProfile.Figure) -> String) throws
                -> [String]
            {
                try reference.differences(name, texts: column, keys: ["Code"]) { key in
                    profile.figures.first { raw.model.indicators[$0.indicator].id == key[0] }.map(value)
                        ?? ""
                }
            }
            found += try text("Unit") { $0.unitMeasure }
            found += try text("Name") { raw.model.indicators[$0.indicator].name.english }
            found += try text("Pillar") { figure in
                parents[figure.indicator].map { raw.model.groups[$0].id } ?? ""
            }
        }
        return found
    }
}
