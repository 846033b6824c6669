extension Dataset.Link {
    public static let resource = Resource(
        name: "crosswalk", title: "Crosswalk: which publisher's group is which unit", isOptional: true,
        fields: [
            Field("unit", .id, required: true, "The unit"),
            Field("publisher", .id, required: true, "Whose group it is"),
            Field("group_id", .text, required: true, "The publisher's id of the group"),
            Field("group_name", .text, "The publisher's name of the group"),
            Field("from", .year, "First year of the link"),
            Field("to", .year, "Last year of the link"),
            Field("relation", .choice(Relation.words), required: true, "How the unit and the group lie"),
            Field("share", .number(minimum: 0, maximum: 1), "Share of the larger that the smaller makes"),
            Field("reason", .text, "Why they are linked"),
            Field("evidence", .choice(Evidence.words), required: true, "What the link rests on"),
        ],
        primaryKey: ["unit", "publisher", "group_id", "from"],
        foreignKeys: [.init("unit", to: "units")],
        orders: [.init(["from", "to"], .yearsReversed)])

    public init(_ record: CheckedRecord) {
        unit = record.text("unit")
        publisher = record.text("publisher")
        groupID = record.text("group_id")
        groupName = record.text("group_name")
        from = record.integerOrNil("from")
        to = record.integerOrNil("to")
        relation = record.choice("relation")
        share = record.numberOrNil("share")
        reason = record.text("reason")
        evidence = record.choice("evidence")
    }

    public var fields: [String] {
        [
            unit, publisher, groupID, groupName, from.cell, to.cell, relation.rawValue, share.cell, reason,
            evidence.rawValue,
        ]
    }
}
