import Testing

@testable import Mizan

/// The whole way from raw data to ranks, with the methods that a case names, by the product's own run.
extension ReferenceTests {
    static let pipelines: [String: Operation] = [
        "pipeline": pipeline, "remove_elements": removal, "adjust_and_rerun": rerun,
        "compare_variants": variants, "panel_index": panel, "results_table": results,
        "unit_profile": profile,
    ]

    private static func pipeline(_ reference: ReferenceCase) throws -> [String] {
        let edition = try CoinCase(reference).edition(reference.recipe(reference.parameters))
        let stages = edition.stages
        let tables = [
            "denominated": stages.denominated, "imputed": stages.imputed,
            // Nothing is missing after it, so that the peer's screening leaves every unit in.
            "screened": stages.imputed, "treated": stages.treated, "normalised": stages.normalised,
        ]
        return try tables.filter { reference.outputNames.contains($0.key) }.flatMap { name, table in
            try reference.differences(name, units: edition.ids, columns: edition.indicators(table))
        } + scores(reference, edition)
    }

    private static func scores(_ reference: ReferenceCase, _ edition: IndexEdition) throws -> [String] {
        try reference.differences(
            "scores", units: edition.ids, columns: edition.groups(edition.stages.scores))
            + reference.differences(
                "ranks", units: edition.ids, columns: edition.groups(edition.ranksAsNumbers))
    }

    private static func rerun(_ reference: ReferenceCase) throws -> [String] {
        try scores(
            reference, CoinCase(reference).edition(reference.recipe(reference.parameters)))
    }

    /// The example project without one element of a level at a time.
    private static func removal(_ reference: ReferenceCase) throws -> [String] {
        let edition = try CoinCase(reference).edition(CoinCase.Recipe())
        let level = Int(try #require(reference.number("Level")))
        let removal = try IndexRemoval(of: edition, without: level == 1 ? .indicators : .groups)
        let last = edition.model.groups.count - 1
        var scores = ["Nominal": edition.scores]
        var places = ["Nominal": edition.ranksAsNumbers[last]]
        var moves = ["Nominal": ["value": 0.0]]
        for row in removal.rows where edition.model.levels[row.node] == level {
            let (id, rest) = (edition.model.id(row.node), try #require(row.rest))
            scores[id] = rest.scores
            places[id] = rest.ranks.map { $0.map(Double.init) ?? .nan }
            moves[id] = ["value": rest.meanMove]
        }
        return try reference.differences("scores", units: edition.ids, columns: scores)
            + reference.differences("ranks", units: edition.ids, columns: places)
            + reference.differences("mean_abs_rank_change", from: moves, key: "element")
    }

    private static func variants(_ reference: ReferenceCase) throws -> [String] {
        let project = try CoinCase(reference)
        let change = try #require(reference.parameters["alt"] as? [String: Any])
        let first = try project.edition(CoinCase.Recipe())
        let second = try project.edition(reference.recipe(change))
        let comparison = IndexComparison(
            IndexComparison.Side(first, nil), IndexComparison.Side(second, nil))
        let code = try #require(reference.text("iCode"))
        let isByRank = reference.text("by") == "ranks"
        func values(_ edition: IndexEdition) throws -> [Double] {
            let place = try #require(edition.model.groups.firstIndex { $0.id == code })
            return isByRank ? edition.ranksAsNumbers[place] : edition.stages.scores[place]
        }
        let (one, other) = (try values(first), try values(second))
        let difference = zip(one, other).map { $0 - $1 }
        var found = try reference.differences(
            "compare", units: first.ids,
            columns: [
                "coin.1": one, "coin.2": other, "Diff": difference, "Abs.diff": difference.map(abs),
            ])
        if isByRank, code == first.model.root.id {
            let moves = Dictionary(
                uniqueKeysWithValues: comparison.rows.map { ($0.unit.id, ["Diff": Double($0.move)]) })
            found += try reference.differences("compare", from: moves, key: "uCode", only: ["Diff"])
        }
        // The peer correlates what it compares: ranks or scores.
        let agreements = comparison.agreements.map {
            (first.model.id($0.node), ["Correlation": isByRank ? $0.spearman : $0.pearson])
        }
        return try found
            + reference.differences(
                "corr", from: Dictionary(uniqueKeysWithValues: agreements), key: "iCode",
                only: ["Correlation"])
    }

    private static func panel(_ reference: ReferenceCase) throws -> [String] {
        var recipe = try reference.recipe(reference.parameters)
        recipe.imputation = nil
        // The peer's recipe of a panel names no denominators.
        recipe.isDenominated = reference.flag("denom") == true
        recipe.availability = reference.number("thr")
        let project = try CoinCase(reference)
        let periods = try project.source(recipe).periods
        if reference.flag("global") == true {
            recipe.scale = "{from: \(try #require(periods.first)), to: \(try #require(periods.last))}"
        }
        let source = try project.source(recipe)
        var cells: [String: [[String]: Double]] = ["scores": [:], "ranks": [:]]
        for period in periods {
            let edition = try IndexEdition(from: source, at: period)
            for (name, table) in [("scores", edition.stages.scores), ("ranks", edition.ranksAsNumbers)] {
                for (group, column) in edition.groups(table) {
                    for (unit, value) in zip(edition.ids, column) {
                        cells[name]?[[unit, period.description, group]] = value
                    }
                }
            }
        }
        return try cells.keys.sorted().flatMap { name in
            try reference.output(name).columns.dropFirst(2).flatMap { group in
                try reference.differences(name, column: group, keys: ["uCode", "Time"]) {
                    cells[name]?[$0 + [group]] ?? .nan
                }
            }
        }
    }
}
