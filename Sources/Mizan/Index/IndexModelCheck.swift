extension IndexModel {
    /// Checks the names and weights that a model file gives against each other: everything that needs no data.
    func checkNames(_ settings: Settings) {
        var seen: Set<String> = []
        func check(_ id: String, line: Int) {
            guard !id.isEmpty, !seen.insert(id).inserted else { return }
            settings.refuse(
                .duplicateKey, line: line, "'\(id)' stands twice in the tree", hint: "give each its own id")
        }
        for indicator in indicators { check(indicator.id, line: indicator.line) }
        for group in groups {
            check(group.id, line: group.line)
            let weights = group.children.map(weight)
            if !weights.isEmpty, !weights.contains(where: { $0 > 0 }) {
                settings.refuse(
                    .badValue, line: group.line, "all weights in \(group.id) are zero",
                    hint: "give one of its children a weight above 0")
            }
            if let stated = group.aggregation.children, stated != group.children.count {
                settings.refuse(
                    .badValue, line: group.line,
                    "the aggregation of \(group.id) is stated for \(stated) children; it has \(group.children.count)",
                    hint: "give as many weights of places as children, here or in the group above")
            }
        }
        if indicators.isEmpty, !groups.isEmpty {
            settings.refuse(.badValue, "index", "the index has no indicator", hint: "add one")
        }
    }

    /// Findings of the model against a dataset: names that the data do not have, indicators without a figure.
    public func checked(against dataset: Dataset) -> [Finding] {
        var findings: [Finding] = []
        let known = dataset.indicators.map(\.id)
        let observed = Set(dataset.observations.map(\.indicator))
        func report(_ code: FindingCode, _ line: Int, _ message: String, _ hint: String) {
            findings.append(
                Finding(code, file: file, line: line, column: line > 0 ? 1 : 0, message: message, hint: hint))
        }
        for indicator in indicators {
            for id in [indicator.id] + [indicator.denominator].compactMap(\.self) {
                if !known.contains(id) {
                    report(
                        .unknownName, indicator.line, "the dataset has no indicator '\(id)'",
                        Spelling.guess(id, in: known) ?? "import it, or remove it")
                } else if !observed.contains(id) {
                    report(
                        .noObservation, indicator.line, "no unit has a figure for '\(id)'",
                        "import its source")
                }
            }
        }
        let units = dataset.units.filter { $0.kind == self.units.kind }
        for id in (screening?.keep ?? []) + (screening?.drop ?? [])
        where !units.contains(where: { $0.id == id }) {
            report(
                .unknownName, lines["screening"] ?? 0,
                "'screening' names '\(id)', which is no unit of the dataset",
                Spelling.guess(id, in: units.map(\.id)) ?? "remove it")
        }
        let divisions = Set(units.flatMap { $0.divisions.keys })
        for (name, line) in classesRead where !divisions.contains(name) {
            report(
                .unknownName, line, "no unit has a class of '\(name)'",
                Spelling.guess(name, in: divisions)
                    ?? "give units a region, a category or tags such as \(name).north")
        }
        if let scales = mixedScales {
            report(.mixedScales, 0, "the indicators are on different scales: \(scales)", "give them the same ends")
        }
        return findings
    }

    /// The scales that counting indicators are on, each with some of them; nil where it is one.
    private var mixedScales: String? {
        var scales: [(name: String, ids: [String])] = []
        for indicator in indicators where indicator.weight > 0 {
            let method = indicator.normalisation ?? normalisation
            let name =
                method.ends.map {
                    "\(NumberGrammar.text($0.lowerBound)) to \(NumberGrammar.text($0.upperBound))"
                } ?? type(of: method).name
            if let place = scales.firstIndex(where: { $0.name == name }) {
                scales[place].ids.append(indicator.id)
            } else {
                scales.append((name, [indicator.id]))
            }
        }
        guard scales.count > 1 else { return nil }
        return scales.map { scale in
            let more = scale.ids.count > 3 ? " and \(scale.ids.count - 3) more" : ""
            return "\(scale.name) (\(scale.ids.prefix(3).joined(separator: ", "))\(more))"
        }.joined(separator: "; ")
    }

    /// The divisions of units that imputations work inside, each with the line of its indicator.
    private var classesRead: [(name: String, line: Int)] {
        let own = indicators.compactMap { indicator in
            indicator.imputation?.classes.map { ($0, indicator.line) }
        }
        return (imputation.classes.map { [($0, lines["imputation"] ?? 0)] } ?? []) + own
    }
}

extension Dataset.Unit {
    /// The classes that a unit belongs to, by the name of the division: its region, category and scope, and each tag
    /// of the form `division.class`.
    public var divisions: [String: String] {
        var divisions: [String: String] = [:]
        divisions["region"] = region
        divisions["category"] = category
        divisions["scope"] = scope?.rawValue
        for tag in tags {
            guard let dot = tag.firstIndex(of: "."), dot > tag.startIndex else { continue }
            divisions[String(tag[..<dot])] = String(tag[tag.index(after: dot)...])
        }
        return divisions
    }
}
