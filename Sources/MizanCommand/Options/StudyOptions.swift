import ArgumentParser
import Mizan

/// How replicates are counted.
struct StudyOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many replicates; 10,000 by default, at most 10^9.", valueName: "n"))
    var replicates: Int?

    @OptionGroup var draws: DrawOptions

    @Option(help: ArgumentHelp("One of N equal shares of the replicates, such as 2/16.", valueName: "i/n"))
    var shard: String?

    @Option(help: ArgumentHelp("Only these replicates, such as 3000..9999.", valueName: "a..b"))
    var range: String?

    @Option(
        help: ArgumentHelp(
            "Writes the counts into a file that `mizan merge` reads; - prints them.", valueName: "file"))
    var out: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Stops as soon as the ends of all bands of the widest level are sure to so many ranks.",
            valueName: "ranks"))
    var untilBand: Double?

    @Flag(help: "Draws all doubts together only: no bands of values and measurement, no shares of doubts.")
    var together = false

    func validate() throws {
        if let replicates, replicates < 1 || replicates > ReplicateStudy.maximumReplicates {
            throw ValidationError("--replicates takes 1 to 1,000,000,000")
        }
        if let untilBand, !(untilBand >= 0) { throw ValidationError("--until-band takes 0 ranks or more") }
        if shard != nil, range != nil { throw ValidationError("give --shard or --range, not both") }
        if untilBand != nil, shard != nil || range != nil {
            throw ValidationError(
                "--until-band looks at all replicates from 0: leave out --shard and --range")
        }
        if shard != nil, out == nil { throw ValidationError("--shard needs --out FILE") }
        _ = try chosen()
    }

    /// Options of counting that are not as they are by default, `--seed` and `--threads` aside.
    var given: [String] {
        let options: [(String, Bool)] = [
            ("--replicates", replicates != nil), ("--shard", shard != nil), ("--range", range != nil),
            ("--out", out != nil), ("--until-band", untilBand != nil), ("--together", together),
        ]
        return options.filter(\.1).map(\.0)
    }

    /// How many replicates are asked for, and which of them are counted here.
    func chosen() throws -> (asked: Int, range: Range<UInt32>) {
        if let range {
            guard let range = Range(inclusive: range) else {
                throw ValidationError("--range takes the first and the last replicate: 3000..9999")
            }
            let asked = replicates ?? Int(range.upperBound)
            guard range.upperBound <= asked else {
                throw ValidationError(
                    "--range ends beyond the \(Figures.grouped(asked)) replicates of --replicates")
            }
            return (asked, range)
        }
        let asked = replicates ?? 10_000
        guard let shard else { return (asked, 0..<UInt32(asked)) }
        let parts = shard.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1], (1...1_000_000).contains(count)
        else { throw ValidationError("--shard takes its number and how many there are: 2/16") }
        guard (1...count).contains(number) else {
            throw ValidationError("there is no shard \(number) of \(count): they are numbered from 1")
        }
        let range = ReplicateStudy.shard(number, of: count, replicates: asked)
        if range.isEmpty {
            throw ValidationError(
                "shard \(number) of \(count) is empty: there are \(asked) replicates, so at most \(asked) shards"
            )
        }
        return (asked, range)
    }
}

/// What is printed of counted replicates.
struct StudyOutputOptions: ParsableArguments {
    @Option(help: "\(StudyPage.What.allCases.map(\.rawValue).joined(separator: ", ")).")
    var what = StudyPage.What.ranks

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Shares of the replicates in a band, such as 0.5,0.8,0.95; the model's by default.",
            valueName: "shares"))
    var level: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("How many places count as the top.", valueName: "k"))
    var top = 10

    @Option(parsing: .unconditional, help: ArgumentHelp("Only the first rows of the table.", valueName: "n"))
    var rows: Int?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if top < 1 { throw ValidationError("--top takes 1 or more") }
        if let rows, rows < 1 { throw ValidationError("--rows takes 1 or more") }
        _ = try levels()
    }

    /// Options of a page of counts that are not as they are by default.
    var given: [String] {
        let options: [(String, Bool)] = [
            ("--what", what != .ranks), ("--level", level != nil), ("--top", top != 10),
        ]
        return options.filter(\.1).map(\.0)
    }

    /// Ascending; nil where the model's own counts.
    private func levels() throws -> [Double]? {
        guard let level else { return nil }
        let levels = level.split(separator: ",", omittingEmptySubsequences: false).map {
            NumberGrammar.parse(String($0))
        }
        guard levels.allSatisfy({ $0.map { (0.01...0.999).contains($0) } ?? false }) else {
            throw ValidationError("--level takes shares from 0.01 to 0.999: 0.5,0.8,0.95")
        }
        // As exactly as they are printed: two of one name are one.
        return Set(levels.compactMap { $0.map { ($0 * 1e6).rounded() / 1e6 } }).sorted()
    }

    /// The share of the replicates in the widest band.
    func widest(_ study: ReplicateStudy) throws -> Double {
        try levels()?.last ?? study.subject.nominal.coverage
    }

    func page(_ study: ReplicateStudy) throws -> StudyPage {
        if what == .classes, study.subject.classes.isEmpty {
            throw ValidationError("\(study.subject.model) has no classes")
        }
        if what == .pairs, study.joint.pairCounts.isEmpty {
            throw ValidationError(
                study.subject.nominal.units.count < 2
                    ? "a pair takes two units, and there is one here"
                    : "among so many units, pairs are not counted")
        }
        return StudyPage(
            study: study, words: StudyWords(study.subject, output.language), what: what,
            levels: try levels() ?? [study.subject.nominal.coverage], top: top, limit: rows)
    }

    func write(_ study: ReplicateStudy) throws {
        let page = try page(study)
        switch output.format {
        case .table: Output.write(page.text)
        case .csv: Output.write(page.csv)
        case .json: Output.write(page.json)
        }
    }
}

extension StudyPage.What: ExpressibleByArgument {}
