/// Which of a publisher's groups speak of a community in a year, by the crosswalk.
struct LinkedGroups {
    private let links: [String: [Dataset.Link]]

    /// - Parameter isOwn: which of the publisher's groups are meant, where it has several kinds.
    init(_ dataset: Dataset, publisher: String, where isOwn: (Dataset.Link) -> Bool = { _ in true }) {
        let own = dataset.links.filter { $0.publisher == publisher && isOwn($0) }
        links = Dictionary(grouping: own.sorted { $0.groupID < $1.groupID }, by: \.unit)
    }

    /// The communities that have a link, and every group that one of them is linked to.
    var units: [String] { links.keys.sorted() }
    var groups: Set<String> { Set(links.values.joined().map(\.groupID)) }

    /// The groups of a community of the best kind of link that holds in the year, and how far they speak of it.
    ///
    /// - Parameter isRated: whether the publisher says anything of a group in the year; the others count for
    ///   nothing, not for 0.
    func members(of unit: String, in year: Int, where isRated: (String) -> Bool) -> (
        groups: [String], basis: Dataset.Basis
    )? {
        let rated = (links[unit] ?? []).filter { $0.holds(in: year) && isRated($0.groupID) }
        return Dataset.Link.best(of: rated, by: \.self).map { ($0.members.map(\.groupID), $0.basis) }
    }
}

extension Dataset.Link {
    /// True in the years of the link; a bound that is not given is open.
    func holds(in year: Int) -> Bool {
        (from ?? .min) <= year && year <= (to ?? .max)
    }

    /// A group that only overlaps with the unit tells of a fragment of it.
    private var overlaps: Bool { reason.hasPrefix("Overlap, not containment") }

    /// Those of the best kind of link, and how far they speak of the unit: the group itself; its parts; a larger
    /// group; last, groups that only overlap. Nil where there is none.
    static func best<Member>(
        of members: [Member], by link: (Member) -> Dataset.Link
    ) -> (members: [Member], basis: Dataset.Basis)? {
        func having(_ relation: Relation) -> [Member] {
            members.filter { link($0).relation == relation && !link($0).overlaps }
        }
        let parts = having(.groupPartOf)
        let shares = parts.compactMap { link($0).share }.reduce(0, +)
        let kinds: [(members: [Member], basis: Dataset.Basis)] = [
            (having(.same), .whole), (parts, shares >= 0.5 ? .part : .fragment),
            (having(.partOfGroup), .group), (members, .fragment),
        ]
        return kinds.first { !$0.members.isEmpty }
    }
}
