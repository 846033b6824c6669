/// Where ours differs from the peer because the peer is wrong, by operation, with the reason.
extension ReferenceTests {
    static let decision = "by decision: "

    static let tableDecisions: [String: String] = [
        "stats":
            "Flag.Unique and Flag.NonZero divide by all rows, so that a gap counts twice: ours by the known ones",
        "transforms": "log_GII gives the column back untransformed: ours applies its formula",
        "normalise n_fracmax":
            "of negated values the largest is nearest 0, and the order or the value is lost: "
            + "ours refuses a largest value not above 0",
        "normalise n_dist2targ": "a target that every unit has met turns the order round: ours refuses it",
        "growth": "growth from 0 is infinite, and from a line that begins below 0 has the wrong sign: "
            + "ours refuses a base not above 0",
    ]

    static func byDecision(_ operation: String, _ places: [String]) -> [String] {
        places.isEmpty ? [] : [decision + (tableDecisions[operation] ?? operation) + ": \(places.sorted())"]
    }
}
