import Mizan

/// Proposed weights beside the stated ones, group by group.
struct WeighPage {
    private let proposal: WeightProposal
    private let method: String
    private let words: AnalysisWords
    private var language: Language { words.language }

    init(_ proposal: WeightProposal, _ method: String, _ language: Language) {
        (self.proposal, self.method) = (proposal, method)
        words = AnalysisWords(language, proposal.table)
    }

    private var weighed: [(group: WeightProposal.Group, proposed: ProposedWeights)] {
        proposal.groups.compactMap { group in group.proposed.map { (group, $0) } }
    }

    private var sheet: AnalysisSheet {
        var sheet = AnalysisSheet(columns: [
            .init("group", language("Group", "المجموعة")), .init("child", language("Part", "الجزء")),
            .number("stated", language("stated %", "المذكور ٪")),
            .number("proposed", language("proposed %", "المقترح ٪")),
            .number("difference", language("difference", "الفرق")),
        ])
        for (group, proposed) in weighed {
            for (place, child) in proposal.table.node(group.node).children.enumerated() {
                let (stated, new) = (group.stated[place], proposed.weights[place])
                sheet.rows.append([
                    words.node(group.node), words.node(child), .share(stated, decimals: 1),
                    .share(new, decimals: 1), .points(new - stated),
                ])
            }
        }
        return sheet
    }

    var text: String {
        let table = proposal.table
        let title = [
            language("Weights by ", "أوزان بطريقة ") + language.isolated(method),
            language.isolated("\(table.model) \(table.version)"),
            language("period ", "الفترة ") + language.isolated("\(table.period)"), words.units,
        ]
        var text = language.line(title.joined(separator: " · ")) + "\n\n" + sheet.text(language)
        var notes: [String] = []
        for (group, proposed) in weighed {
            let name = words.label(group.node)
            if !proposed.measures.isEmpty {
                let facts = proposed.measures.map { "\($0.name) \(Figures.compact($0.value))" }
                notes.append("\(name): " + facts.joined(separator: "; "))
            }
            if !proposed.opposed.isEmpty {
                notes.append(
                    language(
                        "\(name): runs against the others: \(proposed.opposed.joined(separator: ", ")). Check the direction, or the place in the group.",
                        "\(name): يسير عكس الباقي: \(proposed.opposed.joined(separator: "، ")). راجع الاتجاه أو الموضع في المجموعة."
                    ))
            }
        }
        if !notes.isEmpty { text += "\n" + notes.map(words.language.wrapped).joined() }
        return text
    }

    var csv: String { sheet.csv }

    var json: String {
        let table = proposal.table
        return JSONValue.object([
            ("method", .text(method)), ("model", .text(table.model)), ("version", .text(table.version)),
            ("period", .text(table.period.description)), ("rows", sheet.json),
            (
                "measures",
                .list(
                    weighed.flatMap { group, proposed in
                        proposed.measures.map { measure in
                            .object([
                                ("group", .text(table.node(group.node).id)), ("name", .text(measure.name)),
                                ("value", .number(measure.value)),
                            ])
                        }
                    })
            ),
        ]).lines
    }
}
