/// What varies between the replicates of an index, as its model file states it.
///
/// Everything is named by id and resolved to single groups and indicators: what is not in a table does not vary.
public struct IndexDoubts: Sendable {
    /// Coverage of the bands, 0...1.
    public var band = 0.9
    /// How the weights of a group's children are drawn, by id of the group.
    public var weights: [String: WeightDraw] = [:]
    /// How figures are drawn, by id of the indicator.
    public var observation: [String: FigureDraw] = [:]
    /// How each replicate fills gaps; nil = as the model does.
    public var gaps: GapDraw?
    /// Standard deviation that a year adds to a figure carried forward, in standard deviations of its column.
    public var ageing = 0.0
    /// Largest shift of each goalpost, as a share of the distance between the two; 0 = they stay.
    public var goalposts = 0.0
    public var normalisation: [Choice<any Normalisation>] = []
    public var treatment: [Choice<any Treatment>] = []
    public var aggregation: [Choice<any Aggregation>] = []
    public var inclusion: Inclusion?

    public init() {}

    /// How the weights of the children of one group are drawn; those of weight 0 stay out.
    public enum WeightDraw: Sendable, Equatable {
        /// About the stated ones.
        case dirichlet(concentration: Double)
        /// Every division of the whole as likely, whatever is stated.
        case uniform
        /// Uniformly within the least and the largest share of each child, by id.
        case bounded([String: ClosedRange<Double>])
        /// Uniformly where each child weighs at least as much as the next, by ids.
        case ordered([String])
        /// The mean of a sample of experts, drawn with replacement, as many as there are: shares by id.
        case experts([[String: Double]])
    }

    /// How the figure of one unit is drawn.
    public struct FigureDraw: Sendable, Hashable {
        public enum Distribution: String, Sendable, CaseIterable {
            case normal, beta, poisson, triangular, sources
            case logNormal = "log-normal"
            case gammaPoisson = "gamma-poisson"
        }

        /// What is drawn where sources disagree.
        public enum Disagreement: String, Sendable, CaseIterable {
            /// The figure of one of them.
            case one
            /// A normal number with their standard deviation.
            case spread
        }

        public var distribution: Distribution
        /// Standard error of figures that state none, in the unit of the figure; nil = see `relativeError`.
        public var error: Double?
        /// The same as a share of the figure; nil = such figures do not vary.
        public var relativeError: Double?
        /// What was known of every figure before it was observed; with it, draws are from what is known after.
        public var prior: Prior?
        /// Of a gamma-Poisson distribution with mean m, whose variance is m + m² / shape.
        public var shape = 0.0
        /// Ends of a beta distribution.
        public var ends = 0.0...1.0
        public var disagreement = Disagreement.one
    }

    /// Where the truth behind the figures of an indicator lies: about a mean, normally distributed, or of counts as a
    /// gamma distribution.
    public struct Prior: Sendable, Hashable {
        public var mean: Double
        /// Standard deviation, above 0.
        public var deviation: Double
    }

    /// How gaps are filled anew in each replicate.
    public enum GapDraw: Sendable, Equatable {
        /// With the figure of another unit, of all or of the same class.
        case hotDeck(within: String?)
        /// With the prediction from other indicators and a residual.
        case regression(on: [String], level: Int)
        /// From the normal distribution that fits a group best, given what the unit knows.
        case em(level: Int)

        /// The division of the units that donors are of the same class of; nil for none.
        var classes: String? {
            if case .hotDeck(let within) = self { return within }
            return nil
        }
    }

    /// Methods of which each replicate takes one, for some nodes together.
    public struct Choice<Method: Sendable>: Sendable {
        /// Ids of the nodes, ascending.
        public var nodes: [String]
        public var alternatives: [Method]
        /// Of each alternative; they sum to 1.
        public var probabilities: [Double]
    }

    /// Which indicators a replicate leaves out.
    public struct Inclusion: Sendable, Equatable {
        public enum LeftOut: String, Sendable, CaseIterable {
            /// Each with a probability, by itself.
            case each
            /// One, all as likely.
            case one
        }

        public var leftOut: LeftOut
        /// With `each`.
        public var probability: Double
        /// Ids, ascending.
        public var indicators: [String]
    }

    /// Whether no replicate would differ from another.
    public var isEmpty: Bool {
        weights.isEmpty && observation.isEmpty && gaps == nil && ageing == 0 && goalposts == 0
            && normalisation.isEmpty && treatment.isEmpty && aggregation.isEmpty && inclusion == nil
    }
}
