import Mizan
import MizanNumerics

extension AnalysisPage {
    /// The correlations within groups and with the groups above.
    init(
        _ report: CorrelationReport, _ stage: AnalysisTable.Stage, _ words: AnalysisWords, top: Int?
    ) {
        let language = words.language
        let names: [(CorrelationKind, String)] = [
            (.pearson, language("Pearson r", "بيرسون r")), (.spearman, language("Spearman ρ", "سبيرمان ρ")),
            (.kendall, language("Kendall τ", "كندال τ")),
        ]
        var sheet = AnalysisSheet(
            columns: [
                .init("flag", language("Flag", "تنبيه")), .init("first", language("Of", "بين"), limit: 40),
                .init("second", language("with", "وبين"), limit: 40), .init(programs: "relation"),
                .number("known", words.known),
            ]
                + names.flatMap {
                    [.number($0.rawValue, String($1.suffix(1))), .number("\($0.rawValue)_p", "p")]
                }
                + [.init("why_empty", words.note, limit: 30)])
        sheet.rows = report.rows.map { row in
            let flag = row.flag.map { AnalysisSheet.Cell.named($0.rawValue, words.flag($0)) } ?? .empty
            let numbers = names.flatMap { kind, _ -> [AnalysisSheet.Cell] in
                let estimate = row.estimates[kind]
                return [.number(estimate?.coefficient, decimals: 2), .tail(estimate?.tail)]
            }
            let reason = row.error.map {
                AnalysisSheet.Cell.named($0.description, words.reason($0, [row.first, row.second]))
            }
            return [
                flag, words.node(row.first),
                .named(
                    words.table.node(row.second).id,
                    (row.isAncestor ? "↑ " : "") + words.node(row.second).shown),
                .text(row.isAncestor ? "ancestor" : "sibling"), .count(row.count),
            ] + numbers + [reason ?? .empty]
        }
        self.init(kind: .correlations, words: words, subject: words.stage(stage), sheet: sheet)
        let limits = report.thresholds
        func number(_ value: Double) -> String { language.isolated(Figures.decimals(value, 2)) }
        let kind = names.first { $0.0 == limits.kind }?.1 ?? ""
        blocks = [
            .table(sheet.limited(to: top)),
            .line(
                language(
                    "By \(kind). Conflicting: below \(number(limits.low)). Redundant: above \(number(limits.high)) in one group. Dominant: above it with a group that holds more. Silent: nearer to 0 than \(number(limits.silent)) with a group above (↑). n: units that know both; of fewer than 5 nothing is flagged.",
                    "وفق \(kind). متعارضان: دون \(number(limits.low)). مكرران: فوق \(number(limits.high)) في مجموعة واحدة. مهيمن: فوقه مع مجموعة فيها غيره. لا يُسمع: أقرب إلى الصفر من \(number(limits.silent)) مع مجموعة أعلى (↑). العدد: الوحدات المعلوم فيها الاثنان؛ ولا تنبيه لأقل من 5."
                )),
            .line(
                language(
                    "Signs are those of the scale of scores: above 0, both push the index the same way.",
                    "الإشارات إشارات سلم الدرجات: فوق الصفر يدفع الاثنان المؤشر المركب في اتجاه واحد.")),
        ]
    }

    /// Cronbach's alpha of each group.
    init(
        _ report: ReliabilityReport, _ stage: AnalysisTable.Stage, _ words: AnalysisWords, top: Int?
    ) {
        let language = words.language
        var sheet = AnalysisSheet(columns: [
            .init("group", words.group, limit: 50), .init(programs: "items_are"),
            .number("items", language("items", "العناصر")),
            .number("complete", language("complete units", "وحدات مكتملة")),
            .number("alpha", language("alpha", "ألفا")), .init("why_empty", words.note, limit: 60),
        ])
        sheet.rows = report.rows.map { row in
            [
                .named(words.table.node(row.set.group).id, words.set(row.set)), words.kind(of: row.set),
                .count(row.set.items.count), .count(row.count), .number(try? row.alpha.get(), decimals: 2),
                words.reason(row.alpha, row.set.items),
            ]
        }
        self.init(kind: .reliability, words: words, subject: words.stage(stage), sheet: sheet)
        blocks = [
            .table(sheet.limited(to: top)),
            .line(
                language(
                    "Cronbach’s alpha: 1 where the items are one thing, 0 where they are unrelated, below 0 where they pull apart. Only units that know every item count.",
                    "ألفا كرونباخ: 1 إذا كانت العناصر شيئا واحدا، و0 إذا لم تترابط، ودون الصفر إذا تعارضت. لا تُحسب إلا الوحدات المعلوم فيها كل العناصر."
                )),
        ]
    }

    /// The principal components of each group.
    init(
        _ report: ComponentsReport, _ stage: AnalysisTable.Stage, _ words: AnalysisWords, top: Int?
    ) {
        let language = words.language
        var sheet = AnalysisSheet(
            columns: [
                "group", "items_are", "complete", "dropped", "component", "eigenvalue", "share", "cumulated",
                "item", "loading", "why_empty",
            ].map { .init(programs: $0) })
        var blocks: [Block] = []
        for row in report.rows {
            let count = words.table.units.count - row.dropped
            let head: [AnalysisSheet.Cell] = [
                .text(words.table.node(row.set.group).id), words.kind(of: row.set), .count(count),
                .count(row.dropped),
            ]
            blocks.append(
                .title(
                    words.set(row.set) + " · "
                        + language(
                            "\(count) units, \(row.dropped) dropped",
                            "الوحدات \(language.isolated("\(count)"))، والمستبعدة \(language.isolated("\(row.dropped)"))"
                        )))
            switch row.components {
            case .failure(let error):
                sheet.rows.append(
                    head + [AnalysisSheet.Cell](repeating: .empty, count: 6) + [.text(error.description)])
                blocks.append(
                    .line(language("none: ", "لا يوجد: ") + words.reason(error, row.set.items)))
            case .success(let found):
                let shares = found.explainedShares
                for (component, loadings) in found.loadings.enumerated() {
                    for (item, loading) in zip(row.set.items, loadings) {
                        sheet.rows.append(
                            head + [
                                .count(component + 1),
                                .number(found.eigenvalues[component], decimals: 2),
                                .share(shares[component]), .share(shares[...component].reduce(0, +)),
                                words.node(item), .number(loading, decimals: 2), .empty,
                            ])
                    }
                }
                blocks.append(.table(Self.components(found, row.set, words)))
                if row.dependent > 0 {
                    blocks.append(
                        .line(
                            language(
                                "The correlation matrix is singular: \(row.dependent) of the items follow from the others over these units.",
                                "مصفوفة الارتباط منفردة: \(row.dependent) من العناصر تُستنتج من غيرها في هذه الوحدات."
                            )))
                }
            }
        }
        self.init(
            kind: .pca, words: words, subject: words.stage(stage), sheet: sheet.limited(to: top))
        self.blocks =
            [
                .line(
                    language(
                        "Of the correlation matrix, over the units that know every item. The largest loading of each component is positive. A loading is not a weight.",
                        "من مصفوفة الارتباط، على الوحدات المعلوم فيها كل العناصر. أكبر تشبع في كل مكون موجب. والتشبع ليس وزنا."
                    ))
            ] + blocks
    }

    /// At most this many components are shown to people; programs get all.
    private static let shownComponents = 7

    private static func components(
        _ found: PrincipalComponents, _ set: AnalysisTable.ItemSet, _ words: AnalysisWords
    ) -> AnalysisSheet {
        let language = words.language
        let shown = found.loadings.indices.prefix(shownComponents)
        let shares = found.explainedShares
        var sheet = AnalysisSheet(
            columns: [.init("item", language("Item", "العنصر"), limit: 50)]
                + shown.map { .number("\($0 + 1)", language("PC\($0 + 1)", "م\($0 + 1)")) })
        sheet.rows = [
            [.text(language("eigenvalue", "القيمة الذاتية"))]
                + shown.map { .number(found.eigenvalues[$0], decimals: 2) },
            [.text(language("share %", "الحصة ٪"))] + shown.map { .share(shares[$0]) },
            [.text(language("cumulated %", "التراكمي ٪"))]
                + shown.map { .share(shares[...$0].reduce(0, +)) },
        ]
        sheet.rows += set.items.enumerated().map { place, item in
            [words.node(item)] + shown.map { .number(found.loadings[$0][place], decimals: 2) }
        }
        return sheet
    }

    /// What each indicator and group counts beside its weight.
    init(_ report: ImportanceReport, _ words: AnalysisWords, top: Int?) {
        let language = words.language
        var sheet = AnalysisSheet(columns: [
            .init("node", language("Indicator or group", "المؤشر أو المجموعة"), limit: 50),
            .init(programs: "layer"),
            .number("stated", language("weight %", "الوزن ٪")),
            .number("carried", language("carried %", "المحمول ٪")),
            .number("importance_share", language("counts %", "يُحسب ٪")),
            .number("difference", language("difference", "الفرق")),
            .number("correlation_ratio", language("S", "S")), .number("correlation", "r"),
            .init("sign", words.sign), .number("known", words.known),
            .init("why_empty", words.note, limit: 30),
        ])
        func row(_ row: ImportanceReport.Row) -> [AnalysisSheet.Cell] {
            [
                words.node(row.node),
                .text(row.layer == 0 ? "indicators" : "groups \(row.layer)"), .share(row.stated, decimals: 1),
                .share(row.carried, decimals: 1), .share(row.share, decimals: 1), .points(row.difference),
                .number(try? row.ratio.get(), decimals: 2),
                .number(try? row.correlation.get(), decimals: 2), words.against(row), .count(row.count),
                words.reason(row.ratio),
            ]
        }
        sheet.rows = report.rows.map(row)
        let layers = report.rows.map(\.layer).reduce(into: [Int]()) { list, layer in
            if list.last != layer { list.append(layer) }
        }
        self.init(kind: .weights, words: words, sheet: sheet.limited(to: top))
        for layer in layers {
            var part = AnalysisSheet(columns: sheet.columns)
            part.rows = report.rows.filter { $0.layer == layer }
                .sorted { abs($0.difference ?? -1) > abs($1.difference ?? -1) }.map(row)
            blocks.append(.table(part.limited(to: top)))
        }
        blocks.append(
            .line(
                language(
                    "Weight: as the model states it, empty where a method gives none of its own. Carried: its mean over the scored units, where what is missing is left out. S: the share of the variance of the index that would go if this were known. Counts: S as a share of those of the table, to stand beside the weight. r: correlation with the index on the scale of scores; below 0 it works against the index.",
                    "الوزن: كما ينص عليه النموذج، وفارغ حيث لا تعطي الطريقة وزنا خاصا. المحمول: متوسطه على الوحدات ذات الدرجة بعد ترك المفقود. S: حصة تباين المؤشر المركب التي تزول لو عُلم هذا. يُحسب: حصته من مجموع S في الجدول، لتقف بجانب الوزن. r: ارتباطه بالمؤشر المركب على سلم الدرجات؛ ودون الصفر يعمل عكس المؤشر."
                )))
    }

    /// How each figure of each unit has grown.
    init(_ report: GrowthReport, _ words: AnalysisWords, top: Int?) {
        let language = words.language
        var sheet = AnalysisSheet(columns: [
            .init("indicator", words.indicator, limit: 26), .init("unit", words.unit, limit: 26),
            .number("known", words.known),
            .number("first_period", language("from", "من")), .number("last_period", language("to", "إلى")),
            .number("first_value", language("first", "الأول")),
            .number("last_value", language("last", "الأخير")),
            .number("compound_rate", language("CAGR %", "نمو مركب ٪")),
            .number("trend_percent", language("trend %/y", "اتجاه ٪ سنويا")),
            .init("why_empty", words.note, limit: 26),
        ])
        sheet.rows = report.rows.map { row in
            [
                words.node(row.node), words.unit(row.unit), .count(row.count),
                .text("\(row.first.period)"), .text("\(row.last.period)"), .figure(row.first.value),
                .figure(row.last.value), .share(try? row.compound.get(), decimals: 2),
                .number(try? row.trend.get(), decimals: 2), words.reasonOfGrowth(row),
            ]
        }
        self.init(kind: .growth, words: words, sheet: sheet.limited(to: top))
        if let first = report.periods.first, let last = report.periods.last {
            subject = language(
                "\(first) to \(last)",
                "من \(language.isolated("\(first)")) إلى \(language.isolated("\(last)"))")
        }
        blocks = [
            .table(sheet.limited(to: top)),
            .line(
                language(
                    "By indicator; what raises the index most comes first. CAGR: from the first to the last figure, compounded a year. Trend: the line through all figures, in per cent of its start a year; only for figures whose 0 is nothing.",
                    "وفق المؤشر؛ الأكثر رفعا للمؤشر المركب أولا. النمو المركب: من الرقم الأول إلى الأخير سنويا. الاتجاه: الخط عبر كل الأرقام، بنسبة من بدايته سنويا؛ لما صفره لا شيء فقط."
                )),
        ]
    }
}

extension AnalysisWords {
    var sign: String { language("Sign", "الإشارة") }

    func against(_ row: ImportanceReport.Row) -> AnalysisSheet.Cell {
        row.isAgainst ? .named("against", language("against the index", "عكس المؤشر")) : .empty
    }

    fileprivate func kind(of set: AnalysisTable.ItemSet) -> AnalysisSheet.Cell {
        .text(set.isOfIndicators ? "indicators" : "children")
    }
}
