extension Model {
    /// Findings of the model against a dataset: names that the data do not have, indicators without a figure.
    /// An optional indicator that the dataset lacks is none.
    public func checked(against dataset: Dataset, file: String) -> [Finding] {
        let known = dataset.indicators.map(\.id)
        let observed = Set(dataset.observations.map(\.indicator))
        var findings: [Finding] = []
        func report(_ code: FindingCode, _ line: Int, _ message: String, _ hint: String) {
            findings.append(
                Finding(code, file: file, line: line, column: line > 0 ? 1 : 0, message: message, hint: hint))
        }
        func checkName(_ id: String, _ indicator: Indicator) {
            if !known.contains(id) {
                report(
                    .unknownName, indicator.line, "the dataset has no indicator '\(id)'",
                    Spelling.guess(id, in: known)
                        ?? "import it, or remove it")
            } else if !observed.contains(id) {
                report(
                    .noObservation, indicator.line, "no unit has a figure for '\(id)'", "import its source")
            }
        }
        let violations = Set(dataset.bodyFindings.map(\.violation)).sorted()
        let sources = dataset.sources.map(\.id)
        func checkWords(_ words: [String], _ what: String, _ indicator: Indicator?, among known: [String]) {
            for word in words where !known.contains(word) {
                report(
                    .noObservation, indicator?.line ?? 0, "the dataset has no \(what) '\(word)'",
                    Spelling.guess(word, in: known)
                        ?? "import it, or remove it")
            }
        }
        checkWords(
            (critical?.violations ?? []) + (self.findings?.privateViolations ?? []), "finding on", nil,
            among: violations)
        for indicator in fitted(to: dataset).indicators {
            if case .decay(let words) = indicator.derivation {
                checkWords(words, "finding on", indicator, among: violations)
            }
            if case .rate(let rate) = indicator.derivation {
                checkWords(rate.yearEndSources, "source", indicator, among: sources)
            }
            for id in indicator.reads { checkName(id, indicator) }
            if case .completeness(let of) = indicator.derivation {
                let own = indicators.map(\.id)
                for id in of where !own.contains(id) {
                    report(
                        .unknownName, indicator.line, "the model has no indicator '\(id)'",
                        Spelling.guess(id, in: own) ?? "remove it")
                }
            }
        }
        for dimension in dimensions where dimension.indicators.isEmpty {
            report(
                .emptyDimension, 0, "\(dimension.id) has no indicator: it is not assessed for any unit",
                "add an indicator when a source is at hand")
        }
        return findings
    }
}

extension Model {
    /// The model without the optional indicators that a dataset has no figure for: nothing depends on them, the draws
    /// of the weights of the others included.
    public func fitted(to dataset: Dataset) -> Model {
        let observed = Set(dataset.observations.map(\.indicator))
        let violations = Set(dataset.bodyFindings.map(\.violation))
        var model = self
        for place in model.dimensions.indices {
            model.dimensions[place].indicators.removeAll { indicator in
                guard indicator.optional else { return false }
                if case .decay(let words) = indicator.derivation { return violations.isDisjoint(with: words) }
                return !indicator.reads.allSatisfy(observed.contains)
            }
        }
        return model
    }

    /// Share of the weight that a period must have figures of to be taken for the last one.
    static let leastShare = 0.1

    /// The last period that a dataset has figures of for the model: dimensions with at least a tenth of the weight
    /// have one, so that one source that is ahead of the others does not make a period.
    ///
    /// Edge: counts of people make no period; where no period is rich enough, the last with any figure.
    public func lastPeriod(in dataset: Dataset) -> Period? {
        var dimensionsOf: [String: Set<Int>] = [:]
        for (place, dimension) in severityDimensions.enumerated() {
            for id in dimension.indicators.flatMap(\.reads) where id != population {
                dimensionsOf[id, default: []].insert(place)
            }
        }
        var known: [Period: Set<Int>] = [:]
        for row in dataset.observations {
            if let places = dimensionsOf[row.indicator] { known[row.period, default: []].formUnion(places) }
        }
        let weights = severityDimensions.map(\.weight)
        let least = Self.leastShare * weights.reduce(0, +)
        let rich = known.filter { $0.value.map { weights[$0] }.reduce(0, +) >= least }
        return rich.keys.max() ?? known.keys.max()
    }
}

extension Model.Indicator {
    /// The indicators of the dataset that this one is read from.
    var reads: [String] {
        switch derivation {
        case nil: [id]
        case .rate(let rate): [rate.of] + [rate.over, rate.priorOf].compactMap(\.self)
        case .change(let of, _), .memory(let of, _): [of]
        case .decay, .completeness: []
        }
    }
}
