import ArgumentParser
import Mizan
import MizanNumerics

struct SensitivityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sensitivity",
        abstract:
            "What a ranking rests on: which doubt, weight or choice moves it, and how little swaps two units.",
        discussion: """
            --method is one of:
              sobol            the share of the variance that each doubt or input accounts for (the default)
              morris           what steps of weights, goalposts and exponents do: mean, size and spread
              one-at-a-time    the ends of each of them, and each alternative that the model states
              drop-one         the ranking without each indicator, group or dimension
              stability        the smallest change of weights that swaps two units or moves one past the top
              confidence-sets  ranks that hold for all units at once
              central-weights  under which weights a unit comes first, and how surely under them

            The correlation ratio of each indicator and group is in `mizan analyse MODEL --what weights`, column S.

            Examples:

              mizan sensitivity models/need --at 2024 --of rank:MMR-rohingya
              mizan sensitivity models/human-development --by input --second-order
              mizan sensitivity models/human-development --method stability --pair NOR,CHE
              mizan sensitivity models/human-development --method confidence-sets --top 10
              mizan sensitivity models/need --at 2024 --method central-weights
            """)

    @OptionGroup var options: RunOptions

    @Option(help: "\(SensitivityMethod.allCases.map(\.rawValue).joined(separator: ", ")).")
    var method = SensitivityMethod.sobol

    @OptionGroup var sensitivity: SensitivityOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try sensitivity.check(for: method) }

    func run() throws {
        try reporting {
            let loaded = try options.loaded()
            let subject =
                switch loaded.model {
                case .need(let model):
                    SensitivitySubject(
                        try options.edition(Run(model, loaded)), audience: options.audience, output.language)
                case .index(let model):
                    SensitivitySubject(
                        try options.edition(of: model, loaded), of: loaded.dataset,
                        vintage: try options.vintage, audience: options.audience, output.language)
                }
            if method == .dropOne { try requireOrder(subject) }
            if method == .dropOne, case .index(let edition) = subject.form {
                // The very table of `compare --without-each`.
                let table = IndexRemovalTable(
                    try IndexRemoval(of: edition, without: sensitivity.elements ?? .indicators),
                    output.language, audience: options.audience, rows: sensitivity.rows)
                return write(table.text, table.csv, table.json)
            }
            let page = try page(subject)
            write(page.text, page.csv, page.json)
        }
    }

    private func write(
        _ text: @autoclosure () -> String, _ csv: @autoclosure () -> String, _ json: @autoclosure () -> String
    ) {
        switch output.format {
        case .table: Output.write(text())
        case .csv: Output.write(csv())
        case .json: Output.write(json())
        }
    }

    private var threads: Int { sensitivity.draws.threadCount }
    private var level: Double { sensitivity.level ?? 0.95 }
    private var top: Int { sensitivity.top ?? 10 }
    private var range: Double { sensitivity.range ?? 0.5 }
    private var replicates: Int { sensitivity.replicates ?? 1_000 }

    private func page(_ subject: SensitivitySubject) throws -> SensitivityPage {
        var page =
            switch method {
            case .sobol: try sobol(subject)
            case .morris: try morris(subject)
            case .oneAtATime: try oneAtATime(subject)
            case .dropOne: dropOne(subject)
            case .stability: try stability(subject)
            case .confidenceSets: try confidenceSets(subject)
            case .centralWeights: try centralWeights(subject)
            }
        page.limit = sensitivity.rows
        return page
    }

    // MARK: Methods

    private func sobol(_ subject: SensitivitySubject) throws -> SensitivityPage {
        let (output, source) = (try output(subject), try drawn(subject))
        let base = sensitivity.base ?? 1_024
        var progress = ProgressBar(total: base)
        defer { progress.clear() }
        let runs = SobolRuns(
            of: source, output, by: sensitivity.by ?? .doubt, rows: base,
            secondOrder: sensitivity.secondOrder, threads: threads
        ) { progress.advance($0) }
        printFailures(runs.failed, of: runs.asked, runs.reason)
        let estimate = try computed(subject, output) { () throws(NumericsError) in
            try runs.estimate(coverage: level, seed: sensitivity.draws.seed)
        }
        return SensitivityPage(runs, estimate, subject, level: level, seed: sensitivity.draws.seed)
    }

    private func morris(_ subject: SensitivitySubject) throws -> SensitivityPage {
        let output = try output(subject)
        let effects = try computed(subject, output) { () throws(NumericsError) in
            try LeverEffects(
                of: subject.levers(range), output, trajectories: sensitivity.trajectories ?? 20,
                coverage: level, seed: sensitivity.draws.seed, threads: threads)
        }
        printFailures(
            effects.failed, of: effects.trajectories * (effects.levers.count + 1), effects.reason)
        return SensitivityPage(effects, output, subject, level: level, seed: sensitivity.draws.seed)
    }

    private func oneAtATime(_ subject: SensitivitySubject) throws -> SensitivityPage {
        let output = try output(subject)
        let swings = LeverSwings(of: subject.levers(range), output)
        printFailures(
            swings.failed, of: 1 + 2 * swings.levers.count + swings.alternatives.count, swings.reason)
        return SensitivityPage(swings, output, subject)
    }

    /// An order takes two units with a rank.
    private func requireOrder(_ subject: SensitivitySubject) throws {
        let ranked = subject.nominal.isRanked.count(where: \.self)
        guard ranked < 2 else { return }
        throw ValidationError(
            "\(ranked == 0 ? "no unit has" : "one unit alone has") a rank here, so that there is no order to move"
        )
    }

    private func dropOne(_ subject: SensitivitySubject) -> SensitivityPage {
        guard case .need(let edition) = subject.form else {
            preconditionFailure("an index has its own table")
        }
        return SensitivityPage(
            NeedRemoval(of: edition, without: sensitivity.elements ?? .indicators), subject)
    }

    private func stability(_ subject: SensitivitySubject) throws -> SensitivityPage {
        try requireOrder(subject)
        guard let model = try subject.weighed else {
            throw ValidationError("\(subject.words.table.model) has no weights that could change its order")
        }
        let stability = Stability(of: model, norm: (sensitivity.norm ?? .euclidean).norm)
        let norm = sensitivity.norm ?? .euclidean
        if let pair = sensitivity.pair {
            let ids = pair.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard ids.count == 2, ids[0] != ids[1] else {
                throw ValidationError("--pair takes two units by their ids: A,B")
            }
            let units = try ids.map { try subject.unit($0, isRanked: true) }
            let scores = model.nominal.scores
            let ordered = scores[units[0]] >= scores[units[1]] ? units : units.reversed()
            return SensitivityPage(stability.answer(.swap(ordered[0], ordered[1])), stability, norm, subject)
        }
        if let unit = sensitivity.unit {
            let place = try subject.unit(unit, isRanked: true)
            return SensitivityPage(stability.answer(.top(place, places: top)), stability, norm, subject)
        }
        let questions = stability.neighbours.prefix(sensitivity.rows ?? .max)
        var page = SensitivityPage(
            stability.answers(Array(questions), threads: threads), stability, norm, subject)
        page.uncomputed = stability.neighbours.count - questions.count
        return page
    }

    private func confidenceSets(_ subject: SensitivitySubject) throws -> SensitivityPage {
        try requireOrder(subject)
        let source = try drawn(subject)
        let sets: ConfidenceSets
        do throws(ConfidenceSets.Fault) {
            sets = try ConfidenceSets(
                of: source, replicates: replicates, level: level, top: top, threads: threads)
        } catch {
            switch error {
            case .tooFewWhole(let lack):
                throw Findings([subject.finding(lack, of: replicates, file: options.model)])
            case .numerics(let error): throw ValidationError("there are no sets: \(error)")
            }
        }
        if sets.leftOut > 0 {
            FindingPrinter.print(
                "mizan: \(Figures.grouped(sets.leftOut)) of \(Figures.grouped(replicates)) replicates do not score all ranked units and are left out: \(subject.reasons(sets.lack))"
            )
        }
        return SensitivityPage(sets, subject, seed: sensitivity.draws.seed)
    }

    private func centralWeights(_ subject: SensitivitySubject) throws -> SensitivityPage {
        let weights = try subject.drawnWeights(seed: sensitivity.draws.seed)
        guard !weights.elements.isEmpty else {
            throw ValidationError(
                "\(subject.words.table.model) lets no weights vary: state them under `uncertainty`")
        }
        guard subject.nominal.isRanked.contains(true) else {
            throw ValidationError("no unit has a rank here, so that none comes first")
        }
        let unit = try sensitivity.unit.map { try subject.unit($0, isRanked: true) }
        let central = CentralWeights(
            of: weights, replicates: sensitivity.replicates ?? 10_000, threads: threads)
        guard central.counted > 0 else {
            let first = central.reason.map { ReplicateTally.Failure(0, $0) }
            throw Findings([.allFailed(central.replicates, first, in: options.model)])
        }
        printFailures(central.failed, of: central.drawn, central.reason, "replicates failed and are left out")
        let seed = sensitivity.draws.seed
        return unit.map { SensitivityPage(central, of: $0, subject, seed: seed) }
            ?? SensitivityPage(central, subject, seed: seed)
    }

    // MARK: What is asked

    private func drawn(_ subject: SensitivitySubject) throws -> any ReplicateSource {
        let source = subject.source(seed: sensitivity.draws.seed)
        guard !source.inputs.isEmpty else {
            throw ValidationError("\(subject.words.table.model) states no uncertainty: nothing varies")
        }
        return source
    }

    private func output(_ subject: SensitivitySubject) throws -> SensitivityOutput {
        let text = sensitivity.of ?? "mean-rank-shift"
        if !text.hasPrefix("score:") { try requireOrder(subject) }
        if text == "mean-rank-shift" { return .meanRankShift }
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            throw unknown("output", text, ["mean-rank-shift", "rank:UNIT", "score:UNIT", "top:UNIT"])
        }
        switch parts[0] {
        case "rank": return .rank(try subject.unit(parts[1], isRanked: true))
        case "score": return .score(try subject.unit(parts[1], isRanked: false))
        case "top": return .top(try subject.unit(parts[1], isRanked: true), places: top)
        default:
            throw unknown("output", parts[0], ["mean-rank-shift", "rank", "score", "top"])
        }
    }

    /// What a computation gives, or that the output has no variance to share out.
    private func computed<Value>(
        _ subject: SensitivitySubject, _ output: SensitivityOutput, _ body: () throws(NumericsError) -> Value
    ) throws -> Value {
        do throws(NumericsError) {
            return try body()
        } catch {
            if case .constantValues(let value) = error {
                var message =
                    "nothing moves this: \(subject.key(of: output)) is \(NumberGrammar.text(value)) in every replicate"
                if case .score = output {} else { message += "; --of score:UNIT may still move" }
                throw ValidationError(message)
            }
            throw ValidationError("the sensitivity cannot be computed: \(error)")
        }
    }

    private func printFailures(
        _ failed: Int, of all: Int, _ reason: String?,
        _ what: String = "runs of the model failed and are left out with their rows"
    ) {
        guard failed > 0 else { return }
        FindingPrinter.print(
            "mizan: \(Figures.grouped(failed)) of \(Figures.grouped(all)) \(what)"
                + (reason.map { "\n  the first: \(PhysicalLine.shown($0, most: 300))" } ?? ""))
    }
}
