import Mizan

/// A ranking of an index for programs, in full precision.
struct IndexRankRows {
    let ranking: IndexRanking
    let dataset: Dataset
    let audience: Dataset.Unit.Sensitivity
    /// Rows of each list, the scored and the unscored.
    let top: Int?

    private var words: IndexWords { IndexWords(ranking.edition, .english) }

    private static func named(_ unit: Dataset.Unit) -> [(String, JSONValue)] {
        [
            ("unit", .text(unit.id)), ("name_en", .text(unit.nameEnglish)),
            ("name_ar", .text(unit.nameArabic)), ("country", .optional(unit.country)),
        ]
    }

    private var rows: [[(String, JSONValue)]] {
        let scored = ranking.rows.prefix(top ?? ranking.rows.count).map { row in
            Self.named(row.unit) + [
                ("tier", .optional(row.tier)), ("rank", .optional(row.rank)), ("score", .number(row.score)),
                ("rank_low", .optional(row.ranks?.low)), ("rank_high", .optional(row.ranks?.high)),
                ("score_low", .optional(row.scores?.low)), ("score_high", .optional(row.scores?.high)),
                ("imputed", .number(row.imputedShare)), ("reason", .null),
            ]
        }
        let unscored = ranking.unscored.prefix(top ?? ranking.unscored.count).map { row in
            Self.named(row.unit)
                + ["tier", "rank", "score", "rank_low", "rank_high", "score_low", "score_high"].map {
                    ($0, JSONValue.null)
                } + [
                    ("imputed", .number(ranking.edition.imputedShare(row.place))),
                    ("reason", .text(words.absence(row.absence, row.place))),
                ]
        }
        return scored + unscored
    }

    var csv: String {
        let rows = rows
        return CanonicalText.csv(
            lines: [rows.first?.map(\.0) ?? []] + rows.map { row in row.map { $0.1.field } })
    }

    var json: String {
        let edition = ranking.edition
        return JSONValue.object([
            ("model", .text(edition.model.name)), ("version", .text(edition.model.version)),
            ("model_hash", .text(edition.model.hash)), ("data_hash", .text(dataset.hash)),
            ("period", .text(edition.period.description)),
            ("seed", ranking.uncertainty.map { .number(Double($0.seed)) } ?? .null),
            ("replicates", .number(Double(ranking.uncertainty?.replicates ?? 0))),
            ("failed", .number(Double(ranking.uncertainty?.tally.failedCount ?? 0))),
            ("first_unsure_tier", .optional(ranking.uncertainty?.tiers.firstUnsure)),
            ("doubts", ranking.uncertainty?.shares.map(JSONValue.shares) ?? .null),
            ("band", .number(edition.model.band)), ("audience", .text(audience.rawValue)),
            ("withheld", .number(Double(edition.withheld))),
            ("units", .list(rows.map(JSONValue.object))),
        ]).lines
    }
}
