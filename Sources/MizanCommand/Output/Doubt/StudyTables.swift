import Mizan

// The tables of counted replicates for people.

extension StudyPage {
    private typealias Cell = WideTable.Cell

    /// The units with a rank, the highest score first.
    var ranked: [Int] { nominal.order.filter { nominal.isRanked[$0] } }

    /// Whether some places are the top: fewer than there are units with a rank.
    var hasTop: Bool { top < ranked.count }

    /// A table that is cut into several where it is too wide.
    private func wide(_ keys: [Cell], _ groups: [[Cell]], _ units: [Int]) -> [TextTable] {
        WideTable(
            keys: keys, name: keys.count - 1, groups: groups.filter { !$0.isEmpty }, rows: units,
            language: language
        ).tables
    }

    /// The first rows of each part of a table, and how many more there are.
    func limited(_ tables: [TextTable]) -> [String] {
        tables.indices.map { place in
            guard let limit, limit < tables[place].rows.count else { return tables[place].text }
            var short = tables[place]
            short.rows = Array(short.rows.prefix(limit))
            let isLast = place == tables.count - 1
            return short.text + (isLast ? paragraph(words.words.more(tables[place].rows.count - limit)) : "")
        }
    }

    private var tierCell: Cell {
        let tiers = study.tiers.byUnit
        return (.init(words.words.tier, alignsRight: true), { words.rank(tiers[$0]) })
    }

    private var rankCell: Cell {
        let ranks = nominal.ranks
        return (.init(words.words.rank, alignsRight: true), { words.rank(ranks[$0]) })
    }

    private var nameCell: Cell { (.init(words.unit, limit: 36), { words.name($0) }) }

    private var scoreCell: Cell {
        (.init(words.words.score, alignsRight: true), { words.score(nominal.scores[$0]) })
    }

    // MARK: Ranks

    /// The ranked, then those of which too little is known for a rank.
    var rankTables: [String] {
        let others = nominal.order.filter { !nominal.isRanked[$0] }
        let tier = study.tiers.isKnown ? [tierCell] : []
        var parts: [String] = []
        if !ranked.isEmpty {
            let keys = tier + [rankCell, nameCell]
            // Bands of several levels stand apart, those of ranks and those of scores.
            let tables =
                levels.count == 1
                ? wide(keys, [rankCells, scoreCells], ranked)
                : wide(keys, [rankCells], ranked) + wide([rankCell, nameCell], [scoreCells], ranked)
            parts += limited(tables)
        }
        if !others.isEmpty {
            parts.append(
                paragraph(
                    language(
                        "Too little is known about these themselves: a tier, no rank.",
                        "لا يُعرف عن هذه نفسها ما يكفي: شريحة بلا رتبة.")))
            parts += limited(wide(tier + [nameCell], [scoreCells], others))
        }
        return parts
    }

    /// Bands of ranks: of every level, then of values and of measurement alone.
    private var rankCells: [Cell] {
        let ranks = nominal.ranks
        func band(_ title: String, _ tally: ReplicateTally, _ level: Double) -> Cell {
            (.init(title), { words.band(tally.rankBand($0, holding: ranks[$0], coverage: level)) })
        }
        var cells = levels.map { band(words.words.band($0), joint, $0) }
        for (title, tally) in apart { cells.append(band(title, tally, widest)) }
        if hasTop {
            cells.append(
                (
                    .init(language("in top \(top)", "ضمن أول \(top)"), alignsRight: true),
                    { words.percent(joint.probability($0, inTop: top)) }
                ))
        }
        return cells
    }

    /// What was counted of values and of measurement alone, where both vary.
    var apart: [(title: String, tally: ReplicateTally)] {
        guard let values = study.tally(varying: .choices), let errors = study.tally(varying: .measurement)
        else { return [] }
        return [(words.words.values, values), (words.words.measurement, errors)]
    }

    var widest: Double { levels.last ?? nominal.coverage }

    private var scoreCells: [Cell] {
        var cells = [scoreCell]
        for level in levels {
            // The level of the one band stands above that of the ranks.
            let title =
                levels.count == 1 && !ranked.isEmpty
                ? language("Score band", "نطاق الدرجة") : words.words.scoreBand(level)
            cells.append((.init(title), { words.band(joint.scoreBand($0, coverage: level)) }))
        }
        if !study.subject.classes.isEmpty {
            cells.append((.init(words.words.scoreClass), { likelyClass($0) }))
        }
        return cells
    }

    /// The most frequent class with its probability.
    private func likelyClass(_ unit: Int) -> String {
        let shares = joint.classShares(unit)
        guard let most = shares.max(), let place = shares.firstIndex(of: most) else { return "–" }
        return language(study.subject.classes[place].name) + " "
            + language.isolated(words.percent(most) + language("%", "٪"))
    }

    // MARK: Unit by rank, class and unit

    /// How many columns of unit × rank are shown, each on its own.
    var shownBins: Int { min((top + joint.binWidth - 1) / joint.binWidth, joint.bins) }

    /// The first columns of unit × rank, and the sum of the others.
    var acceptabilityTables: [TextTable] {
        var cells: [Cell] = (0..<shownBins).map { bin in
            (
                .init(Figures.range(joint.ranks(of: bin)), alignsRight: true),
                { unit in
                    let shares = joint.acceptability(unit)
                    return shares.isEmpty ? "–" : words.percent(shares[bin])
                }
            )
        }
        if shownBins < joint.bins {
            cells.append(
                (
                    .init(language("later", "بعدها"), alignsRight: true),
                    { unit in
                        let shares = joint.acceptability(unit)
                        return shares.isEmpty
                            ? "–" : words.percent(shares.dropFirst(shownBins).reduce(0, +))
                    }
                ))
        }
        return wide([rankCell, nameCell], [cells], ranked)
    }

    var classTables: [TextTable] {
        let classes: [Cell] = study.subject.classes.enumerated().map { place, named in
            (
                .init(language(named.name), alignsRight: true),
                { unit in
                    let shares = joint.classShares(unit)
                    return shares.isEmpty ? "–" : words.percent(shares[place])
                }
            )
        }
        return wide([nameCell], [[scoreCell] + classes], nominal.order)
    }

    /// The units that are compared: those with a rank, or all with a score where none has one.
    var compared: [Int] { ranked.isEmpty ? nominal.order : ranked }

    /// How many of them are shown against each other.
    var shownPairs: Int { min(top, limit ?? top, compared.count) }

    /// The first units against each other.
    var pairTables: [TextTable] {
        let first = Array(compared.prefix(shownPairs))
        let number: Cell = (
            .init("#", alignsRight: true), { unit in first.firstIndex(of: unit).map { "\($0 + 1)" } ?? "" }
        )
        let cells: [Cell] = first.enumerated().map { place, other in
            (
                .init("\(place + 1)", alignsRight: true),
                { $0 == other ? "·" : words.percent(joint.probability($0, above: other)) }
            )
        }
        return wide([number, nameCell], [cells], first)
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
