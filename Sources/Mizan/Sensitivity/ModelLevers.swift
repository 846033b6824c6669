import MizanNumerics

/// What of a model can be moved, whatever its form: numbers that have an order, and choices between methods.
public struct ModelLevers: Sendable {
    /// A number of the model with the ends that it is moved to.
    public struct Lever: Sendable, Equatable {
        public enum Kind: String, Sendable, CaseIterable {
            case weight
            case lowGoalpost = "low-goalpost"
            case highGoalpost = "high-goalpost"
            case exponent
        }

        public var kind: Kind
        /// Id of the indicator, group or dimension.
        public var node: String
        /// As the model states it; a weight relative inside its group, a goalpost as the share by which it is moved.
        public var nominal: Double
        public var low: Double
        public var high: Double
    }

    /// A method that the model states as an alternative.
    public struct Alternative: Sendable, Equatable {
        public var doubt: Doubt
        /// Ids of the nodes that it is of.
        public var nodes: [String]
        public var method: String
    }

    /// An element that can be left out: a weight of 0, the others as stated.
    public struct Element: Sendable, Equatable {
        public var node: String
        /// Id of what holds it.
        public var group: String
        public var isIndicator: Bool
        /// Whether it is all that its group has, so that nothing is left of it.
        public var isAlone: Bool
        /// Place of its weight among the levers; nil where it is alone.
        var lever: Int?
    }

    /// The scores of the units, rounded to 12 significant digits; NaN where one has none.
    public typealias Scores = Result<[Double], ReplicateFailure>

    public let nominal: NominalScores
    public let levers: [Lever]
    public let alternatives: [Alternative]
    public let elements: [Element]
    let scored: @Sendable ([Double]) -> Scores
    let chosen: @Sendable (Int) -> Scores

    /// The scores where the levers stand at given places.
    public func scores(at places: [Double]) -> Scores {
        precondition(places.count == levers.count, "a place of each lever")
        return scored(places)
    }

    /// The scores under an alternative, all else as stated.
    public func scores(under alternative: Int) -> Scores { chosen(alternative) }

    /// The scores without an element; nil where it is alone.
    public func scores(without element: Int) -> Scores? {
        guard let lever = elements[element].lever else { return nil }
        var places = levers.map(\.nominal)
        places[lever] = 0
        return scored(places)
    }

    /// The share of a goalpost's distance to the other by which it is moved, where the model states none.
    static let goalpostShare = 0.1
}

// MARK: Index models

extension ModelLevers {
    /// Weights are moved by a share of themselves, exponents by that much, goalposts by the share of their distance
    /// that the model states as its doubt, or a tenth.
    ///
    /// - Parameter range: above 0 and below 1.
    public init(_ edition: IndexEdition, range: Double) {
        let model = edition.model
        let source = IndexReplicates(edition, seed: 0)
        let parents = model.parents
        var levers: [Lever] = []
        var moves: [@Sendable (inout IndexModel, Double) -> Void] = []
        var elements: [Element] = []
        for node in 0..<model.nodeCount where parents[node] != nil && model.weight(node) > 0 {
            guard let parent = parents[node] else { continue }
            let group = model.groups[parent]
            let isAlone = !group.children.contains { $0 != node && model.weight($0) > 0 }
            elements.append(
                Element(
                    node: model.id(node), group: group.id, isIndicator: node < model.indicators.count,
                    isAlone: isAlone, lever: isAlone ? nil : levers.count))
            guard !isAlone else { continue }
            let weight = model.weight(node)
            // A method that reads no weights only asks whether there is one.
            let share = group.readsWeights ? range : 0
            levers.append(
                Lever(
                    kind: .weight, node: model.id(node), nominal: weight, low: weight * (1 - share),
                    high: weight * (1 + share)))
            moves.append { $0.setWeight($1, of: node) }
        }
        let share = model.doubts.goalposts > 0 ? model.doubts.goalposts : Self.goalpostShare
        for (place, indicator) in model.indicators.enumerated() {
            guard let goalposts = model.normalisation(of: indicator) as? Goalposts, indicator.weight > 0
            else { continue }
            for kind in [Lever.Kind.lowGoalpost, .highGoalpost] {
                levers.append(Lever(kind: kind, node: indicator.id, nominal: 0, low: -share, high: share))
                moves.append { model, move in
                    let now = model.indicators[place].normalisation as? Goalposts ?? goalposts
                    // The high one moves by the stated distance too, since the low one is moved first.
                    model.indicators[place].normalisation =
                        kind == .lowGoalpost
                        ? goalposts.moved(low: move, high: 0) : now.movedHigh(by: move, of: goalposts)
                }
            }
        }
        for (place, group) in model.groups.enumerated() {
            guard case .combination(let combination) = group.aggregation.method else { continue }
            let exponent: Double
            switch combination {
            case .power(let stated), .invertedPower(let stated): exponent = stated
            default: continue
            }
            levers.append(
                Lever(
                    kind: .exponent, node: group.id, nominal: exponent, low: exponent - range,
                    high: exponent + range))
            moves.append { model, exponent in
                if case .power = combination {
                    model.groups[place].aggregation = PowerMean(exponent: exponent)
                } else {
                    model.groups[place].aggregation = InvertedPowerMean(exponent: exponent)
                }
            }
        }
        let choices = IndexAlternatives(model)
        let (fixed, changes) = (levers, moves)
        self.init(
            nominal: source.nominal, levers: levers, alternatives: choices.alternatives, elements: elements,
            scored: { places in
                var moved = model
                var isScaled = false
                for (lever, place) in places.enumerated() where place != fixed[lever].nominal {
                    changes[lever](&moved, place)
                    isScaled = isScaled || [.lowGoalpost, .highGoalpost].contains(fixed[lever].kind)
                }
                return source.scores(of: moved, from: isScaled ? .treated : .normalised)
            },
            chosen: { place in
                let choice = choices.changes[place]
                var changed = model
                choice.change(&changed)
                return source.scores(of: changed, from: choice.stage)
            })
    }
}

/// The alternatives that an index states as its doubt, those apart that are what it does anyway.
private struct IndexAlternatives: Sendable {
    struct Change: Sendable {
        var stage: IndexReplicates.Stage
        var change: @Sendable (inout IndexModel) -> Void
    }

    private(set) var alternatives: [ModelLevers.Alternative] = []
    private(set) var changes: [Change] = []

    init(_ model: IndexModel) {
        let places = Dictionary((0..<model.nodeCount).map { (model.id($0), $0) }) { first, _ in first }
        let groups = model.indicators.count
        for choice in model.doubts.normalisation {
            for method in choice.alternatives {
                add(.normalisation, choice.nodes, type(of: method).name, from: .treated) { model in
                    for node in choice.nodes.compactMap({ places[$0] }) {
                        model.indicators[node].normalisation = method
                    }
                }
            }
        }
        for choice in model.doubts.treatment {
            for method in choice.alternatives {
                add(.treatment, choice.nodes, type(of: method).name, from: .figures) { model in
                    for node in choice.nodes.compactMap({ places[$0] }) {
                        model.indicators[node].treatment = method
                    }
                }
            }
        }
        for choice in model.doubts.aggregation {
            for method in choice.alternatives {
                add(.aggregation, choice.nodes, type(of: method).name, from: .normalised) { model in
                    for node in choice.nodes.compactMap({ places[$0] }) {
                        model.groups[node - groups].aggregation = method
                    }
                }
            }
        }
    }

    private mutating func add(
        _ doubt: Doubt, _ nodes: [String], _ method: String, from stage: IndexReplicates.Stage,
        _ change: @escaping @Sendable (inout IndexModel) -> Void
    ) {
        alternatives.append(.init(doubt: doubt, nodes: nodes, method: method))
        changes.append(Change(stage: stage, change: change))
    }
}

extension IndexReplicates {
    /// The first table that a changed model makes anew.
    enum Stage: Sendable {
        case figures, treated, normalised
    }

    /// The rounded scores of a changed model on the figures of the edition.
    func scores(of model: IndexModel, from stage: Stage) -> ModelLevers.Scores {
        let (run, panel) = (IndexRun(model), edition.panel)
        do throws(IndexFaults) {
            var context = edition.context
            let columns: [[Double]]
            switch stage {
            case .figures:
                if context.reference != nil, !context.scale.isEmpty {
                    context.reference = try run.reference(context.scale, context)
                }
                columns = try run.stages(panel, context).scores
            case .treated:
                columns = try run.aggregated(try run.normalised(edition.stages.treated, panel, context))
            case .normalised: columns = try run.aggregated(edition.stages.normalised)
            }
            return .success(
                columns[columns.count - 1].enumerated().map {
                    nominal.scores[$0].isNaN ? .nan : roundedToSignificant($1)
                })
        } catch {
            return .failure(
                ReplicateFailure(reason: error.findings(model, panel).list.first?.message ?? ""))
        }
    }
}
