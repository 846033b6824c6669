/// Which communities were the victims of which events, where the crosswalk does not say.
enum AtrocityVictims {
    private static let victims: [(event: String, unit: String, relation: Dataset.Link.Relation)] = [
        ("mmr2016s1", "MMR-rohingya", .same), ("mmr2016s1", "BGD-rohingya-refugees", .partOfGroup),
        ("mmr2016s1", "MYS-rohingya-refugees", .partOfGroup),
        ("mmr2016s1", "IND-rohingya-refugees", .partOfGroup), ("phl1972s1", "PHL-muslims", .groupPartOf),
        ("phl1972s1", "PHL-bangsamoro", .same), ("ind1990s1", "IND-jammu-kashmir", .groupPartOf),
        ("rus1994s1", "RUS-chechens", .groupPartOf), ("yug1192s1", "BIH-returnees-rs", .partOfGroup),
        ("eth1977s1", "ETH-harari-somali-afar", .groupPartOf), ("caf2013ns1", "CAF-muslims", .groupPartOf),
    ]

    /// Tags of communities that tell of an atrocity, and how such tags begin.
    private static let tag = "mass-atrocity-finding"
    private static let prefixes = [
        "prior-genocide", "prior-deportation", "prior-expulsion", "prior-mass-violence", "prior-massacre",
        "prior-assimilation", "mass-arbitrary-detention",
    ]

    /// True where the tags of a community tell of an atrocity against it.
    static func isRemembered(_ tags: [String]) -> Bool {
        tags.contains { tag in tag == Self.tag || prefixes.contains { tag.hasPrefix($0) } }
    }

    /// Links for the units of the dataset that have none of this kind.
    static func newLinks(_ dataset: Dataset) -> [Dataset.Link] {
        let units = Set(dataset.units.map(\.id))
        let linked = Set(dataset.links.filter { $0.publisher == AtrocitiesImporter.publisher }.map(\.unit))
        return victims.filter { units.contains($0.unit) && !linked.contains($0.unit) }.map { victim in
            Dataset.Link(
                unit: victim.unit, publisher: AtrocitiesImporter.publisher, groupID: victim.event,
                groupName: "", from: nil, to: nil, relation: victim.relation, share: nil,
                reason: "Read from the text of the event.", evidence: .judgement)
        }
    }
}
