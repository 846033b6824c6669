import Mizan

/// One replicate as it is printed: what was drawn, and its whole table beside the nominal one.
struct ReplicatePage {
    let subject: StudySubject
    let number: UInt32
    let words: StudyWords
    let result: Result<Replicate, ReplicateFailure>
    /// What was drawn, input by input.
    let draws: [ReplicateDraw]
    let limit: Int?

    init(
        _ subject: StudySubject, _ source: any ReplicateSource, _ number: UInt32, _ language: Language,
        rows: Int?
    ) {
        (self.subject, self.number, limit) = (subject, number, rows)
        words = StudyWords(subject, language)
        result = source.replicate(source.numbers(number, varying: .joint))
        draws = source.draws(of: number)
    }

    private var language: Language { words.language }
    private var nominal: NominalScores { subject.nominal }

    /// The scores and ranks of the replicate; none where it failed.
    private var drawn: (scores: [Double], ranks: [Int?]) {
        guard case .success(let replicate) = result else {
            let count = nominal.units.count
            return (Array(repeating: .nan, count: count), Array(repeating: nil, count: count))
        }
        var here = nominal
        here.scores = replicate.scores
        return (replicate.scores, here.ranks)
    }

    // MARK: People

    var text: String {
        let facts =
            words.words.identity(of: subject) + [
                language(
                    "replicate \(Figures.grouped(Int(number))), seed \(subject.seed)",
                    "عملية المحاكاة رقم \(language.isolated(Figures.grouped(Int(number))))، بذرة العشوائية \(subject.seed)"
                )
            ]
        var heading = language.wrapped(facts: facts)
        if case .failure(let failure) = result {
            heading += language.wrapped(
                language("It failed: ", "تعذّرت: ") + language.isolated(failure.reason))
        }
        var parts = [heading]
        if !draws.isEmpty { parts.append(limited(drawTable)) }
        parts.append(limited(scoreTable))
        return parts.joined(separator: "\n")
    }

    private func limited(_ table: TextTable) -> String {
        guard let limit, limit < table.rows.count else { return table.text }
        var short = table
        short.rows = Array(short.rows.prefix(limit))
        return short.text + language.wrapped(words.words.more(table.rows.count - limit))
    }

    private var scoreTable: TextTable {
        var table = TextTable(
            [
                .init(words.words.rank, alignsRight: true),
                .init(language("Nominal rank", "الرتبة الأصلية"), alignsRight: true),
                .init(words.unit, limit: 40), .init(words.words.score, alignsRight: true),
                .init(language("Nominal score", "الدرجة الأصلية"), alignsRight: true),
            ], language)
        let (drawn, ranks) = (drawn, nominal.ranks)
        table.rows = order.map { unit in
            [
                words.rank(drawn.ranks[unit]), words.rank(ranks[unit]), words.name(unit),
                Figures.drawn(drawn.scores[unit]), Figures.drawn(nominal.scores[unit]),
            ]
        }
        return table
    }

    /// By the scores of the replicate; by the nominal ones where it failed.
    private var order: [Int] {
        guard case .success(let replicate) = result else { return nominal.order }
        var here = nominal
        here.scores = replicate.scores
        return here.order
    }

    private var drawTable: TextTable {
        var table = TextTable(
            [
                .init(language("Doubt", "الشك")), .init(words.unit, limit: 30),
                .init(language("Input", "المُدخل"), limit: 40),
                .init(language("Drawn", "المسحوب"), alignsRight: true),
                .init(language("Nominal", "الأصلي"), alignsRight: true),
            ], language)
        table.rows = draws.map { draw in
            [
                words.words.list(draw.doubts.inOrder.map(words.words.doubt)),
                draw.unit.flatMap { unit in
                    nominal.units.firstIndex(of: unit).map(words.name)
                } ?? "", draw.input, Figures.drawn(draw.drawn),
                Figures.drawn(draw.nominal),
            ]
        }
        return table
    }

    // MARK: Programs

    private typealias Row = [(String, JSONValue)]

    private var rows: [Row] {
        let (drawn, ranks) = (drawn, nominal.ranks)
        let rows: [Row] = order.map { unit in
            [
                ("unit", .text(nominal.units[unit])), ("name_en", .text(subject.names[unit].english)),
                ("name_ar", .text(subject.names[unit].arabic)), ("rank", .optional(drawn.ranks[unit])),
                ("nominal_rank", .optional(ranks[unit])), ("score", .number(drawn.scores[unit])),
                ("nominal_score", .number(nominal.scores[unit])),
            ]
        }
        return limit.map { Array(rows.prefix($0)) } ?? rows
    }

    var csv: String {
        let rows = rows
        return CanonicalText.csv(
            lines: [rows.first?.map(\.0) ?? []] + rows.map { row in row.map { $0.1.field } })
    }

    var json: String {
        var failure: String?
        if case .failure(let found) = result { failure = found.reason }
        return JSONValue.object([
            ("model", .text(subject.model)), ("version", .text(subject.version)),
            ("model_hash", .text(subject.modelHash)), ("data_hash", .text(subject.dataHash)),
            ("period", .text(subject.period)), ("seed", .number(Double(subject.seed))),
            ("replicate", .number(Double(number))), ("failure", .optional(failure)),
            (
                "draws",
                .list(
                    draws.map { draw in
                        .object([
                            ("doubts", .list(draw.doubts.inOrder.map { .text($0.rawValue) })),
                            ("unit", .optional(draw.unit)), ("input", .text(draw.input)),
                            ("drawn", .number(draw.drawn)), ("nominal", .number(draw.nominal)),
                        ])
                    })
            ),
            ("units", .list(rows.map(JSONValue.object))),
        ]).lines
    }
}

extension Figures {
    /// Three decimals; a dash for what is missing.
    fileprivate static func drawn(_ value: Double) -> String { value.isNaN ? "–" : decimals(value, 3) }
}
