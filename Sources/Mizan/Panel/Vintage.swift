/// Which rows of a dataset count: all of them, or those that were known on a date.
///
/// A row without a publication date is known from the year after the one it speaks of; a run that rests on
/// such rows is labelled `pseudo-vintage`, because only their latest vintage is at hand.
public struct Vintage: Sendable, Hashable {
    /// ISO date; nil = everything that is known now.
    public let asOf: String?

    /// Everything that is known now.
    public init() {
        asOf = nil
    }

    /// What was known on a date `YYYY-MM-DD`; nil where the text is none.
    public init?(asOf date: String) {
        guard Field.isDate(date) else { return nil }
        asOf = date
    }

    private var year: Int? { asOf.flatMap { Int($0.prefix(4)) } }

    func knows(_ observation: Dataset.Observation) -> Bool {
        guard let asOf, let year else { return true }
        if let published = observation.published { return published <= asOf }
        return observation.period.year < year
    }

    /// The last year that anything can be known of; nil = no bound.
    public var lastYear: Int? { year.map { $0 - 1 } }

    /// Whether a document of a year, of a finding or an improvement, was known.
    func knows(documentOf written: Int) -> Bool { year.map { written <= $0 } ?? true }

    func uses(_ indicator: Model.Indicator) -> Bool { asOf == nil || !indicator.hindsight }
}
