extension IndexDoubts.WeightDraw {
    enum Kind: String, CaseIterable {
        case dirichlet, uniform, bounds, order, experts
    }

    /// The groups that an entry names, none for all, and how it draws; nil where it is refused.
    static func read(_ settings: Settings, _ tree: DoubtNames) -> ([String], Self?) {
        let kind: Kind = settings.choice("draw")
        switch kind {
        case .dirichlet:
            let groups = settings.names("groups", among: tree.groups.map(\.id), of: "the tree")
            let concentration = settings.number("concentration", in: 1...1e6)
            guard !groups.isEmpty else {
                settings.refuse(
                    .badValue, "draw", "a Dirichlet draw of every group is 'concentration' above 'weights'",
                    hint: "give 'groups', or write uncertainty: {concentration: …}")
                return ([], nil)
            }
            return (settings.varying(groups, tree), .dirichlet(concentration: concentration))
        case .uniform:
            guard settings.has("groups") else { return ([], .uniform) }
            let groups = settings.names("groups", among: tree.groups.map(\.id), of: "the tree")
            return (settings.varying(groups, tree), groups.isEmpty ? nil : .uniform)
        case .bounds:
            let elements = settings.texts("elements", required: true)
            let low = settings.numbers("low", count: elements.count, in: 0...1)
            let high = settings.numbers("high", count: elements.count, in: 0...1)
            guard let group = settings.group("elements", elements, tree) else { return ([], nil) }
            guard zip(low, high).allSatisfy({ $0 <= $1 }), low.reduce(0, +) < 1, high.reduce(0, +) > 1 else {
                settings.refuse(
                    "high", "no weights lie between these bounds and sum to 1",
                    hint: "give low <= high, with sums below and above 1")
                return ([], nil)
            }
            let ranges = zip(low, high).map { $0...$1 }
            return ([group], .bounded(Dictionary(zip(elements, ranges)) { first, _ in first }))
        case .order:
            let elements = settings.texts("order", required: true)
            return settings.group("order", elements, tree).map { ([$0], .ordered(elements)) } ?? ([], nil)
        case .experts:
            let elements = settings.texts("elements", required: true)
            let group = settings.group("elements", elements, tree)
            var names: Set<String> = []
            let experts = settings.sections("experts") { settings in
                let name = settings.text("name")
                if !names.insert(name).inserted {
                    settings.refuse(
                        .duplicateKey, "name", "'\(name)' stands twice among the experts",
                        hint: "give each expert one row")
                }
                let weights = settings.numbers("weights", count: elements.count, in: 0...1e6)
                let sum = weights.reduce(0, +)
                if sum == 0 {
                    settings.refuse("weights", "all weights of \(name) are zero", hint: "give one above 0")
                }
                return Dictionary(zip(elements, weights.map { $0 / (sum > 0 ? sum : 1) })) { first, _ in first
                }
            }
            if experts.count < 2 {
                settings.refuse("experts", "one expert cannot disagree", hint: "name two experts or more")
            }
            return group.map { ([$0], experts.isEmpty ? nil : .experts(experts)) } ?? ([], nil)
        }
    }
}

extension Settings {
    /// Groups of which each must have weights that can vary.
    fileprivate func varying(_ groups: [String], _ tree: DoubtNames) -> [String] {
        for group in tree.groups where groups.contains(group.id) {
            if tree.children(group).count < 2 {
                refuse(
                    .noEffect, "groups", "\(group.id) has one child that weighs: its weight cannot vary",
                    hint: "leave it out")
            }
        }
        return groups
    }

    /// The group whose children a list names, each once; nil with a finding where there is none.
    fileprivate func group(_ key: String, _ elements: [String], _ tree: DoubtNames) -> String? {
        let found = tree.groups.first { Set(tree.children($0)) == Set(elements) }
        guard let found, elements.count > 1, Set(elements).count == elements.count else {
            let near = tree.groups.first { !Set(tree.children($0)).isDisjoint(with: elements) }
            refuse(
                key, "'\(key)' does not name the children of a group, each once",
                hint: near.map { "\($0.id) has \(tree.children($0).joined(separator: ", "))" }
                    ?? "name the ids of all children of one group that weigh")
            return nil
        }
        return found.id
    }
}
