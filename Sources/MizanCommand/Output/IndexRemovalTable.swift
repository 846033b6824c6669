import Mizan

/// An index without each of its elements: what every one of them does to the order.
struct IndexRemovalTable {
    let removal: IndexRemoval
    let audience: Dataset.Unit.Sensitivity
    let words: IndexWords
    let limit: Int?

    init(
        _ removal: IndexRemoval, _ language: Language, audience: Dataset.Unit.Sensitivity, rows: Int?
    ) {
        (self.removal, self.audience) = (removal, audience)
        words = IndexWords(removal.edition, language)
        limit = rows
    }

    private var language: Language { words.language }
    private var model: IndexModel { removal.edition.model }
    private var rows: [IndexRemoval.Row] { Array(removal.rows.prefix(limit ?? removal.rows.count)) }

    var text: String {
        let parents = model.parents
        let compare = CompareWords(language)
        var table = TextTable(
            [
                .init(language("Without", "بدون"), limit: 44), .init(words.group, limit: 28),
                .init(language("Mean move", "متوسط الحركة"), alignsRight: true),
                .init(language("Largest", "أكبرها"), alignsRight: true), .init(words.unit, limit: 30),
            ], language)
        table.rows = rows.map { row in
            let group = parents[row.node].map { words.name(model.indicators.count + $0) } ?? ""
            guard let rest = row.rest else {
                let alone = language("all that its group has", "كل ما في مجموعته")
                return [words.name(row.node), group, "–", "–", alone]
            }
            var notes = rest.largest.map { [words.name(removal.edition.units[$0.unit])] } ?? []
            if rest.lost > 0 {
                notes.append(language("\(rest.lost) without a score", "\(rest.lost) بلا درجة"))
            }
            return [
                words.name(row.node), group,
                rest.meanMove.isNaN ? "–" : Figures.decimals(rest.meanMove, 2),
                rest.largest.map { compare.moved($0.move) } ?? "0", words.words.list(notes),
            ]
        }
        let lines = [
            words.identity(of: removal.edition).joined(separator: " · "),
            language(
                "Each element at weight 0, the others as stated: mean of the absolute moves in places, and the largest.",
                "كل عنصر بوزن 0 والبقية كما هي: متوسط الحركات المطلقة بالمواضع وأكبرها."),
        ]
        let more = removal.rows.count - rows.count
        return lines.map(language.wrapped).joined() + "\n" + table.text
            + (more > 0 ? language.wrapped(words.words.more(more)) : "")
    }

    private var columns: [[(String, JSONValue)]] {
        let parents = model.parents
        return rows.map { row in
            let largest = row.rest?.largest
            return [
                ("element", .text(model.id(row.node))),
                ("group", .optional(parents[row.node].map { model.groups[$0].id })),
                ("mean_move", .optional(row.rest?.meanMove)),
                ("largest_move", .optional(largest?.move)),
                ("largest_unit", .optional(largest.map { removal.edition.units[$0.unit].id })),
                ("lost", .optional(row.rest?.lost)), ("alone", .flag(row.rest == nil)),
            ]
        }
    }

    var csv: String {
        let columns = columns
        return CanonicalText.csv(
            lines: [columns.first?.map(\.0) ?? []] + columns.map { row in row.map { $0.1.field } })
    }

    var json: String {
        JSONValue.object([
            ("model", .text(model.name)), ("version", .text(model.version)),
            ("model_hash", .text(model.hash)), ("period", .text(removal.edition.period.description)),
            ("audience", .text(audience.rawValue)), ("withheld", .number(Double(removal.edition.withheld))),
            ("elements", .list(columns.map(JSONValue.object))),
        ]).lines
    }
}
