import Mizan

extension SensitivityPage {
    /// Ranks that hold for all units at once.
    init(_ sets: ConfidenceSets, _ subject: SensitivitySubject, seed: UInt64) {
        let language = subject.language
        let percent = Figures.percent(100 * sets.level)
        var sheet = AnalysisSheet(columns: [
            .number("rank", language("Rank", "الرتبة")), .init("unit", subject.words.unit, limit: 44),
            .number("score", language("Score", "الدرجة")), .init(programs: "rank_low"),
            .init(programs: "rank_high"),
            .init(people: language("\(percent)% set", "مجموعة \(percent)٪")),
            .init("top", language("Top \(sets.top)", "أول \(sets.top)")),
        ])
        sheet.rows = sets.rows.map { row in
            [
                .count(row.rank), subject.cell(row.unit), .figure(row.score), .count(row.set.lowerBound),
                .count(row.set.upperBound), .text(Figures.range(row.set)),
                row.isCertain
                    ? .named("certain", language("for sure", "قطعا"))
                    : row.isPossible ? .named("possible", language("possible", "ممكن")) : .named("no", "–"),
            ]
        }
        self.init(.confidenceSets, subject, sheet: sheet)
        let count = language.isolated(Figures.grouped(sets.replicates - sets.leftOut))
        lead = [
            language(
                "\(count) replicates, seed \(seed).", "\(count) عملية محاكاة، وبذرة العشوائية \(seed).")
        ]
        notes = [
            language(
                "With \(percent)% certainty no true rank of any unit lies outside its set: all sets hold together. The band of `mizan uncertainty` holds for one unit at a time and is narrower. Top: those that may be among the first \(sets.top), and those that are for sure, all together too. Only what the model states as doubt counts as doubt.",
                "بثقة \(percent)٪ لا تقع الرتبة الصحيحة لأي وحدة خارج مجموعتها: فالمجموعات صحيحة معا. أما نطاق \(language.isolated("`mizan uncertainty`")) فهو لكل وحدة وحدها، وهو أضيق. والعمود الأخير: من يمكن أن يكون ضمن أول \(sets.top) ومن هو منهم قطعا، معا كذلك. ولا شك إلا ما يذكره النموذج."
            )
        ]
        facts = [
            ("level", .number(sets.level)), ("top", .number(Double(sets.top))),
            ("replicates", .number(Double(sets.replicates))),
            ("replicates_left_out", .number(Double(sets.leftOut))), ("seed", .number(Double(seed))),
        ]
    }
}
