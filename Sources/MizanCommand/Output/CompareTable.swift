import Mizan

/// A comparison for people: the head, the moves with their reasons, then who is scored in one of the two only.
struct CompareTable {
    let comparison: Comparison
    let words: CompareWords
    let top: Int
    let limit: Int?

    init(_ comparison: Comparison, _ language: Language, top: Int, rows: Int?) {
        self.comparison = comparison
        words = CompareWords(language)
        self.top = top
        limit = rows
    }

    private var language: Language { words.language }
    private var causes: [Comparison.Cause] { comparison.causes }

    var text: String {
        let head = CompareHead(comparison: comparison, summary: comparison.summary(top: top), words: words)
        let singles = [
            single(
                language("Scored only in A", "ذات درجة في أ فقط"), comparison.onlyFirst,
                listed: language("without a score in B", "بلا درجة في ب"),
                absent: language("not in the list of B", "ليس في قائمة ب")),
            single(
                language("Scored only in B", "ذات درجة في ب فقط"), comparison.onlySecond,
                listed: language("without a score in A", "بلا درجة في أ"),
                absent: language("not in the list of A", "ليس في قائمة أ")),
            single(
                language("Scored in neither", "بلا درجة في الطرفين"), comparison.neither, listed: "",
                absent: ""
            ),
        ]
        return ([paragraphs(head.lines), moves, notes] + singles).filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private func paragraphs(_ lines: [String]) -> String {
        lines.map { language.line($0) + "\n" }.joined()
    }

    // MARK: Moves

    private typealias Cell = (TextTable.Column, (Comparison.Row) -> String)

    private var hasChange: Bool { comparison.rows.contains { $0.change != nil } }

    private var changed: [Comparison.Row] {
        comparison.rows.filter { $0.difference != 0 || !$0.reasons.isEmpty }
    }

    /// Those whose score is the same in both, and whose place is not.
    private var movedByOthers: [Comparison.Row] {
        comparison.rows.filter { $0.move != 0 && $0.difference == 0 && $0.reasons.isEmpty }
    }

    private var moves: String {
        let rows = changed
        guard !rows.isEmpty else { return "" }
        var cells: [Cell] = [
            (.init(words.move, alignsRight: true), { words.moved($0.move) }),
            (.init(words.words.community, limit: 40), { language.name($0.unit) }),
            (.init(words.words.state, limit: 18), { state($0.unit) }),
            (.init(words.place + " " + words.first, alignsRight: true), { place($0.first) }),
            (.init(words.place + " " + words.second, alignsRight: true), { place($0.second) }),
            (
                .init(words.words.score + " " + words.first, alignsRight: true),
                { Figures.score($0.first.score) }
            ),
            (
                .init(words.words.score + " " + words.second, alignsRight: true),
                { Figures.score($0.second.score) }
            ),
            (.init(words.difference, alignsRight: true), { words.signed($0.difference) }),
        ]
        if causes.count > 1 {
            for (number, cause) in causes.enumerated() {
                cells.append((.init(words.cause(cause), alignsRight: true), { step($0.steps[number]) }))
            }
        }
        if hasChange { cells.append((.init(words.words.change, alignsRight: true), { change($0.change) })) }
        if comparison.first.uncertainty != nil {
            cells.append((.init(words.doubt), { $0.isWithinDoubt == true && $0.move != 0 ? "≈" : "" }))
        }
        cells.append((.init(words.why, limit: 200), { why($0) }))
        var table = TextTable(cells.map(\.0), language)
        table.rows = rows.prefix(limit ?? rows.count).map { row in cells.map { $0.1(row) } }
        return table.text
    }

    private func place(_ place: Comparison.Place) -> String {
        place.rank.map { "\(place.place) (\($0))" } ?? "\(place.place)"
    }

    private func state(_ unit: Dataset.Unit) -> String {
        words.words.state(of: unit, in: comparison.first.edition.dataset)
    }

    private func step(_ step: Comparison.Step) -> String {
        guard let move = step.move else { return "–" }
        return words.moved(move) + " " + words.signed(step.difference)
    }

    private func change(_ change: Change?) -> String {
        guard let change else { return "" }
        return Figures.signed(change.value) + (change.came.isEmpty ? "" : "*")
            + (change.ended.isEmpty ? "" : "†")
    }

    /// The two largest reasons that show at two decimals, and what the others add together.
    private func why(_ row: Comparison.Row) -> String {
        let shown = row.reasons.filter { abs($0.value) >= 0.005 }.prefix(2)
        let rest = row.difference - shown.map(\.value).reduce(0, +)
        let others = abs(rest) >= 0.005 ? [words.rest(rest)] : []
        return words.words.list(shown.map { words.reason($0, causes) } + others)
    }

    // MARK: Notes and singles

    private var notes: String {
        var lines: [String] = []
        let count = changed.count
        if let limit, limit < count {
            lines.append(
                language("… \(count - limit) more; leave out --rows to see them", "… و\(count - limit) غيرها")
            )
        }
        let passed = movedByOthers.count
        if passed > 0 {
            lines.append(
                language(
                    "Same score in both, another place because others moved: \(passed) communities.",
                    "درجتها واحدة في الطرفين وتغيّر موضعها لتحرك غيرها: \(passed)."))
        }
        let still = comparison.rows.count - count - passed
        if still > 0 {
            lines.append(
                language(
                    "Neither place nor score differs: \(still) communities.",
                    "عدد المجتمعات التي لا فرق في موضعها ولا في درجتها: \(still)."))
        }
        if hasChange {
            lines.append(
                language(
                    "Change: like with like, on the figures known in both periods. * = figures came, † = a series ended: neither is a move of the community.",
                    "التغير: على الأرقام المعلومة في الفترتين وحدها. * = أرقام جديدة، † = سلسلة انقطعت: وليس أي منهما حركة للمجتمع."
                ))
        }
        if causes.count > 1 {
            lines.append(
                language(
                    "Model: the second model at A’s period and data; then data: the rest of the way.",
                    "النموذج: النموذج الثاني على فترة أ وبياناتها؛ ثم البيانات: بقية الطريق."))
        }
        if !changed.isEmpty {
            lines.append(
                language(
                    "Reasons sum to the difference of the scores; the two largest are shown, all in --format json. Set aside = known, and not counted, because it would not raise the score.",
                    "مجموع الأسباب يساوي فرق الدرجتين؛ يظهر أكبر اثنين. مستبعد = معلوم لكنه لا يُحسب لأنه لا يرفع الدرجة. وكلها في \(language.isolated("--format json"))."
                ))
        }
        return paragraphs(lines)
    }

    private func single(
        _ title: String, _ singles: [Comparison.Single], listed: String, absent: String
    ) -> String {
        guard !singles.isEmpty else { return "" }
        var table = TextTable(
            [
                .init(words.place, alignsRight: true), .init(words.words.community, limit: 40),
                .init(words.words.state, limit: 18), .init(words.words.score, alignsRight: true), .init(""),
            ], language)
        table.rows = singles.map { single in
            let place = single.first ?? single.second
            return [
                place.map(self.place) ?? "–", language.name(single.unit), state(single.unit),
                Figures.score(place?.score ?? .nan), single.isListed ? listed : absent,
            ]
        }
        return paragraphs([title]) + table.text
    }
}
