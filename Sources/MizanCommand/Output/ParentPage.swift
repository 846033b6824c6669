import Mizan

/// A community that is shown by its parts: the parts with where each stands, and the findings that hold for all.
struct ParentPage {
    let parent: Dataset.Unit
    let ranking: Ranking
    let words: Words

    init(_ parent: Dataset.Unit, _ ranking: Ranking, _ language: Language) {
        self.parent = parent
        self.ranking = ranking
        words = Words(language)
    }

    private var language: Language { words.language }
    private var edition: Edition { ranking.edition }
    private var model: Model { edition.model }

    var text: String {
        [heading, table.text, findings].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var heading: String {
        let state = words.state(of: parent, in: edition.dataset)
        let facts = [parent.id, state, "\(edition.period)"].filter { !$0.isEmpty }
        return [
            language.name(parent), facts.map(language.isolated).joined(separator: " · "),
            language(
                "Shown by its parts; it has no score of its own, so that no one is counted twice. Tiers and ranks are those of all scopes together; – = too little is known about the part itself.",
                "يُعرض بأجزائه، ولا درجة له بذاته حتى لا يُحسب أحد مرتين. والشرائح والرتب بين كل النطاقات معا؛ و– = لا يُعرف عن الجزء نفسه ما يكفي."
            ),
        ].map { language.line($0) + "\n" }.joined()
    }

    /// The parts in table order, those without a score last.
    private var table: TextTable {
        let hasBands = ranking.uncertainty != nil
        var table = TextTable(
            [
                .init(words.tier, alignsRight: true), .init(words.rank), .init(words.community),
                .init(language("id", "المعرّف")),
                .init(words.score, alignsRight: true), .init(words.scoreBand(model.uncertainty.band)),
                .init(words.scoreClass),
                .init(words.people, alignsRight: true), .init(words.firstNeed, limit: 40),
                .init(words.reliability), .init(words.own, alignsRight: true),
            ], language)
        let parts = (ranking.rows + ranking.unscored).filter { $0.standing.unit.parent == parent.id }
        table.rows = parts.map { row in
            let standing = row.standing
            let scores = row.scores.map(Figures.band)
            return [
                row.tier.map { "\($0)" } ?? "–", rank(row), language.name(standing.unit), standing.unit.id,
                Figures.score(standing.score.severity), hasBands ? scores ?? "–" : "–",
                standing.classIndex.map { language(model.classes[$0].name) } ?? "–",
                row.people.map(Figures.range) ?? "",
                standing.firstDimension.map { words.dimension($0, model) } ?? "–",
                standing.reliability.letter, Figures.percent(standing.reliability.own),
            ]
        }
        return table
    }

    /// A rank with its band.
    private func rank(_ row: Ranking.Row) -> String {
        guard let rank = row.rank, let band = row.ranks else { return "–" }
        return "\(rank) (\(band.low)–\(band.high))"
    }

    private var findings: String {
        let lines = edition.findings(about: parent.id).counting.map {
            words.finding(edition.dataset.bodyFindings[$0])
        }
        return lines.isEmpty
            ? ""
            : PageText.section(
                language(
                    "Findings about the whole, which hold for every part with more doubt",
                    "نتائج عن المجموع تسري على كل جزء بشك أكبر"), lines, language)
    }
}
