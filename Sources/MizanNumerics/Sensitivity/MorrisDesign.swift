/// Random walks on a grid of 0...1 in which each input takes one step, for `ElementaryEffects`.
///
/// With p levels the step is `p / (2(p − 1))`, a little more than half of the range: with p even, every level is then
/// a start as often as any other. Start, order and directions of a walk depend on (seed, trajectory) alone.
///
/// Reference: [Morris1991], section 3
public struct MorrisDesign: Sendable, Equatable {
    public let inputs: Int
    public let trajectories: Int
    /// (trajectories · (inputs + 1) × inputs), row by row, each 0...1.
    public let points: [Double]

    /// - Parameters:
    ///   - trajectories: 1 or more; 10 to 50 as a rule.
    ///   - levels: p, even.
    /// - Throws: `unfitCount` for a number of levels that is not even or below 2.
    public init(inputs: Int, trajectories: Int, levels: Int = 4, seed: UInt64) throws(NumericsError) {
        precondition(inputs > 0 && trajectories > 0, "walks over inputs")
        guard levels >= 2, levels.isMultiple(of: 2) else {
            throw .unfitCount(what: "levels", count: levels, needed: "2, 4, 6 or another even number of them")
        }
        let last = Double(levels - 1)
        let stream = DrawStream.hash("morris")
        var points: [Double] = []
        for trajectory in 0..<trajectories {
            var draws = DrawStream(seed: seed, replicate: UInt32(trajectory), stream: stream)
            var level = [Int]()
            var step = [Int]()
            for _ in 0..<inputs {
                let start = choice(draws.uniform(), among: levels)
                level.append(start)
                step.append(start < levels / 2 ? levels / 2 : -levels / 2)
            }
            var order = Array(0..<inputs)
            for place in order.indices.reversed() {
                order.swapAt(place, choice(draws.uniform(), among: place + 1))
            }
            points += level.map { Double($0) / last }
            for input in order {
                level[input] += step[input]
                points += level.map { Double($0) / last }
            }
        }
        (self.inputs, self.trajectories, self.points) = (inputs, trajectories, points)
    }

    /// The function's values at all points, in their order.
    ///
    /// - Parameter function: of a point; NaN where it has no value there.
    public func values<Failure: Error>(
        of function: ([Double]) throws(Failure) -> Double
    ) throws(Failure) -> [Double] {
        var values: [Double] = []
        for start in stride(from: 0, to: points.count, by: inputs) {
            values.append(try function(Array(points[start..<start + inputs])))
        }
        return values
    }
}
