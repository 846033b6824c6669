import MizanNumerics

/// Proposes weights for the children of one group.
///
/// A proposal, and no stage: weights are in the model file, where their reader sees them. Methods read the figures of
/// the group, or judgements that their settings state, by the ids of the children.
public protocol Weighting: Method {
    /// - Throws: where the settings do not fit the group, or its figures have nothing to weigh.
    func weights(for group: WeightingGroup) throws(WeightingFault) -> ProposedWeights
}

/// The children of one group, as they come into its aggregation.
public struct WeightingGroup: Sendable {
    /// Ids of the children.
    public var children: [String]
    /// (children)(units): normalised indicators or scores of groups; a high value is a high index, in every one.
    public var columns: [[Double]]
    /// The weights that the model states.
    public var nominal: [Double]
    /// Those of the indicators before they were normalised; positive for groups.
    public var directions: [Direction]
    /// How many indicators each child has below it; 1 for an indicator.
    public var indicators: [Int]

    public init(
        _ children: [String], columns: [[Double]], nominal: [Double], directions: [Direction]? = nil,
        indicators: [Int]? = nil
    ) {
        let count = children.count
        precondition(count > 0 && Set(children).count == count, "children with ids of their own")
        precondition(columns.count == count && nominal.count == count, "a column and a weight each child")
        precondition(columns.allSatisfy { $0.count == columns[0].count }, "columns are equally long")
        (self.children, self.columns, self.nominal) = (children, columns, nominal)
        self.directions = directions ?? children.map { _ in .positive }
        self.indicators = indicators ?? children.map { _ in 1 }
        precondition(
            self.directions.count == count && self.indicators.count == count, "one each child")
    }
}

/// Weights for the children of a group, with what is to be known before they are used.
public struct ProposedWeights: Sendable, Equatable {
    /// One a child, at least 0, sum 1.
    public var weights: [Double]
    /// What the method says of its own result, such as a consistency ratio.
    public var measures: [Measure]
    /// Ids of children that run against the others: their direction, or their place in the group, is in doubt.
    public var opposed: [String]
    /// Where each unit is weighed by itself: what that gives.
    public var units: UnitWeights?

    public struct Measure: Sendable, Equatable {
        public var name: String
        public var value: Double

        public init(_ name: String, _ value: Double) { (self.name, self.value) = (name, value) }
    }

    /// The weights that suit each unit best.
    public struct UnitWeights: Sendable, Equatable {
        /// (units): the best score that a unit can have, 0...1; NaN where it lacks a child.
        public var scores: [Double]
        /// (units)(children): the share of each child in that score; NaN where the unit lacks a child, or scores 0.
        public var shares: [[Double]]
    }

    public init(
        _ weights: [Double], measures: [Measure] = [], opposed: [String] = [], units: UnitWeights? = nil
    ) {
        (self.weights, self.measures, self.opposed, self.units) = (weights, measures, opposed, units)
    }
}

/// Why weights cannot be proposed.
public enum WeightingFault: Error, Equatable, Sendable {
    /// The settings name a child that the group does not have.
    case unknownChild(String, children: [String])
    /// The settings say nothing of a child of the group.
    case unnamedChild(String)
    /// What is wrong with the figures of a child; a place in the error is that of the unit.
    case child(String, NumericsError)
    case group(NumericsError)
}

extension WeightingFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownChild(let id, let children):
            "'\(id)' is no child of the group, which has \(children.joined(separator: ", "))"
        case .unnamedChild(let id): "the settings say nothing of '\(id)'"
        case .child(let id, let error): "\(id): \(error)"
        case .group(let error): error.description
        }
    }
}
