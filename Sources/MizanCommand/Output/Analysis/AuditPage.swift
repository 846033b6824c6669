import Mizan
import MizanNumerics

/// An audit for people: what the model is made of, what its data and its tree are worth, what it does when they change,
/// and what to look at first.
struct AuditPage {
    let audit: Audit
    let words: AnalysisWords
    /// Rows of each list.
    let top: Int

    init(_ audit: Audit, _ words: AnalysisWords, top: Int?) {
        (self.audit, self.words, self.top) = (audit, words, top ?? 10)
    }

    private var language: Language { words.language }
    private var table: AnalysisTable { audit.table }

    var page: AnalysisPage {
        var page = AnalysisPage(
            kind: .audit, words: words, sheet: AuditRows(audit: audit, words: words).sheet)
        page.blocks = frame + data + coherence + importance + monotonicity + reversal + ground + verdicts
        return page
    }

    private func percent(_ share: Double?) -> String {
        language.isolated(Figures.percent(100 * (share ?? 0)) + language("%", "٪"))
    }

    private func more(_ count: Int) -> [AnalysisPage.Block] {
        guard count > top else { return [] }
        return [.line(language("… \(count - top) more; --top shows them", "… و\(count - top) غيرها"))]
    }

    // MARK: Frame and data

    private var frame: [AnalysisPage.Block] {
        let frame = audit.frame
        let line = language(
            "\(frame.units) units, \(frame.scored) with a score. \(frame.indicators) indicators in \(frame.groups) groups on \(frame.levels) levels, the index among them.",
            "الوحدات \(frame.units)، منها ذات درجة \(frame.scored). المؤشرات \(frame.indicators) في \(frame.groups) مجموعات على \(frame.levels) مستويات منها المؤشر المركب."
        )
        let single =
            frame.single.isEmpty
            ? []
            : [
                language(
                    "One child only: \(words.some(frame.single.map(words.label))).",
                    "مجموعات من عنصر واحد: \(words.some(frame.single.map(words.label))).")
            ]
        return [.title(language("1. Frame", "1. الإطار"))] + ([line] + single).map { .line($0) }
    }

    private var data: [AnalysisPage.Block] {
        let least = percent(audit.limits.thresholds.availability)
        let units = audit.hardlyKnownUnits
        let indicators = audit.hardlyKnownIndicators
        let (raw, left) = (
            audit.flagged(.outlying, in: \.raw), audit.flagged(.outlying, in: \.treated)
        )
        let constant = audit.constant
        var lines = [
            language(
                "Known: \(percent(audit.availability.whole.value)) of the cells. Under \(least): \(indicators.count) of \(table.indicators.count) indicators, \(units.count) of \(table.units.count) units.",
                "المعلوم: \(percent(audit.availability.whole.value)) من الخلايا. دون \(least): المؤشرات \(indicators.count) من \(table.indicators.count)، والوحدات \(units.count) من \(table.units.count)."
            ),
            language(
                "Outliers (|skew| and kurt both high): in \(words.count(raw.count, "indicator")) as they come, in \(left.count) after treatment.",
                "قيم شاذة (الالتواء والتفرطح مرتفعان معا): في \(raw.count) من المؤشرات الخام، وفي \(left.count) بعد المعالجة."
            ),
        ]
        if !left.isEmpty {
            lines.append(
                language("Left: ", "بقيت في: ") + words.some(left.map(words.label)) + ".")
        }
        if !constant.isEmpty {
            lines.append(
                language("The same wherever known: ", "واحدة حيثما عُلمت: ")
                    + words.some(constant.map(words.label)) + ".")
        }
        return [.title(language("2. Data", "2. البيانات"))] + lines.map { .line($0) }
    }

    // MARK: Coherence and importance

    private var coherence: [AnalysisPage.Block] {
        let report = audit.correlations
        let counts = CorrelationReport.Flag.allCases.map { flag in
            words.flag(flag) + " " + language.isolated("\(report.count(flag))")
        }
        var blocks: [AnalysisPage.Block] = [
            .title(language("3. Coherence", "3. التماسك")),
            .line(
                language(
                    "Of \(report.rows.count) correlations: ", "من الارتباطات وعددها \(report.rows.count): ")
                    + words.list(counts) + "."),
        ]
        let flagged = report.rows.filter { $0.flag != nil }
        if !flagged.isEmpty {
            var sheet = AnalysisSheet(columns: [
                .init("flag", language("Flag", "تنبيه")), .init("first", language("Of", "بين"), limit: 40),
                .init("second", language("with", "وبين"), limit: 40), .number("known", words.known),
                .number("r", "r"),
            ])
            let kind = report.thresholds.kind
            sheet.rows = flagged.prefix(top).map { row in
                [
                    .text(row.flag.map(words.flag) ?? ""), words.node(row.first), words.node(row.second),
                    .count(row.count), .number(row.estimates[kind]?.coefficient, decimals: 2),
                ]
            }
            blocks.append(.table(sheet))
            blocks += more(flagged.count)
        }
        // Of one item, or of a handful of units, alpha says nothing.
        let alphas = audit.reliability.rows.filter { $0.count >= 5 }.compactMap { row in
            (try? row.alpha.get()).map {
                words.set(row.set) + " " + language.isolated(Figures.decimals($0, 2))
            }
        }
        guard !alphas.isEmpty else { return blocks }
        blocks.append(
            .line(
                language("Cronbach’s alpha: ", "ألفا كرونباخ: ")
                    + alphas.joined(separator: language("; ", "؛ ")) + "."))
        return blocks
    }

    private var importance: [AnalysisPage.Block] {
        var sheet = AnalysisSheet(columns: [
            .init("node", language("Indicator or group", "المؤشر أو المجموعة"), limit: 50),
            .number("stated", language("weight %", "الوزن ٪")),
            .number("share", language("counts %", "يُحسب ٪")),
            .number("difference", language("difference", "الفرق")), .number("known", words.known),
            .number("r", "r"), .init("against", words.sign),
        ])
        let rows = audit.importance.rows.filter { $0.difference != nil }
            .sorted { abs($0.difference ?? 0) > abs($1.difference ?? 0) }
        sheet.rows = rows.prefix(top).map { row in
            [
                words.node(row.node), .share(row.stated, decimals: 1), .share(row.share, decimals: 1),
                .points(row.difference), .count(row.count),
                .number(try? row.correlation.get(), decimals: 2), words.against(row),
            ]
        }
        let title = AnalysisPage.Block.title(
            language("4. Importance against weight", "4. الأهمية مقابل الوزن"))
        guard !rows.isEmpty else {
            return [
                title,
                .line(
                    language(
                        "None can be computed: too few units are scored, or all alike.",
                        "لا يمكن حسابها: الوحدات ذات الدرجة قليلة أو متساوية.")),
            ]
        }
        return [title, .table(sheet)] + more(rows.count)
    }

    // MARK: What it does when figures and units change

    private var monotonicity: [AnalysisPage.Block] {
        let report = audit.monotonicity
        var blocks: [AnalysisPage.Block] = [
            .title(language("5. Better figures", "5. تحسن الأرقام")),
            .line(
                language(
                    "\(report.count) figures were moved, each alone, by \(percent(report.step)) of their scale toward the end that raises the index. Scores lowered: \(report.falls.count). Units overtaken though their score did not fall: \(report.overtakings.count).",
                    "حُرِّك كل رقم وحده بمقدار \(percent(report.step)) من سلمه نحو ما يرفع المؤشر المركب، وعددها \(report.count). درجات انخفضت: \(report.falls.count). وحدات تقدمها غيرها ولم تنخفض درجتها: \(report.overtakings.count)."
                )),
        ]
        if !report.violations.isEmpty {
            var sheet = AnalysisSheet(columns: [
                .init("indicator", words.indicator, limit: 36), .init("unit", words.unit, limit: 30),
                .number("before", language("before", "قبل")), .number("after", language("after", "بعد")),
                .number("passed_by", language("passed by", "تقدمها")),
            ])
            sheet.rows = report.violations.prefix(top).map { row in
                [
                    words.node(row.node), words.unit(row.unit), .figure(row.before), .figure(row.after),
                    .count(row.passedBy.count),
                ]
            }
            blocks.append(.table(sheet))
            blocks += more(report.violations.count)
        }
        if let first = report.failures.first {
            blocks.append(
                .line(
                    language(
                        "Not run again, \(report.failures.count): \(first.reason).",
                        "لم يُعَد تشغيله \(report.failures.count): \(language.isolated(first.reason))."))
            )
        }
        return blocks
    }

    private var reversal: [AnalysisPage.Block] {
        let report = audit.reversal
        var blocks: [AnalysisPage.Block] = [
            .title(language("6. Rank reversal", "6. انقلاب الرتب")),
            .line(
                language(
                    "Each scored unit was left out in turn, and added a second time. Others swapped places in \(words.count(report.leftOut.count, "case")) of leaving and in \(report.added.count) of adding, each time of \(words.count(report.pairs, "pair")).",
                    "أُسقطت كل وحدة ذات درجة بدورها ثم أضيفت مرة ثانية. تبادل غيرها المواضع عند إسقاط \(report.leftOut.count) وعند إضافة \(report.added.count)، من الأزواج \(report.pairs) في كل مرة."
                )),
        ]
        let cases = report.leftOut.map { (false, $0) } + report.added.map { (true, $0) }
        if !cases.isEmpty {
            var sheet = AnalysisSheet(columns: [
                .init("change", language("Change", "التغيير")), .init("unit", words.unit, limit: 26),
                .number("pairs", language("pairs swapped", "أزواج تبادلت")),
                .init("widest", language("farthest apart of them", "أبعدها"), limit: 56),
            ])
            let worst = cases.sorted { $0.1.swapped.count > $1.1.swapped.count }
            sheet.rows = worst.prefix(top).map { isAdded, found in
                let pair = found.swapped[0]
                return [
                    .text(isAdded ? language("added", "إضافة") : language("left out", "إسقاط")),
                    words.unit(found.unit), .count(found.swapped.count),
                    .text(
                        words.named(words.unitLabel(pair.first)) + language(" and ", " و")
                            + words.named(words.unitLabel(pair.second))),
                ]
            }
            blocks.append(.table(sheet))
            blocks += more(cases.count)
        }
        if !report.comparesClones {
            blocks.append(
                .line(
                    language(
                        "Whether equal units score alike is not asked: what fills the gaps is drawn anew for each unit.",
                        "لم يُختبر تساوي درجات الوحدات المتماثلة: فما يملأ الفجوات يُسحب لكل وحدة على حدة.")))
        }
        if let first = report.failures.first {
            blocks.append(
                .line(
                    language(
                        "Not run again, \(report.failures.count): without or beside \(words.unitLabel(first.unit)): \(first.reason).",
                        "لم يُعَد تشغيله \(report.failures.count): «\(words.unitLabel(first.unit))»: \(language.isolated(first.reason))."
                    )))
        }
        return blocks
    }

    private var ground: [AnalysisPage.Block] {
        let hasFilled = audit.filledShare ?? 0 > 0
        var lines = [
            hasFilled
                ? language(
                    "\(percent(audit.filledShare)) of the scores rest on a figure that the model filled in.",
                    "يستند \(percent(audit.filledShare)) من الدرجات إلى رقم ملأه النموذج.")
                : language(
                    "No score rests on a figure that the model filled in.",
                    "لا تستند أي درجة إلى رقم ملأه النموذج.")
        ]
        if let share = audit.standInShare, share > 0 {
            lines.append(
                language(
                    "\(percent(share)) rest on a figure of the state or of a larger group.",
                    "ويستند \(percent(share)) إلى رقم للدولة أو لمجموعة أكبر."))
        }
        return [.title(language("7. What scores rest on", "7. ما تستند إليه الدرجات"))]
            + lines.map { .line($0) }
    }

    private var verdicts: [AnalysisPage.Block] {
        [.title(language("What to look at first", "ما يُنظر فيه أولا"))]
            + audit.verdicts.enumerated().map { place, verdict in
                .item("\(place + 1).", words.verdict(verdict, audit))
            }
    }
}
