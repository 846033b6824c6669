extension AnalysisTable {
    /// The table of an edition of an index: all of its units, those that are screened out without a score.
    ///
    /// Children of a group whose aggregation reads no weights have none.
    public init(_ edition: IndexEdition) {
        let (model, stages) = (edition.model, edition.stages)
        var nodes = (0..<model.nodeCount).map { number in
            Node(id: model.id(number), name: model.name(number), weight: model.weight(number))
        }
        for group in model.groups {
            let total = group.children.map(model.weight).reduce(0, +)
            for child in group.children {
                nodes[child].weight = group.readsWeights ? model.weight(child) / total : nil
            }
        }
        for (place, indicator) in model.indicators.enumerated() {
            nodes[place].direction = indicator.direction
        }
        for (place, group) in model.groups.enumerated() {
            nodes[model.indicators.count + place].children = group.children
            nodes[model.indicators.count + place].line = group.line
        }
        self.init(
            model: model.name, version: model.version, period: edition.period, units: edition.units,
            indicators: Array(nodes.prefix(model.indicators.count)),
            groups: Array(nodes.dropFirst(model.indicators.count)), raw: stages.denominated,
            treated: stages.treated, normalised: stages.normalised,
            origins: model.indicators.indices.map { place in
                edition.units.indices.map { unit in
                    if !stages.denominated[place][unit].isNaN { return .observed }
                    return stages.imputed[place][unit].isNaN ? .missing : .filled
                }
            },
            scores: stages.scores, carried: model.carriedShares(stages))
    }

    /// The table of an edition of a model of evidence: the chosen units, the dimensions of severity, and severity as the
    /// index.
    ///
    /// Evidence that only raises and fallbacks are not asked of every unit: where there is none, nothing is missing.
    /// An indicator has a stated share where its dimension is a mean in which it always counts: not in one of cells, as a
    /// fallback, or as evidence that only raises.
    public init(_ edition: Edition) {
        let (model, panel, standings) = (edition.model, edition.panel, edition.standings)
        let dimensions = model.severityDimensions
        var indicators: [Node] = []
        var places: [Int] = []
        var groups: [Node] = []
        let total = dimensions.map(\.weight).reduce(0, +)
        var place = 0
        for dimension in model.dimensions {
            defer { place += dimension.indicators.count }
            guard dimension.lens == .severity else { continue }
            let shares = dimension.statedShares
            let first = indicators.count
            for (offset, indicator) in dimension.indicators.enumerated() {
                places.append(place + offset)
                indicators.append(
                    Node(
                        id: indicator.id, name: indicator.name, weight: shares[offset],
                        direction: indicator.direction))
            }
            groups.append(
                Node(
                    id: dimension.id, name: dimension.name,
                    weight: total > 0 ? dimension.weight / total : nil,
                    children: Array(first..<indicators.count)))
        }
        let count = indicators.count
        groups.append(
            Node(
                id: "severity", name: Model.LocalText(english: "Severity", arabic: "الشدة"), weight: 1,
                children: groups.indices.map { count + $0 }))
        func column<Value>(_ value: (Cell) -> Value) -> [[Value]] {
            places.map { place in standings.map { value(panel.cell($0.place, place)) } }
        }
        self.init(
            model: model.name, version: model.version, period: edition.period, units: standings.map(\.unit),
            indicators: indicators, groups: groups,
            raw: column { Origin($0).isKnown ? $0.value : .nan }, treated: column(\.value),
            normalised: column(\.score),
            origins: places.map { place in
                standings.map { standing in
                    let origin = Origin(panel.cell(standing.place, place))
                    return origin == .missing && !model.indicators[place].isAsked ? .notApplicable : origin
                }
            },
            scores: dimensions.indices.map { part in standings.map { $0.score.parts[part].value } }
                + [standings.map(\.score.severity)], carried: edition.carriedShares(of: places))
    }
}

extension AnalysisTable.Origin {
    fileprivate init(_ cell: Cell) {
        switch cell.provenance {
        case .notApplicable: self = .notApplicable
        case .missing: self = .missing
        case .imputed: self = .filled
        default: self = !cell.isKnown ? .missing : cell.standsIn ? .standIn : .observed
        }
    }
}

extension Model.Indicator {
    /// Whether a figure is looked for of every unit: a term of its dimension, and not only where it raises.
    fileprivate var isAsked: Bool { role == .term && !raiseOnly }
}

extension Model.Dimension {
    /// By indicator, the share of the dimension that the model states; nil where none is fixed.
    fileprivate var statedShares: [Double?] {
        let isPlain = indicators.map(\.isAsked)
        guard cells.isEmpty else { return indicators.map { _ in nil } }
        let total = zip(indicators, isPlain).map { $1 ? $0.weight : 0 }.reduce(0, +)
        return zip(indicators, isPlain).map { $1 && total > 0 ? $0.weight / total : nil }
    }
}

extension IndexModel {
    /// For each node the mean over the scored units of its share of the weights of what is known.
    ///
    /// Missing: NaN below a group that reads no weights; 0 for what a weight of 0 leaves out.
    fileprivate func carriedShares(_ stages: IndexStages) -> [Double] {
        let columns = stages.normalised + stages.scores
        let scored = stages.scores[groups.count - 1].indices.filter {
            !stages.scores[groups.count - 1][$0].isNaN
        }
        var sums = [Double](repeating: 0, count: nodeCount)
        for unit in scored {
            var shares = [Double](repeating: 0, count: nodeCount)
            shares[nodeCount - 1] = 1
            for (place, group) in groups.enumerated().reversed() {
                let known = group.children.filter { !columns[$0][unit].isNaN }
                let total = known.map(weight).reduce(0, +)
                let above = shares[indicators.count + place]
                for child in known where weight(child) > 0 && above != 0 {
                    shares[child] = group.readsWeights ? weight(child) / total * above : .nan
                }
            }
            for node in sums.indices { sums[node] += shares[node] }
        }
        return sums.map { $0 / Double(scored.count) }
    }
}

extension Edition {
    /// For each indicator at a place of the model, each dimension of severity and severity, the mean over the scored
    /// units of its share of the weights that the score used.
    fileprivate func carriedShares(of places: [Int]) -> [Double] {
        let dimensions = model.severityDimensions.count
        var sums = [Double](repeating: 0, count: places.count + dimensions + 1)
        let nodes = Dictionary(uniqueKeysWithValues: zip(places, 0...))
        let scored = standings.indices.filter { standings[$0].isScored }
        for standing in scored {
            let (plan, parts) = (plans[standing], standings[standing].score.parts)
            let total = parts.map(\.weight).reduce(0, +)
            for (part, scored) in parts.enumerated() where scored.weight > 0 {
                let share = scored.weight / total
                sums[places.count + part] += share
                for item in plan.shares(of: plan.parts[part], model, scored) {
                    guard let node = nodes[plan.inputs[item.input].indicator] else { continue }
                    sums[node] += share * item.weight
                }
            }
            sums[sums.count - 1] += 1
        }
        return sums.map { $0 / Double(scored.count) }
    }
}
