/// The nearest weights at which at least `needed` of several linear functions are at most 0, by branch and bound: best
/// first over which functions are forced to be and which are let off.
///
/// A part of the search in which some are forced has the distance of the weights nearest under those alone as its
/// bound. It is divided by the function that is then farthest above 0: forced, or let off.
///
/// Reference: [LandDoig1960]
struct SubsetSearch {
    private struct Part {
        let forced: [Int]
        let letOff: Set<Int>
        let weights: [Double]
        let bound: Double
    }

    private static let slack = 1e-11

    private let nearest: NearestWeights
    /// Each of largest coefficient 1, so that one slack is right for all.
    private let rows: [[Double]]
    /// How many may be let off.
    private let allowance: Int
    private var solved = 0
    private var best: (weights: [Double], distance: Double)?

    init(nearest: NearestWeights, rows: [[Double]], needed: Int) {
        self.nearest = nearest
        self.rows = rows.map { row in
            let largest = row.reduce(0) { max($0, abs($1)) }
            return largest > 0 ? row.map { $0 / largest } : row
        }
        allowance = rows.count - max(needed, 0)
    }

    mutating func answer(programs: Int) throws(NumericsError) -> WeightStability.Answer {
        // One that is above 0 whatever the weights has to be let off.
        let hopeless = Set(rows.indices.filter { rows[$0].allSatisfy { $0 > 0 } })
        guard hopeless.count <= allowance else { return .impossible }
        var parts = [Part(forced: [], letOff: hopeless, weights: nearest.weights, bound: 0)]
        try tryRounding(parts[0])
        while let place = parts.indices.min(by: { parts[$0].bound < parts[$1].bound }) {
            let part = parts[place]
            if let best, part.bound >= best.distance - Self.slack { break }
            guard solved < programs else { return Self.answer(best, atLeast: part.bound) }
            parts.remove(at: place)
            try parts.append(contentsOf: branches(of: part))
        }
        guard let best else { return .impossible }
        return Self.answer(best, atLeast: best.distance)
    }

    private static func answer(
        _ best: (weights: [Double], distance: Double)?, atLeast: Double
    ) -> WeightStability.Answer {
        guard let best else { return .undecided(atLeast: atLeast) }
        return .change(.init(weights: best.weights, distance: best.distance, atLeast: atLeast))
    }

    private mutating func branches(of part: Part) throws(NumericsError) -> [Part] {
        let above = above(part.weights)
        if above.count <= allowance {
            keep(part.weights, part.bound)
            return []
        }
        let open = above.filter { !part.letOff.contains($0) }
        guard part.letOff.count < allowance, let branch = farthest(open, part.weights) else {
            let rest = rows.indices.filter { !part.letOff.contains($0) }
            if let weights = try nearest(forcing: rest, from: part.forced) {
                keep(weights, nearest.norm.distance(nearest.weights, weights))
            }
            return []
        }
        var branches = [
            Part(
                forced: part.forced, letOff: part.letOff.union([branch]), weights: part.weights,
                bound: part.bound)
        ]
        if let weights = try solve(part.forced + [branch]) {
            let distance = max(nearest.norm.distance(nearest.weights, weights), part.bound)
            let forced = Part(
                forced: part.forced + [branch], letOff: part.letOff, weights: weights, bound: distance)
            if distance < best?.distance ?? .infinity {
                try tryRounding(forced)
                branches.append(forced)
            }
        }
        return branches
    }

    /// Lets off those farthest above 0 at the part's weights and forces all others: an upper bound.
    private mutating func tryRounding(_ part: Part) throws(NumericsError) {
        let open = above(part.weights).filter { !part.letOff.contains($0) }
        let order = open.sorted {
            (value($0, part.weights), -$0) > (value($1, part.weights), -$1)
        }
        let letOff = part.letOff.union(order.prefix(allowance - part.letOff.count))
        let rest = rows.indices.filter { !letOff.contains($0) }
        if let weights = try nearest(forcing: rest, from: part.forced) {
            keep(weights, nearest.norm.distance(nearest.weights, weights))
        }
    }

    /// Few of many hold with equality: those that do not hold are added until all do.
    private mutating func nearest(
        forcing all: [Int], from start: [Int]
    ) throws(NumericsError) -> [Double]? {
        var forced = start
        var weights = try solve(forced)
        while let found = weights {
            let open = all.filter { !forced.contains($0) && value($0, found) > Self.slack }
            guard let next = farthest(open, found) else { return found }
            forced.append(next)
            weights = try solve(forced)
        }
        return nil
    }

    private mutating func solve(_ forced: [Int]) throws(NumericsError) -> [Double]? {
        solved += 1
        return try nearest.nearest(below: forced.map { rows[$0] })
    }

    private mutating func keep(_ weights: [Double], _ distance: Double) {
        if distance < best?.distance ?? .infinity { best = (weights, distance) }
    }

    private func value(_ row: Int, _ weights: [Double]) -> Double { scalarProduct(rows[row], weights) }

    private func above(_ weights: [Double]) -> [Int] {
        rows.indices.filter { value($0, weights) > Self.slack }
    }

    private func farthest(_ open: [Int], _ weights: [Double]) -> Int? {
        open.max { (value($0, weights), -$0) < (value($1, weights), -$1) }
    }
}
