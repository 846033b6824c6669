import Mizan

extension SensitivitySubject {
    /// Which ranked units lack a score in how many replicates, and how many failed.
    func reasons(_ lack: ConfidenceSets.Lack) -> String {
        var reasons = lack.units.prefix(3).map { lacking in
            "\(nominal.units[lacking.unit]) lacks one in \(Figures.grouped(lacking.replicates))"
        }
        let more = lack.units.count - reasons.count
        if more > 0 { reasons.append("\(Figures.grouped(more)) more in as many or fewer") }
        if lack.failed > 0 {
            let reason = lack.reason.map { " (\(PhysicalLine.shown($0, most: 200)))" } ?? ""
            reasons.append("\(Figures.grouped(lack.failed)) failed" + reason)
        }
        return reasons.joined(separator: ", ")
    }

    /// Why no sets hold for all units at once.
    func finding(_ lack: ConfidenceSets.Lack, of replicates: Int, file: String) -> Finding {
        Finding(
            .noWholeReplicates, file: file,
            message:
                "\(Figures.grouped(lack.whole)) of \(Figures.grouped(replicates)) replicates score all ranked units, 2 are needed: \(reasons(lack))",
            hint: lack.units.isEmpty
                ? "change what `uncertainty` varies, or the method that fails; `mizan uncertainty \(file) --replicate 0` prints what was drawn"
                : "give these units figures or an imputation, screen them out, or vary less; `mizan uncertainty` takes one unit at a time"
        )
    }
}

extension SensitivityPage {
    /// Ranks that hold for all units at once.
    init(_ sets: ConfidenceSets, _ subject: SensitivitySubject, seed: UInt64) {
        let language = subject.language
        let percent = Figures.level(sets.level)
        // Where all are among the top there is nothing to tell.
        let hasTop = sets.top < sets.rows.count
        var sheet = AnalysisSheet(columns: [
            .number("rank", language("Rank", "الرتبة")), .init("unit", subject.words.unit, limit: 44),
            .number("score", language("Score", "الدرجة")), .init(programs: "rank_low"),
            .init(programs: "rank_high"),
            .init(people: language("\(percent)% set", "مجموعة \(percent)٪")),
            hasTop
                ? .init("top", language("Top \(sets.top)", "أول \(sets.top)")) : .init(programs: "top"),
        ])
        sheet.rows = sets.rows.map { row in
            [
                .count(row.rank), subject.cell(row.unit), .figure(row.score), .count(row.set.lowerBound),
                .count(row.set.upperBound), .text(Figures.range(row.set)),
                row.isCertain
                    ? .named("certain", language("whole set", "المجموعة كلها"))
                    : row.isPossible ? .named("possible", language("in part", "بعضها")) : .named("no", "–"),
            ]
        }
        self.init(.confidenceSets, subject, sheet: sheet)
        let count = language.isolated(Figures.grouped(sets.lack.whole))
        lead = [
            language(
                "\(count) replicates, seed \(seed).", "\(count) عملية محاكاة، وبذرة العشوائية \(seed).")
        ]
        if sets.leftOut > 0 {
            let leftOut = language.isolated(Figures.grouped(sets.leftOut))
            lead.append(
                language(
                    "Left out, since a ranked unit has no score in them: \(leftOut).",
                    "عمليات محاكاة استُبعدت إذ لا درجة فيها لوحدة ذات رتبة: \(leftOut)."))
        }
        notes = [
            language(
                "If the doubt is as stated, the ranks of all units lie in their sets with a probability of at least \(percent)%: of all at once. A band of `mizan uncertainty` of the same level holds for one unit at a time, and is as a rule narrower.",
                "إن كان الشك كما ذُكر وقعت رتب الوحدات كلها معا في مجموعاتها باحتمال لا يقل عن \(percent)٪. أما نطاق \(language.isolated("`mizan uncertainty`")) بالنسبة نفسها فهو لكل وحدة وحدها، وهو أضيق في الغالب."
            )
        ]
        if hasTop {
            notes.append(
                language(
                    "Top: whose set lies among the first \(sets.top) as a whole, or in part.",
                    "والعمود الأخير: من تقع مجموعته كلها ضمن أول \(sets.top)، أو بعضها."
                ))
        }
        notes.append(
            language(
                "Only what the model states as doubt counts as doubt.", "ولا يُحسب شكا إلا ما يذكره النموذج."))
        facts = [
            ("level", .number(sets.level)), ("top", .number(Double(sets.top))),
            ("replicates", .number(Double(sets.replicates))),
            ("replicates_left_out", .number(Double(sets.leftOut))), ("seed", .number(Double(seed))),
        ]
    }
}
