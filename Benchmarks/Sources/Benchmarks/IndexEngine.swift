import Mizan

/// The one place where the benchmarks of indices meet the engine: a recipe as a model file and a panel.
struct IndexEngine {
    private let model: IndexModel
    private let panel: IndexPanel

    /// - Parameter doubts: the line of the model file that says what varies.
    init(_ recipe: IndexRecipe, doubts: String = "") throws {
        model = try IndexModel.read(Array(Self.modelFile(recipe, doubts).utf8), file: "benchmark.yaml")
        panel = IndexPanel(
            Period(year: 2024), try Self.units(recipe.unitGroups), recipe.columns, recipe.denominators)
    }

    /// Units come from files alone: a data package without figures.
    private static func units(_ groups: [Int]) throws -> [Dataset.Unit] {
        // Ids have as many digits each, so that units stay in the order of their figures.
        let rows = groups.enumerated().map { unit, group in
            "u\(1000 + unit),region,leaf,Unit \(unit),no,public,group.\(group)\n"
        }
        let texts = [
            "units": "id,kind,rank_as,name_en,small,sensitivity,tags\n" + rows.joined(),
            "indicators": "id,name_en,unit_measure,level\n", "sources": "id,title,redistribute\n",
            "observations": "unit,indicator,period,value,standard_error,basis,source\n",
        ]
        var files = Dictionary(uniqueKeysWithValues: texts.map { ($0 + ".csv", Array($1.utf8)) })
        let resources = texts.keys.sorted().map { "{\"name\": \"\($0)\", \"path\": \"\($0).csv\"}" }
        files["datapackage.json"] = Array("{\"resources\": [\(resources.joined(separator: ", "))]}".utf8)
        return try Dataset.read(FolderContents(path: "benchmark", files: files)).dataset.units
    }

    func edition() throws -> IndexEdition { try IndexEdition(of: model, panel) }

    /// So many units of one group.
    static func units(_ count: Int) throws -> [Dataset.Unit] { try units(Array(repeating: 0, count: count)) }

    /// The scores of the units that were kept, then their ranks.
    func scored() throws -> [Double] {
        let edition = try IndexEdition(of: model, panel)
        let kept = edition.units.indices.filter { edition.stages.screenedOut[$0] == nil }
        let (scores, ranks) = (edition.scores, edition.ranks)
        return kept.map { scores[$0] } + kept.map { ranks[$0].map(Double.init) ?? .nan }
    }

    private static func modelFile(_ recipe: IndexRecipe, _ doubts: String) -> String {
        """
        format: 1
        name: benchmark
        version: "1"
        title: {en: Benchmark, ar: قياس}
        data: none
        units: {kind: region}
        \(recipe.leastAvailable > 0 ? "screening: {available: \(recipe.leastAvailable)}" : "")
        imputation: {method: \(recipe.isMended ? "mean, within: group" : "none")}
        treatment: {method: \(recipe.isMended ? "skew-kurtosis" : "none")}
        normalisation: {method: min-max}
        \(doubts)
        index: \(node(recipe.columns.count + recipe.groups.count - 1, 1, recipe))
        """
    }

    /// A group or an indicator as a mapping on one line.
    private static func node(_ number: Int, _ weight: Double, _ recipe: IndexRecipe) -> String {
        let name = "id: n\(number), name: {en: Node \(number), ar: عقدة}"
        guard number < recipe.columns.count else {
            let group = recipe.groups[number - recipe.columns.count]
            let children = zip(group.children, group.weights).map { node($0, $1, recipe) }
            let isLowest = group.children.allSatisfy { $0 < recipe.columns.count }
            let isRoot = number == recipe.columns.count + recipe.groups.count - 1
            return "{\(name)\(isRoot ? "" : ", weight: \(weight)"), "
                + "aggregation: {method: \(recipe.isGeometric ? "geometric" : "arithmetic")}, "
                + "\(isLowest ? "indicators" : "groups"): [\(children.joined(separator: ", "))]}"
        }
        var text =
            "{\(name), weight: \(weight), direction: \(recipe.isCost[number] ? "negative" : "positive")"
        if recipe.denominators[number] != nil { text += ", denominator: d\(number)" }
        if !recipe.goalposts.isEmpty {
            let posts = recipe.goalposts[number]
            text += ", normalisation: {method: goalposts, low: \(posts[0]), high: \(posts[1]), scale: 100}"
        }
        return text + "}"
    }
}
