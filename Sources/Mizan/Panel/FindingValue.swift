import MizanNumerics

/// What a finding of a UN body or court is worth in a year: its extent, in full from the start of the facts to
/// some years after their end, then halving.
struct FindingValue: Sendable {
    let rule: Model.FindingRule

    /// The first year that the finding speaks of.
    func start(_ finding: Dataset.BodyFinding) -> Int { finding.factsFrom ?? finding.documentYear }

    /// The last year that the finding speaks of.
    func end(_ finding: Dataset.BodyFinding) -> Int {
        switch finding.ongoing {
        case .no: finding.factsTo ?? finding.documentYear
        case .unknown: max(finding.factsTo ?? finding.documentYear, finding.documentYear)
        case .yes: finding.documentYear + rule.ongoingYears
        }
    }

    /// The value on 0-10; nil before the facts began.
    func value(_ finding: Dataset.BodyFinding, year: Int) -> Double? {
        guard year >= start(finding) else { return nil }
        let isPrivate = rule.privateViolations.contains(finding.violation)
        let full = (isPrivate ? rule.privateExtent : rule.extent)[finding.extent] ?? .nan
        let late = year - end(finding) - rule.fullYears
        return late <= 0 ? full : full * Elementary.pow(0.5, Double(late) / rule.halving)
    }

    /// Half-width of the triangular error; a parent's finding has more.
    func halfWidth(_ finding: Dataset.BodyFinding, inherited: Bool) -> Double {
        let grade = finding.standing == .final ? finding.grade : rule.provisionalGrade
        return rule.halfWidth[grade - 1] + (inherited ? rule.parentError : 0)
    }
}
