/// Where a figure comes from: a mark that every cell of every table carries.
public enum Provenance: String, Sendable, CaseIterable {
    /// Observed about the unit (or about the state, where the state is what is asked about).
    case observed
    /// The state's or a larger group's figure, or a parent's finding, that stands in.
    case inherited
    /// An earlier figure.
    case carriedForward = "carried forward"
    /// An earlier or later count moved with the population of the state.
    case scaled
    /// A stated constant.
    case imputed
    case notApplicable = "not applicable"
    case missing
}

/// One indicator of one unit at one period: the figure, its score, how it is known.
public struct Cell: Sendable {
    /// The raw value; NaN where missing.
    public var value: Double
    /// The value on the scale of scores, higher = greater need; NaN where missing.
    public var score: Double
    public var provenance: Provenance
    public var basis: Dataset.Basis?
    /// The year that the figure is of.
    public var year: Int
    /// Years between the figure and the period.
    public var age: Int
    /// The state, group or parent that the value comes from, where it is not the unit itself.
    public var origin: String?
    /// Scores of the stated bounds, low to high; nil where the source states none.
    public var bounds: ClosedRange<Double>?
    /// Standard error in score units, without age.
    public var error: Double
    /// Half-width of a finding's triangular error, score units; nil for other figures.
    public var halfWidth: Double?
    /// Whether the sources agree within the model's bound.
    public var agreed: Bool
    /// Whether it rests on a row that was written from memory: to be checked before it is published.
    public var isRecalled: Bool
    public var sources: [String]
    /// Rows of the dataset's observations that the figure rests on.
    public var observations: [Int]
    /// Rows of the dataset's findings that the figure rests on, the one that counts first.
    public var findings: [Int]

    static func absent(_ provenance: Provenance) -> Cell {
        Cell(
            value: .nan, score: .nan, provenance: provenance, basis: nil, year: 0, age: 0, origin: nil,
            bounds: nil,
            error: 0, halfWidth: nil, agreed: true, isRecalled: false, sources: [], observations: [],
            findings: [])
    }

    /// Notes how far the figure speaks of the unit, and how old it is.
    ///
    /// - Parameter fresh: the provenance of a figure of the period itself.
    mutating func mark(_ basis: Dataset.Basis, age: Int, at period: Period, fresh: Provenance = .observed) {
        self.basis = basis
        self.age = age
        year = period.year - age
        provenance = age > 0 ? .carriedForward : fresh
        if standsIn { provenance = .inherited }
    }

    public var isKnown: Bool { !score.isNaN }

    /// The figure stands in for something about the unit: of its state, of a larger group, of too small a part.
    public var standsIn: Bool {
        provenance == .inherited || basis == .group || basis == .fragment
    }

    /// Observed about the community itself, and more than true by its definition; a figure that is the
    /// state's by definition is not.
    public var isOwn: Bool {
        isKnown && origin == nil && !standsIn && basis != .definition && provenance != .imputed
    }
}
