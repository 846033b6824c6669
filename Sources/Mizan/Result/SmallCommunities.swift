/// The small communities of a ranking: their tier, the need that stands out and the routes that are open to them, all
/// of it from figures of the state and from public law. No counts of people.
public struct SmallCommunities: Sendable {
    public struct Row: Sendable {
        public var row: Ranking.Row
        /// The dimension that adds most to the score, of whatever evidence; nil without a score.
        public var firstNeed: String?
        /// Whether that dimension holds evidence about the community itself.
        public var isOwn: Bool
        public var openRoutes: [Dataset.Instrument]
    }

    public let ranking: Ranking
    /// In table order, those without a score last.
    public let rows: [Row]

    public init(_ ranking: Ranking) {
        self.ranking = ranking
        let edition = ranking.edition
        rows = (ranking.rows + ranking.unscored).filter(\.standing.unit.small).map { row in
            let standing = row.standing
            let contributions = Contributions(edition.model, edition.plans[row.index], standing.score)
            let first = standing.isScored ? contributions.dimensions.max { $0.value < $1.value } : nil
            return Row(
                row: row, firstNeed: first?.id,
                isOwn: first.map { standing.ownDimensions.contains($0.id) } ?? false,
                openRoutes: ComplaintRoutes.open(
                    to: standing.unit, in: edition.period.year, edition.dataset))
        }
    }
}
