import Mizan

/// A comparison of two editions of indices for programs, in full precision.
struct IndexCompareRows {
    let comparison: IndexComparison
    let audience: Dataset.Unit.Sensitivity
    let limit: Int?

    private static func columns(
        _ unit: Dataset.Unit, _ status: String, _ first: IndexComparison.Place?,
        _ second: IndexComparison.Place?, _ row: IndexComparison.Row?
    ) -> [(String, JSONValue)] {
        func placed(_ place: IndexComparison.Place?, _ side: String) -> [(String, JSONValue)] {
            [
                ("place_\(side)", .optional(place?.place)), ("score_\(side)", .optional(place?.score)),
                ("rank_low_\(side)", .optional(place?.band?.low)),
                ("rank_high_\(side)", .optional(place?.band?.high)),
            ]
        }
        return [
            ("unit", .text(unit.id)), ("name_en", .text(unit.nameEnglish)),
            ("name_ar", .text(unit.nameArabic)), ("scored", .text(status)),
        ] + placed(first, "a") + placed(second, "b") + [
            // Moves are of places among the units scored in both.
            ("common_place_a", .optional(row?.first.place)),
            ("common_place_b", .optional(row?.second.place)),
            ("move", .optional(row?.move)),
            ("within_doubt", row?.isWithinDoubt.map(JSONValue.flag) ?? .null),
        ]
    }

    private var rows: [[(String, JSONValue)]] {
        comparison.rows.prefix(limit ?? comparison.rows.count).map {
            Self.columns($0.unit, "both", $0.own.first, $0.own.second, $0)
        }
            + comparison.onlyFirst.map { Self.columns($0.unit, "a", $0.place, nil, nil) }
            + comparison.onlySecond.map { Self.columns($0.unit, "b", nil, $0.place, nil) }
    }

    var csv: String {
        let rows = rows
        return CanonicalText.csv(
            lines: [rows.first?.map(\.0) ?? []] + rows.map { row in row.map { $0.1.field } })
    }

    var json: String {
        func side(_ side: IndexComparison.Side) -> JSONValue {
            let edition = side.edition
            return .object([
                ("model", .text(edition.model.name)), ("version", .text(edition.model.version)),
                ("model_hash", .text(edition.model.hash)), ("period", .text(edition.period.description)),
                ("seed", side.uncertainty.map { .number(Double($0.seed)) } ?? .null),
                ("replicates", .number(Double(side.uncertainty?.replicates ?? 0))),
                ("audience", .text(audience.rawValue)), ("withheld", .number(Double(edition.withheld))),
            ])
        }
        let model = comparison.first.edition.model
        return JSONValue.object([
            ("a", side(comparison.first)), ("b", side(comparison.second)),
            ("neither", .number(Double(comparison.neither))),
            (
                "agreements",
                .list(
                    comparison.agreements.map { agreement in
                        .object([
                            ("group", .text(model.id(agreement.node))),
                            ("units", .number(Double(agreement.count))),
                            ("kendall", .number(agreement.kendall)),
                            ("spearman", .number(agreement.spearman)),
                            ("pearson", .number(agreement.pearson)),
                            ("weighted_rank_similarity", .number(agreement.similarity)),
                        ])
                    })
            ),
            ("units", .list(rows.map(JSONValue.object))),
        ]).lines
    }
}
