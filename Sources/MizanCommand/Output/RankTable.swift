import Mizan

/// A ranking for people: what it is, the ranked in tiers, then those of which too little is known.
struct RankTable {
    let ranking: Ranking
    let words: Words
    let wide: Bool
    let top: Int?

    init(_ ranking: Ranking, _ language: Language, wide: Bool, top: Int?) {
        self.ranking = ranking
        words = Words(language)
        self.wide = wide
        self.top = top
    }

    private var language: Language { words.language }
    private var model: Model { ranking.edition.model }
    private var hasBands: Bool { ranking.uncertainty != nil }

    var text: String {
        let ranked = ranking.rows.filter(\.standing.isRanked)
        let listed = ranking.rows.filter { !$0.standing.isRanked }
        var parts = [heading, shown(ranked, of: ranked.count, table(ranked))]
        if !listed.isEmpty {
            parts.append(
                paragraph(
                    language(
                        "Too little is known about these communities themselves: a tier and a class, no rank. Some may be worse off than the first above.",
                        "لا يُعرف عن هذه المجتمعات نفسها ما يكفي: شريحة وفئة بلا رتبة. وقد يكون بعضها أسوأ حالا من أول المجتمعات المرتَّبة."
                    )))
            parts.append(shown(listed, of: listed.count, table(listed)))
        }
        if !ranking.unscored.isEmpty {
            parts.append(
                paragraph(
                    language(
                        "Not even a score: too few dimensions are assessed, or too few from evidence of its own.",
                        "بلا درجة: الأبعاد المُقيَّمة قليلة، أو ما يستند منها إلى دليل خاص قليل.")))
            parts.append(shown(ranking.unscored, of: ranking.unscored.count, unscoredTable(ranking.unscored)))
        }
        parts.append(footing)
        return parts.joined(separator: "\n")
    }

    private func paragraph(_ text: String) -> String { language.line(text) + "\n" }

    private var heading: String {
        let edition = ranking.edition
        var facts = [
            language(model.title), language.isolated("\(model.name) \(model.version)"),
            language("period ", "الفترة ") + language.isolated("\(edition.period)"),
        ]
        if let uncertainty = ranking.uncertainty {
            let count = language.isolated(Figures.grouped(uncertainty.replicates))
            facts.append(
                language(
                    "\(count) replicates, seed \(uncertainty.seed)",
                    "\(count) عملية محاكاة، بذرة العشوائية \(uncertainty.seed)"))
        } else {
            facts.append(language("no replicates: scores without ranks", "بلا محاكاة: درجات بلا رتب"))
        }
        let chosen = edition.selection
        if chosen.scope != model.units.scope {
            facts.append(language("scope: ", "النطاق: ") + words.lens(chosen.scope))
        }
        let state = chosen.state.map { edition.dataset.unit($0).map(language.name) ?? $0 }
        let names = [chosen.category.map(words.category), chosen.region, state].compactMap(\.self)
        if !names.isEmpty {
            facts.append(language("only ", "فقط ") + words.list(names.map(language.isolated)))
        }
        if let asOf = edition.panel.vintage.asOf {
            facts.append(language("as of \(asOf), pseudo-vintage", "كما عُرف في \(asOf)، نسخة شبه تاريخية"))
        }
        var lines = [facts.joined(separator: " · ")]
        if hasBands {
            let percent = Figures.level(model.uncertainty.ordered)
            lines.append(
                language(
                    "Read tiers before ranks: two communities are ordered only where one stands above the other in \(percent)% of replicates. So stands the first of a tier below the first of the tier above; the others of both need not.",
                    "اقرأ الشرائح قبل الرتب: لا يُرتَّب مجتمعان إلا إذا تقدّم أحدهما على الآخر في \(percent)٪ من المحاكاة. وهكذا يأتي أول كل شريحة دون أول الشريحة التي فوقها، ولا يلزم ذلك في بقيتهما."
                ))
        }
        if let last = model.lastPeriod(in: edition.dataset), last < edition.period,
            !last.contains(edition.period)
        {
            lines.append(
                language(
                    "The last figures are of \(last): everything here is carried forward, or faded.",
                    "آخر الأرقام من \(last): كل ما هنا آخر قيم متاحة أو متلاشية."))
        }
        if !names.isEmpty {
            lines.append(
                language(
                    "Tiers and ranks are those within this selection.",
                    "الشرائح والرتب داخل هذا الاختيار وحده."))
        }
        if hasBands, !model.uncertainty.drawsAnything {
            lines.append(
                language(
                    "This model states no doubt: its bands have no width, and say nothing of how sure the order is.",
                    "لا يذكر هذا النموذج أي شك: نطاقاته بلا عرض ولا تقول شيئا عن مدى اليقين بالترتيب."))
        }
        return lines.map(paragraph).joined()
    }

    private func shown(_ rows: [Ranking.Row], of count: Int, _ table: TextTable) -> String {
        guard let top, top < count else { return table.text }
        return table.text
            + paragraph(
                language("… \(count - top) more; leave out --top to see them", "… و\(count - top) غيرها"))
    }

    private func limited(_ rows: [Ranking.Row]) -> [Ranking.Row] {
        top.map { Array(rows.prefix($0)) } ?? rows
    }

    // MARK: Tables

    private typealias Cell = (TextTable.Column, (Ranking.Row) -> String)

    private func table(_ rows: [Ranking.Row]) -> TextTable {
        let isRanked = rows.contains(where: \.standing.isRanked)
        let hasRanks = hasBands && isRanked
        var cells: [Cell] = []
        if hasBands { cells.append((.init(words.tier, alignsRight: true), { text($0.tier) })) }
        if hasRanks {
            cells.append((.init(words.rank, alignsRight: true), { text($0.rank) }))
            cells.append((.init(words.band(model.uncertainty.band)), { text($0.ranks) }))
            if wide {
                cells.append((.init(words.values), { text($0.valueRanks) }))
                cells.append((.init(words.measurement), { text($0.measurementRanks) }))
            }
        }
        cells.append((.init(words.community, limit: 40), { language.name($0.standing.unit) }))
        cells.append((.init(words.state, limit: 20), { state($0) }))
        cells.append(
            (
                .init(words.score, alignsRight: true),
                { (isAtEdge($0) ? "‡ " : "") + Figures.score($0.standing.score.severity) }
            ))
        if hasBands, !hasRanks || wide {
            cells.append((.init(words.scoreBand(model.uncertainty.band)), { text($0.scores) }))
        }
        if !model.classes.isEmpty { cells.append((.init(words.scoreClass), { className($0) })) }
        if model.classes.contains(where: \.counted) {
            cells.append((.init(words.people, alignsRight: true), { $0.people.map(Figures.range) ?? "" }))
        }
        if isRanked {
            cells.append(
                (
                    .init(words.firstNeed, limit: 26),
                    { $0.standing.firstDimension.map { words.dimension($0, model) } ?? "–" }
                ))
        }
        cells.append((.init(words.reliability), { $0.standing.reliability.letter }))
        if wide { cells.append((.init(words.shares), { shares($0.standing.reliability) })) }
        if model.dimensions.contains(where: { $0.lens == .risk }) {
            cells.append((.init(words.risk, alignsRight: true), { Figures.score($0.standing.risk) }))
        }
        if model.dimensions.contains(where: { $0.lens == .visibility }) {
            cells.append(
                (.init(words.visibility, alignsRight: true), { Figures.score($0.standing.visibility) }))
        }
        if ranking.since != nil { cells.append((.init(words.change), { change($0) })) }
        if isRanked {
            cells.append((.init(words.notes, limit: 60), { notes($0) }))
        } else {
            cells.append((.init(words.wanted), { wanted($0.standing) }))
        }
        return filled(cells, rows)
    }

    private func unscoredTable(_ rows: [Ranking.Row]) -> TextTable {
        filled(
            [
                (.init(words.community, limit: 40), { language.name($0.standing.unit) }),
                (.init(words.state, limit: 20), { state($0) }),
                (.init(words.own, alignsRight: true), { Figures.percent($0.standing.reliability.own) }),
                (
                    .init(words.missing, limit: 90),
                    { words.list($0.standing.missing.map { words.dimension($0, model) }) }
                ),
            ], rows)
    }

    private func filled(_ cells: [Cell], _ rows: [Ranking.Row]) -> TextTable {
        var table = TextTable(cells.map(\.0), language)
        table.rows = limited(rows).map { row in cells.map { $0.1(row) } }
        return table
    }

    // MARK: Cells

    private func text(_ value: Int?) -> String { value.map { "\($0)" } ?? "–" }

    private func text(_ band: Uncertainty.RankBand?) -> String {
        band.map { $0.low == $0.high ? "\($0.low)" : "\($0.low)–\($0.high)" } ?? "–"
    }

    private func text(_ band: Uncertainty.Band?) -> String {
        band.map(Figures.band) ?? "–"
    }

    private func state(_ row: Ranking.Row) -> String {
        words.state(of: row.standing.unit, in: ranking.edition.dataset)
    }

    private func className(_ row: Ranking.Row) -> String {
        row.standing.classIndex.map { language(model.classes[$0].name) } ?? "–"
    }

    private func shares(_ reliability: Reliability) -> String {
        [
            reliability.known, reliability.fresh, reliability.own, reliability.agreed, reliability.checked,
        ].map(Figures.percent).joined(separator: "/")
    }

    private func change(_ row: Ranking.Row) -> String {
        guard let change = row.change else { return "" }
        return change.came.isEmpty ? Figures.signed(change.value) : Figures.signed(change.value) + "*"
    }

    private func notes(_ row: Ranking.Row) -> String {
        var notes: [String] = []
        if row.standing.score.lift > 0 {
            let lift = Figures.score(row.standing.score.lift)
            let rule = language("critical rule", "قاعدة الانتهاكات الجسيمة")
            notes.append(lift == "0.0" ? rule : rule + " " + language.isolated("+\(lift)"))
        }
        if row.standing.reliability.own == 0, model.score.ownEvidence != nil {
            notes.append(language("rests on the state’s figures", "يستند إلى أرقام الدولة"))
        }
        if row.standing.hasStateAlert { notes.append(language("state alert", "إنذار على مستوى الدولة")) }
        return words.list(notes)
    }

    /// Codes of dimensions, which the foot of the table explains.
    private func wanted(_ standing: Standing) -> String {
        standing.dimensionsForRank(model).joined(separator: " ")
    }

    /// Whether the score lies in the outermost twentieth of its band.
    private func isAtEdge(_ row: Ranking.Row) -> Bool {
        guard let band = row.scores, band.high > band.low else { return false }
        let score = row.standing.score.severity
        let margin = 0.05 * (band.high - band.low)
        return score < band.low + margin || score > band.high - margin
    }

    private var atEdge: Bool { ranking.rows.contains(where: isAtEdge) }

    private var footing: String {
        var lines: [String] = []
        if let since = ranking.since {
            lines.append(
                language(
                    "Change since \(since), like with like; * = evidence that was not known then and is left out of the change.",
                    "التغير منذ \(since) على أساس بيانات متماثلة؛ * = دليل لم يكن معروفا حينها فلا يدخل في التغير."
                ))
        }
        if !ranking.betweenStateShare.isNaN, hasBands {
            let share = Figures.percent(100 * ranking.betweenStateShare)
            lines.append(
                language(
                    "\(share)% of the variance of the ranks lies between states, the rest between communities of one state.",
                    "\(share)٪ من تباين الرتب بين الدول، والباقي بين مجتمعات الدولة الواحدة."))
        }
        if let uncertainty = ranking.uncertainty {
            lines += [
                words.unsureTier(uncertainty.tiers), uncertainty.shares.flatMap(words.mostDoubt),
                words.failures(uncertainty.tally),
            ].compactMap(\.self)
        }
        let elsewhere = ranking.edition.elsewhere.sorted { $0.key.rawValue < $1.key.rawValue }
        if !elsewhere.isEmpty {
            let scopes = elsewhere.map { words.lens($0.key) + " " + language.isolated("\($0.value)") }
            lines.append(
                language(
                    "Not in this table (--scope all): ",
                    "ليست في هذا الجدول (\(language.isolated("--scope all"))): ")
                    + words.list(scopes) + ".")
        }
        if atEdge {
            lines.append(
                language(
                    "‡ The score lies at an edge of its band: it leaves out what is missing, or what only doubt can lower, and the band does not. Read the band.",
                    "‡ الدرجة على حافة نطاقها: فهي تترك ما هو مفقود، أو ما لا يخفضه إلا الشك، والنطاق لا يتركه. اقرأ النطاق."
                ))
        }
        if ranking.rows.contains(where: { !$0.standing.isRanked }), model.score.ownEvidence != nil {
            lines.append(words.codes(of: model))
        }
        if ranking.edition.withheld > 0 {
            lines.append(
                language(
                    "Withheld from this audience: \(ranking.edition.withheld) communities; ranks are among those shown.",
                    "عدد المجتمعات المحجوبة عن هذا الجمهور: \(ranking.edition.withheld)؛ والرتب بين المعروض.")
            )
        }
        if !ranking.edition.parents.isEmpty {
            lines.append(
                language(
                    "Shown by their parts, not ranked: \(ranking.edition.parents.count) communities that hold others.",
                    "مجتمعات تضم غيرها تُعرض بأجزائها ولا تُرتَّب، وعددها \(ranking.edition.parents.count)."))
        }
        return lines.map(paragraph).joined()
    }
}
