import Mizan

/// What separates the communities of one state: a page for people.
struct CompareSiblingsPage {
    let siblings: Siblings
    let words: CompareWords

    init(_ siblings: Siblings, _ language: Language) {
        self.siblings = siblings
        words = CompareWords(language)
    }

    private var language: Language { words.language }
    private var edition: Edition { siblings.edition }
    private var model: Model { edition.model }
    private var dataset: Dataset { edition.dataset }
    private var stateName: String {
        dataset.unit(siblings.state).map(language.name) ?? language.isolated(siblings.state)
    }

    var text: String {
        let count = siblings.members.count
        guard count > 1 else { return heading + "\n" + language.line(alone) + "\n" }
        return [heading, table, orders, alike, separating, shared].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private var heading: String {
        let facts = [
            language("What separates the communities of ", "ما الذي يفرق بين مجتمعات ") + stateName,
            language.isolated("\(model.name) \(model.version)"),
            language("period ", "الفترة ") + language.isolated("\(edition.period)"),
        ]
        return language.line(facts.joined(separator: " · ")) + "\n"
    }

    private var alone: String {
        guard let only = siblings.members.first else {
            return stateName
                + language(": none of the communities asked for lives here.", ": لا مجتمع من المطلوبة هنا.")
        }
        return stateName + language(": one community, ", ": مجتمع واحد، ") + language.name(only.standing.unit)
            + language(". There is nothing to set it against.", ". لا شيء يقارن به.")
    }

    // MARK: Table

    private func score(_ value: Double) -> String {
        value.isNaN ? "–" : Figures.decimals(value, 2)
    }

    private var table: String {
        var table = TextTable(
            [
                .init(words.words.community, limit: 44), .init(words.words.score, alignsRight: true),
                .init(language("State’s part", "نصيب الدولة"), alignsRight: true),
                .init(language("Beside it", "ما عداه"), alignsRight: true),
                .init(words.words.reliability), .init(language("Scope", "النطاق")),
            ], language)
        table.rows = siblings.members.map { member in
            let standing = member.standing
            let own = standing.score.severity - member.common
            return [
                language.name(standing.unit), score(standing.score.severity), score(member.common),
                own.isNaN ? "–" : words.signed(own),
                standing.reliability.letter, words.words.lens(standing.unit.scope),
            ]
        }
        var notes = [
            language(
                "State’s part: the score on the state’s figures alone. Beside it: what all else adds, of the community itself or of a larger group, figure by figure below; one with 0.00 adds nothing beside the others.",
                "نصيب الدولة: الدرجة بأرقام الدولة وحدها. وما عداه ما يضيفه غيرها، عن المجتمع نفسه أو جماعة أكبر، رقما رقما أدناه؛ وما يظهر 0.00 لا يضيف شيئا إلى غيره."
            )
        ]
        if siblings.members.contains(where: { $0.standing.isScored && $0.common.isNaN }) {
            notes.append(
                language(
                    "–: the state’s figures alone give no score, so that what the others add cannot be told.",
                    "–: أرقام الدولة وحدها لا تعطي درجة، فلا يُعرف ما يضيفه غيرها."))
        }
        return table.text + notes.map { language.line($0) + "\n" }.joined()
    }

    private func name(_ member: Int) -> String {
        language.name(siblings.members[member].standing.unit)
    }

    // MARK: Order

    private var orders: String {
        let title = language("Who stands above whom", "الترتيب بين المجتمعات")
        guard siblings.uncertainty != nil else { return "" }
        let scored = siblings.members.indices.filter { siblings.members[$0].standing.isScored }
        let percent = Figures.level(model.uncertainty.ordered)
        var lines = scored.compactMap { member -> String? in
            let below = scored.filter { siblings.isOrdered(member, above: $0) }
            guard !below.isEmpty else { return nil }
            let list = below.map { other in
                let share = siblings.probability(member, above: other) ?? .nan
                return name(other) + " (" + language.isolated(Figures.percent(100 * share) + "%") + ")"
            }
            return name(member) + language(" above ", " فوق ") + words.words.list(list)
        }
        let pairs = scored.count * (scored.count - 1) / 2
        let ordered = scored.map { one in scored.count { siblings.isOrdered(one, above: $0) } }.reduce(0, +)
        lines.append(
            language(
                "Pairs that are ordered, one above the other in \(percent)% of replicates or more: \(ordered) of \(pairs).",
                "الأزواج المرتبة التي يتقدم أحدها على الآخر في \(percent)٪ من المحاكاة أو أكثر: \(ordered) من \(pairs)."
            ))
        return PageText.section(title, lines, language)
    }

    private var alike: String {
        PageText.lines(
            language("Not told apart", "لا يُفرَّق بينها"),
            siblings.alike.map { group in
                let names = group.map(name)
                let and = language(" and ", " و")
                let list = words.words.list(Array(names.dropLast())) + and + (names.last ?? "")
                return language("The data do not tell ", "البيانات لا تفرق بين ") + list
                    + language(" apart.", ".")
            }, language)
    }

    // MARK: Figures

    private var separating: String {
        siblings.members.map { member in
            var lines = member.separating.flatMap { separating in
                separating.figures.enumerated().map { place, figure in
                    line(figure, place == 0 ? separating.effect : nil, isFirst: place == 0)
                }
            }
            if lines.isEmpty {
                lines = [
                    language(
                        "Nothing: its score is that of the state’s figures.", "لا شيء: درجته هي أرقام الدولة."
                    )
                ]
            }
            return PageText.section(
                language("What is not the state’s: ", "ما ليس للدولة: ")
                    + language.name(member.standing.unit),
                lines, language)
        }
        .joined(separator: "\n")
    }

    private func line(_ figure: Siblings.Figure, _ effect: Double?, isFirst: Bool) -> String {
        let value = language.isolated(Figures.raw(figure.cell.value))
        var text =
            language(model.indicators[figure.indicator].name) + ": " + value + " — "
            + words.origin(figure.cell, dataset)
        if let effect {
            text += " · " + language.isolated(words.signed(effect))
        } else if !isFirst {
            text += " · " + language("with the line above", "مع السطر السابق")
        }
        return text
    }

    private var shared: String {
        PageText.lines(
            language("What does not separate them: the state’s figures", "ما لا يفرق بينها: أرقام الدولة"),
            siblings.shared.map { shared in
                let value = language.isolated(Figures.raw(shared.figure.cell.value))
                return language(model.indicators[shared.figure.indicator].name) + ": " + value + " — "
                    + words.origin(shared.figure.cell, dataset) + " · " + takers(shared.members)
            }, language)
    }

    /// Who takes a figure of the state, in the fewest names.
    private func takers(_ members: [Int]) -> String {
        let others = siblings.members.indices.filter { !members.contains($0) }
        if others.isEmpty { return language("all", "الكل") }
        if members.count <= 2 { return words.words.list(members.map(name)) }
        if others.count <= 2 {
            return language("all but ", "الكل إلا ") + words.words.list(others.map(name))
        }
        return language(
            "\(members.count) of \(siblings.members.count)", "\(members.count) من \(siblings.members.count)")
    }
}

extension PageText {
    /// A section, or nothing where it has no lines.
    static func lines(_ title: String, _ lines: [String], _ language: Language) -> String {
        lines.isEmpty ? "" : section(title, lines, language)
    }
}
