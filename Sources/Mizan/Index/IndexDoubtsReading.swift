extension IndexDoubts {
    /// Reads the section `uncertainty` of a model whose tree is known.
    init(_ settings: Settings, _ tree: DoubtNames) {
        self.init()
        band = settings.number("band", default: 0.9, in: 0.5...0.999)
        readWeights(settings, tree)
        observation = Self.observation(settings, tree)
        gaps = settings.section("gaps") { GapDraw($0, tree) }
        ageing = settings.optionalNumber("age", in: 1e-6...10) ?? 0
        goalposts = settings.optionalNumber("goalposts", in: 1e-6...0.45) ?? 0
        normalisation = settings.choices(
            "normalisation", tree, nodes: "indicators", tree.withoutOwn.normalisation,
            { $0.normalisation() })
        treatment = settings.choices(
            "treatment", tree, nodes: "indicators", tree.withoutOwn.treatment, { $0.treatment() })
        aggregation = settings.choices(
            "aggregation", tree, nodes: "groups", tree.groups.map(\.id), { $0.aggregation() })
        inclusion = settings.section("inclusion") { Inclusion($0, tree) }
        refuseWithoutEffect(settings, tree)
    }

    private func refuseWithoutEffect(_ settings: Settings, _ tree: DoubtNames) {
        if ageing > 0, !tree.carriesForward {
            settings.refuse(
                .noEffect, "age", "no indicator is carried forward",
                hint: "name imputation: {method: latest}, or remove 'age'")
        }
        let drawn = normalisation.flatMap(\.alternatives)
        if goalposts > 0, !tree.normalisations.contains(where: { $0 is Goalposts }),
            !drawn.contains(where: { $0 is Goalposts })
        {
            settings.refuse(
                .noEffect, "goalposts", "no indicator is scored between goalposts",
                hint: "name normalisation: {method: goalposts}, or remove 'goalposts'")
        }
        for choice in aggregation {
            for group in tree.groups where choice.nodes.contains(group.id) {
                for stated in choice.alternatives.compactMap(\.children) where stated != group.children.count
                {
                    settings.refuse(
                        "aggregation",
                        "an aggregation is stated for \(stated) children; \(group.id) has \(group.children.count)",
                        hint: "give as many weights of places as children")
                }
            }
        }
    }

    // MARK: Weights

    private mutating func readWeights(_ settings: Settings, _ tree: DoubtNames) {
        var isWhole = false
        for (groups, draw) in settings.sections("weights", required: false, { WeightDraw.read($0, tree) }) {
            guard let draw else { continue }
            if groups.isEmpty { isWhole = true }
            for group in groups.isEmpty ? tree.weighing : groups {
                guard weights[group] != nil else {
                    weights[group] = draw
                    continue
                }
                // An entry without groups is for those that no other names.
                if groups.isEmpty { continue }
                settings.refuse(
                    .duplicateKey, "weights", "the weights of \(group) are drawn twice",
                    hint: "name each group once; an entry without 'groups' comes last")
            }
        }
        guard let concentration = settings.optionalNumber("concentration", in: 1...1e6) else { return }
        if isWhole {
            settings.refuse(
                .noEffect, "concentration", "an entry of 'weights' is for every group",
                hint: "give it 'groups', or remove 'concentration'")
        }
        for group in tree.groups where weights[group.id] == nil {
            weights[group.id] = .dirichlet(concentration: concentration)
        }
    }

    // MARK: Figures

    private static func observation(_ settings: Settings, _ tree: DoubtNames) -> [String: FigureDraw] {
        let all = tree.indicators.map(\.id)
        var drawn: [String: FigureDraw] = [:]
        var rest: FigureDraw?
        for (ids, draw) in settings.sections(
            "observation", required: false,
            { settings in
                (
                    settings.has("indicators")
                        ? settings.names("indicators", among: all, of: "the tree") : nil,
                    FigureDraw(settings)
                )
            })
        {
            let isTaken = ids.map { $0.contains { drawn[$0] != nil } } ?? (rest != nil)
            if isTaken {
                settings.refuse(
                    .duplicateKey, "observation", "two entries draw the same figures",
                    hint: "name each indicator once; one entry may leave 'indicators' out")
            }
            for id in ids ?? [] { drawn[id] = draw }
            if ids == nil { rest = draw }
        }
        if let rest { for id in all where drawn[id] == nil { drawn[id] = rest } }
        return drawn
    }
}

/// What the names in the section `uncertainty` may be.
struct DoubtNames {
    let indicators: [IndexModel.Indicator]
    let groups: [IndexModel.Group]
    let weights: [Double]
    let names: [String]
    /// Of indicators: their own or the model's.
    let imputations: [any Imputation]
    let normalisations: [any Normalisation]

    init(_ model: IndexModel) {
        (indicators, groups) = (model.indicators, model.groups)
        weights = (0..<model.nodeCount).map(model.weight)
        names = (0..<model.nodeCount).map(model.id)
        imputations = model.indicators.map(model.imputation)
        normalisations = model.indicators.map(model.normalisation)
    }

    /// Ids of the children that weigh, in the order of the model.
    func children(_ group: IndexModel.Group) -> [String] {
        group.children.filter { weights[$0] > 0 }.map { names[$0] }
    }

    /// Ids of the groups in which a weight can vary.
    var weighing: [String] { groups.filter { children($0).count > 1 }.map(\.id) }

    var carriesForward: Bool {
        imputations.contains(where: \.carriesForward)
    }

    /// Ids of the indicators without a method of their own.
    var withoutOwn: (normalisation: [String], treatment: [String]) {
        (
            indicators.filter { $0.normalisation == nil }.map(\.id),
            indicators.filter { $0.treatment == nil }.map(\.id)
        )
    }
}

extension IndexDoubts.FigureDraw {
    init(_ settings: Settings) {
        distribution = settings.choice("distribution")
        switch distribution {
        case .normal, .logNormal, .beta:
            if settings.has("relative_error") {
                relativeError = settings.number("relative_error", in: 1e-9...1)
            } else {
                error = settings.optionalNumber("error", in: 1e-12...1e12)
            }
            if distribution == .beta {
                let (low, high) = (
                    settings.number("low", default: 0, in: -1e12...1e12),
                    settings.number("high", default: 1, in: -1e12...1e12)
                )
                if low >= high { settings.refuse("high", "low is not below high", hint: "give low < high") }
                ends = min(low, high)...max(low, high)
            }
        case .gammaPoisson: shape = settings.number("shape", in: 1e-6...1e9)
        case .sources: disagreement = settings.choice("take", default: .one)
        case .poisson, .triangular: break
        }
        if distribution == .normal || distribution == .poisson {
            let least = distribution == .poisson ? 1e-12 : -1e12
            prior = settings.section("prior") { settings in
                IndexDoubts.Prior(
                    mean: settings.number("mean", in: least...1e12),
                    deviation: settings.number("deviation", in: 1e-12...1e12))
            }
        }
    }
}

extension IndexDoubts.GapDraw {
    enum Kind: String, CaseIterable {
        case hotDeck = "hot-deck"
        case regression, em
    }

    init(_ settings: Settings, _ tree: DoubtNames) {
        let kind: Kind = settings.choice("draw")
        switch kind {
        case .hotDeck: self = .hotDeck(within: settings.within())
        case .regression where settings.has("on"):
            self = .regression(
                on: settings.names("on", among: tree.indicators.map(\.id), of: "the tree"), level: 2)
        case .regression: self = .regression(on: [], level: settings.level())
        case .em: self = .em(level: settings.level())
        }
    }
}

extension IndexDoubts.Inclusion {
    init(_ settings: Settings, _ tree: DoubtNames) {
        leftOut = settings.choice("leave_out")
        probability = leftOut == .each ? settings.number("probability", in: 1e-6...0.99) : 0
        let weighed = zip(tree.indicators, tree.weights).filter { $1 > 0 }.map(\.0.id)
        indicators =
            settings.has("indicators")
            ? settings.names("indicators", among: weighed, of: "the tree").sorted() : weighed.sorted()
        let alone = tree.groups.map(tree.children).filter { $0.count == 1 }.flatMap(\.self)
        if Set(indicators).isSubset(of: alone) {
            settings.refuse(
                .noEffect, "leave_out", "each of the indicators is all that its group has",
                hint: "name others, or remove 'inclusion'")
        }
    }
}
