import Mizan
import MizanNumerics

extension AnalysisPage {
    /// The statistics of each indicator.
    init(
        _ report: StatisticsReport, _ stage: AnalysisTable.Stage, _ thresholds: StatisticsThresholds,
        _ rule: ShapeRule, _ words: AnalysisWords, top: Int?
    ) {
        let language = words.language
        var sheet = AnalysisSheet(columns: [
            .init("indicator", words.indicator, limit: 30),
            .init(programs: "name_en"), .init(programs: "name_ar"),
            .number("known", words.known),
            .number("minimum", language("min", "الأدنى")), .number("maximum", language("max", "الأعلى")),
            .number("mean", language("mean", "المتوسط")),
            .number("median", language("median", "الوسيط")),
            .number("standard_deviation", language("s.d.", "الانحراف")),
            .number("skewness", language("skew", "الالتواء")),
            .number("kurtosis", language("kurt", "التفرطح")),
            .number("nonzero", language("≠0 %", "≠0 ٪")),
            .number("distinct", language("dist %", "مختلف ٪")),
            .number("tied", language("tied %", "مكرر ٪")),
            .init("flags", language("Flags", "تنبيهات"), limit: 40), .init(programs: "why_empty"),
        ])
        sheet.rows = report.rows.map { row in
            let found = try? row.statistics.get()
            let moments = found?.moments
            let node = words.table.node(row.node)
            return [
                words.node(row.node), .text(node.name.english), .text(node.name.arabic),
                .count(moments?.count ?? 0), .figure(moments?.minimum), .figure(moments?.maximum),
                .figure(moments?.mean), .figure(found?.median), .figure(moments?.deviation),
                .number(moments?.skewness, decimals: 2), .number(moments?.kurtosis, decimals: 1),
                .share(found?.nonZeroShare), .share(found?.uniqueShare), .share(found?.largestTieShare),
                found == nil ? .named("", words.reason(row.statistics).shown) : words.flags(row.flags),
                words.reason(row.statistics),
            ]
        }
        self.init(kind: .statistics, words: words, subject: words.stage(stage), sheet: sheet)
        func percent(_ share: Double) -> String { Figures.percent(100 * share) }
        let (skew, kurt) = (Figures.compact(rule.skewness), Figures.compact(rule.kurtosis))
        blocks = [
            .table(sheet.limited(to: top)),
            .line(
                language(
                    "Gaps: under \(percent(thresholds.availability))% of the units known. Zeros: under \(percent(thresholds.nonZero))% of those not 0. Ties: under \(percent(thresholds.unique))% of them different. Outliers: |skew| ≥ \(skew) and kurt ≥ \(kurt), as a treatment would judge. Tied: the share of the commonest value.",
                    "فجوات: المعلوم أقل من \(percent(thresholds.availability))٪ من الوحدات. أصفار: ما ليس صفرا أقل من \(percent(thresholds.nonZero))٪ من المعلوم. تكرار: المختلف أقل من \(percent(thresholds.unique))٪. قيم شاذة: |الالتواء| ≥ \(language.isolated(skew)) والتفرطح ≥ \(language.isolated(kurt)) كما تحكم المعالجة. مكرر: حصة أكثر القيم تكررا."
                )),
        ]
    }

    /// How much is known of each unit and of each indicator.
    init(_ report: AvailabilityReport, _ words: AnalysisWords, top: Int?) {
        let (language, table) = (words.language, words.table)
        let root = table.groups.count - 1
        var sheet = AnalysisSheet(
            columns: ["of", "id", "group", "known", "stand_ins", "cells", "share"].map {
                .init(programs: $0)
            })
        func add(_ of: String, _ id: String, _ group: String, _ share: AvailabilityReport.Share) {
            sheet.rows.append([
                .text(of), .text(id), .text(group), .count(share.known), .count(share.standIns),
                .count(share.cells), .share(share.value),
            ])
        }
        for unit in report.unitOrder {
            for group in [root] + Array(0..<root) {
                add("unit", table.units[unit].id, table.groups[group].id, report.groups[group][unit])
            }
        }
        for node in report.indicatorOrder {
            add("indicator", table.indicators[node].id, "", report.indicators[node])
        }
        self.init(kind: .availability, words: words, sheet: sheet)
        let hasStandIns = report.whole.standIns > 0
        let known = language("known %", "معلوم ٪")
        let standIn = language("of others %", "من غيره ٪")
        let below = table.groups[root].children.filter { !table.isIndicator($0) }.map {
            $0 - table.indicators.count
        }
        var units = AnalysisSheet(
            columns: [.init("unit", words.unit, limit: 40), .number("known", known)]
                + (hasStandIns ? [.number("stand_ins", standIn)] : [])
                + below.map { .number("group", words.title(ofGroup: $0)) })
        units.rows = report.unitOrder.map { unit in
            [words.unit(unit), .share(report.units[unit].value)]
                + (hasStandIns ? [.share(report.units[unit].standInShare)] : [])
                + below.map { .share(report.groups[$0][unit].value) }
        }
        var indicators = AnalysisSheet(
            columns: [
                .init("indicator", words.indicator, limit: 60), .number("known", known),
                .number("count", words.known), .number("cells", language("of", "من")),
            ] + (hasStandIns ? [.number("stand_ins", standIn)] : []))
        indicators.rows = report.indicatorOrder.map { node in
            let share = report.indicators[node]
            return [
                words.node(node), .share(share.value), .count(share.known), .count(share.cells),
            ] + (hasStandIns ? [.share(share.standInShare)] : [])
        }
        let whole = Figures.percent(100 * (report.whole.value ?? 0))
        blocks = [
            .line(
                language(
                    "\(whole)% of all cells are known. The least known come first; what the model fills in is not known.",
                    "المعلوم \(whole)٪ من كل الخلايا. الأقل توفرا أولا؛ وما يملؤه النموذج ليس معلوما."))
        ]
        if hasStandIns {
            blocks.append(
                .line(
                    language(
                        "Of others: the share of the known cells that are figures of the state or of a larger group.",
                        "من غيره: حصة ما يعود من المعلوم إلى الدولة أو إلى مجموعة أكبر.")))
        }
        blocks += [.table(units.limited(to: top)), .table(indicators.limited(to: top))]
    }
}

extension AvailabilityReport.Share {
    /// Figures of the state or a larger group among the known ones; nil where nothing is known.
    fileprivate var standInShare: Double? { known == 0 ? nil : Double(standIns) / Double(known) }
}
