import MizanNumerics

/// What separates the communities of one state: their scores rest on the state's figures, which they share, and on
/// what is known about each.
public struct Siblings: Sendable {
    /// A figure of the state, and who takes it.
    public struct Shared: Sendable {
        public var figure: Figure
        /// Positions among the members.
        public var members: [Int]
    }

    /// Figures that are not the state's, with what they add to the score beside the state's part.
    public struct Separating: Sendable {
        public var figures: [Figure]
        /// Exact Shapley value over all that separates the unit; nil where the state's part gives no score.
        public var effect: Double?
    }

    public struct Figure: Sendable {
        public var indicator: Int
        public var cell: Cell
    }

    public struct Member: Sendable {
        public var standing: Standing
        /// Position in the edition's standings.
        public var index: Int
        /// The score of the state's figures alone; NaN where they are too few for one.
        public var common: Double
        /// Sum to the score less `common`, the largest first.
        public var separating: [Separating]
    }

    public let state: String
    public let edition: Edition
    public let uncertainty: Uncertainty?
    /// The communities that live in the state or take its figures: highest score first, equals by id, those without
    /// a score last.
    public let members: [Member]
    /// The state's figures in the severity dimensions, in the order of the model.
    public let shared: [Shared]
    /// Groups of members that the data do not tell apart, two or more each: positions among the members.
    public let alike: [[Int]]

    public init(of state: String, in edition: Edition, _ uncertainty: Uncertainty?) {
        self.state = state
        self.edition = edition
        self.uncertainty = uncertainty
        let year = edition.period.year
        let chosen = edition.standings.indices.filter { index in
            let unit = edition.standings[index].unit
            return unit.country == state
                || unit.stateFigures.contains {
                    $0.state == state && ($0.from ?? year) <= year && year <= ($0.to ?? year)
                }
        }
        let order = chosen.sorted { left, right in
            let (one, other) = (edition.standings[left], edition.standings[right])
            let scores = [one, other].map { $0.isScored ? $0.score.severity : -1 }
            return scores[0] == scores[1] ? one.unit.id < other.unit.id : scores[0] > scores[1]
        }
        let profiles = order.map { Profile(edition, $0, state) }
        members = zip(order, profiles).map { index, profile in
            Member(
                standing: edition.standings[index], index: index, common: profile.common,
                separating: profile.separating)
        }
        shared = Siblings.shared(profiles)
        alike = Siblings.alike(profiles)
    }

    /// Probability that one member has a higher score than another; nil without replicates or without both scores.
    public func probability(_ member: Int, above other: Int) -> Double? {
        guard let uncertainty, members[member].standing.isScored, members[other].standing.isScored else {
            return nil
        }
        return uncertainty.probability(members[member].index, above: members[other].index)
    }

    /// Whether a member stands above another with the model's probability.
    public func isOrdered(_ member: Int, above other: Int) -> Bool {
        probability(member, above: other).map { $0 >= edition.model.uncertainty.ordered } ?? false
    }

    private static func shared(_ profiles: [Profile]) -> [Shared] {
        var shared: [Shared] = []
        for (member, profile) in profiles.enumerated() {
            for figure in profile.states {
                let same = shared.firstIndex {
                    $0.figure.indicator == figure.indicator && $0.figure.cell.score == figure.cell.score
                        && $0.figure.cell.provenance == figure.cell.provenance
                }
                if let same {
                    shared[same].members.append(member)
                } else {
                    shared.append(Shared(figure: figure, members: [member]))
                }
            }
        }
        return shared.sorted { ($0.figure.indicator, $0.members[0]) < ($1.figure.indicator, $1.members[0]) }
    }

    private static func alike(_ profiles: [Profile]) -> [[Int]] {
        var groups: [[Int]] = []
        for (member, profile) in profiles.enumerated() where profile.isScored {
            if let group = groups.firstIndex(where: { profiles[$0[0]].isAlike(profile) }) {
                groups[group].append(member)
            } else {
                groups.append([member])
            }
        }
        return groups.filter { $0.count > 1 }
    }
}
