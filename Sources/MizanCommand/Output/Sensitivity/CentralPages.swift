import Mizan

extension SensitivityPage {
    /// Every unit that comes first, with the weights that it asks for most.
    init(_ central: CentralWeights, _ subject: SensitivitySubject, seed: UInt64) {
        let language = subject.language
        var sheet = AnalysisSheet(columns: [
            .init("unit", subject.words.unit, limit: 40),
            .number("firsts", language("times first", "مرات الأولوية")),
            .number("first", language("first %", "في الرتبة الأولى ٪")),
            .number("confidence", language("confidence %", "الثقة ٪")),
            .init(people: language("weighs most above the mean", "أكثر ما يزيد وزنه"), limit: 40),
            .init(people: language("and below it", "وأكثر ما ينقص"), limit: 40),
            .init(programs: "weights"),
        ])
        sheet.rows = central.rows.map { row in
            let clear = central.order(of: central.moves(row)).filter { central.isClear($0, row) }
            let moves = central.moves(row)
            return [
                subject.cell(row.unit), .count(row.firsts), .share(central.share(row), decimals: 1),
                .share(row.confidence, decimals: 1),
                subject.move(clear.first { moves[$0] > 0 }, moves, central),
                subject.move(clear.first { moves[$0] < 0 }, moves, central), .text(central.text(row)),
            ]
        }
        self.init(.centralWeights, subject, sheet: sheet)
        describe(central, seed)
        notes.append(
            language(
                "Last columns: the weight that lies furthest above and below its mean over all replicates, in points of the whole, where it does so by more than three standard errors of 30 times first or more; --unit shows all.",
                "العمودان الأخيران: الوزن الأبعد زيادة ونقصا عن متوسطه في كل عمليات المحاكاة، بنقاط من المجموع كله، إن زاد بُعده على ثلاثة أخطاء معيارية وجاء أولا 30 مرة على الأقل؛ و\(language.isolated("--unit")) يعرضها كلها."
            ))
        let never = subject.nominal.isRanked.count(where: \.self) - central.rows.count
        if never > 0 {
            notes.append(
                language("Never first: \(never) of the ranked.", "لم يأتِ أولا قط من ذوي الرتب: \(never)."))
        }
    }

    /// All weights of one unit.
    init(_ central: CentralWeights, of unit: Int, _ subject: SensitivitySubject, seed: UInt64) {
        let language = subject.language
        var sheet = AnalysisSheet(columns: [
            .init("element", language("Weight of", "الوزن"), limit: 44),
            .init("group", language("in", "في"), limit: 28),
            .number("stated", language("stated %", "في النموذج ٪")),
            .number("mean", language("mean %", "المتوسط ٪")),
            .number("central", language("central %", "المركزي ٪")),
            .number("difference", language("points", "نقاط")), .number("error", "±"),
        ])
        let row = central.rows.first { $0.unit == unit }
        if let row {
            let moves = central.moves(row)
            sheet.rows = central.order(of: moves).map { place in
                let element = central.elements[place]
                return [
                    subject.nodeCell(element.node), subject.nodeCell(element.group),
                    .share(element.stated, decimals: 1), .share(central.means[place], decimals: 1),
                    .share(row.weights[place], decimals: 1), .points(moves[place], decimals: 2),
                    .share(row.errors[place] * element.reach, decimals: 2),
                ]
            }
        }
        self.init(.centralWeights, subject, about: subject.words.named(subject.name(unit)), sheet: sheet)
        describe(central, seed)
        facts += [
            ("unit", .text(subject.nominal.units[unit])), ("firsts", .number(Double(row?.firsts ?? 0))),
            ("first", .number(row.map(central.share) ?? 0)), ("confidence", .optional(row?.confidence)),
        ]
        guard let row else {
            lead.append(
                language(
                    "Never first in any of them: it has no central weights.",
                    "لا تأتي هذه الوحدة أولى في أي منها: فلا أوزان مركزية لها."))
            notes = []
            return
        }
        let share = language.isolated(Figures.decimals(100 * central.share(row), 1) + language("%", "٪"))
        let confidence = row.confidence.map {
            language.isolated(Figures.decimals(100 * $0, 1) + language("%", "٪"))
        }
        lead.append(
            language(
                "First in \(share) of the replicates", "تأتي هذه الوحدة أولى في \(share) من عمليات المحاكاة")
                + (confidence.map {
                    language(
                        ", and under these weights in \($0) of others.", "، وبهذه الأوزان في \($0) من غيرها.")
                } ?? "."))
        notes.append(
            language(
                "Stated, mean and central: per cent of the group.",
                "في النموذج والمتوسط والمركزي: نسب مئوية من المجموعة."))
        notes.append(
            language(
                "Points: the central weight less its mean over all replicates, in points of the whole; ± its Monte-Carlo standard error.",
                "النقاط: الوزن المركزي ناقصا متوسطه في كل عمليات المحاكاة، بنقاط من المجموع كله؛ و± خطؤها المعياري."
            ))
    }

    private mutating func describe(_ central: CentralWeights, _ seed: UInt64) {
        let language = subject.language
        let count = language.isolated(Figures.grouped(central.counted))
        lead = [
            language(
                "\(count) replicates, seed \(seed).", "\(count) عملية محاكاة، وبذرة العشوائية \(seed).")
        ]
        notes = [
            language(
                "Central weights: the mean of those under which a unit comes first, while all that the model states as doubt varies. Confidence: how often it comes first in other replicates where the weights are these and all else varies.",
                "الأوزان المركزية: متوسط الأوزان التي يكون بها صاحب الصف أولا، وكل ما يذكره النموذج من شك متغير. الثقة: نسبة مجيئه أولا في عمليات أخرى تكون هذه أوزانَها وما سواها متغير."
            )
        ]
        if central.isOfWeightsAlone {
            notes.append(
                language(
                    "Only weights vary in this model: confidence is 0% or 100% by construction, and says nothing of errors in the figures.",
                    "لا يتغير في هذا النموذج إلا الأوزان: فالثقة \(language.isolated("0٪")) أو \(language.isolated("100٪")) لا غير، ولا تقول شيئا عن أخطاء الأرقام."
                ))
        }
        facts = [
            ("replicates", .number(Double(central.replicates))),
            ("replicates_counted", .number(Double(central.counted))),
            ("replicates_failed", .number(Double(central.failed))), ("seed", .number(Double(seed))),
        ]
    }
}

extension CentralWeights {
    fileprivate func share(_ row: Row) -> Double { Double(row.firsts) / Double(counted) }

    /// How far each weight lies above its mean, as a share of the whole.
    fileprivate func moves(_ row: Row) -> [Double] {
        elements.indices.map { (row.weights[$0] - means[$0]) * elements[$0].reach }
    }

    /// Whether a weight lies further from its mean than chance explains: the largest of some dozens is looked for.
    fileprivate func isClear(_ element: Int, _ row: Row) -> Bool {
        row.firsts >= 30 && abs(row.weights[element] - means[element]) > 3 * row.errors[element]
    }

    /// Places of the elements, the furthest move first, those of no known size last.
    fileprivate func order(of moves: [Double]) -> [Int] {
        let sizes = moves.map { $0.isNaN ? -1 : abs($0) }
        return moves.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
    }

    /// `debt=0.25;health=0.75`, shares of the groups.
    fileprivate func text(_ row: Row) -> String {
        zip(elements, row.weights).map { "\($0.node)=\(NumberGrammar.text($1))" }.joined(separator: ";")
    }
}

extension SensitivitySubject {
    fileprivate func move(_ place: Int?, _ moves: [Double], _ central: CentralWeights) -> AnalysisSheet.Cell {
        guard let place, !moves[place].isNaN else { return .empty }
        let size = language.isolated(Figures.signed(100 * moves[place], 2))
        return .text("\(size) " + words.named(node(central.elements[place].node)))
    }
}
