/// What a step in one input does to a function's value, over trajectories through the space of inputs: a cheap look at
/// which inputs matter, before shares of variance are worth their price.
///
/// A trajectory of d inputs has d + 1 points; from one to the next a single input changes, and each does once. The
/// effect of that input is `Δy / Δx`.
///
/// Missing: a trajectory with a value that is not finite is left out and counted.
///
/// Reference: [Morris1991]; the mean of absolute effects [Campolongo2007]
public struct ElementaryEffects: Sendable, Equatable {
    /// One an input: the mean effect. Effects of both signs cancel out.
    public let means: [Double]
    /// One an input: the mean of the absolute effects, by which inputs are ordered.
    public let absoluteMeans: [Double]
    /// One an input: the standard deviation of the effects, divisor n − 1: 0 where the input acts linearly and alone.
    public let deviations: [Double]
    /// (inputs × trajectories).
    public let effects: [[Double]]
    /// How many trajectories were left out.
    public let failed: Int

    /// - Parameters:
    ///   - points: (trajectories · (inputs + 1) × inputs), row by row, one trajectory after another; unit: that in
    ///     which effects are to be compared, as a rule each input's range = 1.
    ///   - values: the function's value at each point.
    /// - Throws: where a point is not finite, a step changes other than one input, an input does not change once a
    ///   trajectory, or fewer than two trajectories are left.
    public init(points: [Double], inputs: Int, values: [Double]) throws(NumericsError) {
        precondition(inputs > 0 && points.count == values.count * inputs, "one value a point")
        precondition(values.count.isMultiple(of: inputs + 1), "trajectories of one point more than inputs")
        for (place, value) in points.enumerated() where !value.isFinite {
            throw .valueOutOfDomain(place: place, value: value, needed: "a finite value")
        }
        let trajectories = values.count / (inputs + 1)
        let complete = (0..<trajectories).filter { trajectory in
            values[trajectory * (inputs + 1)..<(trajectory + 1) * (inputs + 1)].allSatisfy(\.isFinite)
        }
        failed = trajectories - complete.count
        guard complete.count > 1 else { throw .tooFewValues(known: complete.count, needed: 2) }
        var effects = [[Double]](repeating: [], count: inputs)
        for (number, trajectory) in complete.enumerated() {
            for point in trajectory * (inputs + 1)..<(trajectory + 1) * (inputs + 1) - 1 {
                let steps = (0..<inputs).map {
                    points[(point + 1) * inputs + $0] - points[point * inputs + $0]
                }
                let changed = steps.indices.filter { steps[$0] != 0 }
                guard changed.count == 1, effects[changed[0]].count == number else {
                    throw .unfitCount(
                        what:
                            "inputs that change for the first time in their trajectory after point \(point)",
                        count: changed.count { effects[$0].count == number },
                        needed: "exactly 1, and no other change")
                }
                effects[changed[0]].append((values[point + 1] - values[point]) / steps[changed[0]])
            }
        }
        var (means, absoluteMeans, deviations) = ([Double](), [Double](), [Double]())
        for effects in effects {
            let moments = try Moments(of: effects)
            means.append(moments.mean)
            absoluteMeans.append(try Moments(of: effects.map(abs)).mean)
            deviations.append(moments.deviation ?? .nan)
        }
        (self.means, self.absoluteMeans, self.deviations) = (means, absoluteMeans, deviations)
        self.effects = effects
    }

    /// An interval of each input's mean absolute effect, from trajectories drawn with replacement.
    ///
    /// - Parameters:
    ///   - coverage: above 0 and below 1.
    ///   - resamples: at least 2.
    ///
    /// Reference: [Efron1993], chapters 12 and 13
    public func absoluteMeanIntervals(
        coverage: Double = 0.95, resamples: Int = 1000, form: ResampledIntervals.Form = .percentile,
        seed: UInt64
    ) -> ResampledIntervals {
        precondition(resamples > 1, "at least two resamples")
        let count = effects.first?.count ?? 0
        var draws = [[Double]](repeating: [], count: effects.count)
        let stream = DrawStream.hash("morris", "resample")
        for resample in 0..<resamples {
            var numbers = DrawStream(seed: seed, replicate: UInt32(resample), stream: stream)
            let picked = (0..<count).map { _ in choice(numbers.uniform(), among: count) }
            for (input, own) in effects.enumerated() {
                draws[input].append(picked.reduce(0) { $0 + abs(own[$1]) } / Double(count))
            }
        }
        return ResampledIntervals(absoluteMeans, draws, coverage: coverage, form: form)
    }
}
