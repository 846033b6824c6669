/// Mass killings since 1945: dated events, by the community that was their victim and by the state of their place.
///
/// Only codes, places, years and our own links are taken; names and texts of the list are not.
enum AtrocitiesImporter: Importer {
    static let kind = "atrocities"
    static let summary = "mass killings with start, end and place, one row an event"
    private static let places = ["mk_location_cow", "mk_location_inheritor1", "mk_location_inheritor2"]
    static let layouts = [
        Layout(
            "mass-killing events",
            [
                .text("mk_event_code", required: true), .year("startyear", required: true),
                .year("endyear"),
            ] + places.map { .integer($0) })
    ]

    static let publisher = "mass-killing"
    private static let source = "ewp-mass-killing-events"
    /// The Republic of Viet Nam, which the table of states lacks.
    private static let formerStates = [817: "VNM"]

    private struct Event {
        let code: String
        let years: ClosedRange<Int>
        let states: Set<String>
    }

    static func rows(
        of sheets: [Sheet], for dataset: Dataset, settings: ImportSettings, findings: inout [Finding]
    ) -> ImportedRows {
        var rows = ImportedRows()
        rows.indicators = [.massKillingOfGroup, .massKillingInState]
        let events = events(sheets, &rows.joins)
        guard let first = events.map(\.years.lowerBound).min(),
            let last = events.map(\.years.upperBound).max()
        else { return rows }
        rows.links = AtrocityVictims.newLinks(dataset)
        let covered = settings.years.clamped(to: first...last)
        if settings.years.overlaps(first...last) {
            communities(events, covered, dataset, &rows)
            states(events, covered, dataset, &rows)
        }
        rows.sources = [
            Dataset.Source(
                id: source, title: "Mass-killing events: codes, places and years",
                publisher: "Early Warning Project, United States Holocaust Memorial Museum",
                url: "https://earlywarningproject.ushmm.org",
                licence: "none stated; only facts are taken, the table is not to be passed on",
                redistribute: .ask, retrieved: settings.retrieved,
                citation: "Early Warning Project, Simon-Skjodt Center, USHMM, Statistical Risk Assessment",
                version: "to \(last)", coversFrom: first, coversTo: last)
        ]
        return rows
    }

    /// The events of the files; one without an end is under way until the last year that the files name.
    private static func events(_ sheets: [Sheet], _ joins: inout Joins) -> [Event] {
        let rows = sheets.flatMap(\.rows)
        let last = rows.flatMap { [$0.integer("startyear"), $0.integer("endyear")] }.compactMap(\.self).max()
        return rows.compactMap { row in
            let code = row.text("mk_event_code")
            guard let start = row.integer("startyear"), let end = row.integer("endyear") ?? last, start <= end
            else {
                joins.lose(code, because: "ends before it starts")
                return nil
            }
            let numbers = places.compactMap(row.integer)
            let states = numbers.compactMap {
                formerStates[$0] ?? CountryCodes.standard.country(cow: $0)?.iso3
            }
            if states.isEmpty { joins.lose(code, because: "no known state of its place") }
            return Event(code: code, years: start...end, states: Set(states))
        }
    }

    /// One row a year: 1 where an event is under way, 0 where none is; for an event that ended before the years
    /// asked for, 1 in the year of its end, since a memory outlasts them.
    ///
    /// A community whose tags tell of an atrocity that the list lacks has no row: it is missing and not 0. The rest of
    /// a community has no tags, and goes by those of its parent.
    private static func communities(
        _ events: [Event], _ years: ClosedRange<Int>, _ dataset: Dataset, _ rows: inout ImportedRows
    ) {
        let byCode = Dictionary(grouping: events, by: \.code)
        let links = Dictionary(
            grouping: (dataset.links + rows.links).filter { $0.publisher == publisher }, by: \.unit)
        let tags = Dictionary(dataset.units.map { ($0.id, $0.tags) }) { first, _ in first }
        for unit in dataset.units where unit.kind == .community {
            let tags = unit.tags.isEmpty ? unit.parent.flatMap { tags[$0] } ?? [] : unit.tags
            let mine = links[unit.id] ?? []
            for link in mine where byCode[link.groupID] == nil {
                rows.joins.lose("\(unit.id): \(link.groupID)", because: "no such event")
            }
            let known = mine.flatMap { byCode[$0.groupID] ?? [] }
            if known.isEmpty && (!mine.isEmpty || AtrocityVictims.isRemembered(tags)) {
                rows.joins.lose(unit.id, because: "an atrocity that the list lacks")
                continue
            }
            let relations = Dictionary(mine.map { ($0.groupID, $0.relation) }) { first, _ in first }
            add(known, unit.id, years, Dataset.Indicator.massKillingOfGroup, &rows) { codes in
                let named = codes.compactMap { relations[$0] }
                if named.contains(.same) || codes.isEmpty { return .whole }
                return named.contains(.groupPartOf) ? .floor : .group
            }
        }
    }

    /// As for communities, for each state with a number in the list of states. No state has a 0 from before it was
    /// founded; a 1 speaks of the place, and may be older than the state.
    private static func states(
        _ events: [Event], _ years: ClosedRange<Int>, _ dataset: Dataset, _ rows: inout ImportedRows
    ) {
        for unit in dataset.units where unit.kind == .country {
            guard let country = CountryCodes.standard.country(iso3: unit.id), !country.cow.isEmpty else {
                rows.joins.lose(unit.id, because: "no number in the list of states")
                continue
            }
            let first = max(years.lowerBound, country.since ?? .min)
            guard first <= years.upperBound else { continue }
            add(
                events.filter { $0.states.contains(unit.id) }, unit.id, first...years.upperBound,
                Dataset.Indicator.massKillingInState, &rows
            ) { _ in .whole }
        }
    }

    private static func add(
        _ events: [Event], _ unit: String, _ years: ClosedRange<Int>, _ indicator: Dataset.Indicator,
        _ rows: inout ImportedRows, basis: ([String]) -> Dataset.Basis
    ) {
        let ended = Set(events.map(\.years.upperBound).filter { $0 < years.lowerBound })
        for year in ended.sorted() + years {
            let codes = events.filter {
                year < years.lowerBound ? $0.years.upperBound == year : $0.years.contains(year)
            }.map(\.code).sorted()
            rows.joins.link(indicator.id)
            rows.observations.append(
                Dataset.Observation(
                    unit: unit, indicator: indicator.id, period: Period(year: year),
                    value: codes.isEmpty ? 0 : 1, low: nil, high: nil, standardError: nil,
                    basis: basis(codes), source: source, published: nil, note: codes.joined(separator: ";")))
        }
    }
}

extension Dataset.Indicator {
    private static let memory =
        "1 = under way in the year, 0 = none of the list's. An event that ended before the years imported has one "
        + "row, 1 in the year of its end. One without an end is under way to the last year of the list. Never a "
        + "label to train a model on."

    static let massKillingOfGroup = Dataset.Indicator(
        id: "mass-killing-of-group", nameEnglish: "Mass killing of the community under way",
        nameArabic: "قتل جماعي جارٍ ضد المجتمع", unitMeasure: "1 yes, 0 no", level: .community,
        violation: "all four", articles: "1.1", need: "R",
        definition:
            "An event with 1,000 or more civilians killed by one armed group within a year, by our links.",
        sourceNote: memory
            + " Links are ours. A community whose tags tell of an atrocity that the list lacks is missing; one "
            + "without such a tag is 0, even where it was left out by mistake.")
    static let massKillingInState = Dataset.Indicator(
        id: "mass-killing-in-state", nameEnglish: "Mass killing in the state under way",
        nameArabic: "قتل جماعي جارٍ في الدولة", unitMeasure: "1 yes, 0 no", level: .country,
        violation: "all four", articles: "1.1", need: "R",
        definition:
            "An event with 1,000 or more civilians killed by one armed group within a year, on the state's land.",
        sourceNote: memory + " Any victims, often not Muslims. Successors of a state inherit its events.")
}
