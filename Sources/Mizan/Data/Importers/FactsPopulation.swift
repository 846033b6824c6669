/// The populations of communities.csv and of the rests in units.csv.
extension FactsImporter {
    /// How well a population was checked, best first.
    enum Grade: String, CaseIterable {
        case file, page, recalled
        case withoutFigure = "none"
    }

    /// The grade of each unit's population. A rest is worth no more than the least of its parent and the parts with a
    /// figure, which are taken off it.
    static func evidence(_ units: [Sheet.Row], _ people: [String: Sheet.Row]) -> [String: Grade] {
        func grade(_ id: String) -> Grade? { people[id].flatMap { $0.choice("evidence") } }
        var grades: [String: Grade] = [:]
        for row in units {
            let id = row.text("unit")
            guard let whole = row.optional("rest_of") else {
                grades[id] = grade(id)
                continue
            }
            let parts = units.filter { $0.text("parent") == whole && $0.text("rest_of").isEmpty }
            let all = ([whole] + parts.map { $0.text("unit") }).compactMap(grade)
            grades[id] = Grade.allCases.last { all.contains($0) && $0 != .withoutFigure }
        }
        return grades
    }

    /// The published count, or the middle of the published range; nil where only an upper bound is published.
    ///
    /// A rest is its parent less the listed parts, and has its parent's year.
    ///
    /// - Parameter grade: how well the figure was checked; the note begins with it: `evidence: recalled`.
    static func population(
        of unit: Dataset.Unit, _ row: Sheet.Row, _ person: Sheet.Row, _ grade: Grade?
    ) -> Dataset.Observation? {
        guard let year = person.integer("population_year") else { return nil }
        func observation(_ value: Double, _ source: String, _ note: String) -> Dataset.Observation {
            Dataset.Observation(
                unit: unit.id, indicator: Dataset.Indicator.population.id, period: Period(year: year),
                value: value, low: nil, high: nil, standardError: nil, basis: .whole, source: source,
                published: nil,
                note: [grade.map { "evidence: \($0.rawValue)" }, note].compactMap(\.self).filter {
                    !$0.isEmpty
                }.joined(separator: "; "))
        }
        if !row.text("rest_of").isEmpty {
            return row.number("rest_population").map { observation($0, restSource, row.text("note")) }
        }
        let low = person.number("population_low")
        let high = person.number("population_high")
        let middle = low.flatMap { low in high.map { ((low + $0) / 2).rounded() } }
        guard let value = person.number("population") ?? middle else { return nil }
        let isMiddle = person.number("population") == nil
        var figure = observation(
            value, source(named: person.text("source")),
            person.text("source") + (isMiddle ? "; middle of the published range" : ""))
        figure.low = low
        figure.high = high
        return figure
    }

    private static let restSource = "communities-rest"

    /// The source of a figure, by how communities.csv names it.
    private static func source(named text: String) -> String {
        if text.hasPrefix("Pew Research Center 2012") { return "communities-pew-2012" }
        if text.hasPrefix("UNHCR") || text.hasPrefix("UNRWA") { return "communities-unhcr" }
        return "communities-national"
    }

    static func populationSources(_ settings: ImportSettings) -> [Dataset.Source] {
        [
            Dataset.Source(
                id: "communities-pew-2012", title: "The Global Religious Landscape, estimates for 2010",
                publisher: "Pew Research Center", url: "https://www.pewresearch.org",
                licence: "© Pew Research Center; facts cited with attribution, terms of use to be checked",
                redistribute: .ask, retrieved: settings.retrieved,
                citation: "Pew Research Center (2012), The Global Religious Landscape", version: "2012",
                coversFrom: 2010, coversTo: 2010),
            Dataset.Source(
                id: "communities-unhcr", title: "Counts of UNHCR and UNRWA, middle of 2025",
                publisher: "UNHCR; UNRWA", url: "https://www.unhcr.org/refugee-statistics",
                licence: "CC BY 4.0", redistribute: .yes, retrieved: settings.retrieved,
                citation: "UNHCR Refugee Population Statistics Database", version: "2025.12.1",
                coversFrom: 2025, coversTo: 2025),
            Dataset.Source(
                id: "communities-national", title: "Censuses, surveys and estimates named in each note",
                publisher: "national statistical offices and others, named in each note", url: "",
                licence: "facts", redistribute: .yes, retrieved: settings.retrieved,
                citation: "As named in the note of each figure", version: "", coversFrom: nil, coversTo: nil),
            Dataset.Source(
                id: restSource, title: "Parents less their listed parts", publisher: "Mizan", url: "",
                licence: "own computation", redistribute: .yes, retrieved: settings.retrieved,
                citation: "Derived from the other populations of this dataset; not published figures",
                version: "",
                coversFrom: nil, coversTo: nil),
        ]
    }
}

extension Dataset.Indicator {
    static let population = Dataset.Indicator(
        id: "population", nameEnglish: "Population", nameArabic: "عدد السكان", unitMeasure: "people",
        level: .community, violation: "", articles: "", need: "",
        definition:
            "People of the unit, at the middle or the end of the year. Years without a figure have no row.",
        sourceNote:
            "Communities: the figure and the year of communities.csv, not a series; counts of UNHCR by "
            + "year where a link says that they are the community. States: World Development Indicators. Figures "
            + "for communities come by different methods: do not chain them into a trend.")
}
