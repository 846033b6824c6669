import ArgumentParser
import Mizan

struct UncertaintyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uncertainty",
        abstract: "How sure a ranking is: bands, probabilities, and which doubt matters most.",
        discussion: """
            Counts replicates of the ranking: all doubts together, value choices and measurement apart, and each \
            doubt alone. --what prints ranks with bands (the default), unit by rank (acceptability), unit against \
            unit (pairs), classes, or the share of each doubt.

            --shard and --range count a part, --out keeps the counts, and `mizan merge` adds them up to what one \
            process prints, byte for byte. Ctrl-C stops after the current thousand and keeps what is counted.

            Examples:

              mizan uncertainty models/need --at 2024 --level 0.5,0.8,0.95
              mizan uncertainty models/need --at 2024 --what doubts
              mizan uncertainty models/need --replicates 100000 --shard 1/4 --out 1.counts
              mizan uncertainty models/need --at 2024 --replicate 4711
            """)

    @OptionGroup var options: RunOptions
    @OptionGroup var counting: StudyOptions

    @Option(
        help: ArgumentHelp("Prints what was drawn in this replicate, and its whole table.", valueName: "k"))
    var replicate: UInt32?

    @OptionGroup var printing: StudyOutputOptions

    func validate() throws {
        if counting.together, printing.what == .doubts {
            throw ValidationError("--what doubts takes each doubt alone too: leave out --together")
        }
        guard replicate != nil else { return }
        let unheeded = counting.given + printing.given
        if let name = unheeded.first { throw ValidationError("\(name) has no effect with --replicate") }
    }

    func run() throws {
        try reporting {
            let (subject, source) = try drawn()
            guard !source.inputs.isEmpty else {
                throw ValidationError("\(subject.model) states no uncertainty: nothing varies")
            }
            if let replicate { return try printReplicate(replicate, subject, source) }
            let (asked, range) = try counting.chosen()
            var study = ReplicateStudy(of: subject, isApart: !counting.together, asked: asked)
            // What cannot be printed is said before an hour of counting.
            _ = try printing.page(study)
            Interrupt.listen()
            let isWhole = try count(&study, range, source)
            study.settleTiers(of: source, threads: counting.draws.threadCount)
            try finish(study, range, isWhole: isWhole)
        }
    }

    private func drawn() throws -> (StudySubject, any ReplicateSource) {
        let loaded = try options.loaded()
        switch loaded.model {
        case .need(let model):
            let edition = try options.edition(Run(model, loaded))
            let source = NeedReplicates(edition, seed: counting.draws.seed)
            return (StudySubject(edition, source, audience: options.audience), source)
        case .index(let model):
            let edition = try options.edition(of: model, loaded)
            let source = IndexReplicates(edition, seed: counting.draws.seed)
            let subject = StudySubject(
                edition, of: loaded.dataset, vintage: try options.vintage, source, audience: options.audience)
            return (subject, source)
        }
    }

    // MARK: Counting

    /// Counts in rounds; false where the user ended it before the last.
    private func count(
        _ study: inout ReplicateStudy, _ range: Range<UInt32>, _ source: any ReplicateSource
    ) throws -> Bool {
        let run = ReplicateRun(source, threads: counting.draws.threadCount)
        var progress = ProgressBar(total: range.count * study.parts.count)
        defer { progress.clear() }
        var next = range.lowerBound
        while next < range.upperBound {
            guard !Interrupt.isCaught else { return false }
            let end = min(next + ReplicateStudy.round, range.upperBound)
            study.count(next..<end, with: run) { progress.advance($0) }
            next = end
            if let untilBand = counting.untilBand, try study.isSure(to: untilBand, at: printing.widest(study))
            {
                study.stop()
                return true
            }
        }
        return true
    }

    private func finish(_ study: ReplicateStudy, _ range: Range<UInt32>, isWhole: Bool) throws {
        let isPart = counting.shard != nil || counting.range != nil || !isWhole
        // Others can be added to a part, so that it is written even so.
        if study.joint.hasNothing, !isPart || counting.out == nil {
            throw Findings([study.joint.nothing(in: options.model)])
        }
        study.printFailures()
        if let out = counting.out, study.count > 0 { try Disk.write(study, to: out) }
        if !isWhole { FindingPrinter.print(interruption(study, range)) }
        if counting.shard == nil, counting.out != "-", study.count > 0, !study.joint.hasNothing {
            try printing.write(study)
        }
        if let untilBand = counting.untilBand, isWhole,
            try !study.isSure(to: untilBand, at: printing.widest(study))
        {
            FindingPrinter.print(
                "mizan: \(Figures.grouped(study.count)) replicates do not make all bands sure to \(NumberGrammar.text(untilBand)) ranks; --replicates allows no more"
            )
        }
        if !isWhole { throw ExitCode(130) }
    }

    /// What was counted before the end, and how to count the rest.
    private func interruption(_ study: ReplicateStudy, _ range: Range<UInt32>) -> String {
        let done = study.replicates.map(\.inclusive).joined(separator: " ")
        let rest = (range.lowerBound + UInt32(study.count))..<range.upperBound
        let command = Self.continuing(Array(CommandLine.arguments.dropFirst()), rest, asked: study.asked)
        let kept = study.count == 0 ? "nothing is counted" : "counted: \(done)"
        guard counting.out != nil else {
            return "mizan: interrupted; \(kept). With --out FILE the counts are kept, and a count can go on"
        }
        return "mizan: interrupted; \(kept). For the rest: \(command)"
    }

    /// The command that counts the rest of a range into a file beside the first.
    static func continuing(_ arguments: [String], _ rest: Range<UInt32>, asked: Int) -> String {
        var kept: [String] = []
        var out: String?
        var place = 0
        while place < arguments.count {
            let parts = arguments[place].split(separator: "=", maxSplits: 1).map(String.init)
            let name = parts.first ?? ""
            let isReplaced = ["--shard", "--range", "--out", "--replicates", "--until-band"].contains(name)
            if isReplaced, parts.count == 1 { place += 1 }
            if name == "--out" {
                out = parts.count == 2 ? parts[1] : arguments.indices.contains(place) ? arguments[place] : nil
            }
            if !isReplaced { kept.append(quoted(arguments[place])) }
            place += 1
        }
        kept += ["--replicates \(asked)", "--range \(rest.inclusive)"]
        if let out, out != "-" { kept.append("--out \(quoted(out + ".rest"))") }
        return (["mizan"] + kept).joined(separator: " ")
    }

    /// An argument as a shell reads it.
    private static func quoted(_ argument: String) -> String {
        let isPlain = argument.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 >= 0x80
                || "-_./,:=@%+".utf8.contains($0)
        }
        return isPlain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
    }

    // MARK: One replicate

    private func printReplicate(_ number: UInt32, _ subject: StudySubject, _ source: any ReplicateSource)
        throws
    {
        let page = ReplicatePage(subject, source, number, printing.output.language, rows: printing.rows)
        switch printing.output.format {
        case .table: Output.write(page.text)
        case .csv: Output.write(page.csv)
        case .json: Output.write(page.json)
        }
        if case .failure(let failure) = page.result {
            FindingPrinter.print("mizan: replicate \(number) failed: \(failure.reason)")
        }
    }
}

extension ReplicateStudy {
    /// Whether every end of a band of ranks of a level is known to so many ranks.
    fileprivate func isSure(to ranks: Double, at level: Double) -> Bool {
        Convergence(of: joint, coverage: level).width.map { Double($0) <= ranks } ?? true
    }
}

extension ReplicateStudy {
    /// How many replicates failed and the first reasons, on standard error.
    func printFailures() {
        guard joint.failedCount > 0 else { return }
        var lines = [
            "mizan: \(Figures.grouped(joint.failedCount)) of \(Figures.grouped(count)) replicates failed and are left out"
        ]
        lines += joint.failures.prefix(3).map {
            "  \($0.replicate): \(PhysicalLine.shown($0.reason, most: 300))"
        }
        FindingPrinter.print(lines.joined(separator: "\n"))
    }

    /// Which replicates were asked for and are not here, on standard error.
    func printMissing() {
        guard !missing.isEmpty else { return }
        FindingPrinter.print(
            "mizan: \(Figures.grouped(count)) of \(Figures.grouped(asked)) replicates are counted; missing: \(missing.map(\.inclusive).joined(separator: " "))"
        )
    }
}

extension Disk {
    /// Writes counts into a file, or to standard output where the path is `-`.
    static func write(_ study: ReplicateStudy, to path: String) throws(DiskError) {
        let bytes = study.written
        if path == "-" {
            Output.write(String(decoding: bytes, as: UTF8.self))
        } else {
            try replace(path, with: bytes)
        }
    }
}
