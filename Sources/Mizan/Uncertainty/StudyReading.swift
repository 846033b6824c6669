extension ReplicateStudy {
    /// The study that a file of counts holds.
    ///
    /// - Throws: `Findings` with the line where the file is none, is not whole, or says what cannot be.
    public static func read(_ bytes: [UInt8], file: String) throws(Findings) -> ReplicateStudy {
        var reader = try StudyReader(bytes, file: file)
        let (subject, isApart) = try reader.subject()
        let asked = try reader.number("asked", 0...maximumReplicates)
        let replicates = try reader.ranges(below: asked)
        var study = ReplicateStudy(of: subject, isApart: isApart, asked: asked)
        if !subject.isIndex { study.settledTiers = try reader.tiers(of: subject.nominal) }
        for place in study.parts.indices { try reader.fill(&study.parts[place], replicates) }
        guard reader.rest == 0 else { throw reader.fault("more follows than belongs here") }
        return study
    }
}

extension StudyReader {
    /// Most cells of the histograms of scores.
    private static let maximumScoreCells = 1 << 28
    private static let maximumClasses = 100

    // MARK: The subject

    fileprivate mutating func subject() throws(Findings) -> (StudySubject, isApart: Bool) {
        let version = try number(ReplicateStudy.fileKind, 1...1_000_000)
        guard version == ReplicateStudy.fileVersion else {
            throw fault("the file is of version \(version), this mizan reads \(ReplicateStudy.fileVersion)")
        }
        let engine = try number("engine", 1...1_000_000)
        let form = try word("form", ["need", "index"])
        let model = try fields("model", 4)
        let hashes = (try hash("model-hash"), try hash("data-hash"))
        let period = try fields("period", 2)
        guard Period(period[0]) != nil, period[1].isEmpty || Vintage(asOf: period[1]) != nil else {
            throw fault("this is no period, and the date as of which it is known")
        }
        let audience = try word("audience", Dataset.Unit.Sensitivity.allCases.map(\.rawValue))
        let selection = try selection()
        let seed = try number("seed", 0...1 << 53)
        let doubts = try doubts()
        let isApart = try word("parts", ["together", "apart"]) == "apart"
        let coverage = try share("coverage")
        let ordered = try share("ordered")
        let (classes, bounds) = try classes()
        let units = try units(classes: classes.count)
        let nominal = NominalScores(
            units: units.ids, scores: units.scores, isRanked: units.ranks.map { $0 != nil }, classes: bounds,
            coverage: coverage, ordered: ordered)
        guard nominal.ranks == units.ranks else { throw fault("the ranks are not those of the scores") }
        let subject = StudySubject(
            engine: engine, isIndex: form == "index", model: model[0], version: model[1],
            title: .init(english: model[2], arabic: model[3]), modelHash: hashes.0, dataHash: hashes.1,
            period: period[0], asOf: period[1].isEmpty ? nil : period[1],
            audience: Dataset.Unit.Sensitivity(rawValue: audience) ?? .restricted, selection: selection,
            kind: units.kind, seed: UInt64(seed), doubts: doubts, classes: classes, names: units.names,
            nominal: nominal)
        return (subject, isApart)
    }

    private mutating func word(_ name: String, _ words: [String]) throws(Findings) -> String {
        let word = try fields(name, 1)[0]
        guard words.contains(word) else { throw fault("`\(name)` is \(words.joined(separator: " or "))") }
        return word
    }

    private mutating func hash(_ name: String) throws(Findings) -> String {
        let hash = try fields(name, 1)[0]
        guard hash.utf8.count == 64,
            hash.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { throw fault("a hash is 64 hexadecimal digits") }
        return hash
    }

    private mutating func share(_ name: String) throws(Findings) -> Double {
        let text = try fields(name, 1)[0]
        let share = try score(text)
        guard (0...1).contains(share) else { throw fault("`\(name)` lies between 0 and 1") }
        return share
    }

    private mutating func selection() throws(Findings) -> [String: String] {
        var selection: [String: String] = [:]
        var last = ""
        while nextName == "only" {
            let pair = try fields("only", 2)
            guard ["category", "region", "scope", "state"].contains(pair[0]), pair[0] > last else {
                throw fault("`only` names category, region, scope, state, in this order")
            }
            last = pair[0]
            selection[last] = pair[1]
        }
        return selection
    }

    private mutating func doubts() throws(Findings) -> [Doubt] {
        let text = try fields("doubts", 1)[0]
        guard let doubts = Self.doubts(text), !doubts.isEmpty else {
            throw fault("`doubts` names what varies, each once, in the order of the handbook")
        }
        return doubts
    }

    /// Doubts in their order, divided by spaces; nil for anything else.
    private static func doubts(_ text: String) -> [Doubt]? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let doubts = words.compactMap { Doubt(rawValue: String($0)) }
        return doubts.count == words.count && Set(doubts).inOrder == doubts ? doubts : nil
    }

    private mutating func classes() throws(Findings) -> ([StudySubject.ScoreClass], [Double]) {
        var classes: [StudySubject.ScoreClass] = []
        var bounds: [Double] = []
        while nextName == "class" {
            let parts = try fields("class", 4)
            let bound = try score(parts[1])
            guard classes.count < Self.maximumClasses, bounds.last.map({ $0 < bound }) ?? true else {
                throw fault("classes ascend, and are \(Self.maximumClasses) at most")
            }
            classes.append(.init(id: parts[0], name: .init(english: parts[2], arabic: parts[3])))
            bounds.append(bound)
        }
        return (classes, bounds)
    }

    private struct Units {
        var kind: Dataset.Unit.Kind
        var ids: [String] = []
        var scores: [Double] = []
        var ranks: [Int?] = []
        var names: [Model.LocalText] = []
    }

    private mutating func units(classes: Int) throws(Findings) -> Units {
        let head = try fields("units", 2)
        guard let kind = Dataset.Unit.Kind(rawValue: head[0]) else {
            throw fault("units are of no known kind")
        }
        let count = try whole(head[1], 1...max(1, min(rest / 5, ReplicateTally.maximumCells)))
        guard count * classes <= ReplicateTally.maximumCells else {
            throw fault("units have too many classes")
        }
        var units = Units(kind: kind)
        var known: Set<String> = []
        for _ in 0..<count {
            let id = nextName ?? ""
            let parts = try fields(id, 4)
            guard !id.isEmpty, known.insert(id).inserted else {
                throw fault("`\(id)` stands for a unit, and each stands once")
            }
            units.ids.append(id)
            units.scores.append(parts[0].isEmpty ? .nan : try score(parts[0]))
            units.ranks.append(parts[1].isEmpty ? nil : try whole(parts[1], 1...count))
            units.names.append(.init(english: parts[2], arabic: parts[3]))
        }
        return units
    }

    fileprivate mutating func ranges(below asked: Int) throws(Findings) -> [Range<UInt32>] {
        let text = try fields("replicates", 1)[0]
        var ranges: [Range<UInt32>] = []
        var next = 0
        for word in text.split(separator: " ") {
            guard let range = Range(inclusive: String(word)), range.lowerBound >= next,
                range.upperBound <= asked
            else { throw fault("replicates ascend, apart, below those asked for") }
            ranges.append(range)
            next = Int(range.upperBound) + 1
        }
        guard ranges.map(\.inclusive).joined(separator: " ") == text else {
            throw fault("replicates are written `0..999 2000..2999`")
        }
        return ranges
    }

    /// Nil where none are written: the counts say them.
    fileprivate mutating func tiers(of nominal: NominalScores) throws(Findings) -> Tiers? {
        guard nextName == "tiers" else { return nil }
        let order = nominal.order
        let row = try runs("tiers", fields: 1, length: order.count, maximum: order.count)
        let steps = zip(row.counts, [0] + row.counts).map { Int($0) - Int($1) }
        guard row.counts.count == order.count, steps.first ?? 1 == 1, steps.allSatisfy((0...1).contains)
        else { throw fault("there is a tier for each unit with a score: 1 first, none left out") }
        var byUnit = [Int?](repeating: nil, count: nominal.units.count)
        for (unit, tier) in zip(order, row.counts) { byUnit[unit] = Int(tier) }
        // Of the last tier it may be unsure whether all belong to it.
        let last = max(1, Int(row.counts.last ?? 0))
        let unsure = row.fields[0].isEmpty ? nil : try whole(row.fields[0], 2...last + 1)
        return Tiers(byUnit: byUnit, firstUnsure: unsure)
    }

    // MARK: The counts

    fileprivate mutating func fill(
        _ part: inout ReplicateStudy.Part, _ replicates: [Range<UInt32>]
    ) throws(Findings) {
        guard try Self.doubts(fields("part", 1)[0]).map(Set.init) == part.doubts else {
            throw fault(
                "here stands the part of \(part.doubts.inOrder.map(\.rawValue).joined(separator: " "))")
        }
        part.tally.replicates = replicates
        try fillFailures(&part.tally)
        // Each replicate that did not fail gives a unit one rank, one score and one class at most.
        let most = part.tally.count - part.tally.failedCount
        try fillRanks(&part.tally, most)
        try fillScores(&part.tally, most)
        try fillClasses(&part.tally, most)
        let fired = try runs("fired", length: part.tally.firedCounts.count, maximum: most).counts
        guard fired.count == part.tally.firedCounts.count else {
            throw fault("there is a count for each unit")
        }
        part.tally.firedCounts = fired
        try fillPairs(&part.tally, most)
    }

    private mutating func fillFailures(_ tally: inout ReplicateTally) throws(Findings) {
        tally.failedCount = try number("failed", 0...tally.count)
        for _ in 0..<min(tally.failedCount, ReplicateTally.maximumFailures) {
            let parts = try fields("failure", 2)
            let number = UInt32(try whole(parts[0], 0...ReplicateStudy.maximumReplicates))
            guard tally.failures.last.map({ $0.replicate < number }) ?? true,
                tally.replicates.contains(where: { $0.contains(number) })
            else { throw fault("failures ascend, among the replicates") }
            tally.failures.append(.init(number, parts[1]))
        }
    }

    private mutating func fillRanks(_ tally: inout ReplicateTally, _ most: Int) throws(Findings) {
        _ = try number("ranks", tally.binWidth...tally.binWidth)
        let nominal = tally.nominal
        for unit in nominal.units.indices where nominal.isRanked[unit] {
            let row = try runs(nominal.units[unit], fields: 1, length: tally.bins, maximum: most)
            let first = try whole(row.fields[0], 0...(tally.bins - row.counts.count))
            try check(row.counts, most)
            for (place, count) in row.counts.enumerated() {
                tally.rankCounts[unit * tally.bins + first + place] = count
            }
        }
    }

    private mutating func fillScores(_ tally: inout ReplicateTally, _ most: Int) throws(Findings) {
        guard !tally.scores.isEmpty else { return }
        let (decimals, keys) = (tally.step.decimals, tally.step.keys)
        let reach = Int128(max(abs(keys.lowerBound), abs(keys.upperBound)) + 1)
        _ = try number("scores", decimals...decimals)
        var cells = 0
        for unit in tally.nominal.scored {
            let row = try runs(
                tally.nominal.units[unit], fields: 2, length: min(keys.count, Self.maximumScoreCells - cells),
                maximum: most)
            cells += row.counts.count
            let first = try whole(
                row.fields[1],
                row.counts.isEmpty ? 0...0 : keys.lowerBound...keys.upperBound - row.counts.count + 1)
            try check(row.counts, most)
            let limit = Int128(most) * reach << 32
            guard let sum = Int128(row.fields[0]), "\(sum)" == row.fields[0], (-limit...limit).contains(sum)
            else { throw fault("the sum of the scores is no number that they could have") }
            tally.scores[unit] = ScoreCounts(first: first, counts: row.counts, sum: sum)
        }
    }

    private mutating func fillClasses(_ tally: inout ReplicateTally, _ most: Int) throws(Findings) {
        let size = tally.nominal.classes.count
        guard size > 0 else { return }
        _ = try number("classes", size...size)
        for unit in tally.nominal.scored {
            let row = try runs(tally.nominal.units[unit], length: size, maximum: most).counts
            guard row.count == size, row.reduce(0, { $0 + Int($1) }) <= most else {
                throw fault("there is a count for each class, of \(most) replicates in all")
            }
            tally.classCounts.replaceSubrange(unit * size..<(unit + 1) * size, with: row)
        }
    }

    private mutating func fillPairs(_ tally: inout ReplicateTally, _ most: Int) throws(Findings) {
        guard !tally.pairCounts.isEmpty else { return }
        let order = tally.nominal.order
        _ = try number("pairs", order.count...order.count)
        for (place, unit) in order.enumerated().dropLast() {
            let others = order[(place + 1)...]
            let row = try runs(tally.nominal.units[unit], length: others.count, maximum: 2 * most).counts
            guard row.count == others.count else { throw fault("there is a count for each unit below") }
            for (other, count) in zip(others, row) {
                let pair = ReplicateTally.pair(
                    min(unit, other), max(unit, other), of: tally.nominal.units.count)
                tally.pairCounts[pair] = unit < other ? count : UInt32(2 * most) - count
            }
        }
    }

    /// A window of counts begins and ends with one that is not 0, and holds no more than there are.
    private func check(_ counts: [UInt32], _ most: Int) throws(Findings) {
        guard counts.first != 0, counts.last != 0, counts.reduce(0, { $0 + Int($1) }) <= most else {
            throw fault("the counts begin or end with 0, or are more than \(most) in all")
        }
    }
}

extension Range<UInt32> {
    /// The replicates that a text such as `0..999` or `7` names; nil for anything else.
    public init?(inclusive text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt32($0) }
        let ends: (UInt32?, UInt32?)
        switch (parts.count, parts.count == 3 ? text.contains("..") : false) {
        case (1, _): ends = (parts[0], parts[0])
        case (3, true): ends = (parts[0], parts[2])
        default: return nil
        }
        guard let low = ends.0, let high = ends.1, low <= high, high < ReplicateStudy.maximumReplicates else {
            return nil
        }
        self = low..<high + 1
    }
}
