/// Speeches of other states in the UN General Debate that name a community.
///
/// Only terms that the crosswalk calls the same as a community are joined (`unga-terms`, relation `same`). The name
/// of a place is such a term only where the unit is the place or the term is said of its people; a term that is
/// wider or narrower than the community says neither when it is named nor when it is not.
enum AttentionImporter: Importer {
    static let kind = "attention"
    static let summary = "counts of speeches in the UN General Debate, one row a year and term"
    static let layouts = [
        Layout(
            "speeches by term",
            [
                .integer("year", required: true), .text("term_id", required: true),
                .integer("speeches", required: true),
                .integer("speeches_mentioning_other_states", in: 0...(.infinity), required: true),
            ])
    ]

    private static let source = "ungd-own-counts"
    private static let publisher = "unga-terms"

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        rows.indicators = [.mentions]
        let links = Dictionary(grouping: dataset.links.filter { $0.publisher == publisher }, by: \.groupID)
        let speeches = sheets.rows(in: settings.years, "year", of: kind, &rows.joins)
        for (term, counts) in Dictionary(grouping: speeches, by: { $0.text("term_id") }) {
            guard let linked = links[term] else {
                rows.joins.lose(term, because: "not in the crosswalk", rows: counts.count)
                continue
            }
            for link in linked {
                guard link.relation == .same else {
                    rows.joins.lose(
                        "\(link.unit): \(term)", because: "the term is not the same as the community",
                        rows: counts.count)
                    continue
                }
                for row in counts {
                    guard let year = row.integer("year"), link.holds(in: year) else { continue }
                    rows.joins.link(Dataset.Indicator.mentions.id)
                    rows.observations.append(
                        Dataset.Observation(
                            unit: link.unit, indicator: Dataset.Indicator.mentions.id,
                            period: Period(year: year),
                            value: row.required(row.number("speeches_mentioning_other_states")), low: nil,
                            high: nil, standardError: nil, basis: .whole, source: source, published: nil,
                            note: ""))
                }
            }
        }
        let years = sheets.yearsCovered("year")
        rows.sources = [
            Dataset.Source(
                id: source, title: "Speeches of the UN General Debate by term, own counts",
                publisher: "Mizan, from the UN General Debate Corpus",
                url: "https://doi.org/10.7910/DVN/0TJX8Y",
                licence: "CC0 1.0 corpus (to be checked at the depositary); counts are our own",
                redistribute: .yes, retrieved: settings.retrieved,
                citation:
                    "Baturo, Dasandi and Mikhaylov (2017), Understanding State Preferences With Text As Data, "
                    + "Research and Politics 4(2)", version: years.map { "to \($0.upperBound)" } ?? "",
                coversFrom: years?.lowerBound, coversTo: years?.upperBound)
        ]
        return rows
    }
}

extension Dataset.Indicator {
    static let mentions = Dataset.Indicator(
        id: "un-mentions", nameEnglish: "Other states naming the community in the UN General Debate",
        nameArabic: "ذكر الدول الأخرى للمجتمع في المناقشة العامة للأمم المتحدة",
        unitMeasure: "speeches a year",
        level: .community, violation: "", articles: "2.5;4.4", need: "N10",
        definition: "Speeches of the year, other than the state's own, that name the community or its place.",
        sourceNote:
            "0 is a true \"not named\", with our English spellings. One speech a state and year: small counts. "
            + "Communities without a term of their own are missing. Attention, never part of need.")
}
