import Mizan

/// A comparison for programs, in full precision.
struct CompareRows {
    let comparison: Comparison
    let top: Int
    let limit: Int?

    init(_ comparison: Comparison, top: Int, rows: Int?) {
        self.comparison = comparison
        self.top = top
        limit = rows
    }

    private var rows: [Comparison.Row] {
        limit.map { Array(comparison.rows.prefix($0)) } ?? comparison.rows
    }

    // MARK: Columns

    private func named(_ unit: Dataset.Unit, _ status: String) -> [(String, JSONValue)] {
        [
            ("unit", .text(unit.id)), ("name_en", .text(unit.nameEnglish)),
            ("name_ar", .text(unit.nameArabic)),
            ("country", .optional(unit.country)), ("scored", .text(status)),
        ]
    }

    private func placed(_ place: Comparison.Place?, _ side: String) -> [(String, JSONValue)] {
        [
            ("place_\(side)", .optional(place?.place)), ("rank_\(side)", .optional(place?.rank)),
            ("score_\(side)", .optional(place?.score)), ("score_low_\(side)", .optional(place?.band?.low)),
            ("score_high_\(side)", .optional(place?.band?.high)),
        ]
    }

    /// Columns of a unit; those of moves are empty where it is scored in one of the two only.
    private func columns(
        _ unit: Dataset.Unit, _ status: String, _ first: Comparison.Place?, _ second: Comparison.Place?,
        _ row: Comparison.Row?
    ) -> [(String, JSONValue)] {
        var columns = named(unit, status) + placed(first, "a") + placed(second, "b")
        columns += [
            ("move", .optional(row?.move)), ("difference", .optional(row?.difference)),
            ("within_doubt", row?.isWithinDoubt.map(JSONValue.flag) ?? .null),
        ]
        for cause in Comparison.Cause.allCases {
            let step = row?.steps.first { $0.cause == cause }
            columns += [
                ("\(cause.rawValue)_move", .optional(step?.move)),
                ("\(cause.rawValue)_difference", .optional(step?.difference)),
            ]
        }
        let indicators = comparison.second.edition.model.indicators
        func ids(_ places: [Int]?) -> JSONValue {
            places.map { .text($0.map { indicators[$0].id }.joined(separator: ";")) } ?? .null
        }
        columns += [
            ("change", .optional(row?.change?.value)), ("came", ids(row?.change?.came)),
            ("ended", ids(row?.change?.ended)),
        ]
        return columns
    }

    private var all: [(columns: [(String, JSONValue)], row: Comparison.Row?)] {
        rows.map { (columns($0.unit, "both", $0.first, $0.second, $0), $0) }
            + singles(comparison.onlyFirst, "a") + singles(comparison.onlySecond, "b")
            + singles(comparison.neither, "neither")
    }

    private func singles(
        _ singles: [Comparison.Single], _ status: String
    ) -> [(columns: [(String, JSONValue)], row: Comparison.Row?)] {
        singles.map { (columns($0.unit, status, $0.first, $0.second, nil), nil) }
    }

    // MARK: CSV

    var csv: String {
        guard let names = all.first?.columns.map(\.0) else { return "" }
        let lines = all.map { columns, row in columns.map { $0.1.field } + [why(row)] }
        return CanonicalText.csv(lines: [names + ["why"]] + lines)
    }

    /// `indicator provenance value`, joined by `;`, the largest first.
    private func why(_ row: Comparison.Row?) -> String {
        (row?.reasons ?? []).map { reason in
            let provenance = (reason.after ?? reason.before)?.cell.provenance.rawValue
            return [reason.indicator ?? "lift", provenance ?? "", NumberGrammar.text(reason.value)]
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
        .joined(separator: ";")
    }

    // MARK: JSON

    var json: String {
        let summary = comparison.summary(top: top)
        let uncertainty = comparison.first.uncertainty
        return JSONValue.object([
            ("a", side(comparison.first)), ("b", side(comparison.second)),
            ("differ_in", .list(comparison.causes.map { .text($0.rawValue) })),
            ("seed", uncertainty.map { .number(Double($0.seed)) } ?? .null),
            ("replicates", .number(Double(uncertainty?.replicates ?? 0))),
            ("top", self.summary(summary)),
            ("kendall_tau_b", .number(summary.kendall)), ("spearman", .number(summary.spearman)),
            ("rank_biased_overlap", .number(summary.overlap)),
            ("persistence", .number(Comparison.Summary.persistence)),
            ("median_move", .number(summary.medianMove)),
            ("largest_move", .number(Double(summary.largestMove))),
            ("moved", .number(Double(summary.movedCount))), ("within_doubt", .optional(summary.withinDoubt)),
            (
                "units",
                .list(
                    all.map { columns, row in
                        .object(
                            columns + [("reasons", row.map { reasons($0.reasons) } ?? .null), steps(row)])
                    })
            ),
        ]).lines
    }

    private func side(_ side: Comparison.Side) -> JSONValue {
        let edition = side.edition
        return .object([
            ("model", .text(edition.model.name)), ("version", .text(edition.model.version)),
            ("model_hash", .text(edition.model.hash)), ("data_hash", .text(edition.dataset.hash)),
            ("period", .text(edition.period.description)), ("as_of", .optional(edition.panel.vintage.asOf)),
            ("scored", .number(Double(side.scoredCount))),
            ("between_state_share", .number(side.betweenStateShare)),
            ("within_state_share", .number(1 - side.betweenStateShare)),
        ])
    }

    private func summary(_ summary: Comparison.Summary) -> JSONValue {
        func ids(_ ids: [String]) -> JSONValue { .list(ids.map(JSONValue.text)) }
        return .object([
            ("places", .number(Double(summary.top))), ("count_a", .number(Double(summary.topCounts.first))),
            ("count_b", .number(Double(summary.topCounts.second))), ("enter", ids(summary.entered)),
            ("leave", ids(summary.left)), ("move", ids(summary.moved)), ("stay", ids(summary.stayed)),
        ])
    }

    private func steps(_ row: Comparison.Row?) -> (String, JSONValue) {
        let steps = (row?.steps ?? []).map { step in
            JSONValue.object([
                ("cause", .text(step.cause.rawValue)), ("move", .optional(step.move)),
                ("difference", .number(step.difference)), ("reasons", reasons(step.reasons)),
            ])
        }
        return ("steps", .list(steps))
    }

    private func reasons(_ reasons: [Comparison.Reason]) -> JSONValue {
        .list(
            reasons.map { reason in
                .object(
                    [("indicator", .optional(reason.indicator)), ("value", .number(reason.value))]
                        + part(reason.before, "a") + part(reason.after, "b"))
            })
    }

    private func part(_ part: Comparison.Reason.Part?, _ side: String) -> [(String, JSONValue)] {
        guard let part else { return [] }
        return [
            ("contribution_\(side)", .number(part.contribution)),
            ("provenance_\(side)", .text(part.cell.provenance.rawValue)),
            ("value_\(side)", .number(part.cell.value)),
            ("year_\(side)", part.cell.year > 0 ? .number(Double(part.cell.year)) : .null),
            ("origin_\(side)", .optional(part.cell.origin)),
            ("sources_\(side)", .list(part.cell.sources.map(JSONValue.text))),
        ]
    }
}
