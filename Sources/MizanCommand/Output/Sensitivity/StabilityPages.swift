import Mizan
import MizanNumerics

extension SensitivityPage {
    /// Every two neighbours of the ranking.
    init(
        _ answers: [Stability.Answer], _ stability: Stability, _ norm: NormOption,
        _ subject: SensitivitySubject
    ) {
        let language = subject.language
        let ranks = stability.model.nominal.ranks
        var sheet = AnalysisSheet(columns: [
            .number("rank", language("Rank", "الرتبة")), .init("unit", subject.words.unit, limit: 30),
            .init("next", language("and the next", "والذي يليه"), limit: 30),
            .number("lead", language("lead", "الفارق")),
            .number("distance", language("smallest change", "أصغر تغيير")),
            .init("how", language("How sure", "مدى الدقة")),
            .init(programs: "gap"), .init(programs: "weights"),
        ])
        sheet.rows = answers.compactMap { answer in
            guard case .swap(let first, let second) = answer.question else { return nil }
            let change = answer.change
            return [
                .count(ranks[first]), subject.cell(first), subject.cell(second), .figure(answer.lead),
                .figure(change?.distance), subject.sureness(answer), .number(change?.gap, decimals: 12),
                change.map { .text(subject.weights($0.weights, stability.model)) } ?? .empty,
            ]
        }
        self.init(.stability, subject, about: subject.title(of: norm), sheet: sheet)
        notes = [
            language(
                "How far the weights have to move until the next draws level with the unit and can pass it.",
                "مقدار ما يلزم أن تتحرك الأوزان حتى يبلغ التالي صاحب الصف ويمكنه أن يتقدم عليه.")
        ]
        finish(stability, norm, answers)
    }

    /// One question, with the changed weights beside the stated ones.
    init(
        _ answer: Stability.Answer, _ stability: Stability, _ norm: NormOption,
        _ subject: SensitivitySubject
    ) {
        let (language, model) = (subject.language, stability.model)
        var sheet = AnalysisSheet(columns: [
            .init("element", language("Weight of", "وزن"), limit: 50),
            .number("stated", language("stated %", "المذكور ٪")),
            .number("changed", language("changed %", "بعد التغيير ٪")),
            .number("change", language("change", "الفرق")),
        ])
        let change = answer.change
        if let change, !answer.isTied {
            let moves = zip(change.weights, model.weights).map { $0 - $1 }
            let order = moves.indices.sorted { (-abs(moves[$0]), $0) < (-abs(moves[$1]), $1) }
            sheet.rows = order.map {
                [
                    subject.nodeCell(model.elements[$0]), .share(model.weights[$0], decimals: 2),
                    .share(change.weights[$0], decimals: 2), .points(moves[$0]),
                ]
            }
        }
        self.init(.stability, subject, about: subject.title(of: norm), sheet: sheet)
        lead = [subject.sentence(answer)]
        if let change, !answer.isTied {
            lead.append(
                language(
                    "Run under the changed weights, the scores differ by \(Figures.compact(change.gap)).",
                    "وعند تشغيل النموذج بالأوزان بعد التغيير يكون الفرق بين الدرجتين \(language.isolated(Figures.compact(change.gap)))."
                ))
        }
        facts = [
            ("question", .text(subject.key(of: answer.question))), ("lead", .number(answer.lead)),
            ("distance", .optional(change?.distance)), ("at_least", .optional(change?.atLeast)),
            ("how", subject.sureness(answer).value), ("gap", .optional(change?.gap)),
        ]
        finish(stability, norm, [answer])
    }

    /// Adds what holds of every question, and how sure those of these answers are that come up.
    private mutating func finish(
        _ stability: Stability, _ norm: NormOption, _ answers: [Stability.Answer]
    ) {
        facts.append(("norm", .text(norm.rawValue)))
        facts.append(("weights_of", .text(stability.model.layer.rawValue)))
        let language = subject.language
        notes.append(
            stability.model.layer == .indicators
                ? language(
                    "Weights: the effective ones of the indicators, those of the groups multiplied out; at least 0, sum 1.",
                    "الأوزان: الأوزان الفعلية للمؤشرات بعد ضرب أوزان المجموعات؛ لا تقل عن 0 ومجموعها 1.")
                : language(
                    "Weights: those of the parts that the score is made of; at least 0, sum 1.",
                    "الأوزان: أوزان الأجزاء التي تتكون منها الدرجة؛ لا تقل عن 0 ومجموعها 1."))
        if answers.contains(where: \.isTied) {
            notes.append(
                language(
                    "Level: the scores are equal under the stated weights; whether others part them is not asked.",
                    "متساويان: الدرجتان متساويتان بالأوزان المذكورة؛ ولا يُسأل هنا هل تفرّق بينهما أوزان أخرى.")
            )
        }
        if answers.contains(where: { !$0.isTied && $0.change?.isExact == true }) {
            notes.append(
                language("Exact: no smaller change does it.", "بالضبط: لا يكفي تغيير أقل منه."))
        }
        if answers.contains(where: { !$0.isTied && $0.change?.isExact == false }) {
            notes.append(
                language(
                    "At most: found by a search; a smaller one may do it too.",
                    "على الأكثر: وجده بحث، وقد يكفي أقل منه."))
        }
        if answers.contains(where: { $0.outcome == .notFound }) {
            notes.append(
                language(
                    "None found: the search found no weights at which it happens; there may be some.",
                    "لم يوجد: لم يجد البحث أوزانا يحدث بها ذلك، وقد تكون موجودة."))
        }
    }
}

extension Stability.Answer {
    /// The change that does it; nil where there is none.
    var change: Stability.Change? {
        if case .change(let change) = outcome { change } else { nil }
    }

    /// Whether the scores are equal as they are, so that there is nothing to change.
    fileprivate var isTied: Bool { lead == 0 && change != nil }
}

extension SensitivitySubject {
    fileprivate func title(of norm: NormOption) -> String {
        switch norm {
        case .euclidean: language("Euclidean distance", "المسافة الإقليدية")
        case .sum: language("sum of the changes", "مجموع التغييرات")
        case .maximum: language("largest change", "أكبر تغيير")
        }
    }

    fileprivate func sureness(_ answer: Stability.Answer) -> AnalysisSheet.Cell {
        switch answer.outcome {
        case .change where answer.isTied: .named("tied", language("level", "متساويان"))
        case .change(let change) where change.isExact: .named("exact", language("exact", "بالضبط"))
        case .change: .named("at-most", language("at most", "على الأكثر"))
        case .impossible:
            .named("impossible", language("not by weights alone", "لا يكون بالأوزان وحدها"))
        case .notFound: .named("not-found", language("none found", "لم يوجد"))
        }
    }

    /// `debt=0.25;health=0.75`.
    fileprivate func weights(_ weights: [Double], _ model: WeighedModel) -> String {
        zip(model.elements, weights).map { "\($0)=\(NumberGrammar.text($1))" }.joined(separator: ";")
    }

    fileprivate func key(of question: Stability.Question) -> String {
        switch question {
        case .swap(let first, let second): "swap:\(nominal.units[first]),\(nominal.units[second])"
        case .top(let unit, let places): "top\(places):\(nominal.units[unit])"
        }
    }

    fileprivate func sentence(_ answer: Stability.Answer) -> String {
        let distance = answer.change.map { language.isolated(Figures.compact($0.distance)) } ?? ""
        let isExact = answer.change?.isExact ?? false
        let bound = isExact ? "" : language(" or less", " أو أقل")
        let what: String
        switch answer.question {
        case .swap(let first, let second):
            let (one, other) = (words.named(name(first)), words.named(name(second)))
            guard !answer.isTied else {
                return language(
                    "\(one) and \(other) have the same score as it is.",
                    "درجة \(one) ودرجة \(other) متساويتان كما هما.")
            }
            what =
                answer.outcome == .notFound
                ? language("\(other) passes \(one)", "يتقدم \(other) على \(one)")
                : language("\(other) reaches \(one)", "يبلغ \(other) موضع \(one)")
        case .top(let unit, let places):
            let one = words.named(name(unit))
            guard !answer.isTied else {
                return language(
                    "\(one) has the same score as the unit at the edge of the top \(places) as it is.",
                    "درجة \(one) تساوي كما هي درجة الوحدة عند حد أول \(places).")
            }
            what =
                answer.lead >= 0
                ? language("\(one) leaves the top \(places)", "يخرج \(one) من أول \(places)")
                : language("\(one) enters the top \(places)", "يدخل \(one) أول \(places)")
        }
        switch answer.outcome {
        case .change:
            return language(
                "\(what) once the weights move by \(distance)\(bound).",
                "\(what) إذا تحركت الأوزان بمقدار \(distance)\(bound).")
        case .impossible:
            return language(
                "Not to be had by weights alone: \(what).", "لا يمكن بالأوزان وحدها أن \(what).")
        case .notFound:
            return language(
                "The search found no weights at which \(what).", "لم يجد البحث أوزانا تجعل: \(what).")
        }
    }
}
