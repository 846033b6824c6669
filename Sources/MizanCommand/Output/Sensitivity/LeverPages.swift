import Mizan
import MizanNumerics

extension SensitivityPage {
    /// Elementary effects of the levers.
    init(
        _ effects: LeverEffects, _ output: SensitivityOutput, _ subject: SensitivitySubject, level: Double,
        seed: UInt64
    ) {
        let language = subject.language
        let percent = Figures.level(level)
        var sheet = AnalysisSheet(columns: [
            .init("lever", language("Lever", "ما يُحرَّك"), limit: 46), .init("kind", language("Kind", "نوعه")),
            .number("low", language("from", "من")), .number("high", language("to", "إلى")),
            .number("mu_star", "μ*"), .init(programs: "mu_star_low"), .init(programs: "mu_star_high"),
            .init(people: language("\(percent)% interval", "مجال \(percent)٪")), .number("mu", "μ"),
            .number("sigma", "σ"),
        ])
        sheet.rows = effects.order.map { place in
            let lever = effects.levers[place]
            let (low, high) = (effects.intervals.low[place], effects.intervals.high[place])
            return [
                subject.nodeCell(lever.node), .named(lever.kind.rawValue, subject.kind(lever.kind)),
                .figure(lever.low), .figure(lever.high), .figure(effects.effects.absoluteMeans[place]),
                .number(low, decimals: 3), .number(high, decimals: 3),
                .text(Figures.span(low, high, Figures.compact)),
                .figure(effects.effects.means[place]), .figure(effects.effects.deviations[place]),
            ]
        }
        self.init(.morris, subject, about: subject.title(of: output), sheet: sheet)
        lead = [
            language(
                "\(effects.trajectories) walks, seed \(seed).",
                "عدد المسيرات \(effects.trajectories)، وبذرة العشوائية \(seed).")
        ]
        if effects.effects.failed > 0 {
            lead.append(
                language(
                    "Left out, since a run of theirs failed: \(effects.effects.failed) walks.",
                    "مسيرات استُبعدت لتعذّر تشغيل فيها: \(effects.effects.failed)."))
        }
        notes = [
            language(
                "What a step over the whole range of a lever does to the output: μ* its mean size, μ its mean, σ its spread from place to place; a large σ means that it acts with others, or bends.",
                "ما يفعله تحريك المؤثر عبر مداه كله: μ* متوسط حجم الأثر، وμ متوسطه، وσ تباينه من موضع إلى آخر؛ وكِبَر σ يعني أنه يعمل مع غيره أو أن أثره منحنٍ."
            ), subject.leverNote,
        ]
        facts = [
            ("of", .text(subject.key(of: output))), ("trajectories", .number(Double(effects.trajectories))),
            ("trajectories_left_out", .number(Double(effects.effects.failed))),
            ("runs_failed", .number(Double(effects.failed))), ("seed", .number(Double(seed))),
            ("level", .number(level)),
        ]
    }

    /// The output at both ends of each lever, and under each alternative.
    init(_ swings: LeverSwings, _ output: SensitivityOutput, _ subject: SensitivitySubject) {
        let language = subject.language
        var sheet = AnalysisSheet(columns: [
            .init("lever", language("Lever or choice", "ما يُحرَّك أو يُختار"), limit: 46),
            .init("kind", language("Kind", "نوعه")),
            .number("low", language("from", "من")), .number("high", language("to", "إلى")),
            .number("at_low", language("at “from”", "عند «من»")),
            .number("at_high", language("at “to”", "عند «إلى»")),
            .number("swing", language("swing", "الفرق")),
            swings.alternatives.isEmpty
                ? .init(programs: "alternative") : .init("alternative", language("Instead", "البديل")),
        ])
        let found = swings.swings
        sheet.rows = found.order.map { place in
            let lever = swings.levers[place]
            return [
                subject.nodeCell(lever.node), .named(lever.kind.rawValue, subject.kind(lever.kind)),
                .figure(lever.low), .figure(lever.high), .figure(found.low[place]),
                .figure(found.high[place]), .figure(found.swings[place]), .empty,
            ]
        }
        for (alternative, value) in zip(swings.alternatives, swings.values) {
            let nodes = alternative.nodes
            let shown = nodes.count > 3 ? language("\(nodes.count) nodes", "عدد العناصر \(nodes.count)") : nil
            sheet.rows.append([
                .named(
                    nodes.joined(separator: ";"),
                    shown ?? subject.words.list(nodes.map(subject.node))),
                .named(alternative.doubt.rawValue, Words(language).doubt(alternative.doubt)), .empty, .empty,
                .empty, .figure(value), .figure(value - found.nominal), .text(alternative.method),
            ])
        }
        self.init(.oneAtATime, subject, about: subject.title(of: output), sheet: sheet)
        lead = [
            language(
                "As stated: \(Figures.compact(found.nominal)).",
                "كما هو: \(language.isolated(Figures.compact(found.nominal))).")
        ]
        notes = [
            language(
                "The output with one lever at either end, all else as stated, and how far apart these and the stated lie; of an alternative, its difference from the stated. Blind to what levers do together.",
                "النتيجة عند طرفي كل مؤثر وما سواه كما هو، والمدى بينهما وبين المذكور؛ وفرق البديل عما هو مذكور. ولا يُظهر ما يفعله اجتماع المؤثرات."
            ), subject.leverNote,
        ]
        facts = [("of", .text(subject.key(of: output))), ("nominal", .number(found.nominal))]
    }

    /// A model of evidence without each of its elements.
    init(_ removal: NeedRemoval, _ subject: SensitivitySubject) {
        let language = subject.language
        var largest = AnalysisSheet.Column(people: language("Largest", "أكبرها"))
        largest.alignsRight = true
        let compare = CompareWords(language)
        let hasLost = removal.rows.contains { ($0.rest?.lost ?? 0) > 0 }
        let isAlone = removal.rows.contains { $0.rest == nil }
        var sheet = AnalysisSheet(columns: [
            .init("element", language("Without", "بدون"), limit: 44),
            .init("group", language("Of", "من"), limit: 28),
            .number("mean_move", language("Mean move", "متوسط الحركة")),
            .init(programs: "largest_move"), largest,
            .init("largest_unit", subject.words.unit, limit: 40),
            hasLost ? .number("lost", language("Lost", "بلا درجة")) : .init(programs: "lost"),
            isAlone ? .init("alone", language("Note", "ملاحظة")) : .init(programs: "alone"),
        ])
        sheet.rows = removal.rows.map { row in
            let rest = row.rest
            return [
                subject.nodeCell(row.element.node),
                .named(row.element.group, row.element.isIndicator ? subject.node(row.element.group) : ""),
                .number(rest?.meanMove, decimals: 2),
                rest.map { .count($0.largest?.move ?? 0) } ?? .empty,
                rest.map { .text(compare.moved($0.largest?.move ?? 0)) } ?? .empty,
                rest?.largest.map { subject.cell($0.unit) } ?? .empty, .count(rest?.lost),
                .named(
                    rest == nil ? "yes" : "no",
                    rest == nil ? language("all that its group has", "كل ما في مجموعته") : ""),
            ]
        }
        self.init(.dropOne, subject, sheet: sheet)
        notes = [
            language(
                "Each element at weight 0, the others as stated: mean of the absolute moves of the ranked in places, and the largest, ↑ toward the top.",
                "كل عنصر بوزن 0 والبقية كما هي: متوسط الحركات المطلقة لذوي الرتب بالمواضع وأكبرها، و↑ نحو الأعلى."
            )
        ]
        if removal.rows.contains(where: \.element.isIndicator), let cellNote = subject.cellNote {
            notes.append(cellNote)
        }
        if hasLost {
            notes.append(
                language(
                    "Lost: ranked units that have no score without it; they are not among the moves.",
                    "بلا درجة: وحدات ذات رتبة لا تبقى لها درجة بدونه، ولا تُحسب حركاتها."))
        }
    }
}

extension SensitivitySubject {
    func kind(_ kind: ModelLevers.Lever.Kind) -> String {
        switch kind {
        case .weight: language("weight", "وزن")
        case .lowGoalpost: language("low goalpost", "الحد الأدنى")
        case .highGoalpost: language("high goalpost", "الحد الأعلى")
        case .exponent: language("exponent", "أُسّ")
        }
    }

    fileprivate var leverNote: String {
        language(
            "A weight is relative inside its group; a goalpost moves by a share of the distance to the other.",
            "الوزن نسبي داخل مجموعته؛ والحد يتحرك بحصة من المسافة إلى الحد الآخر.")
            + (cellNote.map { " " + $0 } ?? "")
    }

    /// That dimensions are made of cells, and what is inside these is none of the elements; nil where none is.
    fileprivate var cellNote: String? {
        guard case .need(let edition) = form else { return nil }
        let made = edition.model.dimensions.filter {
            $0.lens == .severity && $0.weight > 0 && !$0.cells.isEmpty
        }
        guard !made.isEmpty else { return nil }
        let names = made.map { words.named(node($0.id)) }
        let list = Words(language).list(names)
        return language(
            "Not here: the indicators inside the cells of \(list), and their weights.",
            "ولا تدخل هنا المؤشرات داخل خلايا \(list) ولا أوزانها.")
    }
}
