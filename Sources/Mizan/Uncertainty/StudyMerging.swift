/// The sum of studies of one subject that come one after another, each from a file.
///
/// Only the sum is kept, so that many large files take the room of two.
public struct StudySum: Sendable {
    /// Nil before the first; not all of them where there are findings.
    public private(set) var study: ReplicateStudy?
    /// Why some do not add up.
    public private(set) var findings: [Finding] = []
    /// Path of the first file, as the user wrote it.
    private var first = ""
    private var counted: [(path: String, range: Range<UInt32>)] = []

    public init() {}

    /// Adds the study of a file, unless something forbids it: then the findings say what, and no more is added up.
    public mutating func add(_ study: ReplicateStudy, from path: String) {
        if let sum = self.study {
            let strangeness = study.strangeness(path, beside: sum, first)
            findings += strangeness
            guard strangeness.isEmpty else { return }
            findings += overlaps(study, path)
            if findings.isEmpty { self.study?.add(study) }
        } else {
            (self.study, first) = (study, path)
        }
        counted += study.replicates.map { (path, $0) }
    }

    /// Replicates that an earlier file counts too, each with the first that does.
    private func overlaps(_ study: ReplicateStudy, _ path: String) -> [Finding] {
        counted.flatMap { earlier in
            study.replicates.filter { $0.overlaps(earlier.range) }.map { range in
                let both = range.clamped(to: earlier.range)
                return Finding(
                    .replicatesTwice, file: path,
                    message: "\(earlier.path) counts these replicates too: \(both.inclusive)",
                    hint: "leave one of the two files out, or count with --shard or --range apart")
            }
        }
    }
}

extension ReplicateStudy {
    /// Why what this study counts cannot be added to what another does.
    fileprivate func strangeness(_ path: String, beside other: ReplicateStudy, _ otherPath: String)
        -> [Finding]
    {
        let (here, there) = (subject, other.subject)
        func finding(_ code: FindingCode, _ what: String, _ one: String, _ two: String, _ hint: String)
            -> Finding?
        {
            guard one != two else { return nil }
            return Finding(
                code, file: path,
                message: "\(what) is \(Self.shown(one)), in \(otherPath) it is \(Self.shown(two))", hint: hint
            )
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
            partsFinding(path, beside: other, otherPath),
        ].compactMap(\.self)
        guard found.isEmpty else { return found }
        let message: String
        if here != there {
            message = here.unitsText(unlike: there, of: otherPath)
        } else if asked == other.asked, settledTiers != other.settledTiers {
            message = "the tiers are not those of \(otherPath)"
        } else {
            return []
        }
        return [Finding(.otherUnits, file: path, message: message, hint: once)]
    }

    /// Hashes shortened.
    private static func shown(_ text: String) -> String {
        let isHash = text.count == 64 && text.allSatisfy(\.isHexDigit)
        return isHash ? text.prefix(12) + "…" : PhysicalLine.shown(text, most: 80)
    }

    /// That one of two studies counts each doubt alone too, and which of them to count again for what.
    private func partsFinding(_ path: String, beside other: ReplicateStudy, _ otherPath: String) -> Finding? {
        guard subject.doubts == other.subject.doubts, isApart != other.isApart else { return nil }
        let ranges = replicates.map(\.inclusive).joined(separator: " ")
        return Finding(
            .otherParts, file: path,
            message: isApart
                ? "this file counts each doubt alone too, \(otherPath) only all together"
                : "this file counts all doubts only together, \(otherPath) each alone too",
            hint: isApart
                ? "count its replicates, \(ranges), again with --together; for shares of doubts count those of \(otherPath) again without"
                : "count its replicates, \(ranges), again without --together")
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

extension Range<UInt32> {
    /// The replicates as people and files name them: `0..999`, or `7` alone.
    public var inclusive: String {
        count == 1 ? "\(lowerBound)" : "\(lowerBound)..\(Int(upperBound) - 1)"
    }
}
