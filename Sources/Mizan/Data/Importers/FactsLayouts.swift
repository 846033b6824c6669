/// The six tables of `facts`, by their headers.
extension FactsImporter {
    /// How units.csv says what is ranked, and where.
    enum Place: String, CaseIterable {
        case leaf, occupied
        case parent = "parent-shown-not-ranked"
        case undecided = "undecided-scope"

        var rankAs: Dataset.Unit.RankAs { self == .parent ? .parent : .leaf }
        var scope: Dataset.Unit.Scope {
            switch self {
            case .leaf, .parent: .minorities
            case .occupied: .occupied
            case .undecided: .intra
            }
        }
    }

    enum Tables {
        static let communities = Layout(
            "communities",
            [
                .text("id", required: true), .text("iso3", required: true),
                .text("country_en", required: true), .text("country_ar", required: true),
                .text("community_en", required: true), .text("community_ar", required: true),
                .text("region", required: true), .text("tags"), .integer("population"),
                .integer("population_year"), .integer("population_low"), .integer("population_high"),
                .text("source"),
                .choice("evidence", of: Grade.self, required: false),
            ])
        static let units = Layout(
            "units",
            [
                .text("unit", required: true), .choice("rank_as", of: Place.self), .text("parent"),
                .text("rest_of"), .integer("rest_population"), .text("origin_unit"), .text("small"),
                .text("note"), .text("category", required: true), .text("state_figures", required: true),
            ])
        static let crosswalk = Layout(
            "crosswalk",
            [
                .text("unit", required: true), .text("publisher", required: true),
                .text("group_id", required: true), .text("group_name"), .integer("from_year"),
                .integer("to_year"), .choice("relation", of: Dataset.Link.Relation.self), .number("share"),
                .text("reason"), .choice("evidence", of: Dataset.Link.Evidence.self),
            ])
        static let findings = Layout(
            "findings",
            act + [
                .choice("standing", of: Dataset.BodyFinding.Standing.self),
                .choice("extent", of: Dataset.BodyFinding.Extent.self), .text("extent_basis"),
            ])
        static let improvements = Layout("improvements", act)

        static let framework = Layout(
            "framework",
            [
                .text("code", required: true), .text("indicator", required: true), .text("definition"),
                .text("unit", required: true), .text("direction"), .text("level", required: true),
                .text("source_candidates"), .text("declaration_articles"), .text("violation"),
                .text("need_code"),
            ])

        private static let act: [Layout.Column] = [
            .text("unit", required: true), .text("violation", required: true),
            .integer("grade", required: true), .text("body", required: true),
            .text("document", required: true), .integer("document_year", required: true),
            .integer("facts_from"), .integer("facts_to"),
            .choice("ongoing", of: Dataset.BodyFinding.Ongoing.self),
            .choice("evidence", of: Dataset.Link.Evidence.self), .text("note"),
        ]
    }
}
