import Mizan

/// The small communities for people: part of the mandate, shown without counts.
struct SmallTable {
    let communities: SmallCommunities
    let words: Words
    let top: Int?

    init(_ communities: SmallCommunities, _ language: Language, top: Int?) {
        self.communities = communities
        words = Words(language)
        self.top = top
    }

    private var language: Language { words.language }
    private var ranking: Ranking { communities.ranking }
    private var model: Model { ranking.edition.model }
    private var hasBands: Bool { ranking.uncertainty != nil }

    var text: String {
        let shown = top.map { Array(communities.rows.prefix($0)) } ?? communities.rows
        var columns: [TextTable.Column] = hasBands ? [.init(words.tier, alignsRight: true)] : []
        columns += [
            .init(words.scoreClass), .init(words.community, limit: 40), .init(words.state, limit: 20),
            .init(words.firstNeed, limit: 40), .init(words.openRoutes, limit: 110),
        ]
        var table = TextTable(columns, language)
        table.rows = shown.map { (hasBands ? [$0.row.tier.map { "\($0)" } ?? "–"] : []) + cells($0) }
        return language.line(heading) + "\n" + language.line(explanation) + "\n\n" + table.text + "\n"
            + notes.map { language.line($0) + "\n" }.joined()
    }

    private var heading: String {
        language(
            "Small communities · \(model.name) \(model.version) · period \(ranking.edition.period)",
            "مجتمعات صغيرة · \(language.isolated("\(model.name) \(model.version)")) · الفترة \(ranking.edition.period)"
        )
    }

    private var explanation: String {
        language(
            "Under 10,000 people, or published only as such. Most of this is of their states and of public law; a small community is never left out, and never counted here.",
            "أقل من 10,000 نسمة أو لم يُنشر عنها إلا ذلك. معظم ما هنا يخص دولها والقانون العام؛ لا يُسقَط مجتمع صغير أبدا ولا تُذكر أعداده هنا."
        )
    }

    private var notes: [String] {
        [
            language(
                "° = from the state’s figures alone, nothing of it about the community itself. Tiers are those of the whole table.",
                "° = من أرقام الدولة وحدها، لا شيء منه عن المجتمع نفسه. والشرائح شرائح الجدول كله."),
            language(
                "* = recalled, not re-read: check with the depositary before use. Routes are as last published, whatever the period; the procedures open against every state are not listed.",
                "* = من الذاكرة: راجع جهة الإيداع قبل الاستخدام. المسارات كما نُشرت آخر مرة أيا كانت الفترة؛ ولا تُدرج الإجراءات المفتوحة في مواجهة جميع الدول."
            ),
        ]
    }

    private func cells(_ community: SmallCommunities.Row) -> [String] {
        let standing = community.row.standing
        let unit = standing.unit
        let state = words.state(of: unit, in: ranking.edition.dataset)
        let need = community.firstNeed.map { words.dimension($0, model) + (community.isOwn ? "" : " °") }
        let routes = community.openRoutes.map { route in
            route.instrument + (route.evidence == .recalled ? "*" : "")
        }
        return [
            standing.classIndex.map { language(model.classes[$0].name) } ?? "–", language.name(unit), state,
            need ?? "–",
            routes.isEmpty
                ? language("none known", "لا يُعرف أي مسار") : words.list(routes.map(language.isolated)),
        ]
    }
}
