/// Which rows of a dataset count: all of them, or those that were known on a date.
///
/// A row without a publication date is known from the year after the one it speaks of; a run that rests on
/// such rows is labelled `pseudo-vintage`, because only their latest vintage is at hand.
public struct Vintage: Sendable, Hashable {
    /// ISO date; nil = everything that is known now.
    public var asOf: String?

    public init(asOf: String? = nil) {
        self.asOf = asOf
    }

    private var year: Int? { asOf.flatMap { Int($0.prefix(4)) } }

    func knows(_ observation: Dataset.Observation) -> Bool {
        guard let asOf, let year else { return true }
        if let published = observation.published { return published <= asOf }
        return observation.period.year < year
    }

    func knows(_ finding: Dataset.BodyFinding) -> Bool {
        guard let year else { return true }
        return finding.documentYear <= year
    }

    func uses(_ indicator: Model.Indicator) -> Bool { asOf == nil || !indicator.hindsight }
}
