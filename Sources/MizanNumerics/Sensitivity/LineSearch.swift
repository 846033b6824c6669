/// The nearest of the weights, on the straight lines from some weights to others, at which a margin is no longer above
/// 0, for an index that is not linear in its weights; nil where none of the lines leads there.
///
/// Each line is walked in equal steps until the margin is at most 0, and the last step halved until it is as short as
/// a `Double` tells apart. What is found is an upper bound of the smallest change: lines elsewhere may lead there
/// sooner, and so may one of these between two steps.
///
/// Missing: where the margin is NaN the walk goes on.
///
/// - Parameters:
///   - start: at least 0, sum 1.
///   - targets: as `start`; the corners of the simplex and draws of `DrawStream.simplex` are a good set.
///   - steps: of each line, at least 1.
///   - margin: such as the score of one unit less that of another.
/// - Returns: the weights, at which the margin is at most 0, with their distance from `start`.
public func nearestCrossing<Failure: Error>(
    from start: [Double], towards targets: [[Double]], norm: WeightNorm, steps: Int = 64,
    of margin: ([Double]) throws(Failure) -> Double
) throws(Failure) -> (weights: [Double], distance: Double)? {
    precondition(steps > 0 && targets.allSatisfy { $0.count == start.count }, "steps towards other weights")
    var best: (weights: [Double], distance: Double)?
    for target in targets {
        let whole = norm.distance(start, target)
        func weights(_ share: Double) -> [Double] {
            zip(start, target).map { (1 - share) * $0 + share * $1 }
        }
        var (before, after) = (0.0, Double.nan)
        for step in 0...steps {
            let share = Double(step) / Double(steps)
            if let best, share * whole >= best.distance + whole / Double(steps) { break }
            if try margin(weights(share)) <= 0 {
                after = share
                break
            }
            before = share
        }
        guard !after.isNaN else { continue }
        while true {
            let middle = (before + after) / 2
            guard middle > before, middle < after else { break }
            if try margin(weights(middle)) <= 0 { after = middle } else { before = middle }
        }
        let distance = norm.distance(start, weights(after))
        if distance < best?.distance ?? .infinity { best = (weights(after), distance) }
    }
    return best
}
