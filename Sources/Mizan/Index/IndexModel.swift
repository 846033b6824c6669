import MizanNumerics

/// A composite index as its model file states it: a tree of groups over indicators, and a method for each stage from
/// raw values to scores.
///
/// The second form of model, beside `Model`, which weighs evidence unit by unit. A value: uncertainty is "change the
/// model, build again".
public struct IndexModel: Sendable {
    public var name: String
    public var version: String
    public var title: Model.LocalText
    /// Path of the data folder, relative to the model file.
    public var data: String
    public var units: UnitSelection
    /// The columns of every table, in the order of the file.
    public var indicators: [Indicator]
    /// A group after all of its children; the index is the last.
    public var groups: [Group]
    public var screening: Screening?
    public var imputation: any Imputation
    public var treatment: any Treatment
    public var normalisation: any Normalisation
    /// Periods over all of whose values the normalisation's scale is taken; nil = those of the edition alone.
    public var scale: ClosedRange<Period>?
    /// What varies between replicates.
    public var doubts: IndexDoubts
    /// SHA-256 of the parsed file in canonical text.
    public var hash: String
    /// Path of the file, as it was named when it was read; the hash does not depend on it.
    public var file: String
    /// Lines of the keys at the top of the file.
    var lines: [String: Int]

    public struct UnitSelection: Sendable {
        public var kind: Dataset.Unit.Kind
        public var scope: Dataset.Unit.Scope?
    }

    public struct Indicator: Sendable {
        public var id: String
        public var name: Model.LocalText
        /// Relative inside its group; 0 leaves it out.
        public var weight: Double
        public var direction: Direction
        /// Indicator of the dataset that values are divided by.
        public var denominator: String?
        /// Values are given per so much of the denominator.
        public var per: Double
        /// The value that is to be reached; nil where none is stated.
        public var target: Double?
        /// Methods that differ from those of the model.
        public var imputation: (any Imputation)?
        public var treatment: (any Treatment)?
        public var normalisation: (any Normalisation)?
        public var line: Int
    }

    public struct Group: Sendable {
        public var id: String
        public var name: Model.LocalText
        /// Relative inside its own group.
        public var weight: Double
        /// Numbers of its nodes: indicators first, then groups.
        public var children: [Int]
        public var aggregation: any Aggregation
        /// Least share of its own children that must be known, 0...1.
        public var requires: Double
        public var line: Int

        /// Whether the aggregation weighs the children; elsewhere a weight of 0 leaves one out, and the others count
        /// alike.
        public var readsWeights: Bool {
            guard case .combination(let combination) = aggregation.method else { return true }
            return combination.isWeighted
        }
    }

    // The methods of an indicator: its own, or else those of the model.

    public func imputation(of indicator: Indicator) -> any Imputation { indicator.imputation ?? imputation }
    public func treatment(of indicator: Indicator) -> any Treatment { indicator.treatment ?? treatment }
    public func normalisation(of indicator: Indicator) -> any Normalisation {
        indicator.normalisation ?? normalisation
    }

    /// Coverage of the bands, 0...1.
    public var band: Double { doubts.band }

    /// Places of the nodes: indicators first, then groups.
    public var nodeCount: Int { indicators.count + groups.count }

    /// Id of a node.
    public func id(_ node: Int) -> String {
        node < indicators.count ? indicators[node].id : groups[node - indicators.count].id
    }

    public func name(_ node: Int) -> Model.LocalText {
        node < indicators.count ? indicators[node].name : groups[node - indicators.count].name
    }

    public func weight(_ node: Int) -> Double {
        node < indicators.count ? indicators[node].weight : groups[node - indicators.count].weight
    }

    /// The index itself.
    public var root: Group { groups[groups.count - 1] }

    /// For each node the group that holds it; nil for the index.
    public var parents: [Int?] {
        var parents = [Int?](repeating: nil, count: nodeCount)
        for (place, group) in groups.enumerated() { for child in group.children { parents[child] = place } }
        return parents
    }

    /// For each indicator its groups, from the one that holds it to the index.
    var ancestors: [[Int]] {
        let parents = parents
        return indicators.indices.map { indicator in
            var chain: [Int] = []
            var node = indicator
            while let parent = parents[node] {
                chain.append(parent)
                node = indicators.count + parent
            }
            return chain
        }
    }

    /// The tree that aggregates (units × indicators) → (units × groups).
    public var tree: GroupTree {
        GroupTree(
            columns: indicators.count,
            groups: groups.map { group in
                GroupTree.Group(
                    children: group.children, weights: group.children.map(weight),
                    method: group.aggregation.method, threshold: group.requires)
            })
    }

    /// Level of a node as peers count it: 1 for indicators, one more than the highest child for groups.
    public var levels: [Int] {
        var levels = [Int](repeating: 1, count: nodeCount)
        for (place, group) in groups.enumerated() {
            levels[indicators.count + place] = 1 + (group.children.map { levels[$0] }.max() ?? 0)
        }
        return levels
    }
}

extension IndexModel {
    /// The share of each node in the index by stated weights: indicators first, then groups; see
    /// `GroupTree.effectiveWeights`. NaN below a group whose aggregation reads no weights.
    public func effectiveWeights() throws(Findings) -> [Double] {
        do throws(NumericsError) {
            var shares = try tree.effectiveWeights()
            for group in groups.indices.reversed() {
                let isUnknown = shares[indicators.count + group].isNaN || !groups[group].readsWeights
                for child in groups[group].children where isUnknown { shares[child] = .nan }
            }
            return shares
        } catch {
            throw Findings([
                Finding(
                    .badValue, file: file, line: root.line, column: 1,
                    message: "the weights do not fit the tree: \(error)",
                    hint: "see 'weight'")
            ])
        }
    }
}
