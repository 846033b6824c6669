import Mizan

// The tables of counted replicates for people.

extension StudyPage {
    private typealias Cell = (TextTable.Column, (Int) -> String)

    // MARK: Ranks

    /// The ranked, then those of which too little is known for a rank.
    var rankTables: [String] {
        let order = nominal.order
        let ranked = order.filter { nominal.isRanked[$0] }
        let others = order.filter { !nominal.isRanked[$0] }
        let tiers = joint.tiers
        var parts: [String] = []
        if !ranked.isEmpty { parts.append(limited(rankTable(ranked, tiers, isRanked: true))) }
        if !others.isEmpty {
            parts.append(
                paragraph(
                    language(
                        "Too little is known about these themselves: a tier, no rank.",
                        "لا يُعرف عن هذه نفسها ما يكفي: شريحة بلا رتبة.")))
            parts.append(limited(rankTable(others, tiers, isRanked: false)))
        }
        return parts
    }

    private func rankTable(_ units: [Int], _ tiers: [Int?], isRanked: Bool) -> TextTable {
        let ranks = nominal.ranks
        let widest = levels.last ?? nominal.coverage
        var cells: [Cell] = [(.init(words.words.tier, alignsRight: true), { words.rank(tiers[$0]) })]
        if isRanked {
            cells.append((.init(words.words.rank, alignsRight: true), { words.rank(ranks[$0]) }))
            for level in levels {
                cells.append(
                    (
                        .init(words.words.band(level)),
                        { words.band(joint.rankBand($0, holding: ranks[$0], coverage: level)) }
                    ))
            }
            if let values = study.tally(varying: .choices), let errors = study.tally(varying: .measurement) {
                for (title, tally) in [(words.words.values, values), (words.words.measurement, errors)] {
                    cells.append(
                        (
                            .init(title),
                            { words.band(tally.rankBand($0, holding: ranks[$0], coverage: widest)) }
                        ))
                }
            }
            cells.append(
                (
                    .init(language("Top \(top) %", "أول \(top) ٪"), alignsRight: true),
                    { words.percent(joint.probability($0, inTop: top)) }
                ))
        }
        cells.append((.init(words.unit, limit: 36), { words.name($0) }))
        cells.append((.init(words.words.score, alignsRight: true), { words.score(nominal.scores[$0]) }))
        cells.append(
            (.init(words.words.scoreBand(widest)), { words.band(joint.scoreBand($0, coverage: widest)) }))
        if !study.subject.classes.isEmpty {
            cells.append((.init(words.words.scoreClass), { likelyClass($0) }))
        }
        return filled(cells, units)
    }

    /// The most frequent class with its probability.
    private func likelyClass(_ unit: Int) -> String {
        let shares = joint.classShares(unit)
        guard let most = shares.max(), let place = shares.firstIndex(of: most) else { return "–" }
        return language(study.subject.classes[place].name) + " "
            + language.isolated(words.percent(most) + language("%", "٪"))
    }

    private func filled(_ cells: [Cell], _ units: [Int]) -> TextTable {
        var table = TextTable(cells.map(\.0), language)
        table.rows = units.map { unit in cells.map { $0.1(unit) } }
        return table
    }

    // MARK: Unit by rank, class and unit

    /// The first columns of unit × rank, and the sum of the others.
    var acceptabilityTable: TextTable {
        let ranks = nominal.ranks
        let shown = min(top, joint.bins)
        var cells: [Cell] = [
            (.init(words.words.rank, alignsRight: true), { words.rank(ranks[$0]) }),
            (.init(words.unit, limit: 36), { words.name($0) }),
        ]
        for bin in 0..<shown {
            cells.append(
                (
                    .init(binTitle(bin), alignsRight: true),
                    { unit in
                        let shares = joint.acceptability(unit)
                        return shares.isEmpty ? "–" : words.percent(shares[bin])
                    }
                ))
        }
        if shown < joint.bins {
            cells.append(
                (
                    .init(language("later", "بعدها"), alignsRight: true),
                    { words.percent(joint.acceptability($0).dropFirst(shown).reduce(0, +)) }
                ))
        }
        return filled(cells, nominal.order.filter { nominal.isRanked[$0] })
    }

    private func binTitle(_ bin: Int) -> String {
        let ranks = joint.ranks(of: bin)
        return ranks.count == 1 ? "\(ranks.lowerBound)" : "\(ranks.lowerBound)–\(ranks.upperBound)"
    }

    var classTable: TextTable {
        var cells: [Cell] = [
            (.init(words.unit, limit: 36), { words.name($0) }),
            (.init(words.words.score, alignsRight: true), { words.score(nominal.scores[$0]) }),
        ]
        for (place, named) in study.subject.classes.enumerated() {
            cells.append(
                (
                    .init(language(named.name), alignsRight: true),
                    { unit in
                        let shares = joint.classShares(unit)
                        return shares.isEmpty ? "–" : words.percent(shares[place])
                    }
                ))
        }
        return filled(cells, nominal.order)
    }

    /// The first units against each other.
    var pairTable: TextTable {
        let first = Array(nominal.order.prefix(min(top, limit ?? top)))
        var cells: [Cell] = [
            (
                .init("#", alignsRight: true),
                { unit in first.firstIndex(of: unit).map { "\($0 + 1)" } ?? "" }
            ),
            (.init(words.unit, limit: 36), { words.name($0) }),
        ]
        for (place, other) in first.enumerated() {
            cells.append(
                (
                    .init("\(place + 1)", alignsRight: true),
                    { $0 == other ? "·" : words.percent(joint.probability($0, above: other)) }
                ))
        }
        return filled(cells, first)
    }

    // MARK: Doubts

    var doubtTable: TextTable {
        var table = TextTable(
            [
                .init(language("Doubt", "الشك")), .init(language("Of", "من")),
                .init(language("Moves a rank by", "يغيّر الرتبة بمقدار"), alignsRight: true),
                .init(language("Share %", "الحصة ٪"), alignsRight: true),
            ], language)
        let shares = DoubtShares(of: study)
        func row(_ name: String, _ kind: String, _ share: DoubtShares.Share) -> [String] {
            [
                name, kind, Figures.decimals(share.variance.squareRoot(), 1),
                share.share.isNaN ? "–" : Figures.percent(100 * share.share),
            ]
        }
        table.rows = [row(words.words.allDoubts, "", shares.joint)]
        if let values = shares.values { table.rows.append(row(words.words.valueChoices, "", values)) }
        if let errors = shares.measurement { table.rows.append(row(words.words.measurement, "", errors)) }
        for share in shares.each {
            guard let doubt = share.doubts.first else { continue }
            let kind = doubt.isChoice ? words.words.valueChoices : words.words.measurement
            table.rows.append(row(words.words.doubt(doubt), kind, share))
        }
        return table
    }
}
