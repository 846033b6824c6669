extension Model {
    /// Most dimensions of severity: contributions weigh every set of them.
    static let maximumDimensions = 16

    /// Checks the names that a model file gives against each other: everything that needs no data.
    func checkNames(_ settings: Settings) {
        let dimensionIDs = dimensions.map(\.id)
        refuseTwins(dimensionIDs, "dimension", settings)
        refuseTwins(indicators.map(\.id), "indicator", settings)
        if severityDimensions.isEmpty {
            settings.refuse(.badValue, "dimensions", "no dimension counts toward severity", hint: "add one")
        } else if !severityDimensions.contains(where: { $0.weight > 0 }) {
            settings.refuse(
                .badValue, "dimensions", "all weights are zero", hint: "give one a weight above 0")
        }
        if severityDimensions.count > Model.maximumDimensions {
            settings.refuse(
                .badValue, "dimensions", "more than \(Model.maximumDimensions) dimensions of severity",
                hint: "contributions are exact up to \(Model.maximumDimensions); join some")
        }
        if critical != nil, !score.aggregation.averages {
            settings.refuse(.noEffect, "critical", "a sum cannot be lifted", hint: "remove 'critical'")
        }
        for dimension in dimensions where !dimension.indicators.isEmpty {
            let weights = dimension.indicators.filter { $0.role == .term }.map(\.weight)
            if !weights.isEmpty, !weights.contains(where: { $0 > 0 }) {
                settings.refuse(
                    .badValue, "dimensions", "all weights in \(dimension.id) are zero",
                    hint: "give one a weight above 0")
            }
        }
        func dimension(_ id: String, _ key: String) {
            guard !dimensionIDs.contains(id) else { return }
            let near = Spelling.guess(id, in: dimensionIDs)
            settings.refuse(
                .unknownName, key, "there is no dimension '\(id)'",
                hint: near ?? "dimensions: \(dimensionIDs.joined(separator: ", "))")
        }
        for restriction in units.restricted { for id in restriction.standIns { dimension(id, "units") } }
        for id in (score.ownEvidence?.alone ?? []) + (score.ownEvidence?.oneOf ?? []) {
            dimension(id, "score")
        }
        if let critical { dimension(critical.dimension, "critical") }
        checkRules(settings)
        checkIndicators(settings)
        if zip(classes, classes.dropFirst()).contains(where: { $0.from >= $1.from }) {
            settings.refuse(.badValue, "classes", "the classes do not rise", hint: "order them by 'from'")
        }
    }

    /// Rules that are well formed and can have no effect, or none that is meant.
    private func checkRules(_ settings: Settings) {
        if let critical, dimensions.contains(where: { $0.id == critical.dimension && $0.lens != .severity }) {
            settings.refuse(
                .noEffect, "critical", "\(critical.dimension) is no dimension of severity", hint: "name one")
        }
        if critical == nil, indicators.contains(where: \.critical) {
            settings.refuse(
                .missingKey, "dimensions", "an indicator is critical, and the model has no rule",
                hint: "add the section 'critical'")
        }
        if let first = classes.first, first.from > 0 {
            settings.refuse(
                .badValue, "classes", "the classes begin at \(NumberGrammar.text(first.from))",
                hint: "begin with from: 0")
        }
        if change.small > change.moderate {
            settings.refuse(.badValue, "change", "small is above moderate", hint: "give small below moderate")
        }
        if zip(reliability.letters, reliability.letters.dropFirst()).contains(where: { $0 < $1 }) {
            settings.refuse(
                .badValue, "reliability", "the letters do not fall", hint: "write them as [75, 50, 25]")
        }
        // Errors, levels and classes are points of 0-10.
        for indicator in indicators
        where indicator.normalisation is Goalposts && indicator.normalisation.bounds != 0...10 {
            settings.refuse(
                .badValue, line: indicator.line, "the goalposts of \(indicator.id) do not give 0 to 10",
                hint: "leave out 'scale', 'floor' and 'clamp': they are for models with 'index:'")
        }
        for dimension in dimensions
        where dimension.aggregation.isInverted || score.aggregation.isInverted && dimension.lens == .severity
        {
            for indicator in dimension.indicators where indicator.normalisation.bounds == nil {
                settings.refuse(
                    .badValue, line: indicator.line,
                    "\(indicator.id) has no bounds, and an inverted mean needs 0 to 10",
                    hint: "use normalisation: {method: goalposts, …}")
            }
        }
    }

    private func refuseTwins(_ ids: [String], _ what: String, _ settings: Settings) {
        var seen: Set<String> = []
        for id in ids where !seen.insert(id).inserted {
            settings.refuse(
                .duplicateKey, "dimensions", "the \(what) '\(id)' stands twice", hint: "give each its own id")
        }
    }

    private func checkIndicators(_ settings: Settings) {
        let ids = indicators.map(\.id)
        func refuse(_ code: FindingCode, _ indicator: Indicator, _ message: String, hint: String) {
            settings.refuse(code, line: indicator.line, message, hint: hint)
        }
        for dimension in dimensions {
            for indicator in dimension.indicators {
                if case .fallback(let other) = indicator.role, !ids.contains(other) {
                    refuse(
                        .unknownName, indicator, "\(indicator.id) falls back for unknown '\(other)'",
                        hint: Spelling.guess(other, in: ids) ?? "add it"
                    )
                }
                if case .fallback(let other) = indicator.role,
                    case .fallback? = indicators.first(where: { $0.id == other })?.role
                {
                    refuse(
                        .cycle, indicator, "\(indicator.id) falls back for another fallback, '\(other)'",
                        hint: "fall back for an indicator with a weight")
                }
                if dimension.cells.isEmpty, indicator.role == .highestCell {
                    refuse(
                        .noEffect, indicator, "\(dimension.id) has no cells to raise", hint: "remove 'raises'"
                    )
                }
                if !dimension.cells.isEmpty, indicator.role == .term, indicator.cells.isEmpty {
                    refuse(
                        .missingKey, indicator, "\(indicator.id) names no cell of \(dimension.id)",
                        hint: "add cells: [\(dimension.cells.joined(separator: ", "))]")
                }
                if case .decay = indicator.derivation, findings == nil {
                    refuse(
                        .missingKey, indicator, "\(indicator.id) reads findings, and the model has no rule",
                        hint: "add the section 'findings'")
                }
                if case .rate(let rate) = indicator.derivation, !rate.weights.contains(where: { $0 > 0 }) {
                    refuse(
                        .badValue, indicator, "\(indicator.id): all weights are zero",
                        hint: "give one above 0")
                }
            }
        }
    }
}
