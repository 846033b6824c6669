/// What must hold among units beyond the shape of their cells.
extension Table<Dataset.Unit> {
    mutating func checkUnits(_ references: References) {
        let countries = references.countries
        let places = Dictionary(
            rows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (index, unit) in rows.enumerated() {
            checkPlace(index, unit)
            if let countries { checkStates(index, unit, countries) }
            if let parent = unit.parent, let place = places[parent] { checkParent(index, unit, rows[place]) }
        }
        checkCycles(places)
    }

    private mutating func checkPlace(_ index: Int, _ unit: Dataset.Unit) {
        switch unit.kind {
        case .community:
            for (field, isEmpty) in [("scope", unit.scope == nil), ("country", unit.country == nil)]
            where isEmpty {
                report(
                    .missingValue, row: index, field: field, "`\(field)` is empty: \(unit.id) is a community",
                    hint: "a community is ranked in a scope and lives in a country")
            }
        case .country:
            let isCode = unit.id.utf8.count == 3 && unit.id.utf8.allSatisfy { (65...90).contains($0) }
            guard !isCode else { return }
            report(
                .notAnID, row: index, field: "id",
                "`id` of a country is not an ISO 3166 alpha-3 code: \(unit.id)",
                hint: "write three capitals, such as MMR")
        case .region: return
        }
    }

    private mutating func checkStates(_ index: Int, _ unit: Dataset.Unit, _ countries: Set<String>) {
        for part in unit.stateFigures where !countries.contains(part.state) {
            let near = Spelling.nearest(to: part.state, in: countries)
            report(
                .unknownReference, row: index, field: "state_figures",
                "`state_figures` names \(PhysicalLine.shown(part.state)), which is not a country in units.csv",
                hint: near.map { "did you mean \($0)?" } ?? "correct it, or add the country to units.csv")
        }
    }

    private mutating func checkParent(_ index: Int, _ unit: Dataset.Unit, _ parent: Dataset.Unit) {
        if parent.kind != unit.kind, parent.kind != .region {
            report(
                .wrongReference, row: index, field: "parent",
                "`parent` names \(parent.id), a \(parent.kind.rawValue); \(unit.id) is a \(unit.kind.rawValue)",
                hint: "a parent has the kind of its parts, or is a region")
        } else if parent.rankAs != .parent {
            report(
                .wrongReference, row: index, field: "parent",
                "`parent` names \(parent.id), which is ranked as a leaf: its people would count twice",
                hint: "set `rank_as` of \(parent.id) to parent")
        }
    }

    /// Reports each way round once, at its unit whose id comes first.
    private mutating func checkCycles(_ places: [String: Int]) {
        // The walk that came by a unit first; a walk that meets itself has gone round.
        var walks = [Int?](repeating: nil, count: rows.count)
        for start in rows.indices {
            var next: Int? = start
            while let place = next, walks[place] == nil {
                walks[place] = start
                next = parentPlace(place, places)
            }
            if let place = next, walks[place] == start { reportCycle(through: place, places) }
        }
    }

    private func parentPlace(_ place: Int, _ places: [String: Int]) -> Int? {
        rows[place].parent.flatMap { places[$0] }
    }

    private mutating func reportCycle(through place: Int, _ places: [String: Int]) {
        var cycle = [place]
        while let next = parentPlace(cycle[cycle.count - 1], places), next != place { cycle.append(next) }
        let first = cycle.min() ?? place
        let way = cycle.drop { $0 != first } + cycle.prefix { $0 != first } + [first]
        let names = way.prefix(20).map { rows[$0].id } + (way.count > 20 ? ["…"] : [])
        report(
            .cycle, row: first, field: "parent",
            "`parent` leads back to itself: " + names.joined(separator: " -> "),
            hint: "a part cannot hold the whole it belongs to; leave one of them without a parent")
    }
}
