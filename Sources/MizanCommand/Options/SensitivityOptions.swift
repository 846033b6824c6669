import ArgumentParser
import Mizan
import MizanNumerics

/// How the sensitivity of a ranking is looked at.
enum SensitivityMethod: String, ExpressibleByArgument, CaseIterable {
    case sobol, morris
    case oneAtATime = "one-at-a-time"
    case dropOne = "drop-one"
    case stability
    case confidenceSets = "confidence-sets"
    case centralWeights = "central-weights"
}

/// How large a change of weights is taken to be.
enum NormOption: String, ExpressibleByArgument, CaseIterable {
    case euclidean, sum, maximum

    var norm: WeightNorm {
        switch self {
        case .euclidean: .euclidean
        case .sum: .sum
        case .maximum: .largest
        }
    }
}

/// What belongs to one method or another.
struct SensitivityOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What is looked at: mean-rank-shift (the default), rank:UNIT, score:UNIT or top:UNIT.",
            valueName: "output"))
    var of: String?

    @Option(help: "sobol: inputs together by doubt, or each by itself (input). (default: doubt)")
    var by: SobolRuns.Grouping?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("sobol: rows of each sample. (default: 1024)", valueName: "n"))
    var base: Int?

    @Flag(help: "sobol: second order too, what two have together and neither alone.")
    var secondOrder = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "morris, one-at-a-time: weights between 1 - range and 1 + range times the stated. (default: 0.5)",
            valueName: "share"))
    var range: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("morris: walks through the levers. (default: 20)", valueName: "n"))
    var trajectories: Int?

    @Option(help: "drop-one: the indicators, or the groups or dimensions (groups). (default: indicators)")
    var elements: IndexRemoval.Elements?

    @Option(
        help: ArgumentHelp(
            "stability: two units by id, A,B; otherwise every two neighbours of the ranking.",
            valueName: "a,b"))
    var pair: String?

    @Option(
        help: ArgumentHelp(
            "stability: what takes this unit into or out of the top; central-weights: all those of this unit.",
            valueName: "unit"))
    var unit: String?

    @Option(help: "stability: euclidean, sum or maximum. (default: euclidean)")
    var norm: NormOption?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many places count as the top. (default: 10)", valueName: "k"))
    var top: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "confidence-sets, sobol, morris: of sets and intervals. (default: 0.95)", valueName: "share"))
    var level: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "confidence-sets, central-weights: how many replicates, up to 100,000. (default: 1000; 10000)",
            valueName: "n"))
    var replicates: Int?

    @OptionGroup var draws: DrawOptions

    @Option(parsing: .unconditional, help: ArgumentHelp("Only the first rows of the table.", valueName: "n"))
    var rows: Int?

    func validate() throws {
        func check(_ number: Int?, _ range: ClosedRange<Int>, _ name: String) throws {
            guard let number, !range.contains(number) else { return }
            throw ValidationError(
                "\(name) takes \(Figures.grouped(range.lowerBound)) to \(Figures.grouped(range.upperBound))")
        }
        try check(base, 16...1_000_000, "--base")
        try check(trajectories, 2...10_000, "--trajectories")
        try check(top, 1...1_000_000, "--top")
        try check(replicates, 2...100_000, "--replicates")
        try check(rows, 1...1_000_000, "--rows")
        if let range, !(range > 0 && range < 1) { throw ValidationError("--range is above 0 and below 1") }
        if let level, !(0.01...0.999).contains(level) {
            throw ValidationError("--level takes a share from 0.01 to 0.999")
        }
        if pair != nil, unit != nil { throw ValidationError("give --pair or --unit, not both") }
    }

    /// Refuses options that a method does not heed.
    func check(for method: SensitivityMethod) throws {
        let isTop = of?.hasPrefix("top:") ?? false
        let uses: [(String, Bool, Bool)] = [
            ("--of", of != nil, [.sobol, .morris, .oneAtATime].contains(method)),
            ("--by", by != nil, method == .sobol), ("--base", base != nil, method == .sobol),
            ("--second-order", secondOrder, method == .sobol),
            ("--range", range != nil, [.morris, .oneAtATime].contains(method)),
            ("--trajectories", trajectories != nil, method == .morris),
            ("--elements", elements != nil, method == .dropOne),
            ("--pair", pair != nil, method == .stability),
            ("--unit", unit != nil, [.stability, .centralWeights].contains(method)),
            ("--norm", norm != nil, method == .stability),
            (
                "--top", top != nil,
                method == .confidenceSets || method == .stability && unit != nil || isTop
            ),
            ("--level", level != nil, [.sobol, .morris, .confidenceSets].contains(method)),
            ("--replicates", replicates != nil, [.confidenceSets, .centralWeights].contains(method)),
        ]
        for (name, isGiven, isHeeded) in uses where isGiven && !isHeeded {
            throw ValidationError("\(name) has no effect on --method \(method.rawValue)")
        }
    }
}

extension SobolRuns.Grouping: ExpressibleByArgument {}
