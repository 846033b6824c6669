import MizanNumerics

/// Everything that can move a ranking, as read from a model file. A value: uncertainty is "change the model,
/// build again".
public struct Model: Sendable {
    public var name: String
    public var version: String
    public var title: LocalText
    /// Path of the data folder, relative to the model file.
    public var data: String
    /// The indicator that counts people.
    public var population: String
    public var units: UnitSelection
    public var score: ScoreRule
    public var dimensions: [Dimension]
    public var findings: FindingRule?
    public var critical: CriticalRule?
    public var classes: [ScoreClass]
    public var change: ChangeRule
    public var reliability: ReliabilityRule
    public var uncertainty: UncertaintyRule
    /// SHA-256 of the parsed file in canonical text.
    public var hash: String

    /// A text in the two languages of the reports.
    public struct LocalText: Sendable, Hashable {
        public var english: String
        public var arabic: String
    }

    /// Which units are ranked, and how those under occupation are scored.
    public struct UnitSelection: Sendable {
        public var kind: Dataset.Unit.Kind
        public var scope: Dataset.Unit.Scope?
        /// Scopes whose units take stand-ins only in the named dimensions.
        public var restricted: [Restriction]

        public struct Restriction: Sendable {
            public var scope: Dataset.Unit.Scope
            /// Dimensions where the state's figures may stand in.
            public var standIns: [String]
            /// Dimensions with own evidence that are enough for a score.
            public var ownDimensions: Int
        }
    }

    /// How dimensions become a score.
    public struct ScoreRule: Sendable {
        public var aggregation: any TransformedMean
        /// Share of the total nominal weight that must be assessed, 0...1.
        public var requires: Double
        /// Weight factor of a dimension that is known only through stand-ins, 0...1.
        public var standInWeight: Double
        /// What a unit needs for a rank number; nil = every scored unit is ranked.
        public var ownEvidence: OwnEvidence?

        public struct OwnEvidence: Sendable {
            /// Dimensions that suffice alone.
            public var alone: [String]
            /// Otherwise this many dimensions...
            public var dimensions: Int
            /// ...of which one is in this list.
            public var oneOf: [String]

            /// Whether evidence about the unit itself in these dimensions is enough for a rank number.
            func isMet(by own: some Collection<String>) -> Bool {
                own.contains { alone.contains($0) }
                    || own.count >= dimensions && own.contains { oneOf.contains($0) }
            }
        }
    }

    /// One lens a dimension belongs to. Lenses are never summed.
    public enum Lens: String, Sendable, CaseIterable { case severity, risk, visibility, context }

    public struct Dimension: Sendable {
        public var id: String
        public var name: LocalText
        public var lens: Lens
        /// Nominal weight in the score; only in the severity lens.
        public var weight: Double
        public var aggregation: any TransformedMean
        /// Violations that the dimension keeps apart, each where something is known of it; empty where the
        /// dimension is a plain mean.
        public var cells: [String]
        /// Categories that the dimension applies to; empty = every unit.
        public var categories: [String]
        public var indicators: [Indicator]
    }

    public struct Indicator: Sendable {
        public enum Role: Sendable, Hashable {
            /// A term of the dimension's mean, or of the cells it names.
            case term
            /// Used only where the named indicator has no value.
            case fallback(for: String)
            /// Raises the highest-standing cell of the dimension.
            case highestCell
        }

        public var id: String
        public var name: LocalText
        /// Weight inside its dimension.
        public var weight: Double
        public var role: Role
        public var cells: [String]
        public var direction: Direction
        public var normalisation: any FixedNormalisation
        public var derivation: Derivation?
        /// The state's figure stands in for something about the community.
        public var standsIn: Bool
        /// Evidence that is taken up only where severity does not fall.
        public var raiseOnly: Bool
        /// An observed score at or above the critical level lifts.
        public var critical: Bool
        public var imputation: Imputation?
        /// Years a value may be carried forward.
        public var carryForward: Int
        /// Default standard error, in score units, where the observation states none.
        public var error: Double
        /// Left out of as-of runs (a series smoothed with later information).
        public var hindsight: Bool
        /// The dataset may lack it: it is then left out, and nothing is said.
        public var optional: Bool
        public var line: Int
    }

    /// A stated constant for a missing value, with the reason that the author gives.
    public struct Imputation: Sendable {
        public var value: Double
        public var reason: String
    }

    /// A derived indicator: one of a closed set of named rules.
    public enum Derivation: Sendable {
        /// Weighted events of the last years per `per` people, or a year.
        case rate(Rate)
        /// The value of finding rows of the named violations.
        case decay(violations: [String])
        /// The value less the value so many years before.
        case change(of: String, years: Int)
        /// What is left of the last event: its value, halved every so many years.
        case memory(of: String, halfLife: Double)
        /// Share (0...100) of the named community indicators that have an own value.
        case completeness(of: [String])

        public struct Rate: Sendable {
            public var of: String
            /// The people at risk; nil where the rate is of events a year.
            public var over: String?
            public var per: Double
            /// Weights of this year, the year before, ...
            public var weights: [Double]
            /// Counts of the state's events that give the regional rate to shrink toward.
            public var priorOf: String?
            /// Person-years that the regional rate counts for.
            public var priorExposure: Double
            /// Sources whose populations are year-end counts: the year before is at risk.
            public var yearEndSources: [String]
        }
    }

    /// How a finding of a UN body or court becomes a value.
    public struct FindingRule: Sendable {
        public var extent: [Dataset.BodyFinding.Extent: Double]
        /// Violations by private persons, with values of their own.
        public var privateViolations: [String]
        public var privateExtent: [Dataset.BodyFinding.Extent: Double]
        /// Half-width of the triangular error of grades 1...4, score units.
        public var halfWidth: [Double]
        /// The grade whose error an order or a warrant has.
        public var provisionalGrade: Int
        /// Years that an ongoing finding lasts after its document.
        public var ongoingYears: Int
        public var fullYears: Int
        public var halving: Double
        /// A parent's finding has this much more error.
        public var parentError: Double
        /// A value below this is no own evidence.
        public var ownFrom: Double
    }

    /// One catastrophe on evidence about the community itself cannot be averaged away.
    public struct CriticalRule: Sendable {
        public var dimension: String
        public var violations: [String]
        public var level: Double
        public var minimumGrade: Int
        public var minimumScore: Double
    }

    public struct ScoreClass: Sendable, Hashable {
        public var id: String
        public var name: LocalText
        /// Lowest score of the class.
        public var from: Double
        /// Whether the people of the class are counted in the people column.
        public var counted: Bool
    }

    public struct ChangeRule: Sendable {
        public var small: Double
        public var moderate: Double
    }

    public struct ReliabilityRule: Sendable {
        public var freshYears: Int
        public var agreedWithin: Double
        /// Lowest share (percent) of A, B and C.
        public var letters: [Double]
    }

    public struct UncertaintyRule: Sendable {
        /// Dirichlet concentration about the nominal weights; nil = weights do not vary.
        public var concentration: Double?
        /// Exponents of the inverted power mean, drawn uniformly; nil = the aggregation does not vary.
        public var exponents: ClosedRange<Double>?
        /// Standard deviation of a unit's own departure from its state's value, score units.
        public var standInSpread: Double
        /// Growth of the error a year of age, score units.
        public var ageing: Double
        /// Gaps are drawn from units of the same category.
        public var hotDeck: Bool
        /// Coverage of the bands, 0...1.
        public var band: Double
        /// Probability at which two units count as ordered.
        public var ordered: Double

        /// Whether replicates can differ from the nominal scores by what the model itself states.
        public var drawsAnything: Bool {
            concentration != nil || exponents != nil || standInSpread > 0 || ageing > 0 || hotDeck
        }
    }

    public var severityDimensions: [Dimension] { dimensions.filter { $0.lens == .severity } }

    /// All indicators in the order of the file.
    public var indicators: [Indicator] { dimensions.flatMap(\.indicators) }
}

extension Model.Dimension {
    /// Whether the dimension applies to a unit's category.
    func applies(to unit: Dataset.Unit) -> Bool {
        categories.isEmpty || categories.contains(unit.category ?? "")
    }
}

extension Model.Indicator {
    /// The score of a raw value; NaN stays NaN.
    func score(of value: Double) -> Double { normalisation.normalised(value, direction) }
}
