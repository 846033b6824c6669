import Mizan

/// What `mizan help TOPIC` and `mizan help CODE` say.
enum HelpTopic: String, CaseIterable {
    case ranking, bands, doubts, findings, provenance, reliability, periods, exit

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// The text of a topic or of a finding's code; nil where the word is neither.
    static func text(_ word: String) -> String? {
        if let topic = HelpTopic(rawValue: word) { return topic.text + "\n" }
        let code = word.uppercased()
        guard let finding = FindingCode(rawValue: code) else { return nil }
        return "\(code): \(finding.title)\n\n\(finding.explanation)\n"
    }

    private var text: String {
        switch self {
        case .ranking:
            """
            Who is ranked. Communities that are minorities of their state, one row each. A community has a rank
            number only where something is known about itself on life and physical integrity, or in two
            dimensions of which one is legal status, religion or displacement. The others have a tier and a
            class: some of them may be worse off than the first. Severity, people, risk and visibility are four
            columns and are never added up.
            """
        case .bands:
            """
            How sure. Each replicate draws the weights, the exponent of the mean, every figure within its error
            and every gap, and ranks anew. The band holds 90% of the replicates. `--wide` shows the band of the
            values (weights, mean) and of the measurement apart. Two communities are ordered only where one
            stands above the other in 90% of replicates; a tier starts where its first does so.
            """
        case .doubts:
            """
            Which doubt matters. `mizan uncertainty` draws all doubts together, value choices (weights, means,
            methods) and measurement (errors, age, stand-ins, gaps) apart, and each doubt alone. The share of one is
            the mean variance of the ranks while it varies alone, over the one with all together; shares need not
            add up to 100%. A large share says where better figures, or a decision about values, would narrow the
            bands. Counts of shards add up exactly: `mizan merge`.
            """
        case .findings:
            """
            Findings of UN bodies and courts are evidence about one community. Their extent gives the score
            (isolated 3, a pattern 6, widespread or systematic 9, not stated 4.5), the grade of the source its
            error. They count in full from the start of the facts to three years after their end, then halve
            every five years. They can raise a score and never lower one. The critical rule needs a final finding of
            grade 2 or more of a widespread or systematic killing, torture, detention or disappearance.
            """
        case .provenance:
            """
            Every cell carries one of: observed, inherited (the state's or a larger group's figure stands in, at
            half weight), carried forward, scaled (moved with the population of the state), imputed (a stated
            constant), not applicable, missing. No lift, no alarm and no first need rests on an inherited or
            missing cell.
            """
        case .reliability:
            """
            Five shares of the weight: known at all, fresh (three years or less), about the community itself,
            agreed between sources, read and not recalled. The letter is that of the worst: A from 75%, B from
            50%, C from 25%, D.
            """
        case .periods:
            """
            2024, 2024-Q3 or 2024-07. A year's value stands for its quarters and months. Without --at the last
            period that the model has figures of is taken. --as-of YYYY-MM-DD leaves out what was not yet known.
            """
        case .exit:
            """
            0 done · 1 findings in data or model · 2 cannot read or write · 64 usage · 70 internal ·
            130 interrupted
            """
        }
    }
}
