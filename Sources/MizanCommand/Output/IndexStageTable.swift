import Mizan

extension StageTable {
    /// One stage of an edition of an index: units × indicators, units × groups, or the weights of the tree.
    ///
    /// From the screened table on, units that were screened out have no row.
    init(_ stage: Stage, _ edition: IndexEdition) throws {
        let model = edition.model
        let stages = edition.stages
        let indicators = model.indicators.map(\.id)
        let groups = model.groups.map(\.id)
        let all = Array(edition.units.indices)
        let kept = all.filter { stages.screenedOut[$0] == nil }
        func table(_ names: [String], _ units: [Int], _ cell: (Int, Int) -> JSONValue) -> StageTable {
            StageTable(
                columns: names,
                rows: units.map { unit in (edition.units[unit].id, names.indices.map { cell($0, unit) }) })
        }
        switch stage {
        case .raw: self = table(indicators, all) { .number(edition.panel.values[$0][$1]) }
        case .denominated: self = table(indicators, all) { .number(stages.denominated[$0][$1]) }
        case .screened: self = table(indicators, kept) { .number(stages.screened[$0][$1]) }
        case .imputed: self = table(indicators, kept) { .number(stages.imputed[$0][$1]) }
        case .treated: self = table(indicators, kept) { .number(stages.treated[$0][$1]) }
        case .normalised: self = table(indicators, kept) { .number(stages.normalised[$0][$1]) }
        case .scores: self = table(groups, kept) { .number(stages.scores[$0][$1]) }
        case .ranks:
            let ranks = model.groups.indices.map(edition.ranks(in:))
            self = table(groups, kept) { .optional(ranks[$0][$1]) }
        case .provenance: self = table(indicators, all) { .text(edition.provenance($0, $1)) }
        case .weights:
            let effective = try model.effectiveWeights()
            let (parents, levels) = (model.parents, model.levels)
            self = StageTable(
                key: "node", columns: ["level", "parent", "direction", "weight", "effective_weight"],
                rows: (0..<model.nodeCount).map { node in
                    let direction: JSONValue =
                        node < model.indicators.count
                        ? .text(model.indicators[node].direction.rawValue) : .null
                    let parent = parents[node].map { JSONValue.text(groups[$0]) } ?? .null
                    return (
                        model.id(node),
                        [
                            .number(Double(levels[node])), parent, direction, .number(model.weight(node)),
                            .number(effective[node]),
                        ]
                    )
                })
        }
    }
}
