/// UCDP Georeferenced Events: people of a community killed, year by year, by the rules of the crosswalk.
enum UCDPEventsImporter: Importer {
    static let kind = "ucdp-ged"
    static let summary = "UCDP Georeferenced Events, one row an event, for a country"
    static let layouts = [
        Layout(
            "UCDP GED with text_muslim", columns + [.text("text_muslim", required: true)],
            isInParts: true),
        Layout("UCDP GED", columns, isInParts: true),
    ]
    private static let columns: [Layout.Column] = [
        .integer("year", required: true), .choice("type_of_violence", of: Violence.self),
        .text("dyad_new_id", required: true), .text("side_a"), .text("side_b"), .text("adm_1"),
        .integer("country_id", required: true), .integer("deaths_a", required: true),
        .integer("deaths_b", required: true), .integer("deaths_civilians", required: true),
        .integer("deaths_unknown", required: true),
    ]

    enum Violence: String, CaseIterable {
        case stateBased = "1"
        case nonState = "2"
        case oneSided = "3"
    }

    /// How the crosswalk names the file of a country.
    private static let files = ["ged-myanmar": "MMR", "ged-car": "CAF"]

    /// A link of the crosswalk that picks events.
    private struct Rule {
        let link: Dataset.Link
        let filter: EventFilter
    }

    /// Deaths of one unit in one year.
    private struct Count {
        /// Deaths that are the community's.
        var floor = 0
        /// Deaths of which some may be the community's.
        var beyond = 0
    }

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        rows.indicators = [.civilianDeaths]
        findings += Release.twins(sheets) {
            Set($0.rows.compactMap { $0.integer("country_id") })
        } named: { number in
            CountryCodes.standard.country(gw: number)?.nameEnglish ?? "GW \(number)"
        }
        for sheet in sheets {
            let texts = Set(sheet.layout.textNames)
            for (number, events) in Dictionary(grouping: sheet.rows, by: { $0.integer("country_id") ?? 0 }) {
                guard let country = CountryCodes.standard.country(gw: number) else {
                    rows.joins.lose("GW \(number)", because: "not a country code", rows: events.count)
                    continue
                }
                let rules = rules(for: country, asking: texts, dataset, &rows.joins)
                guard !rules.isEmpty else {
                    rows.joins.lose(country.iso3, because: "no link names its events", rows: events.count)
                    continue
                }
                let source = source(country, events, settings)
                rows.sources.append(source)
                rows.observations += observations(
                    of: events, by: rules, for: dataset, years: settings.years, source: source.id, &rows.joins
                )
            }
        }
        return rows
    }

    /// The links that pick events of this country and ask only for columns that the file has.
    private static func rules(
        for country: CountryCodes.Country, asking columns: Set<String>, _ dataset: Dataset,
        _ joins: inout Joins
    ) -> [Rule] {
        let names = Set(files.filter { $0.value == country.iso3 }.keys).union([
            "ged-\(country.iso3.lowercased())"
        ])
        var rules: [Rule] = []
        for link in dataset.links where link.publisher == kind {
            guard let filter = EventFilter(link.groupID) else {
                joins.lose("\(link.unit): \(link.groupID)", because: "not a filter of events")
                continue
            }
            guard names.contains(filter.file) else { continue }
            guard filter.conditions.allSatisfy({ columns.contains($0.column) }) else {
                joins.lose("\(link.unit): \(link.groupID)", because: "asks for a column that the file lacks")
                continue
            }
            rules.append(Rule(link: link, filter: filter))
        }
        return rules
    }

    private static func observations(
        of events: [Sheet.Row], by rules: [Rule], for dataset: Dataset, years: ClosedRange<Int>,
        source: String,
        _ joins: inout Joins
    ) -> [Dataset.Observation] {
        let sides = Dictionary(grouping: dataset.links.filter { $0.publisher == "ucdp-nonstate" }, by: \.unit)
            .mapValues { Set($0.map(\.groupName)) }
        let all = events.count
        let events = events.filter { years.contains($0.integer("year") ?? 0) }
        joins.lose(source, because: Joins.otherYears, rows: all - events.count)
        var observations: [Dataset.Observation] = []
        var used = Set<Int>()
        for (unit, rules) in Dictionary(grouping: rules, by: \.link.unit) {
            // The surest rule first: an event is counted once.
            let ordered =
                rules.filter { $0.link.relation == .same } + rules.filter { $0.link.relation != .same }
            var counts: [Int: Count] = [:]
            for event in events {
                guard let year = event.integer("year"),
                    let rule = ordered.first(where: {
                        $0.link.holds(in: year) && $0.filter.matches(event.text)
                    })
                else { continue }
                used.insert(event.line)
                let deaths = deaths(in: event, of: sides[unit] ?? [])
                if rule.link.relation == .same {
                    counts[year, default: Count()].floor += deaths
                } else {
                    counts[year, default: Count()].beyond += deaths
                }
            }
            for (year, count) in counts {
                guard count.floor > 0 else {
                    joins.lose(
                        "\(unit) \(year)", because: "no death is surely the community's: missing, not 0")
                    continue
                }
                joins.link("\(Dataset.Indicator.civilianDeaths.id) of \(unit)")
                observations.append(
                    Dataset.Observation(
                        unit: unit, indicator: Dataset.Indicator.civilianDeaths.id,
                        period: Period(year: year),
                        value: Double(count.floor), low: Double(count.floor),
                        high: Double(count.floor + count.beyond), standardError: nil, basis: .floor,
                        source: source, published: nil, note: ""))
            }
        }
        joins.lose(
            "events of \(source)", because: "of no community by the crosswalk's rules",
            rows: events.count - used.count)
        return observations
    }

    /// Deaths that may be the community's: civilians; between two groups its own side's and the unknown too.
    private static func deaths(in event: Sheet.Row, of sides: Set<String>) -> Int {
        let civilians = event.integer("deaths_civilians") ?? 0
        guard event.choice("type_of_violence", Violence.self) == .nonState else { return civilians }
        var deaths = civilians + (event.integer("deaths_unknown") ?? 0)
        if sides.contains(event.text("side_a")) { deaths += event.integer("deaths_a") ?? 0 }
        if sides.contains(event.text("side_b")) { deaths += event.integer("deaths_b") ?? 0 }
        return deaths
    }

    private static func source(
        _ country: CountryCodes.Country, _ events: [Sheet.Row], _ settings: ImportSettings
    ) -> Dataset.Source {
        let years = events.compactMap { $0.integer("year") }
        return Dataset.Source(
            id: "ucdp-ged-\(country.iso3.lowercased())",
            title: "UCDP Georeferenced Event Dataset, \(country.nameEnglish)",
            publisher: "Uppsala Conflict Data Program", url: "https://ucdp.uu.se", licence: "CC BY 4.0",
            redistribute: .yes, retrieved: settings.retrieved,
            citation:
                "Sundberg and Melander (2013), Journal of Peace Research 50(4); Davies, Engström, Pettersson "
                + "and Öberg (2024), Journal of Peace Research 61(4)", version: "",
            coversFrom: years.min(), coversTo: years.max())
    }
}

extension Dataset.Indicator {
    static let civilianDeaths = Dataset.Indicator(
        id: "deaths-civilians",
        nameEnglish: "Members of the community killed by the state or by armed groups",
        nameArabic: "من قُتل من أبناء المجتمع على يد الدولة أو جماعات مسلحة", unitMeasure: "deaths a year",
        level: .community, violation: "extrajudicial killing", articles: "1.1;4.1", need: "N1",
        definition: "Civilians in one-sided and state-based events; between two groups, the dead of the "
            + "community's own side, civilians and the unknown. The value is the floor: events that are surely the "
            + "community's. The upper bound adds events of which some dead may be.",
        sourceNote:
            "text_muslim marks events whose text named Muslims or Rohingya and is not a coding of victims. "
            + "A year without such an event has no row and is missing, not 0. After the last year of the source "
            + "nothing is known.")
}
