/// Where the conflicts of UCDP's list are fought, how intense they are, and which states have none.
extension UCDPBattleImporter {
    /// The file places conflict 234 in Israel; it is fought in Gaza and the West Bank.
    private static let places = ["234": ["PSE"]]
    /// Deaths in a year from which a conflict is a war.
    private static let warDeaths = 1000

    /// The states in which a row's conflict is fought.
    static func located(_ row: Sheet.Row) -> [String] {
        let numbers = row.text("gwno_loc").split(separator: ",").map { Int($0.drop { $0 == " " }) ?? 0 }
        let named = numbers.map { CountryCodes.standard.country(gw: $0)?.iso3 ?? "GW \($0)" }
        return places[row.text("conflict_id")] ?? named
    }

    /// For each state and year of the list: the intensity of its worst conflict, and 0 deaths where it has none.
    static func conflicts(
        _ events: [Sheet.Row], _ dataset: Dataset, _ years: ClosedRange<Int>,
        _ sums: [Dataset.ObservationCell: Sum], _ joins: inout Joins
    ) -> [Dataset.Observation] {
        var deaths: [[String]: (sum: Int, states: Set<String>)] = [:]
        for row in events {
            let conflict = [row.text("conflict_id"), "\(row.required(row.integer("year")))"]
            deaths[conflict, default: (0, [])].sum += row.required(row.integer("bd_best"))
            deaths[conflict]?.states.formUnion(located(row))
        }
        var worst: [[String]: Double] = [:]
        for (conflict, war) in deaths {
            for state in war.states {
                worst[[state, conflict[1]], default: 0] = max(
                    worst[[state, conflict[1]], default: 0], war.sum < warDeaths ? 1 : 2)
            }
        }
        let listed = Set(places.values.joined())
        var observations: [Dataset.Observation] = []
        for unit in dataset.units where unit.kind == .country {
            guard let country = CountryCodes.standard.country(iso3: unit.id),
                !country.gw.isEmpty || listed.contains(unit.id)
            else { continue }
            for year in years where country.existed(in: year) {
                func add(_ indicator: Dataset.Indicator, _ value: Double, _ basis: Dataset.Basis) {
                    joins.link(indicator.id)
                    observations.append(
                        Dataset.Observation(
                            unit: unit.id, indicator: indicator.id, period: Period(year: year), value: value,
                            low: nil, high: nil, standardError: nil, basis: basis, source: kind,
                            published: nil, note: ""))
                }
                add(.conflictIntensity, worst[[unit.id, "\(year)"]] ?? 0, .whole)
                if sums[.init(unit.id, Dataset.Indicator.battleDeaths.id, year)] == nil {
                    add(.battleDeaths, 0, .floor)
                }
            }
        }
        return observations
    }
}

extension Dataset.Indicator {
    static let homeConflictDeaths = Dataset.Indicator(
        id: "deaths-conflict-home", nameEnglish: "Deaths in fighting on the community's own territory",
        nameArabic: "قتلى القتال في أرض المجتمع نفسه", unitMeasure: "deaths a year", level: .community,
        violation: "extrajudicial killing", articles: "1.1;4.1", need: "N1",
        definition:
            "Best estimate of deaths in the conflicts fought on the community's territory, fighters of all "
            + "sides and civilians hit in fighting among them.",
        sourceNote:
            "Not unlawful killing, and not only the community's dead. The place is the conflict's, not the "
            + "event's: all deaths of Hamas and PIJ are taken as in Gaza. A dyad with fewer than 25 deaths in a year "
            + "has no row, which is missing and not 0.")
    static let battleDeaths = Dataset.Indicator(
        id: "deaths-battle", nameEnglish: "Battle-related deaths in the state",
        nameArabic: "قتلى المعارك في الدولة", unitMeasure: "deaths a year", level: .country, violation: "",
        articles: "1.1", need: "R",
        definition:
            "Sum of the best estimates of the conflicts in the state; 0 = no conflict of a state with 25 deaths in the "
            + "year.",
        sourceNote:
            "Where fighting is, not whom it reaches. Conflict 234 is placed in Palestine, where the file says "
            + "Israel. Wars between states are divided equally. A dyad with fewer than 25 deaths in a year is not on "
            + "the list, so that a figure, 0 among them, is a floor.")
    static let conflictIntensity = Dataset.Indicator(
        id: "rsk-conflict-intensity", nameEnglish: "Intensity of the worst armed conflict in the state",
        nameArabic: "شدة أسوأ نزاع مسلح في الدولة", unitMeasure: "ordinal 0-2", level: .country,
        violation: "",
        articles: "1.1", need: "R",
        definition:
            "0 no conflict of a state with 25 deaths in the year, 1 fewer than 1,000 deaths, 2 1,000 or more.",
        sourceNote:
            "The same events as deaths-battle. A conflict in another part of a large state counts in full, and a war "
            + "between states in each. Conflict 234 is placed in Palestine, where the file says Israel.")
}
