extension FindingCode {
    /// Texts of what is doubtful in the data behind a ranking; nil for every other code.
    var qualityText: Text? {
        switch self {
        case .staleSource:
            (
                "A source that has grown old",
                """
                The figures of the source that count in the scores are, in the median, older than the model calls \
                fresh (`reliability.fresh_years`). They are carried forward with growing doubt until they are too \
                old to count. Import the next release, or a source that goes on.
                """
            )
        case .conflictingSources:
            (
                "Sources that disagree",
                """
                Several sources give figures of one unit, indicator and period that lie further apart on the scale \
                of scores than the model allows (`reliability.agreed_within`). Their mean counts, with half the \
                distance as error. Read both, and leave out the one that is wrong.
                """
            )
        case .recalledRows:
            (
                "Figures that rest on rows written from memory",
                """
                The rows have the evidence `recalled`: well-established public knowledge that nobody has read again \
                in its document. They count, lower the share `checked` behind the letter of reliability, and must \
                be read before they are published.
                """
            )
        case .unlinkedUnit:
            (
                "Communities without a link",
                """
                `crosswalk.csv` has no row of the communities, so that no publisher's figure about a group reaches \
                them: what is known of them comes from their states, from findings and from what is entered by hand.
                """
            )
        case .constantWithinStates:
            (
                "An indicator that tells no two communities of one state apart",
                """
                The indicator is about communities, and no state has two of them with different figures. It orders \
                communities of different states alone, much as a figure of the state would.
                """
            )
        case .gapsMoveOrder:
            (
                "The indicator whose gaps matter most",
                """
                If each community without the indicator had the median of those with it, the order would move more \
                than for any other indicator. Figures of this indicator are worth the most work.
                """
            )
        default: nil
        }
    }
}
