import MizanNumerics

/// The weights of a model that are drawn, whatever its form, as shares of their groups.
public struct DrawnWeights: Sendable {
    public struct Element: Sendable, Equatable {
        /// Id of the indicator, group or dimension.
        public var node: String
        /// Id of what holds it.
        public var group: String
        /// Its share of the group as the model states it, 0...1.
        public var stated: Double
        /// The share of the group in the whole as the model states it, 0...1; NaN in and below a group that reads no
        /// weights.
        public var reach: Double
    }

    /// The elements of a group stand together.
    public let elements: [Element]
    let source: any ReplicateSource
    /// Shares in a replicate, by element; nil where its weights cannot be drawn.
    let shares: @Sendable (UInt32) -> [Double]?
    /// The same source with given shares in the place of the stated ones.
    let weighed: @Sendable ([Double]) -> Result<any ReplicateSource, ReplicateFailure>
}

extension DrawnWeights {
    /// Those of an index: of each group whose weights vary.
    ///
    /// - Throws: `Findings` where the weights do not fit the tree.
    public init(_ edition: IndexEdition, seed: UInt64) throws(Findings) {
        let (model, source) = (edition.model, IndexReplicates(edition, seed: seed))
        let shares = try model.effectiveWeights()
        let reaches = model.groups.indices.map {
            model.groups[$0].readsWeights ? shares[model.indicators.count + $0] : .nan
        }
        let groups = source.weights.groups.map(\.nodes)
        self.init(
            elements: source.weights.groups.flatMap { group, nodes, _ in
                zip(nodes, Self.shares(nodes.map(model.weight))).map {
                    Element(
                        node: model.id($0), group: model.groups[group].id, stated: $1,
                        reach: reaches[group])
                }
            },
            source: source,
            shares: { replicate in
                let numbers = source.numbers(replicate, varying: [.weights])
                // A replicate that has scores has weights.
                let drawn = try? source.model(IndexNumbers(model, source.roles, numbers))
                return drawn.map { Self.shares(groups, $0.weight) }
            },
            weighed: { shares in
                var changed = model
                Self.apply(shares, groups, model.weight) { changed.setWeight($1, of: $0) }
                do throws(Findings) {
                    return .success(
                        IndexReplicates(
                            try IndexEdition(
                                of: changed, edition.panel, edition.context, withheld: edition.withheld),
                            seed: seed))
                } catch {
                    return .failure(ReplicateFailure(reason: error.list.first?.message ?? ""))
                }
            })
    }

    /// Those of a model of evidence: of the dimensions of its score, and of the indicators of each.
    public init(_ edition: Edition, seed: UInt64) {
        let (model, source) = (edition.model, NeedReplicates(edition, seed: seed))
        let nominal = source.nominalDraw
        var weighed: [(group: String, nodes: [Int])] = [("severity", [])]
        var first = model.dimensions.count
        for (place, dimension) in model.dimensions.enumerated() {
            if dimension.lens == .severity, dimension.weight > 0 {
                weighed[0].nodes.append(place)
                let indicators = dimension.indicators.indices.filter { dimension.indicators[$0].weight > 0 }
                weighed.append((dimension.id, indicators.map { first + $0 }))
            }
            first += dimension.indicators.count
        }
        let varies = model.uncertainty.concentration != nil
        let found = varies ? weighed.filter { $0.nodes.count > 1 } : []
        let groups = found.map(\.nodes)
        let total = weighed[0].nodes.map(nominal.weight).reduce(0, +)
        self.init(
            elements: found.flatMap { group, nodes in
                let reach = model.dimensions.first { $0.id == group }.map { $0.weight / total } ?? 1
                return zip(nodes, Self.shares(nodes.map(nominal.weight))).map { node, share in
                    let place = node - model.dimensions.count
                    return Element(
                        node: place < 0 ? model.dimensions[node].id : model.indicators[place].id,
                        group: group, stated: share, reach: reach)
                }
            },
            source: source,
            shares: { replicate in
                let numbers = NeedNumbers(source.inputs, source.numbers(replicate, varying: [.weights]))
                return Self.shares(groups, source.draw(numbers).weight)
            },
            weighed: { shares in
                var draw = nominal
                Self.apply(shares, groups, nominal.weight) { draw.setWeight($1, of: $0) }
                return .success(source.weighed(by: draw))
            })
    }

    private static func shares(_ weights: [Double]) -> [Double] {
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }

    private static func shares(_ groups: [[Int]], _ weight: (Int) -> Double) -> [Double] {
        groups.flatMap { shares($0.map(weight)) }
    }

    /// Sets weights with given shares, each group keeping its sum.
    private static func apply(
        _ shares: [Double], _ groups: [[Int]], _ stated: (Int) -> Double, _ set: (Int, Double) -> Void
    ) {
        var rest = shares[...]
        for nodes in groups {
            let total = nodes.map(stated).reduce(0, +)
            for (node, share) in zip(nodes, rest) { set(node, share * total) }
            rest = rest.dropFirst(nodes.count)
        }
    }
}

/// Nodes are the dimensions, then the indicators.
extension ScoreDraw {
    fileprivate func weight(_ node: Int) -> Double {
        let indicator = node - dimensionWeights.count
        return indicator < 0 ? dimensionWeights[node] : indicatorWeights[indicator]
    }

    fileprivate mutating func setWeight(_ weight: Double, of node: Int) {
        let indicator = node - dimensionWeights.count
        if indicator < 0 { dimensionWeights[node] = weight } else { indicatorWeights[indicator] = weight }
    }
}
