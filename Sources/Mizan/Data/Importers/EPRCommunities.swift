/// EPR's groups as figures of communities.
extension EPRImporter {
    /// A linked group in a year in which link and period both hold.
    private struct Member {
        let link: Dataset.Link
        let group: GroupPeriod
    }

    /// Status and autonomy of each linked community, year by year.
    ///
    /// The best kind of link that holds in the year stands: the group itself; its parts, as a mean weighted by
    /// size; a larger group; last, a group that only overlaps.
    /// Missing: a group that EPR does not rate in the year counts for nothing, not for 0.
    static func communities(
        _ periods: [String: [GroupPeriod]], _ dataset: Dataset, _ years: ClosedRange<Int>, _ source: String,
        _ joins: inout Joins
    ) -> [Dataset.Observation] {
        let links = Dictionary(
            grouping: dataset.links.filter { $0.publisher == kind }.sorted { $0.groupID < $1.groupID },
            by: \.unit)
        let measures: [(Dataset.Indicator, (GroupPeriod) -> Double?)] = [
            (.powerStatus, { $0.status?.rank }), (.autonomy, \.autonomy),
        ]
        var observations: [Dataset.Observation] = []
        for unit in dataset.units where unit.kind == .community {
            guard let links = links[unit.id] else {
                joins.lose(unit.id, because: "no link to a group")
                continue
            }
            for link in links where periods[link.groupID] == nil {
                joins.lose("\(unit.id): group \(link.groupID)", because: "the file has no such group")
            }
            var isJoined = false
            for year in years {
                let members = links.filter { $0.holds(in: year) }.flatMap { link in
                    (periods[link.groupID] ?? []).filter { $0.years.contains(year) }
                        .map { Member(link: link, group: $0) }
                }
                for (indicator, value) in measures {
                    guard let figure = figure(of: members, value) else { continue }
                    isJoined = true
                    joins.link(indicator.id)
                    observations.append(
                        Dataset.Observation(
                            unit: unit.id, indicator: indicator.id, period: Period(year: year),
                            value: figure.value, low: nil, high: nil, standardError: nil, basis: figure.basis,
                            source: source, published: nil, note: figure.groups))
                }
            }
            if !isJoined { joins.lose(unit.id, because: "no rated period of its groups in these years") }
        }
        return observations
    }

    /// The value of the members that have one, how far it speaks of the unit, and the names of the groups.
    private static func figure(
        of members: [Member], _ value: (GroupPeriod) -> Double?
    ) -> (value: Double, basis: Dataset.Basis, groups: String)? {
        let rated = members.compactMap { member in value(member.group).map { (member: member, value: $0) } }
        guard let best = Dataset.Link.best(of: rated, by: \.member.link),
            let first = best.members.first?.value
        else { return nil }
        let chosen = best.members
        // Weighted about the first value, so that equal values give that value to the last digit.
        let weight = chosen.reduce(0) { $0 + $1.member.group.size }
        let sum = chosen.reduce(0) { $0 + $1.member.group.size * ($1.value - first) }
        let groups = chosen.map(\.member.group.name).sorted().joined(separator: "; ")
        return (weight > 0 ? first + sum / weight : first, best.basis, groups)
    }
}
