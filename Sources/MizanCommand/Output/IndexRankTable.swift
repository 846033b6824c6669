import Mizan

/// A ranking of an index for people: the scored units in tiers, then those without a score and why.
struct IndexRankTable {
    let ranking: IndexRanking
    let words: IndexWords
    let top: Int?

    init(_ ranking: IndexRanking, _ language: Language, top: Int?) {
        self.ranking = ranking
        words = IndexWords(ranking.edition, language)
        self.top = top
    }

    private var language: Language { words.language }

    var text: String {
        var parts = [heading, shown(table, of: ranking.rows.count)]
        if !ranking.unscored.isEmpty {
            parts.append(
                language.line(language("Without a score, and why:", "بلا درجة، والسبب:")) + "\n"
                    + shown(IndexUnscoredTable(ranking, language).table(top: top), of: ranking.unscored.count)
            )
        }
        parts.append(footing)
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var heading: String {
        let facts =
            words.identity(of: ranking.edition)
            + [ranking.uncertainty.map(words.replicates) ?? words.noRanks]
        var lines = [facts.joined(separator: " · ")]
        if let uncertainty = ranking.uncertainty {
            if uncertainty.isWithoutWidth {
                lines.append(
                    language(
                        "No weight moves a rank here: the bands have no width, and say nothing of how sure the order is.",
                        "لا يغيّر أي وزن رتبة هنا: النطاقات بلا عرض ولا تقول شيئا عن مدى اليقين بالترتيب."))
            } else {
                let percent = Figures.level(IndexModel.ordered)
                lines.append(
                    language(
                        "Read tiers before ranks: a new one starts where its first stands below the first of the last in \(percent)% of replicates.",
                        "اقرأ الشرائح قبل الرتب: تبدأ شريحة جديدة حين يكون أولها دون أول سابقتها في \(percent)٪ من المحاكاة."
                    ))
            }
        }
        return lines.map { language.line($0) + "\n" }.joined()
    }

    private func shown(_ table: TextTable, of count: Int) -> String {
        guard let top, top < count else { return table.text }
        return table.text
            + language.line(
                language("… \(count - top) more; leave out --top to see them", "… و\(count - top) غيرها"))
            + "\n"
    }

    private typealias Cell = (TextTable.Column, (IndexRanking.Row) -> String)

    private var table: TextTable {
        var cells: [Cell] = []
        let band = ranking.edition.model.band
        if ranking.uncertainty != nil {
            cells = [
                (.init(words.words.tier, alignsRight: true), { $0.tier.map { "\($0)" } ?? "–" }),
                (.init(words.words.rank, alignsRight: true), { $0.rank.map { "\($0)" } ?? "–" }),
                (.init(words.words.band(band)), { words.band($0.ranks) }),
            ]
        }
        cells += [
            (.init(words.unit, limit: 34), { words.name($0.unit) }),
            (.init(words.code, limit: 16), { $0.unit.id }),
            (.init(words.words.score, alignsRight: true), { words.score($0.score) }),
        ]
        if ranking.uncertainty != nil {
            cells.append((.init(words.words.scoreBand(band)), { words.band($0.scores) }))
        }
        if ranking.rows.contains(where: { $0.imputedShare > 0 }) {
            cells.append(
                (.init(words.imputed, alignsRight: true), { Figures.percent(100 * $0.imputedShare) }))
        }
        var table = TextTable(cells.map(\.0), language)
        table.rows = ranking.rows.prefix(top ?? ranking.rows.count).map { row in cells.map { $0.1(row) } }
        return table
    }

    private var footing: String {
        var lines: [String] = []
        if let uncertainty = ranking.uncertainty {
            lines += [
                words.words.unsureTier(uncertainty.tiers),
                uncertainty.shares.flatMap(words.words.mostDoubt), words.words.failures(uncertainty.tally),
            ].compactMap(\.self)
        }
        let withheld = ranking.edition.withheld
        if withheld > 0 {
            lines.append(
                language(
                    "Withheld from this audience: \(withheld); they set no scale and have no place.",
                    "محجوب عن هذا الجمهور: \(withheld)؛ ولا أثر له في المقاييس ولا موضع له."))
        }
        return lines.map { language.line($0) + "\n" }.joined()
    }
}

/// The units of an index without a score, each with the reason.
struct IndexUnscoredTable {
    let ranking: IndexRanking
    let words: IndexWords

    init(_ ranking: IndexRanking, _ language: Language = .english) {
        self.ranking = ranking
        words = IndexWords(ranking.edition, language)
    }

    func table(top: Int?) -> TextTable {
        var table = TextTable(
            [.init(words.unit, limit: 34), .init(words.code, limit: 16), .init(words.reason, limit: 66)],
            words.language)
        table.rows = ranking.unscored.prefix(top ?? ranking.unscored.count).map {
            [words.name($0.unit), $0.unit.id, words.absence($0.absence, $0.place)]
        }
        return table
    }

    /// All of them, under what they are; empty where every unit has a score.
    var text: String {
        guard !ranking.unscored.isEmpty else { return "" }
        let (count, all) = (ranking.unscored.count, ranking.edition.units.count)
        return "Without a score at \(ranking.edition.period): \(count) of \(all) units\n"
            + table(top: nil).text
            + "\n"
    }
}
