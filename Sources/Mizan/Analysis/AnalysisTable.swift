/// What the analyses of a model look at, the same for both forms of model: units, the tree, and the columns of each
/// stage.
///
/// Nodes are numbered as in `IndexModel`: the indicators first, then the groups, each after its children; the index is
/// the last. Normalised columns and scores rise with the index, whatever the direction of the figures.
///
/// Missing: NaN.
public struct AnalysisTable: Sendable {
    public struct Node: Sendable {
        public var id: String
        public var name: Model.LocalText
        /// The share of its group that the model states; nil where the method gives it none of its own.
        public var weight: Double?
        /// Which way the figures of an indicator move the index; positive for groups.
        public var direction = Direction.positive
        /// Numbers of the nodes below; empty for indicators.
        public var children: [Int] = []
        /// Where it stands in the model file; 0 where that is not known.
        public var line = 0
    }

    /// How a figure of an indicator is known.
    public enum Origin: Sendable {
        case observed
        /// The figure of the state or of a larger group.
        case standIn
        /// Filled in by the model.
        case filled
        case missing
        /// The indicator says nothing about the unit, by the model.
        case notApplicable

        public var isKnown: Bool { self == .observed || self == .standIn }
    }

    /// Which columns of the indicators are looked at.
    public enum Stage: String, Sendable, CaseIterable {
        /// As they come, per unit of the denominator where there is one; nothing filled in.
        case raw
        /// Filled in and treated.
        case treated
        case normalised
    }

    public let model: String
    public let version: String
    public let period: Period
    public let units: [Dataset.Unit]
    public let indicators: [Node]
    public let groups: [Node]
    /// (indicators)(units).
    public let raw: [[Double]]
    public let treated: [[Double]]
    public let normalised: [[Double]]
    /// (indicators)(units).
    public let origins: [[Origin]]
    /// (groups)(units), the index last.
    public let scores: [[Double]]
    /// For each node the mean over the scored units of the share of the index that its weight has where what is missing
    /// is left out; NaN where no unit is scored, and below a group whose method reads no weights.
    public let carried: [Double]
    /// The group of each node; nil for the index.
    public let parents: [Int?]

    init(
        model: String, version: String, period: Period, units: [Dataset.Unit], indicators: [Node],
        groups: [Node], raw: [[Double]], treated: [[Double]], normalised: [[Double]], origins: [[Origin]],
        scores: [[Double]], carried: [Double]
    ) {
        precondition(
            [raw.count, treated.count, normalised.count, origins.count].allSatisfy { $0 == indicators.count }
                && scores.count == groups.count && !groups.isEmpty
                && carried.count == indicators.count + groups.count,
            "one column an indicator at each stage, one a group")
        (self.model, self.version, self.period, self.units) = (model, version, period, units)
        (self.indicators, self.groups) = (indicators, groups)
        (self.raw, self.treated, self.normalised) = (raw, treated, normalised)
        (self.origins, self.scores, self.carried) = (origins, scores, carried)
        var parents = [Int?](repeating: nil, count: indicators.count + groups.count)
        for (place, group) in groups.enumerated() { for child in group.children { parents[child] = place } }
        self.parents = parents
    }
}

extension AnalysisTable {
    public var nodeCount: Int { indicators.count + groups.count }
    /// Below so many units no relation between columns is worth a word.
    static let fewUnits = 5

    /// The number of the index.
    public var root: Int { nodeCount - 1 }
    /// The scores of the index.
    public var index: [Double] { scores[scores.count - 1] }

    public func node(_ number: Int) -> Node {
        number < indicators.count ? indicators[number] : groups[number - indicators.count]
    }

    public func isIndicator(_ number: Int) -> Bool { number < indicators.count }

    /// The column of a node: an indicator at a stage, or the scores of a group.
    public func column(_ number: Int, _ stage: Stage = .normalised) -> [Double] {
        guard isIndicator(number) else { return scores[number - indicators.count] }
        return switch stage {
        case .raw: raw[number]
        case .treated: treated[number]
        case .normalised: normalised[number]
        }
    }

    /// The groups above a node as numbers of nodes, from the one that holds it to the index.
    public func ancestors(_ number: Int) -> [Int] {
        var chain: [Int] = []
        var place = parents[number]
        while let parent = place {
            chain.append(indicators.count + parent)
            place = parents[indicators.count + parent]
        }
        return chain
    }

    /// The indicators below a node, or the node itself.
    public func leaves(_ number: Int) -> [Int] {
        isIndicator(number) ? [number] : node(number).children.flatMap(leaves).sorted()
    }

    /// The share of the index that the model states for a node: its share of its group times that of the group; nil
    /// where a method gives it none of its own.
    public func statedShare(_ number: Int) -> Double? {
        guard let parent = parents[number] else { return 1 }
        guard let own = node(number).weight, let above = statedShare(indicators.count + parent) else {
            return nil
        }
        return own * above
    }

    /// Groups whose children are looked at together: each over its own children, and the index also over all
    /// indicators where there are groups between.
    public var itemSets: [ItemSet] {
        var sets = groups.indices.map { ItemSet(group: indicators.count + $0, items: groups[$0].children) }
        if groups.count > 1 { sets.append(ItemSet(group: root, items: leaves(root), isOfIndicators: true)) }
        return sets
    }

    /// Nodes that are looked at together as measures of one thing.
    public struct ItemSet: Sendable {
        public var group: Int
        public var items: [Int]
        /// All indicators below the group in place of its own children.
        public var isOfIndicators = false
    }
}
