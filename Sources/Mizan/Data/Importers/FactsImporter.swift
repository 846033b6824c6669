/// The project's own tables: communities, how they are ranked, their links, the findings about them.
enum FactsImporter: Importer {
    static let kind = "facts"
    static let summary =
        "communities.csv with units.csv, crosswalk.csv, findings.csv, improvements.csv, framework/indicators.csv"
    static let layouts = [
        Tables.communities, Tables.units, Tables.crosswalk, Tables.findings, Tables.improvements,
        Tables.framework,
    ]

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        func all(_ layout: Layout) -> [Sheet.Row] {
            sheets.filter { $0.layout.title == layout.title }.flatMap(\.rows)
        }
        var rows = ImportedRows()
        rows.isCutToYears = false
        rows.links = all(Tables.crosswalk).map(link)
        rows.bodyFindings = all(Tables.findings).map(bodyFinding)
        rows.improvements = all(Tables.improvements).map(improvement)
        rows.indicators = all(Tables.framework).compactMap(notAssessed)
        for _ in rows.indicators { rows.joins.link("indicators not assessed") }
        for link in rows.links { rows.joins.link("links to \(link.publisher)") }
        defer { refuseStrangers(sheets, among: Set((dataset.units + rows.units).map(\.id)), &findings) }

        let people = Dictionary(all(Tables.communities).map { ($0.text("id"), $0) }) { first, _ in first }
        let grades = evidence(all(Tables.units), people)
        let unitSheets = sheets.filter { $0.layout.title == Tables.units.title }
        guard people.isEmpty == unitSheets.isEmpty else {
            findings.append(
                Finding(
                    .missingCompanion, file: sheets[0].file,
                    message:
                        "communities.csv and units.csv describe the units together, and one is not given",
                    hint: "name both files in one command"))
            return rows
        }
        for sheet in unitSheets {
            for row in sheet.rows {
                let id = row.text("unit")
                guard let person = people[id] ?? people[row.text("rest_of")] else {
                    findings.append(
                        Finding(
                            .unknownReference, file: sheet.file, line: row.line,
                            message: "`\(id)` is neither in communities.csv nor the rest of a unit there",
                            hint: "add its row to communities.csv, or name its parent in rest_of"))
                    continue
                }
                let unit = unit(row, person)
                rows.units.append(unit)
                rows.joins.link("units: \(unit.scope?.rawValue ?? ""), \(unit.rankAs.rawValue)")
                if let figure = population(of: unit, row, person, grades[id]) {
                    rows.observations.append(figure)
                } else {
                    rows.joins.lose("population", because: "no published count, or only an upper bound")
                }
            }
        }
        if !rows.units.isEmpty {
            rows.units += countries(hosting: rows.units)
            rows.indicators.append(.population)
            rows.sources = populationSources(settings).filter { source in
                rows.observations.contains { $0.source == source.id }
            }
        }
        return rows
    }

    /// A link, finding or improvement of a unit that is neither in the dataset nor among the new ones.
    private static func refuseStrangers(
        _ sheets: [Sheet], among units: Set<String>, _ findings: inout [Finding]
    ) {
        for sheet in sheets
        where [Tables.crosswalk, Tables.findings, Tables.improvements].map(\.title).contains(
            sheet.layout.title)
        {
            for row in sheet.rows where !units.contains(row.text("unit")) {
                let nearest = Spelling.nearest(to: row.text("unit"), in: Array(units))
                findings.append(
                    Finding(
                        .unknownReference, file: sheet.file, line: row.line,
                        message: "there is no unit `\(row.text("unit"))`",
                        hint: nearest.map { "did you mean `\($0)`?" } ?? "import the units first, or with it")
                )
            }
        }
    }

    /// Arabic names in the place of those of communities.csv whose word for a people is held offensive.
    private static let respectfulNames = ["BGR-muslim-roma": "مسلمو الروما في بلغاريا"]

    /// A community of communities.csv, or, where it has no row there, the rest of its parent.
    private static func unit(_ row: Sheet.Row, _ person: Sheet.Row) -> Dataset.Unit {
        let place: Place = row.required(row.choice("rank_as"))
        let isRest = !row.text("rest_of").isEmpty
        let country = person.text("country_en")
        return Dataset.Unit(
            id: row.text("unit"), kind: .community, parent: row.optional("parent"), rankAs: place.rankAs,
            scope: place.scope, originUnit: row.optional("origin_unit"),
            nameEnglish: isRest ? "Other Muslims of \(country)" : person.text("community_en"),
            nameArabic: isRest
                ? "سائر مسلمي \(person.text("country_ar"))"
                : respectfulNames[row.text("unit")] ?? person.text("community_ar"),
            country: person.text("iso3"), stateFigures: stateFigures(row.text("state_figures")),
            region: person.text("region"), category: row.text("category"), small: row.text("small") == "yes",
            latitude: nil, longitude: nil, sensitivity: .public,
            tags: isRest ? [] : person.text("tags").split(separator: ";").map(String.init))
    }

    /// Which state stands in, and when: the years of the table, from the year in which the state was founded.
    private static func stateFigures(_ text: String) -> [Dataset.StateYears] {
        (Dataset.StateYears.list(text) ?? []).map { years in
            var years = years
            let since = CountryCodes.standard.country(iso3: years.state)?.since
            years.from = [years.from, since].compactMap(\.self).max()
            return years
        }
    }

    /// One unit for every state, and for every territory in which a community lives.
    private static func countries(hosting communities: [Dataset.Unit]) -> [Dataset.Unit] {
        let hosts = Set(communities.compactMap(\.country))
        return CountryCodes.standard.all.filter { $0.isState || hosts.contains($0.iso3) }.map { country in
            Dataset.Unit(
                id: country.iso3, kind: .country, parent: nil, rankAs: .parent, scope: nil, originUnit: nil,
                nameEnglish: country.nameEnglish, nameArabic: country.nameArabic, country: nil,
                stateFigures: [Dataset.StateYears(state: country.iso3, from: country.since, to: nil)],
                region: country.region, category: nil, small: false, latitude: nil, longitude: nil,
                sensitivity: .public, tags: [])
        }
    }

    private static func link(_ row: Sheet.Row) -> Dataset.Link {
        Dataset.Link(
            unit: row.text("unit"), publisher: row.text("publisher"), groupID: row.text("group_id"),
            groupName: row.text("group_name"), from: row.integer("from_year"), to: row.integer("to_year"),
            relation: row.required(row.choice("relation")), share: row.number("share"),
            reason: row.text("reason"), evidence: row.required(row.choice("evidence")))
    }

    private static func bodyFinding(_ row: Sheet.Row) -> Dataset.BodyFinding {
        Dataset.BodyFinding(
            unit: row.text("unit"), violation: row.text("violation"),
            grade: row.required(row.integer("grade")),
            standing: row.required(row.choice("standing")), extent: row.required(row.choice("extent")),
            extentBasis: row.text("extent_basis"), body: row.text("body"), document: row.text("document"),
            documentYear: row.required(row.integer("document_year")), factsFrom: row.integer("facts_from"),
            factsTo: row.integer("facts_to"), ongoing: row.required(row.choice("ongoing")),
            evidence: row.required(row.choice("evidence")), note: row.text("note"))
    }

    private static func improvement(_ row: Sheet.Row) -> Dataset.Improvement {
        Dataset.Improvement(
            unit: row.text("unit"), violation: row.text("violation"),
            grade: row.required(row.integer("grade")),
            body: row.text("body"), document: row.text("document"),
            documentYear: row.required(row.integer("document_year")), factsFrom: row.integer("facts_from"),
            factsTo: row.integer("facts_to"), ongoing: row.required(row.choice("ongoing")),
            evidence: row.required(row.choice("evidence")), note: row.text("note"))
    }
}
