extension Model {
    init(_ settings: Settings, _ hash: String) {
        _ = settings.integer("format", in: 1...1)
        name = settings.text("name")
        version = settings.text("version")
        title = settings.localText("title")
        data = settings.text("data")
        population = settings.text("population", default: "population")
        units = settings.requiredSection("units", UnitSelection.init)
        dimensions = settings.sections("dimensions", Dimension.init)
        score = settings.requiredSection("score", ScoreRule.init)
        findings = settings.section("findings", FindingRule.init)
        critical = settings.section("critical", CriticalRule.init)
        classes = settings.sections("classes", required: false, ScoreClass.init)
        change = settings.section("change", ChangeRule.init) ?? ChangeRule(small: 0.3, moderate: 1)
        reliability =
            settings.section("reliability", ReliabilityRule.init)
            ?? ReliabilityRule(freshYears: 3, agreedWithin: 2, letters: [75, 50, 25])
        uncertainty = settings.requiredSection("uncertainty", UncertaintyRule.init)
        self.hash = hash
    }
}

extension Settings {
    func localText(_ key: String) -> Model.LocalText {
        requiredSection(key) { Model.LocalText(english: $0.text("en"), arabic: $0.text("ar")) }
    }
}

extension Model.UnitSelection {
    init(_ settings: Settings) {
        kind = settings.choice("kind")
        scope = settings.has("scope") ? settings.choice("scope") : nil
        restricted = settings.sections("restricted", required: false) { settings in
            Restriction(
                scope: settings.choice("scope"), standIns: settings.texts("stand_ins", required: true),
                ownDimensions: settings.integer("own_dimensions", in: 1...20))
        }
    }
}

extension Model.ScoreRule {
    init(_ settings: Settings) {
        aggregation = settings.transformedMean("aggregation")
        requires = settings.number("requires", default: 0, in: 0...1)
        standInWeight = settings.number("stand_in_weight", default: 1, in: 0...1)
        ownEvidence = settings.section("own_evidence") { settings in
            OwnEvidence(
                alone: settings.texts("alone", required: true),
                dimensions: settings.integer("dimensions", in: 1...20),
                oneOf: settings.texts("one_of", required: true))
        }
    }
}

extension Model.Dimension {
    init(_ settings: Settings) {
        id = settings.text("id")
        name = settings.localText("name")
        lens = settings.choice("lens", default: .severity)
        weight = lens == .severity ? settings.number("weight", in: 0...1e6) : 0
        cells = settings.texts("cells")
        categories = settings.texts("categories")
        aggregation = settings.transformedMean("aggregation")
        let cells = cells
        let lens = lens
        indicators = settings.sections("indicators") { Model.Indicator($0, cells: cells, lens: lens) }
    }
}

extension Model.Indicator {
    init(_ settings: Settings, cells all: [String], lens: Model.Lens) {
        line = settings.line
        id = settings.text("id")
        name = settings.localText("name")
        if settings.has("fallback_for") {
            role = .fallback(for: settings.text("fallback_for"))
            weight = 1
        } else if settings.has("raises") {
            role = .highestCell
            weight = 1
            if settings.text("raises") != "highest-cell" {
                settings.refuse(
                    "raises", "'raises' knows only highest-cell", hint: "write raises: highest-cell")
            }
        } else {
            role = .term
            weight = settings.number("weight", default: 1, in: 0...1e6)
        }
        cells = all.isEmpty ? [] : settings.names("cells", among: all, of: "this dimension")
        direction = settings.direction(positive: "higher_is_worse", negative: "lower_is_worse")
        normalisation = settings.fixedNormalisation("normalisation")
        derivation = settings.section("derive", Model.Derivation.init)
        standsIn = derivation == nil ? settings.flag("stands_in", default: false) : false
        raiseOnly = settings.flag("raise_only", default: false)
        critical = lens == .severity ? settings.flag("critical", default: false) : false
        // What is computed from findings or from the run itself has its own error and no age.
        let isComputed = derivation?.isComputed ?? false
        imputation =
            isComputed
            ? nil
            : settings.section("imputation") { settings in
                Model.Imputation(value: settings.number("constant"), reason: settings.text("reason"))
            }
        carryForward = isComputed ? 0 : settings.integer("carry_forward", default: 5, in: 0...100)
        error = isComputed ? 0 : settings.number("error", default: 0, in: 0...10)
        hindsight = settings.flag("hindsight", default: false)
        // The share of what is known is always there.
        if case .completeness = derivation {
            optional = false
        } else {
            optional = settings.flag("optional", default: false)
        }
    }
}

extension Model.Derivation {
    /// Computed from findings or from the run itself, not from observations.
    var isComputed: Bool {
        switch self {
        case .rate, .change, .memory: false
        case .decay, .completeness: true
        }
    }

    private enum Rule: String, CaseIterable { case rate, decay, change, memory, completeness }

    init(_ settings: Settings) {
        let rule: Rule = settings.choice("rule")
        switch rule {
        case .rate:
            self = .rate(Rate(settings))
        case .decay:
            self = .decay(violations: settings.texts("violations", required: true))
        case .change:
            self = .change(of: settings.text("of"), years: settings.integer("years", in: 1...50))
        case .memory:
            self = .memory(
                of: settings.text("of"), halfLife: settings.number("half_life", in: 0.1...1_000))
        case .completeness:
            self = .completeness(of: settings.texts("of", required: true))
        }
    }
}

extension Model.Derivation.Rate {
    init(_ settings: Settings) {
        of = settings.text("of")
        weights = settings.numbers("weights", in: 0...1)
        over = settings.has("over") ? settings.text("over") : nil
        // What follows speaks of people, and has no meaning where none are counted.
        let prior =
            over == nil
            ? nil : settings.section("prior") { ($0.text("of"), $0.number("exposure", in: 0...1e12)) }
        per = over == nil ? 1 : settings.number("per", in: 1...1e9)
        priorOf = prior?.0
        priorExposure = prior?.1 ?? 0
        yearEndSources = over == nil ? [] : settings.texts("year_end_sources")
    }
}

extension Model.FindingRule {
    init(_ settings: Settings) {
        func extents(_ settings: Settings) -> [Dataset.BodyFinding.Extent: Double] {
            var values: [Dataset.BodyFinding.Extent: Double] = [:]
            for extent in Dataset.BodyFinding.Extent.allCases {
                values[extent] = settings.number(extent.rawValue, in: 0...10)
            }
            return values
        }
        extent = settings.requiredSection("extent", extents)
        let byPersons = settings.section("private") { settings in
            (settings.texts("violations", required: true), settings.requiredSection("extent", extents))
        }
        privateViolations = byPersons?.0 ?? []
        privateExtent = byPersons?.1 ?? [:]
        halfWidth = settings.numbers("half_width", count: 4, in: 0...10)
        provisionalGrade = settings.integer("provisional_grade", default: 2, in: 1...4)
        ongoingYears = settings.integer("ongoing_years", default: 5, in: 0...100)
        fullYears = settings.integer("full_years", default: 3, in: 0...100)
        halving = settings.number("halving_years", default: 5, in: 0.1...100)
        parentError = settings.number("parent_error", default: 1, in: 0...10)
        ownFrom = settings.number("own_from", default: 2, in: 0...10)
    }
}

extension Model.CriticalRule {
    init(_ settings: Settings) {
        dimension = settings.text("dimension")
        violations = settings.texts("violations", required: true)
        level = settings.number("level", in: 0...10)
        minimumGrade = settings.integer("minimum_grade", default: 2, in: 1...4)
        minimumScore = settings.number("minimum_score", in: 0...10)
    }
}

extension Model.ScoreClass {
    init(_ settings: Settings) {
        id = settings.text("id")
        name = settings.localText("name")
        from = settings.number("from", in: 0...10)
        counted = settings.flag("people_counted", default: false)
    }
}

extension Model.ChangeRule {
    init(_ settings: Settings) {
        small = settings.number("small", in: 0...10)
        moderate = settings.number("moderate", in: 0...10)
    }
}

extension Model.ReliabilityRule {
    init(_ settings: Settings) {
        freshYears = settings.integer("fresh_years", default: 3, in: 0...100)
        agreedWithin = settings.number("agreed_within", default: 2, in: 0...10)
        letters = settings.numbers("letters", count: 3, in: 0...100)
    }
}

extension Model.UncertaintyRule {
    init(_ settings: Settings) {
        concentration = settings.optionalNumber("concentration", in: 1...1e6)
        exponents = nil
        if settings.has("exponents") {
            let bounds = settings.numbers("exponents", count: 2, in: -10...10)
            if bounds[0] <= bounds[1] {
                exponents = bounds[0]...bounds[1]
            } else {
                settings.refuse("exponents", "the exponents are not in order", hint: "write [low, high]")
            }
        }
        standInSpread = settings.number("stand_in_spread", default: 0, in: 0...10)
        ageing = settings.number("ageing", default: 0, in: 0...10)
        hotDeck = settings.flag("hot_deck", default: false)
        band = settings.number("band", default: 0.9, in: 0.01...0.999)
        ordered = settings.number("ordered", default: 0.9, in: 0.5...0.999)
    }
}
