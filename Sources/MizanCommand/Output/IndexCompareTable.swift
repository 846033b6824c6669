import Mizan

/// A comparison of two editions of indices for people: how far they agree, then who moves.
struct IndexCompareTable {
    let comparison: IndexComparison
    let first: IndexWords
    let second: IndexWords
    let compare: CompareWords
    let limit: Int?

    init(_ comparison: IndexComparison, _ language: Language, rows: Int?) {
        self.comparison = comparison
        first = IndexWords(comparison.first.edition, language)
        second = IndexWords(comparison.second.edition, language)
        compare = CompareWords(language)
        limit = rows
    }

    private var language: Language { first.language }
    private var hasDoubt: Bool { comparison.first.uncertainty != nil && comparison.second.uncertainty != nil }

    var text: String {
        let singles = [
            single(
                language(
                    "Scored only in A, by place among all of A", "ذات درجة في أ فقط، بالموضع بين كل وحدات أ"),
                comparison.onlyFirst, second,
                language("not among the units of B", "ليست بين وحدات ب")),
            single(
                language(
                    "Scored only in B, by place among all of B", "ذات درجة في ب فقط، بالموضع بين كل وحدات ب"),
                comparison.onlySecond, first,
                language("not among the units of A", "ليست بين وحدات أ")),
        ]
        return ([head, agreements, moves] + singles).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func paragraphs(_ lines: [String]) -> String {
        lines.map { language.line($0) + "\n" }.joined()
    }

    private var head: String {
        let (one, other) = (comparison.onlyFirst.count, comparison.onlySecond.count)
        var lines = [
            compare.first + ": " + first.identity(of: comparison.first.edition).joined(separator: " · "),
            compare.second + ": " + second.identity(of: comparison.second.edition).joined(separator: " · "),
            language(
                "Scored in both: \(comparison.rows.count); only in A: \(one); only in B: \(other); in neither: \(comparison.neither).",
                "ذات درجة في الطرفين: \(comparison.rows.count)؛ في أ فقط: \(one)؛ في ب فقط: \(other)؛ بلا درجة في أي منهما: \(comparison.neither)."
            ),
        ]
        if hasDoubt, let uncertainty = comparison.first.uncertainty {
            let moved = comparison.rows.filter { $0.move != 0 }
            let within = moved.count { $0.isWithinDoubt == true }
            let percent = Figures.level(IndexModel.ordered)
            lines += [
                first.replicates(uncertainty),
                language(
                    "Within doubt (≈): \(within) of the \(moved.count) that move, in less than \(percent)% of the replicates the same way.",
                    "ضمن هامش عدم اليقين (≈): \(within) من أصل \(moved.count) تحركت، إذ لا تتحرك في الاتجاه نفسه في \(percent)٪ منها."
                ),
            ]
        } else {
            lines.append(
                language(
                    "Without replicates of both: places, and no word on doubt.",
                    "بلا محاكاة للطرفين: مواضع بلا قول في الشك."))
        }
        return paragraphs(lines)
    }

    private var agreements: String {
        var table = TextTable(
            [
                .init(first.group, limit: 44), .init(language("Units", "الوحدات"), alignsRight: true),
                .init(language("Kendall τ-b", "كندال"), alignsRight: true),
                .init(language("Spearman ρ", "سبيرمان"), alignsRight: true),
                .init(language("WS", "تشابه الرتب"), alignsRight: true),
            ], language)
        table.rows = comparison.agreements.map { agreement in
            [
                first.name(agreement.node), "\(agreement.count)", decimals(agreement.kendall),
                decimals(agreement.spearman), decimals(agreement.similarity),
            ]
        }
        return table.text
            + paragraphs([
                language(
                    "WS: weighted rank similarity, 1 = the top of A is kept.",
                    "تشابه الرتب المرجَّح: 1 = تبقى قمة أ كما هي.")
            ])
    }

    private func decimals(_ value: Double) -> String { value.isNaN ? "–" : Figures.decimals(value, 3) }

    // MARK: Moves

    private typealias Cell = (TextTable.Column, (IndexComparison.Row) -> String)

    private var moves: String {
        let moved = comparison.rows.filter { $0.move != 0 }
        let still = comparison.rows.count - moved.count
        var notes: [String] = []
        if let limit, limit < moved.count {
            notes.append(
                language(
                    "… \(moved.count - limit) more; leave out --rows to see them",
                    "… و\(moved.count - limit) غيرها"))
        }
        if still > 0 {
            notes.append(
                language("In the same place in both: \(still).", "في الموضع نفسه في الطرفين: \(still)."))
        }
        guard !moved.isEmpty else { return paragraphs(notes) }
        let among = language(
            "Places among the \(comparison.rows.count) scored in both.",
            "المواضع بين الوحدات ذات الدرجة في الطرفين، وعددها \(comparison.rows.count).")
        func side(_ title: String, _ name: String) -> String { title + " " + name }
        var cells: [Cell] = [
            (.init(compare.move, alignsRight: true), { compare.moved($0.move) }),
            (.init(first.unit, limit: 30), { first.name($0.unit) }),
            (.init(first.code, limit: 16), { $0.unit.id }),
        ]
        if hasDoubt { cells.append((.init(compare.doubt), { $0.isWithinDoubt == true ? "≈" : "" })) }
        cells += [
            (.init(side(compare.place, compare.first), alignsRight: true), { "\($0.first.place)" }),
            (.init(side(compare.place, compare.second), alignsRight: true), { "\($0.second.place)" }),
        ]
        if hasDoubt {
            let band = first.words.band(first.model.band)
            cells += [
                (.init(side(band, compare.first)), { first.band($0.first.band) }),
                (.init(side(band, compare.second)), { second.band($0.second.band) }),
            ]
        }
        cells += [
            (
                .init(side(first.words.score, compare.first), alignsRight: true),
                { first.score($0.first.score) }
            ),
            (
                .init(side(first.words.score, compare.second), alignsRight: true),
                { second.score($0.second.score) }
            ),
        ]
        var table = TextTable(cells.map(\.0), language)
        table.rows = moved.prefix(limit ?? moved.count).map { row in cells.map { $0.1(row) } }
        return paragraphs([among]) + table.text + paragraphs(notes)
    }

    private func single(
        _ title: String, _ singles: [IndexComparison.Single], _ other: IndexWords, _ absent: String
    ) -> String {
        guard !singles.isEmpty else { return "" }
        var table = TextTable(
            [
                .init(first.unit, limit: 30), .init(first.code, limit: 16),
                .init(compare.place, alignsRight: true), .init(first.reason, limit: 64),
            ], language)
        table.rows = singles.map { single in
            let places = other.edition.units.firstIndex { $0.id == single.unit.id }
            let reason = single.absence.flatMap { absence in places.map { other.absence(absence, $0) } }
            return [first.name(single.unit), single.unit.id, "\(single.place.place)", reason ?? absent]
        }
        return paragraphs([title]) + table.text
    }
}
