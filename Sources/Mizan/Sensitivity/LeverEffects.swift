import MizanNumerics

/// What steps of the levers of a model do to an output: a cheap look at which of them matter.
///
/// A lever runs from its low end, 0, to its high end, 1; an effect is the change of the output over that range.
///
/// Reference: [Morris1991]; [Campolongo2007]
public struct LeverEffects: Sendable {
    /// Those whose ends differ.
    public let levers: [ModelLevers.Lever]
    public let effects: ElementaryEffects
    /// Of each lever's mean absolute effect.
    public let intervals: ResampledIntervals
    public let trajectories: Int
    /// Runs of the model that could not be computed, and why the first of them could not.
    public let failed: Int
    public let reason: String?

    /// - Parameters:
    ///   - trajectories: at least 2.
    ///   - levels: of each lever, even.
    /// - Throws: `unfitCount` for levels that are not even or where no lever can be moved, `tooFewValues` where fewer
    ///   than two trajectories are whole.
    public init(
        of model: ModelLevers, _ output: SensitivityOutput, trajectories: Int, levels: Int = 4,
        coverage: Double = 0.95, seed: UInt64, threads: Int
    ) throws(NumericsError) {
        let moving = model.levers.indices.filter { model.levers[$0].low < model.levers[$0].high }
        guard !moving.isEmpty else { throw .unfitCount(what: "levers", count: 0, needed: "1 or more") }
        let design = try MorrisDesign(
            inputs: moving.count, trajectories: trajectories, levels: levels, seed: seed)
        let reading = OutputReading(output, model.nominal)
        let nominal = model.levers.map(\.nominal)
        let count = moving.count
        let results = inOrder(design.points.count / count, threads: threads) { row in
            var places = nominal
            for (input, lever) in moving.enumerated() {
                let (ends, share) = (model.levers[lever], design.points[row * count + input])
                places[lever] = ends.low + share * (ends.high - ends.low)
            }
            return model.scores(at: places).map(reading.value)
        }
        effects = try ElementaryEffects(
            points: design.points, inputs: count, values: results.map { (try? $0.get()) ?? .nan })
        intervals = effects.absoluteMeanIntervals(coverage: coverage, seed: seed)
        levers = moving.map { model.levers[$0] }
        let reasons = results.compactMap(\.reason)
        (self.trajectories, failed, reason) = (trajectories, reasons.count, reasons.first)
    }

    /// Places of the levers, the largest mean absolute effect first.
    public var order: [Int] {
        levers.indices.sorted {
            (-effects.absoluteMeans[$0], $0) < (-effects.absoluteMeans[$1], $1)
        }
    }
}

/// What an output is with each lever at either end while all else stays as stated, and under each alternative.
///
/// Reference: [OECD2008], section 7
public struct LeverSwings: Sendable {
    /// Those whose ends differ.
    public let levers: [ModelLevers.Lever]
    /// One a lever.
    public let swings: OneAtATime
    public let alternatives: [ModelLevers.Alternative]
    /// One an alternative: the output under it; NaN where it cannot be computed.
    public let values: [Double]
    public let failed: Int
    public let reason: String?

    public init(of model: ModelLevers, _ output: SensitivityOutput) {
        let moving = model.levers.indices.filter { model.levers[$0].low < model.levers[$0].high }
        let reading = OutputReading(output, model.nominal)
        let nominal = model.levers.map(\.nominal)
        var reasons: [String] = []
        func value(_ scores: ModelLevers.Scores) -> Double {
            if let reason = scores.reason { reasons.append(reason) }
            return (try? scores.map(reading.value).get()) ?? .nan
        }
        levers = moving.map { model.levers[$0] }
        swings = OneAtATime(
            at: levers.map(\.nominal), low: levers.map(\.low), high: levers.map(\.high)
        ) { point in
            var places = nominal
            for (lever, place) in zip(moving, point) { places[lever] = place }
            return value(model.scores(at: places))
        }
        alternatives = model.alternatives
        values = model.alternatives.indices.map { value(model.scores(under: $0)) }
        (failed, reason) = (reasons.count, reasons.first)
    }
}

extension Result where Failure == ReplicateFailure {
    /// Why there is no value; nil where there is one.
    fileprivate var reason: String? {
        if case .failure(let failure) = self { return failure.reason }
        return nil
    }
}
