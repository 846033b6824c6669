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

    /// The groups of a community of the best kind of link that holds in the year, and how far they speak of it:
    /// the group itself; its parts; a larger group; last, groups that only overlap.
    ///
    /// - Parameter isRated: whether the publisher says anything of a group in the year; the others count for
    ///   nothing, not for 0.
    func members(of unit: String, in year: Int, where isRated: (String) -> Bool) -> (
        groups: [String], basis: Dataset.Basis
    )? {
        let rated = (links[unit] ?? []).filter { $0.holds(in: year) && isRated($0.groupID) }
        func having(_ relation: Dataset.Link.Relation) -> [Dataset.Link] {
            rated.filter { $0.relation == relation && !$0.reason.hasPrefix("Overlap, not containment") }
        }
        let kinds: [(links: [Dataset.Link], basis: Dataset.Basis)] = [
            (having(.same), .whole),
            (
                having(.groupPartOf),
                having(.groupPartOf).compactMap(\.share).reduce(0, +) >= 0.5 ? .part : .fragment
            ),
            (having(.partOfGroup), .group), (rated, .fragment),
        ]
        return kinds.first { !$0.links.isEmpty }.map { ($0.links.map(\.groupID), $0.basis) }
    }
}
