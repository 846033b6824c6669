import Mizan
import MizanNumerics

extension SensitivityPage {
    /// Sobol's indices.
    init(
        _ runs: SobolRuns, _ estimate: SobolEstimate, _ subject: SensitivitySubject, level: Double,
        seed: UInt64
    ) {
        let language = subject.language
        let percent = Figures.level(level)
        let band = language("\(percent)% interval", "مجال \(percent)٪")
        var sheet = AnalysisSheet(columns: [
            .init("input", language("What varies", "ما يتغير"), limit: 46), .init(programs: "doubt"),
            .init(programs: "with"),
            .number("first", language("alone %", "وحده ٪")), .init(programs: "first_low"),
            .init(programs: "first_high"), .init(people: band),
            .number("total", language("in all %", "بالجملة ٪")), .init(programs: "total_low"),
            .init(programs: "total_high"), .init(people: band), .init(programs: "second"),
            .init(programs: "second_low"), .init(programs: "second_high"),
        ])
        let indices = estimate.indices
        let order = runs.factors.indices.sorted { (-indices.total[$0], $0) < (-indices.total[$1], $1) }
        sheet.rows = order.map { place in
            let name = runs.factors[place].name
            return [
                .named(name.id.isEmpty ? name.doubt.rawValue : name.id, subject.input(name)),
                .text(name.doubt.rawValue), .empty, .share(indices.first[place], decimals: 1),
                .number(estimate.first.low[place], decimals: 3),
                .number(estimate.first.high[place], decimals: 3), Self.band(estimate.first, place),
                .share(indices.total[place], decimals: 1), .number(estimate.total.low[place], decimals: 3),
                .number(estimate.total.high[place], decimals: 3), Self.band(estimate.total, place), .empty,
                .empty, .empty,
            ]
        }
        self.init(.sobol, subject, about: subject.title(of: runs.output), sheet: sheet)
        let count = language.isolated(Figures.grouped(estimate.rows))
        lead = [
            language(
                "\(count) rows, \(Figures.grouped(runs.asked)) runs of the model, seed \(seed); variance \(Figures.compact(indices.variance)).",
                "\(count) صفا، و\(Figures.grouped(runs.asked)) تشغيلا للنموذج، وبذرة العشوائية \(seed)؛ والتباين \(language.isolated(Figures.compact(indices.variance)))."
            )
        ]
        if estimate.failed > 0 {
            lead.append(
                language(
                    "Left out, since a run of theirs failed: \(Figures.grouped(estimate.failed)) rows.",
                    "صفوف استُبعدت لتعذّر تشغيل فيها: \(Figures.grouped(estimate.failed))."))
        }
        notes = [
            language(
                "Alone: the share of the variance that would go, on average, if this were known. In all: the share that would stay if all else were known; more than alone where it acts with others. Intervals by bootstrap; estimates of few rows can lie below 0 or above 100.",
                "وحده: حصة التباين التي تزول في المتوسط لو عُلم هذا. بالجملة: الحصة التي تبقى لو عُلم كل ما سواه؛ وتزيد على الأولى حيث يعمل مع غيره. والمجالات بإعادة المعاينة؛ وقد تقع تقديرات الصفوف القليلة دون الصفر أو فوق 100."
            )
        ]
        facts = [
            ("of", .text(subject.key(of: runs.output))), ("rows_drawn", .number(Double(runs.values.a.count))),
            ("rows_left_out", .number(Double(estimate.failed))), ("runs", .number(Double(runs.asked))),
            ("runs_failed", .number(Double(runs.failed))), ("seed", .number(Double(seed))),
            ("level", .number(level)), ("variance", .number(indices.variance)),
        ]
        if case .top(_, let places) = runs.output { facts.append(("top", .number(Double(places)))) }
        addSecond(runs, estimate, subject, band)
    }

    /// What two factors have together and neither alone, the largest first.
    private mutating func addSecond(
        _ runs: SobolRuns, _ estimate: SobolEstimate, _ subject: SensitivitySubject, _ band: String
    ) {
        guard let second = estimate.indices.second, let intervals = estimate.second else { return }
        let (language, count) = (subject.language, runs.factors.count)
        var pairs = AnalysisSheet(columns: [
            .init("input", language("What varies", "ما يتغير"), limit: 40),
            .init("with", language("with", "مع"), limit: 40),
            .number("second", language("together %", "معا ٪")), .init(people: band),
        ])
        let places = (0..<count).flatMap { one in (0..<one).map { (other: $0, one: one) } }
            .map { $0.other * count + $0.one }.sorted { (-second[$0], $0) < (-second[$1], $1) }
        for place in places {
            let (one, other) = (runs.factors[place / count].name, runs.factors[place % count].name)
            func key(_ name: DoubtInput) -> String { name.id.isEmpty ? name.doubt.rawValue : name.id }
            // What moves nothing does nothing together with another either.
            if estimate.indices.total[place / count] != 0, estimate.indices.total[place % count] != 0 {
                pairs.rows.append([
                    .text(subject.input(one)), .text(subject.input(other)),
                    .share(second[place], decimals: 1),
                    Self.band(intervals, place),
                ])
            }
            sheet.rows.append(
                [.text(key(one)), .text(one.doubt.rawValue), .text(key(other))]
                    + Array(repeating: .empty, count: 8)
                    + [
                        .share(second[place]), .number(intervals.low[place], decimals: 3),
                        .number(intervals.high[place], decimals: 3),
                    ])
        }
        var first = sheet
        first.rows = Array(sheet.rows.prefix(count))
        shown = first
        guard !pairs.rows.isEmpty else { return }
        others.append(.table(pairs.limited(to: 15)))
        notes.append(
            language(
                "Together: the share that two have only with each other; the 15 largest, all in CSV and JSON.",
                "معا: الحصة التي لا تكون إلا باجتماع الاثنين؛ أكبر 15، والكل في CSV وJSON."))
    }

    /// An interval of a share in per cent, for people alone.
    static func band(_ intervals: ResampledIntervals, _ place: Int) -> AnalysisSheet.Cell {
        let (low, high) = (intervals.low[place], intervals.high[place])
        guard low.isFinite, high.isFinite else { return .empty }
        return .text(Figures.span(low, high) { Figures.decimals(100 * $0, 1) })
    }
}
