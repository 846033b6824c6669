extension Settings {
    /// The choices under a key: lists of alternatives, each for the nodes that it names or, where it names none, for
    /// those of `all` that no other names.
    func choices<Method: Sendable>(
        _ key: String, _ tree: DoubtNames, nodes: String, _ all: [String],
        _ read: (Settings) -> Method?
    ) -> [IndexDoubts.Choice<Method>] {
        let known = nodes == "groups" ? tree.groups.map(\.id) : tree.indicators.map(\.id)
        var choices = sections(key, required: false) { settings in
            let named =
                settings.has(nodes) ? settings.names(nodes, among: known, of: "the tree").sorted() : []
            let isWhole = !settings.has(nodes) && named.isEmpty
            let found = settings.sections("alternatives") { settings in
                (settings.optionalNumber("probability", in: 1e-9...1), read(settings))
            }
            let stated = found.compactMap(\.0)
            let sum = stated.reduce(0, +)
            if found.count < 2 {
                settings.refuse("alternatives", "one method is no choice", hint: "name two or more")
            } else if !stated.isEmpty, stated.count < found.count || abs(sum - 1) > 1e-9 {
                settings.refuse(
                    "alternatives", "the probabilities do not sum to 1",
                    hint: "give each alternative one, or none at all")
            }
            let probabilities =
                stated.count == found.count ? stated : found.map { _ in 1 / Double(max(1, found.count)) }
            return (
                isWhole,
                IndexDoubts.Choice(
                    nodes: named, alternatives: found.compactMap(\.1), probabilities: probabilities)
            )
        }
        var taken: Set<String> = []
        for node in choices.flatMap(\.1.nodes) where !taken.insert(node).inserted {
            refuse(
                .duplicateKey, key, "'\(node)' is in two choices", hint: "name it in one of them")
        }
        let whole = choices.indices.filter { choices[$0].0 }
        if whole.count > 1 {
            refuse(
                .duplicateKey, key, "two choices are for all that no other names",
                hint: "give one of them '\(nodes)'")
        }
        for place in whole {
            choices[place].1.nodes = all.filter { !taken.contains($0) }.sorted()
            if choices[place].1.nodes.isEmpty {
                refuse(
                    .noEffect, key, "nothing is left for a choice without '\(nodes)'",
                    hint: "give it '\(nodes)': those with a method of their own keep it unless named")
            }
        }
        return choices.map(\.1).filter { !$0.alternatives.isEmpty && !$0.nodes.isEmpty }
    }
}
