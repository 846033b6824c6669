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

/// A crossing at least as near as one that is known, by tangent planes: at the crossing the margin is taken as linear, the
/// nearest weights of that linear margin give the next straight line, and so on while each crossing is nearer.
///
/// Exact for a linear margin. For others an upper bound still: a nearer one may lie behind a bend.
///
/// Missing: where the margin is NaN beside a crossing, that crossing is returned.
///
/// - Parameters:
///   - start: at least 0, sum 1.
///   - known: what `nearestCrossing` found from the same start.
///   - rounds: at most so many planes.
/// - Returns: the weights, at which the margin is at most 0, with their distance from `start`.
public func nearerCrossing<Failure: Error>(
    from start: [Double], than known: (weights: [Double], distance: Double), norm: WeightNorm,
    rounds: Int = 8, of margin: ([Double]) throws(Failure) -> Double
) throws(Failure) -> (weights: [Double], distance: Double) {
    var best = known
    for _ in 0..<rounds where best.distance > 0 {
        let plane = try tangent(to: margin, at: best.weights)
        guard plane.allSatisfy(\.isFinite),
            let near = try? NearestWeights(weights: start, norm: norm).nearest(below: [plane])
        else { break }
        let move = zip(near, start).map { $0 - $1 }
        // Half as far again, where the weights stay at least 0: the margin may bend.
        let reach = zip(start, move).reduce(1.5) { $1.1 < 0 ? min($0, $1.0 / -$1.1) : $0 }
        let target = zip(start, move).map { max(0, $0 + reach * $1) }
        guard let found = try nearestCrossing(from: start, towards: [target], norm: norm, of: margin),
            found.distance < best.distance * (1 - 1e-9)
        else { break }
        best = found
    }
    return best
}

/// The coefficients of the linear function of weights of sum 1 that touches a margin at some weights.
private func tangent<Failure: Error>(
    to margin: ([Double]) throws(Failure) -> Double, at weights: [Double]
) throws(Failure) -> [Double] {
    let share = 1e-6
    let here = try margin(weights)
    var plane: [Double] = []
    for element in weights.indices {
        let beside = weights.indices.map { (1 - share) * weights[$0] + ($0 == element ? share : 0) }
        plane.append(here + (try margin(beside) - here) / share)
    }
    return plane
}
