/// A study and the file it was read from, as the user wrote its path.
public struct StudyFile: Sendable {
    public var study: ReplicateStudy
    public var path: String

    public init(_ study: ReplicateStudy, path: String) { (self.study, self.path) = (study, path) }
}

extension ReplicateStudy {
    /// The study that holds the replicates of all files, in whatever order they come.
    ///
    /// - Throws: `Findings` where two of them are about something else, or count one replicate twice.
    public static func merged(_ files: [StudyFile]) throws(Findings) -> ReplicateStudy {
        precondition(!files.isEmpty, "a study")
        let first = files[0]
        let strangers = files.dropFirst().flatMap { $0.strangeness(beside: first) }
        guard strangers.isEmpty else { throw Findings(strangers) }
        let twice = overlaps(files)
        guard twice.isEmpty else { throw Findings(twice) }
        var merged = first.study
        for file in files.dropFirst() { merged.add(file.study) }
        return merged
    }

    /// Replicates that two files count, each with the first that holds them.
    private static func overlaps(_ files: [StudyFile]) -> [Finding] {
        let ranges = files.indices.flatMap { file in
            files[file].study.replicates.map { (file: file, range: $0) }
        }
        .sorted { ($0.range.lowerBound, $0.file) < ($1.range.lowerBound, $1.file) }
        var findings: [Finding] = []
        var widest: (file: Int, range: Range<UInt32>)?
        for next in ranges {
            if let last = widest, next.range.lowerBound < last.range.upperBound {
                let both = next.range.clamped(to: last.range)
                findings.append(
                    Finding(
                        .replicatesTwice, file: files[next.file].path,
                        message: "\(files[last.file].path) counts these replicates too: \(both.inclusive)",
                        hint: "leave one of the two files out, or count with --shard or --range apart"))
                if next.range.upperBound <= last.range.upperBound { continue }
            }
            widest = next
        }
        return findings
    }
}

extension StudyFile {
    /// Why what this file counts cannot be added to what another does.
    fileprivate func strangeness(beside other: StudyFile) -> [Finding] {
        let (here, there) = (study.subject, other.study.subject)
        func finding(_ code: FindingCode, _ what: String, _ one: String, _ two: String, _ hint: String)
            -> Finding?
        {
            guard one != two else { return nil }
            return Finding(
                code, file: path,
                message: "\(what) is \(Self.shown(one)), in \(other.path) it is \(Self.shown(two))",
                hint: hint)
        }
        let once = "merge files of one run of `mizan uncertainty`"
        let found = [
            finding(
                .otherEngine, "the way replicates are drawn", "\(here.engine)", "\(there.engine)",
                "count both with one version of mizan"),
            finding(
                .otherModel, "the model", here.modelText, there.modelText,
                "a model that was changed gives other replicates: \(once)"),
            finding(
                .otherData, "the data hash", here.dataHash, there.dataHash,
                "data that were changed give other replicates: \(once)"),
            finding(.otherPeriod, "the period", here.periodText, there.periodText, once),
            finding(.otherSelection, "the selection", here.selectionText, there.selectionText, once),
            finding(.otherSeed, "the seed", "\(here.seed)", "\(there.seed)", once),
            finding(
                .otherParts, "what was counted", study.partsText, other.study.partsText,
                "count all with --together, or none"),
        ].compactMap(\.self)
        guard found.isEmpty, here != there else { return found }
        return [
            Finding(
                .otherUnits, file: path, message: here.unitsText(unlike: there, of: other.path),
                hint: once)
        ]
    }

    /// Hashes shortened.
    private static func shown(_ text: String) -> String {
        let isHash = text.count == 64 && text.allSatisfy(\.isHexDigit)
        return isHash ? text.prefix(12) + "…" : PhysicalLine.shown(text, most: 80)
    }
}

extension StudySubject {
    fileprivate var modelText: String {
        "\(isIndex ? "index " : "")\(model) \(version) (\(modelHash.prefix(12))…)"
    }

    fileprivate var periodText: String { period + (asOf.map { " as of \($0)" } ?? "") }

    fileprivate var selectionText: String {
        let chosen = selection.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return (chosen + ["audience \(audience.rawValue)"]).joined(separator: ", ")
    }

    /// Where the units, or what is said of them, part.
    fileprivate func unitsText(unlike other: StudySubject, of path: String) -> String {
        let (here, there) = (Set(nominal.units), Set(other.nominal.units))
        if let unit = here.subtracting(there).min() { return "the unit \(unit) is not in \(path)" }
        if let unit = there.subtracting(here).min() { return "the unit \(unit) of \(path) is not here" }
        return "the units are those of \(path), and their scores, names or order differ"
    }
}

extension ReplicateStudy {
    fileprivate var partsText: String {
        parts.map { $0.doubts.inOrder.map(\.rawValue).joined(separator: "+") }.joined(separator: ", ")
    }
}

extension Range<UInt32> {
    /// The replicates as people and files name them: `0..999`, or `7` alone.
    public var inclusive: String {
        count == 1 ? "\(lowerBound)" : "\(lowerBound)..\(Int(upperBound) - 1)"
    }
}
