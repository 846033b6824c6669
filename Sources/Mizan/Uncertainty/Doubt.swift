/// A source of doubt: something that may differ from one replicate to the next.
///
/// Reference: [Saisana2005] (uncertainty through the whole recipe).
public enum Doubt: String, Sendable, CaseIterable {
    // Choices of those who make the index.
    case weights, aggregation, normalisation, treatment
    /// Whether an indicator is part of the index.
    case inclusion
    case goalposts
    // What is not known about the units.
    /// Errors of figures, and the disagreement of their sources.
    case observation
    /// What older figures have lost.
    case age
    /// The departure of a unit from a figure that stands in for its own.
    case inheritance
    /// Figures that nobody has.
    case gaps

    public var isChoice: Bool { Set<Doubt>.choices.contains(self) }
}

extension Set<Doubt> {
    /// What those who make an index choose.
    public static let choices: Set<Doubt> = [
        .weights, .aggregation, .normalisation, .treatment, .inclusion, .goalposts,
    ]
    /// What is not known.
    public static let measurement: Set<Doubt> = [.observation, .age, .inheritance, .gaps]
    /// All together.
    public static let joint = Set(Doubt.allCases)
}
