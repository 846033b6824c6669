import Crypto

extension ReplicateStudy {
    /// The first word of a file of counts, and the version of its form.
    static let fileKind = "mizan-replicates"
    static let fileVersion = 2

    /// The study as a file: lines of fields that tabs divide, the same counts always the same bytes; the last line is
    /// the SHA-256 of all before it.
    ///
    /// Counts stand as runs: `5 7 0*12 3` is 5, 7, twelve times 0 and 3.
    public var written: [UInt8] {
        var text = StudyText()
        write(subject, to: &text)
        text.line("asked", asked)
        text.line("replicates", replicates.map(\.inclusive).joined(separator: " "))
        if let settledTiers {
            let tiers = subject.nominal.order.compactMap { settledTiers.byUnit[$0] }
            text.line(
                "tiers", settledTiers.firstUnsure.map(String.init) ?? "", runs: tiers.map { UInt32($0) }[...])
        }
        for part in parts { write(part, to: &text) }
        text.line("sha256", SHA256.hash(data: text.bytes).hexadecimal)
        return text.bytes
    }

    private func write(_ subject: StudySubject, to text: inout StudyText) {
        let nominal = subject.nominal
        text.line(Self.fileKind, Self.fileVersion)
        text.line("engine", subject.engine)
        text.line("form", subject.isIndex ? "index" : "need")
        text.line("model", subject.model, subject.version, subject.title.english, subject.title.arabic)
        text.line("model-hash", subject.modelHash)
        text.line("data-hash", subject.dataHash)
        text.line("period", subject.period, subject.asOf ?? "")
        text.line("audience", subject.audience.rawValue)
        for (name, value) in subject.selection.sorted(by: { $0.key < $1.key }) {
            text.line("only", name, value)
        }
        text.line("seed", Int(subject.seed))
        text.line("doubts", subject.doubts.map(\.rawValue).joined(separator: " "))
        text.line("parts", isApart ? "apart" : "together")
        text.line("coverage", NumberGrammar.text(nominal.coverage))
        text.line("ordered", NumberGrammar.text(nominal.ordered))
        for (place, named) in subject.classes.enumerated() {
            text.line(
                "class", named.id, NumberGrammar.text(nominal.classes[place]), named.name.english,
                named.name.arabic)
        }
        text.line("units", subject.kind.rawValue, nominal.units.count)
        let ranks = nominal.ranks
        for (place, id) in nominal.units.enumerated() {
            let score = nominal.scores[place]
            text.line(
                id, score.isNaN ? "" : NumberGrammar.text(score), ranks[place].map(String.init) ?? "",
                subject.names[place].english, subject.names[place].arabic)
        }
    }

    private func write(_ part: Part, to text: inout StudyText) {
        let tally = part.tally
        let units = subject.nominal.units
        text.line("part", part.doubts.inOrder.map(\.rawValue).joined(separator: " "))
        text.line("failed", tally.failedCount)
        for failure in tally.failures { text.line("failure", Int(failure.replicate), failure.reason) }
        text.line("ranks", tally.binWidth)
        for (place, id) in units.enumerated() where subject.nominal.isRanked[place] {
            let row = tally.rankCounts[place * tally.bins..<(place + 1) * tally.bins]
            let first = row.firstIndex { $0 > 0 } ?? row.endIndex
            let end = row.lastIndex { $0 > 0 }.map { $0 + 1 } ?? first
            text.line(id, first == row.endIndex ? 0 : first - row.startIndex, runs: row[first..<end])
        }
        if !tally.scores.isEmpty {
            text.line("scores", tally.step.decimals)
            for place in subject.nominal.scored {
                let counts = tally.scores[place]
                text.line(units[place], "\(counts.sum)", counts.first, runs: counts.counts[...])
            }
        }
        let size = subject.nominal.classes.count
        if size > 0 {
            text.line("classes", size)
            for place in subject.nominal.scored {
                text.line(
                    units[place], runs: tally.classCounts[place * size..<(place + 1) * size])
            }
        }
        text.line("fired", runs: tally.firedCounts[...])
        guard !tally.pairCounts.isEmpty else { return }
        let order = subject.nominal.order
        text.line("pairs", order.count)
        for (place, unit) in order.enumerated().dropLast() {
            text.line(
                units[unit], runs: order[(place + 1)...].map { tally.twiceAbove(unit, $0) }[...])
        }
    }
}

extension ReplicateTally {
    /// Twice the replicates in which one unit scores above another, and once those in which they are equal.
    func twiceAbove(_ unit: Int, _ other: Int) -> UInt32 {
        let stored = pairCounts[Self.pair(min(unit, other), max(unit, other), of: nominal.units.count)]
        return unit < other ? stored : UInt32(2 * (count - failedCount)) - stored
    }
}

extension NominalScores {
    /// Places of the units that have a score, in order.
    var scored: [Int] { units.indices.filter { !scores[$0].isNaN } }
}

/// Lines of fields.
private struct StudyText {
    var bytes: [UInt8] = []

    mutating func line(_ fields: any StudyField...) {
        for (place, field) in fields.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: "\t")) }
            field.append(to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func line(_ fields: any StudyField..., runs: ArraySlice<UInt32>) {
        for field in fields {
            field.append(to: &bytes)
            bytes.append(UInt8(ascii: "\t"))
        }
        var place = runs.startIndex
        while place < runs.endIndex {
            let start = place
            while place < runs.endIndex, runs[place] == runs[start] { place += 1 }
            if start > runs.startIndex { bytes.append(UInt8(ascii: " ")) }
            Int(runs[start]).append(to: &bytes)
            if place > start + 1 {
                bytes.append(UInt8(ascii: "*"))
                (place - start).append(to: &bytes)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }
}

private protocol StudyField {
    func append(to bytes: inout [UInt8])
}

extension Int: StudyField {
    fileprivate func append(to bytes: inout [UInt8]) {
        if self < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = magnitude
        repeat {
            bytes.append(UInt8(48 + rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}

extension String: StudyField {
    /// Tabs, line ends and backslashes are escaped.
    fileprivate func append(to bytes: inout [UInt8]) {
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\\"): bytes += [byte, byte]
            case UInt8(ascii: "\t"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
            case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case UInt8(ascii: "\r"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
            default: bytes.append(byte)
            }
        }
    }
}
