import MizanNumerics

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
            report(
                .mixedScales, 0, "the indicators are on different scales: \(scales)",
                "give them the same ends")
        }
        return findings + treatedByPeriod + targets(against: dataset) + unreadWeights
            + figuresThatStay(dataset)
    }

    /// A scale over several periods whose figures are treated period by period.
    private var treatedByPeriod: [Finding] {
        guard let scale, scale.lowerBound < scale.upperBound else { return [] }
        let treated = indicators.filter { $0.weight > 0 && !(treatment(of: $0) is NoTreatment) }
        guard !treated.isEmpty else { return [] }
        let line = lines["scale"] ?? 0
        return [
            Finding(
                .treatedByPeriod, file: file, line: line, column: line > 0 ? 1 : 0,
                message:
                    "each period's outliers are drawn in by themselves (\(Self.some(treated.map(\.id)))); scores of different periods compare only where treatment does nothing",
                hint: "treatment: {method: none} with goalposts or a robust scale")
        ]
    }

    /// Targets that cannot be meant per denominator: more than ten times the range of the figures away from them.
    private func targets(against dataset: Dataset) -> [Finding] {
        let places = indicators.indices.filter {
            indicators[$0].target != nil && indicators[$0].denominator != nil
        }
        guard !places.isEmpty else { return [] }
        let source = IndexSource(of: self, from: dataset)
        let panel = source.periods.last.map(source.panel)
        return places.compactMap { place in
            let indicator = indicators[place]
            guard let target = indicator.target, let denominator = indicator.denominator, let panel,
                let range = rangePerDenominator(place, panel)
            else { return nil }
            let reach = 10 * (range.upperBound - range.lowerBound)
            guard target < range.lowerBound - reach || target > range.upperBound + reach else { return nil }
            let ends = [range.lowerBound, range.upperBound].map {
                NumberGrammar.text(roundedToSignificant($0, 6))
            }
            return Finding(
                .targetPerDenominator, file: file, line: indicator.line, column: 1,
                message:
                    "the target of \(indicator.id), \(NumberGrammar.text(target)), is compared with figures by \(denominator), per \(NumberGrammar.text(indicator.per)): at \(panel.period) they are \(ends[0]) to \(ends[1])",
                hint: "give the target per denominator")
        }
    }

    /// The least and largest figure of an indicator at a period, per denominator.
    private func rangePerDenominator(_ place: Int, _ panel: IndexPanel) -> ClosedRange<Double>? {
        guard let denominators = panel.denominators[place],
            let column = try? MizanNumerics.denominated(
                panel.values[place], by: denominators, per: indicators[place].per)
        else { return nil }
        let known = column.filter { !$0.isNaN }
        guard let low = known.min(), let high = known.max() else { return nil }
        return low...high
    }

    /// Groups whose children have different weights that their aggregation does not read.
    private var unreadWeights: [Finding] {
        groups.compactMap { group in
            guard !group.readsWeights, Set(group.children.map(weight).filter { $0 > 0 }).count > 1 else {
                return nil
            }
            let method = type(of: group.aggregation).name
            return Finding(
                .weightsUnread, file: file, line: group.line, column: 1,
                message: "the weights in \(group.id) have no effect: \(method) counts its children alike",
                hint: "give them equal weights, or an aggregation that weighs, such as arithmetic")
        }
    }

    /// Figures that are to be drawn and state no error to draw with.
    private func figuresThatStay(_ dataset: Dataset) -> [Finding] {
        guard !doubts.observation.isEmpty else { return [] }
        var varying: Set<IndexDoubts.FigureDraw> = []
        var sources: [String: Set<String>] = [:]
        for row in dataset.observations {
            guard let draw = doubts.observation[row.indicator] else { continue }
            sources[row.indicator, default: []].insert(row.source)
            let isDrawn =
                switch draw.distribution {
                case .normal, .logNormal, .beta:
                    draw.error != nil || draw.relativeError != nil || (row.standardError ?? 0) > 0
                case .poisson, .gammaPoisson: true
                case .triangular: row.low != nil && row.high != nil
                case .sources: sources[row.indicator]?.count ?? 0 > 1
                }
            if isDrawn { varying.insert(draw) }
        }
        let staying = indicators.filter { indicator in
            doubts.observation[indicator.id].map { !varying.contains($0) } ?? false
        }
        guard !staying.isEmpty else { return [] }
        let line = lines["uncertainty"] ?? 0
        return [
            Finding(
                .noEffect, file: file, line: line, column: line > 0 ? 1 : 0,
                message: "no figure of \(Self.some(staying.map(\.id))) states what its draw needs",
                hint: "give 'error' or 'relative_error', a distribution that fits the data, or leave them out"
            )
        ]
    }

    /// The first of some ids, and how many more there are.
    private static func some(_ ids: [String]) -> String {
        ids.prefix(3).joined(separator: ", ") + (ids.count > 3 ? " and \(ids.count - 3) more" : "")
    }

    /// The scales that counting indicators are on, each with some of them; nil where it is one.
    private var mixedScales: String? {
        var scales: [(name: String, ids: [String])] = []
        for indicator in indicators where indicator.weight > 0 {
            let method = normalisation(of: indicator)
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
            "\(scale.name) (\(Self.some(scale.ids)))"
        }.joined(separator: "; ")
    }

    /// The divisions of units that imputations work inside, each with the line of its indicator.
    private var classesRead: [(name: String, line: Int)] {
        let own = indicators.compactMap { indicator in
            indicator.imputation?.classes.map { ($0, indicator.line) }
        }
        return (imputation.classes.map { [($0, lines["imputation"] ?? 0)] } ?? [])
            + (doubts.gaps?.classes.map { [($0, lines["uncertainty"] ?? 0)] } ?? []) + own
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
