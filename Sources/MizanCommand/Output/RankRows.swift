import Mizan

/// A ranking for programs: the columns of the interface, in full precision.
struct RankRows {
    let ranking: Ranking
    private let rows: [Ranking.Row]
    /// What the view of the small communities adds, by unit; nil in the other view.
    private let small: [String: SmallCommunities.Row]?

    init(_ ranking: Ranking, _ view: View, top: Int?) {
        self.ranking = ranking
        var rows = ranking.rows + ranking.unscored
        var small: [String: SmallCommunities.Row]?
        if view == .small {
            let communities = SmallCommunities(ranking).rows
            rows = communities.map(\.row)
            small = Dictionary(uniqueKeysWithValues: communities.map { ($0.row.standing.unit.id, $0) })
        }
        self.rows = top.map { Array(rows.prefix($0)) } ?? rows
        self.small = small
    }

    /// Columns in order, each with its value.
    private func columns(_ row: Ranking.Row) -> [(String, JSONValue)] {
        let standing = row.standing
        let model = ranking.edition.model
        let isScored = standing.isScored
        let shares = standing.reliability
        return [
            ("unit", .text(standing.unit.id)),
            ("name_en", .text(standing.unit.nameEnglish)),
            ("name_ar", .text(standing.unit.nameArabic)),
            ("country", .optional(standing.unit.country)),
            ("scope", .optional(standing.unit.scope?.rawValue)),
            ("category", .optional(standing.unit.category)),
            ("tier", .optional(row.tier)),
            ("rank", .optional(row.rank)),
            ("score", isScored ? .number(standing.score.severity) : .null),
            ("rank_low", .optional(row.ranks?.low)),
            ("rank_high", .optional(row.ranks?.high)),
            ("rank_low_values", .optional(row.valueRanks?.low)),
            ("rank_high_values", .optional(row.valueRanks?.high)),
            ("rank_low_measurement", .optional(row.measurementRanks?.low)),
            ("rank_high_measurement", .optional(row.measurementRanks?.high)),
            ("score_low", .optional(row.scores?.low)),
            ("score_high", .optional(row.scores?.high)),
            ("class", .optional(standing.classIndex.map { model.classes[$0].id })),
            ("own", .number(shares.own)),
            ("reliability", .text(shares.letter)),
            ("known", .number(shares.known)),
            ("fresh", .number(shares.fresh)),
            ("agreed", .number(shares.agreed)),
            ("checked", .number(shares.checked)),
            ("people_low", .optional(row.people?.lowerBound)),
            ("people_high", .optional(row.people?.upperBound)),
            ("first_dimension", .optional(standing.firstDimension)),
            ("risk", .number(standing.risk)),
            ("visibility", .number(standing.visibility)),
            ("critical", isScored ? .number(standing.score.lift) : .null),
            ("critical_share", .optional(row.liftShare)),
            ("state_alert", .flag(standing.hasStateAlert)),
            ("change", .optional(row.change?.value)),
            ("missing", .text(standing.missing.joined(separator: ";"))),
        ] + (small.map { smallColumns($0[standing.unit.id]) } ?? [])
    }

    /// The first need is of whatever evidence; `first_dimension` is of evidence about the unit itself.
    private func smallColumns(_ community: SmallCommunities.Row?) -> [(String, JSONValue)] {
        func names(_ routes: [Dataset.Instrument]?) -> JSONValue {
            .optional(routes?.map(\.instrument).joined(separator: ";"))
        }
        return [
            ("first_need", .optional(community?.firstNeed)), ("open_routes", names(community?.openRoutes)),
            ("recalled_routes", names(community?.openRoutes.filter { $0.evidence == .recalled })),
        ]
    }

    var csv: String {
        let names = (rows + ranking.rows + ranking.unscored).first.map { columns($0).map(\.0) } ?? []
        let lines = rows.map { row in columns(row).map { $0.1.field } }
        return CanonicalText.csv(lines: [names] + lines)
    }

    var json: String {
        let edition = ranking.edition
        let uncertainty = ranking.uncertainty
        return JSONValue.object([
            ("model", .text(edition.model.name)),
            ("version", .text(edition.model.version)),
            ("model_hash", .text(edition.model.hash)),
            ("data_hash", .text(edition.dataset.hash)),
            ("period", .text(edition.period.description)),
            ("scope", .optional(edition.selection.scope?.rawValue)),
            ("category", .optional(edition.selection.category)),
            ("region", .optional(edition.selection.region)),
            ("state", .optional(edition.selection.state)),
            ("as_of", .optional(edition.panel.vintage.asOf)),
            ("vintage", .text(edition.panel.vintage.asOf == nil ? "latest" : "pseudo-vintage")),
            ("since", .optional(ranking.since?.description)),
            ("seed", uncertainty.map { .number(Double($0.seed)) } ?? .null),
            ("replicates", .number(Double(uncertainty?.replicates ?? 0))),
            ("failed", .number(Double(uncertainty?.tally.failedCount ?? 0))),
            ("first_unsure_tier", .optional(uncertainty?.tiers.firstUnsure)),
            ("doubts", uncertainty?.shares.map(JSONValue.shares) ?? .null),
            ("band", .number(edition.model.uncertainty.band)),
            ("between_state_share", .number(ranking.betweenStateShare)),
            ("units", .list(rows.map { .object(columns($0)) })),
            ("parents", .list(edition.parents.map { .text($0.id) })),
        ]).lines
    }
}

extension JSONValue {
    /// The value as one CSV field; empty where missing.
    var field: String {
        switch self {
        case .null, .list, .object: ""
        case .flag(let flag): flag ? "yes" : "no"
        case .number(let number): number.isFinite ? NumberGrammar.text(number) : ""
        case .text(let text): text
        }
    }
}
