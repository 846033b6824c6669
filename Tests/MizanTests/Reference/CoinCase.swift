import Testing

@testable import Mizan

/// A COINr project as a dataset and models of ours: what the peer is told, said in our words.
struct CoinCase {
    let dataset: Dataset
    private let tables: CoinTables

    init(_ reference: ReferenceCase) throws {
        let isPanel = reference.hasInput("panel")
        let data = try reference.input(isPanel ? "panel" : "idata")
        let metadata = try reference.input("imeta")
        tables = try CoinTables(data: data, metadata: metadata)
        dataset = try Self.dataset(data, metadata)
    }

    func source(_ recipe: Recipe) throws -> IndexSource {
        IndexSource(of: try model(recipe), from: dataset)
    }

    /// The edition of the only period.
    func edition(_ recipe: Recipe) throws -> IndexEdition {
        let source = try source(recipe)
        return try IndexEdition(from: source, at: try #require(source.periods.last))
    }

    // MARK: Model

    /// The methods of a case, by the names of the peer.
    struct Recipe {
        var imputation: String? = "i_mean_grp"
        /// Places that may be Winsorised; nil = no treatment.
        var winsorised: Int? = 5
        var normalisation = "n_minmax"
        var settings: [String: [Double]] = [:]
        var aggregation = "a_amean"
        var isDenominated = true
        var left: Set<String> = []
        /// Screened before anything else; the peer's example imputes first, so that nothing is screened out.
        var availability: Double?
        var scale: String?
        /// By code, in place of those of the metadata.
        var weights: [String: Double] = [:]
    }

    struct Unknown: Error { var name: String }

    func model(_ recipe: Recipe) throws -> IndexModel {
        let imputations = [
            "i_mean": "{method: mean}", "i_median": "{method: median}",
            "i_mean_grp": "{method: mean, within: EurAsia_group}",
        ]
        let aggregations = ["a_amean": "arithmetic", "a_gmean": "geometric"]
        var lines = [
            "format: 1", "name: coin", "version: '1'", "title: {en: Coin, ar: Coin}", "data: data",
            "units: {kind: country}",
        ]
        if let name = recipe.imputation {
            guard let method = imputations[name] else { throw Unknown(name: name) }
            lines.append("imputation: \(method)")
        }
        if let share = recipe.availability { lines.append("screening: {available: \(share)}") }
        if let places = recipe.winsorised {
            lines.append("treatment: {method: skew-kurtosis, winsorise: \(places)}")
        }
        switch recipe.normalisation {
        case "n_minmax":
            let ends = recipe.settings["l_u"] ?? [0, 100]
            lines.append("normalisation: {method: min-max, low: \(ends[0]), high: \(ends[1])}")
        case "n_zscore":
            let target = recipe.settings["m_sd"] ?? [0, 1]
            lines.append("normalisation: {method: z-score, mean: \(target[0]), deviation: \(target[1])}")
        default: throw Unknown(name: recipe.normalisation)
        }
        if let scale = recipe.scale { lines.append("scale: \(scale)") }
        guard let aggregation = aggregations[recipe.aggregation] else {
            throw Unknown(name: recipe.aggregation)
        }
        let root = try #require(tables.codes(type: "Aggregate").first { tables.parents[$0] == nil })
        lines += ["index:", "  aggregation: {method: \(aggregation)}"] + tree(root, recipe).map { "  " + $0 }
        let text = lines.map { $0 + "\n" }.joined()
        return try IndexModel.read(Array(text.utf8), file: "coin.yaml")
    }

    /// The lines of a group and what is under it.
    private func tree(_ code: String, _ recipe: Recipe) -> [String] {
        let own = tables.children(of: code).filter { tables.children(of: $0).isEmpty }
        let groups = tables.children(of: code).filter { !tables.children(of: $0).isEmpty }
        var lines = named(code, recipe)
        let indicators = own.filter { !recipe.left.contains($0) }
        if !indicators.isEmpty { lines.append("indicators:") }
        for code in indicators {
            lines += item(
                named(code, recipe) + ["direction: \(tables.lowIsGood(code) ? "negative" : "positive")"])
            let denominator = tables.setting("Denominator", of: code)
            if recipe.isDenominated, !denominator.isEmpty {
                lines.append("    denominator: \(denominator)")
            }
        }
        if !groups.isEmpty { lines.append("groups:") }
        for group in groups { lines += item(tree(group, recipe)) }
        return lines
    }

    private func named(_ code: String, _ recipe: Recipe) -> [String] {
        let name = tables.setting("iName", of: code)
        let stated = recipe.weights[code] ?? tables.number("Weight", of: code)
        let weight = tables.parents[code] == nil ? [] : ["weight: \(stated)"]
        return ["id: \(code)", "name: {en: \"\(name)\", ar: \"\(name)\"}"] + weight
    }

    private func item(_ lines: [String]) -> [String] {
        lines.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element }
    }

    // MARK: Dataset

    private static func dataset(_ data: ReferenceTable, _ metadata: ReferenceTable) throws -> Dataset {
        let codes = metadata.texts("iCode")
        let measured = codes.indices.filter {
            ["Indicator", "Denominator"].contains(metadata.texts("Type")[$0])
        }
        let divisions = data.columns.filter { $0.hasSuffix("_group") }
        let (ids, names) = (data.texts("uCode"), data.texts("uName"))
        let periods = data.columns.contains("Time") ? data.texts("Time") : ids.map { _ in "2018" }
        var units = [["id", "kind", "rank_as", "name_en", "small", "sensitivity", "tags"]]
        for (row, id) in ids.enumerated() where !units.contains(where: { $0[0] == id }) {
            let tags = divisions.map { "\($0).\(data.texts($0)[row])" }.sorted().joined(separator: ";")
            units.append([id, "country", "leaf", names[row], "no", "public", tags])
        }
        var indicators = [["id", "name_en", "unit_measure", "level"]]
        for place in measured {
            let unit = metadata.texts("Unit")[place]
            indicators.append([
                codes[place], metadata.texts("iName")[place], unit.isEmpty ? "none" : unit, "country",
            ])
        }
        var observations = [["unit", "indicator", "period", "value", "basis", "source"]]
        for code in measured.map({ codes[$0] }) {
            for (row, text) in data.texts(code).enumerated() where !text.isEmpty {
                observations.append([ids[row], code, periods[row], text, "whole", "peer"])
            }
        }
        let files = [
            "units.csv": units, "indicators.csv": indicators, "observations.csv": observations,
            "sources.csv": [["id", "title", "redistribute"], ["peer", "Peer", "yes"]],
        ].mapValues { Array(CanonicalText.csv(lines: $0).utf8) }
        let list = files.keys.sorted().map { "{\"name\": \"\($0.dropLast(4))\", \"path\": \"\($0)\"}" }
        let package = "{\"resources\": [\(list.joined(separator: ", "))]}\n"
        return try Dataset.read(
            FolderContents(
                path: "peer", files: files.merging(["datapackage.json": Array(package.utf8)]) { $1 })
        ).dataset
    }
}

extension ReferenceCase {
    /// The recipe of the peer's example project, changed as some parameters say.
    func recipe(_ parameters: [String: Any]) throws -> CoinCase.Recipe {
        var recipe = CoinCase.Recipe()
        if let name = parameters["imp"] as? String { recipe.imputation = name }
        if let places = parameters["winmax"] as? Int { recipe.winsorised = places }
        if let name = parameters["fn"] as? String { recipe.normalisation = name }
        if let settings = parameters["fp"] as? [String: [Double]] { recipe.settings = settings }
        if let name = parameters["ag"] as? String { recipe.aggregation = name }
        if let denominates = parameters["denom"] as? Bool { recipe.isDenominated = denominates }
        if parameters["disable_treat"] as? Bool == true { recipe.winsorised = nil }
        if let left = parameters["drop"] as? [String] { recipe.left = Set(left) }
        if let norm = parameters["norm"] as? [String: Any] {
            recipe.normalisation = try #require(norm["f_n"] as? String)
            recipe.settings = norm["f_n_para"] as? [String: [Double]] ?? [:]
        }
        return recipe
    }
}

extension IndexEdition {
    var ids: [String] { units.map(\.id) }

    /// A table of the indicators by their ids.
    func indicators(_ table: [[Double]]) -> [String: [Double]] {
        Dictionary(uniqueKeysWithValues: zip(model.indicators.map(\.id), table))
    }

    /// A table of the groups by their ids.
    func groups(_ table: [[Double]]) -> [String: [Double]] {
        Dictionary(uniqueKeysWithValues: zip(model.groups.map(\.id), table))
    }

    var ranksAsNumbers: [[Double]] {
        model.groups.indices.map { ranks(in: $0).map { $0.map(Double.init) ?? .nan } }
    }
}
