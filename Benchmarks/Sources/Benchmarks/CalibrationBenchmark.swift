import Mizan
import MizanNumerics

/// How often bands hold the truth: panels whose truth is drawn from the prior that the model states, and whose figures
/// are drawn about the truth.
///
/// Of scores the share must be that of the band. Ranks are whole numbers, and a band holds more of the replicates than
/// asked for: the share must be what the replicates say that it is. Both within three standard errors. Beside it the
/// same bands where figures are drawn about themselves, without the prior.
enum CalibrationBenchmark {
    private static let panels = 2_000
    private static let units = 15
    private static let columns = 4
    /// Of one more the bounds of 50, 80 and 95 % are whole numbers of replicates.
    private static let replicates = 399
    private static let coverages = [0.5, 0.8, 0.95]

    private static let kinds = [
        Kind(
            name: "figures", distribution: "normal", mean: 50, deviation: 15,
            truth: { 50 + 15 * $0.normal() },
            figure: { truth, error, draws in truth + error * draws.normal() }),
        // A gamma distribution with shape 16 and scale 3.
        Kind(
            name: "counts", distribution: "poisson", mean: 48, deviation: 12,
            truth: { 3 * $0.gamma(shape: 16) }, figure: { truth, _, draws in draws.poisson(mean: truth) }),
    ]

    private struct Kind: Sendable {
        let name: String
        let distribution: String
        let mean: Double
        let deviation: Double
        let truth: @Sendable (inout DrawStream) -> Double
        let figure: @Sendable (_ truth: Double, _ error: Double, inout DrawStream) -> Double

        func model(hasPrior: Bool) throws -> IndexModel {
            let prior = hasPrior ? ", prior: {mean: \(mean), deviation: \(deviation)}" : ""
            func node(_ id: String, _ rest: String) -> String { "{id: \(id), name: {en: N, ar: ع}\(rest)}" }
            let indicators = (0..<columns).map { node("x\($0)", "") }
            let groups = [indicators[..<2], indicators[2...]].enumerated().map { place, children in
                node("g\(place)", ", weight: \(place + 1), indicators: [\(children.joined(separator: ", "))]")
            }
            let text = """
                format: 1
                name: calibration
                version: "1"
                title: {en: Calibration, ar: معايرة}
                data: none
                units: {kind: region}
                uncertainty:
                  observation: [{distribution: \(distribution)\(prior)}]
                index: \(node("all", ", groups: [\(groups.joined(separator: ", "))]"))
                """
            return try IndexModel.read(Array(text.utf8), file: "calibration.yaml")
        }
    }

    static func run(_ report: inout Report) throws {
        for kind in kinds {
            let (prior, naive) = (try kind.model(hasPrior: true), try kind.model(hasPrior: false))
            var with = coverages.map { _ in Coverage() }
            var without = with
            for panel in 0..<panels {
                let (truth, observed) = try drawn(kind, panel)
                let edition = try IndexEdition(of: prior, truth)
                for (model, isWith) in [(prior, true), (naive, false)] {
                    let source = try IndexReplicates(IndexEdition(of: model, observed), seed: UInt64(panel))
                    let (run, count) = (ReplicateRun(source, threads: 2), UInt32(replicates))
                    let tally = run.tally(0..<count, varying: .measurement)
                    // Those that a band was made of lie in it more often than others.
                    let others = run.tally(count..<2 * count, varying: .measurement)
                    for (place, coverage) in coverages.enumerated() {
                        let found = Held(tally, others, edition, coverage)
                        if isWith { with[place].add(found) } else { without[place].add(found) }
                    }
                }
            }
            for (place, coverage) in coverages.enumerated() {
                print(
                    "calibration: \(kind.name), \(coverage): scores \(with[place].scores.text) (naive"
                        + " \(without[place].scores.text)), ranks \(with[place].ranks.text) where replicates say"
                        + " \(with[place].masses.text) (naive \(without[place].ranks.text) where they say"
                        + " \(without[place].masses.text))")
                let (score, rank) = (with[place].scores, with[place].excess)
                report.require(
                    "calibration: scores of \(kind.name), \(coverage), standard errors off",
                    abs(score.mean - coverage) / score.error, atMost: 3)
                report.require(
                    "calibration: ranks of \(kind.name), \(coverage), standard errors off",
                    abs(rank.mean) / rank.error, atMost: 3)
            }
        }
    }

    /// A panel of truths and one of figures about them.
    private static func drawn(_ kind: Kind, _ panel: Int) throws -> (truth: IndexPanel, observed: IndexPanel)
    {
        var draws = DrawStream(seed: 99, replicate: UInt32(panel), stream: DrawStream.hash(kind.name))
        var (truths, figures, errors): ([[Double]], [[Double]], [[FigureError]]) = ([], [], [])
        for _ in 0..<columns {
            var (truth, figure, error): ([Double], [Double], [FigureError]) = ([], [], [])
            for unit in 0..<units {
                truth.append(kind.truth(&draws))
                // Of some units much is known, of others little.
                let deviation = 3 + 12 * Double(unit % 5) / 4
                figure.append(kind.figure(truth[unit], deviation, &draws))
                error.append(FigureError(standardError: deviation))
            }
            truths.append(truth)
            figures.append(figure)
            errors.append(error)
        }
        let (period, names) = (Period(year: 2024), try IndexEngine.units(units))
        let denominators = [[Double]?](repeating: nil, count: columns)
        return (
            IndexPanel(period, names, truths, denominators),
            IndexPanel(period, names, figures, denominators, errors: errors)
        )
    }

    /// What the bands of one panel hold, as shares of its units.
    private struct Held {
        var score: Double
        var rank: Double
        var mass: Double

        init(
            _ tally: ReplicateTally, _ others: ReplicateTally, _ truth: IndexEdition, _ coverage: Double
        ) {
            (score, rank, mass) = (0, 0, 0)
            for unit in 0..<units {
                guard let scores = tally.scoreInterval(unit, coverage: coverage),
                    let ranks = tally.rankInterval(unit, coverage: coverage), let rank = truth.ranks[unit]
                else { continue }
                let share = 1 / Double(units)
                mass += share * others.acceptability(unit)[ranks.low - 1..<ranks.high].reduce(0, +)
                if ranks.low <= rank, rank <= ranks.high { self.rank += share }
                if scores.low <= truth.scores[unit], truth.scores[unit] <= scores.high { score += share }
            }
        }
    }

    /// Means over panels; the units of one panel are not independent of each other.
    private struct Coverage {
        var scores = Share()
        var ranks = Share()
        var masses = Share()
        /// Ranks held less what the replicates say.
        var excess = Share()

        mutating func add(_ held: Held) {
            scores.add(held.score)
            ranks.add(held.rank)
            masses.add(held.mass)
            excess.add(held.rank - held.mass)
        }
    }

    private struct Share {
        private var (count, sum, squares) = (0.0, 0.0, 0.0)

        mutating func add(_ value: Double) {
            count += 1
            sum += value
            squares += value * value
        }

        var mean: Double { sum / count }
        var error: Double { ((squares / count - mean * mean) / count).squareRoot() }
        var text: String { "\((mean * 1_000).rounded() / 10) ± \((error * 1_000).rounded() / 10) %" }
    }
}
