/// What a step in one input does to a function's value, over trajectories through the space of inputs: a cheap look at
/// which inputs matter, before shares of variance are worth their price.
///
/// A trajectory of d inputs has d + 1 points; from one to the next a single input changes, and each does once. The
/// effect of that input is `Δy / Δx`.
///
/// Reference: [Morris1991]; the mean of absolute effects [Campolongo2007]
public struct ElementaryEffects: Sendable, Equatable {
    /// One an input: the mean effect. Effects of both signs cancel out.
    public let means: [Double]
    /// One an input: the mean of the absolute effects, by which inputs are ordered.
    public let absoluteMeans: [Double]
    /// One an input: the standard deviation of the effects, divisor n − 1: 0 where the input acts linearly and alone.
    public let deviations: [Double]

    /// - Parameters:
    ///   - points: (trajectories · (inputs + 1) × inputs), row by row, one trajectory after another; unit: that in
    ///     which effects are to be compared, as a rule each input's range = 1.
    ///   - values: the function's value at each point.
    /// - Throws: where a number is not finite, a step changes other than one input, an input does not change once a
    ///   trajectory, or there are fewer than two trajectories.
    public init(points: [Double], inputs: Int, values: [Double]) throws(NumericsError) {
        precondition(inputs > 0 && points.count == values.count * inputs, "one value a point")
        precondition(values.count.isMultiple(of: inputs + 1), "trajectories of one point more than inputs")
        for (place, value) in (points + values).enumerated() where !value.isFinite {
            throw .valueOutOfDomain(place: place, value: value, needed: "a finite value")
        }
        let trajectories = values.count / (inputs + 1)
        guard trajectories > 1 else { throw .tooFewValues(known: trajectories, needed: 2) }
        var effects = [[Double]](repeating: [], count: inputs)
        for trajectory in 0..<trajectories {
            for point in trajectory * (inputs + 1)..<(trajectory + 1) * (inputs + 1) - 1 {
                let steps = (0..<inputs).map {
                    points[(point + 1) * inputs + $0] - points[point * inputs + $0]
                }
                let changed = steps.indices.filter { steps[$0] != 0 }
                guard changed.count == 1, effects[changed[0]].count == trajectory else {
                    throw .unfitCount(
                        what:
                            "inputs that change for the first time in their trajectory after point \(point)",
                        count: changed.count { effects[$0].count == trajectory },
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
    }
}
