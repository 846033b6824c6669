import Testing

@testable import MizanNumerics

@Suite("Smallest changes of weights")
struct WeightStabilityTests {
    private func root(_ x: Double) -> Double { x.squareRoot() }

    private func scores(_ weights: [Double], _ values: [Double]) -> [Double] {
        stride(from: 0, to: values.count, by: weights.count).map { row in
            weights.indices.reduce(0) { $0 + weights[$1] * values[row + $1] }
        }
    }

    private func uniforms(_ stream: inout DrawStream, _ count: Int) -> [Double] {
        (0..<count).map { _ in stream.uniform() }
    }

    @Test("two elements swap two units where the weights are equal")
    func twoElements() throws {
        for (norm, distance) in zip(WeightNorm.allCases, [root(2) * 0.2, 0.4, 0.2]) {
            let stability = try WeightStability(weights: [7, 3], values: [1, 0, 0, 1], norm: norm)
            let change = try #require(try stability.reaching(1, 0).change)
            #expect(abs(change.distance - distance) < 1e-12 && change.isExact)
            #expect(change.weights.allSatisfy { abs($0 - 0.5) < 1e-12 })
        }
    }

    @Test("away from the edges the distances have closed forms")
    func closedForms() throws {
        let weights = [0.3, 0.2, 0.28, 0.22]
        let (better, worse) = ([0.6, 0.5, 0.4, 0.53], [0.5, 0.56, 0.35, 0.5])
        let lead = zip(better, worse).map { $0 - $1 }
        let gap = scalarProduct(lead, weights)
        let mean = lead.reduce(0, +) / 4
        let centred = lead.map { $0 - mean }
        let sorted = lead.sorted()
        let distances: [WeightNorm: Double] = [
            .euclidean: gap / root(scalarProduct(centred, centred)),
            // Weight moves from the element that speaks most for the better unit to that which speaks least.
            .sum: 2 * gap / (sorted[3] - sorted[0]),
            // All weights move as far, half of them each way.
            .largest: gap / (sorted[3] + sorted[2] - sorted[1] - sorted[0]),
        ]
        for norm in WeightNorm.allCases {
            let stability = try WeightStability(weights: weights, values: better + worse, norm: norm)
            let change = try #require(try stability.reaching(1, 0).change)
            let expected = try #require(distances[norm])
            #expect(abs(change.distance - expected) < 1e-11, "\(norm): \(change.distance), not \(expected)")
        }
    }

    @Test("who is better throughout cannot be reached; who is equal somewhere can, at the corner")
    func dominance() throws {
        for norm in WeightNorm.allCases {
            let stability = try WeightStability(
                weights: [0.5, 0.3, 0.2], values: [3, 4, 5, 1, 2, 3, 2, 4, 1], norm: norm)
            #expect(try stability.reaching(1, 0) == .impossible)
            let corner = try #require(try stability.reaching(2, 0).change)
            #expect(zip(corner.weights, [0, 1, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
            #expect(abs(corner.distance - norm.distance([0.5, 0.3, 0.2], [0, 1, 0])) < 1e-9)
            // The better one has reached the other already.
            #expect(try stability.reaching(0, 1).change?.distance == 0)
            #expect(try stability.entering(1, top: 1) == .impossible)
            #expect(try stability.leaving(0, top: 2) == .impossible)
            #expect(try stability.leaving(0, top: 3) == .impossible)
        }
    }

    @Test(
        "at the weights found two units tie, and no smaller change ties them", arguments: WeightNorm.allCases)
    func properties(norm: WeightNorm) throws {
        var stream = DrawStream(seed: 31, replicate: 0, stream: 1)
        var (reached, impossible) = (0, 0)
        for trial in 0..<60 {
            let count = 2 + trial % 7
            let scale = trial.isMultiple(of: 2) ? 1.0 : 100
            let weights = stream.simplex(count)
            let (one, other) = (
                uniforms(&stream, count).map { $0 * scale }, uniforms(&stream, count).map { $0 * scale }
            )
            let isAbove = scalarProduct(weights, one) > scalarProduct(weights, other)
            let values = isAbove ? one + other : other + one
            let stability = try WeightStability(weights: weights, values: values, norm: norm)
            let lead = (0..<count).map { values[$0] - values[count + $0] }
            guard let change = try stability.reaching(1, 0).change else {
                #expect(lead.allSatisfy { $0 > 0 })
                impossible += 1
                continue
            }
            reached += 1
            let own = scores(change.weights, values)
            #expect(abs(own[0] - own[1]) < 1e-9)
            #expect(abs(change.weights.reduce(0, +) - 1) < 1e-9 && change.weights.allSatisfy { $0 >= 0 })
            #expect(abs(norm.distance(weights, change.weights) - change.distance) < 1e-9)
            for _ in 0..<300 {
                // Somewhere on the way to other weights, nearer than what was found.
                let target = stream.dirichlet([Double](repeating: 0.4, count: count))
                let share = min(1, change.distance * (1 - 1e-9) / norm.distance(weights, target))
                let near = zip(weights, target).map { $0 + share * ($1 - $0) }
                #expect(scalarProduct(near, lead) > -1e-12 * scale)
            }
        }
        #expect(reached > 20 && impossible > 0)
    }

    @Test("norms stand to each other as norms do")
    func norms() throws {
        var stream = DrawStream(seed: 32, replicate: 0, stream: 1)
        for _ in 0..<40 {
            let values = uniforms(&stream, 12)
            let weights = stream.simplex(6)
            var distances: [WeightNorm: Double] = [:]
            for norm in WeightNorm.allCases {
                let stability = try WeightStability(weights: weights, values: values, norm: norm)
                for (a, b) in [(0, 1), (1, 0)] {
                    distances[norm] = max(
                        distances[norm] ?? 0, try stability.reaching(a, b).change?.distance ?? 0)
                }
            }
            let (two, one, most) = (
                try #require(distances[.euclidean]), try #require(distances[.sum]),
                try #require(distances[.largest])
            )
            #expect(most <= two + 1e-9 && two <= one + 1e-9 && one <= root(6) * two + 1e-9)
            #expect(two <= root(6) * most + 1e-9)
        }
    }

    /// The nearest weights under every choice of the functions that are to be at most 0.
    private func enumerated(
        _ nearest: NearestWeights, _ rows: [[Double]], needed: Int
    ) throws -> Double? {
        var best: Double?
        for choice in 0..<1 << rows.count where choice.nonzeroBitCount == needed {
            let chosen = rows.indices.filter { choice >> $0 & 1 == 1 }.map { rows[$0] }
            guard let found = try nearest.nearest(below: chosen) else { continue }
            best = min(best ?? .infinity, nearest.norm.distance(nearest.weights, found))
        }
        return best
    }

    @Test(
        "into and out of the top: as near as the nearest of all choices of units",
        arguments: WeightNorm.allCases)
    func subsets(norm: WeightNorm) throws {
        var stream = DrawStream(seed: 33, replicate: 0, stream: 1)
        var (found, impossible) = (0, 0)
        for trial in 0..<24 {
            let (count, units) = (3 + trial % 3, 7)
            let values = uniforms(&stream, units * count)
            let weights = stream.simplex(count)
            let stability = try WeightStability(weights: weights, values: values, norm: norm)
            let unit = choice(stream.uniform(), among: units)
            let leads = (0..<units).filter { $0 != unit }.map { other in
                (0..<count).map { values[other * count + $0] - values[unit * count + $0] }
            }
            let nearest = NearestWeights(weights: weights, norm: norm)
            for places in [1, 3] {
                let into = try enumerated(nearest, leads, needed: units - places)
                let out = try enumerated(nearest, leads.map { $0.map { -$0 } }, needed: places)
                for (answer, expected) in [
                    (try stability.entering(unit, top: places), into),
                    (try stability.leaving(unit, top: places), out),
                ] {
                    guard let expected else {
                        #expect(answer == .impossible)
                        impossible += 1
                        continue
                    }
                    let change = try #require(answer.change)
                    #expect(abs(change.distance - expected) < 1e-9 && change.isExact)
                    found += 1
                }
            }
        }
        #expect(found > 60 && impossible > 5)
    }

    @Test("into the top: at the weights found the unit is there, and on no grid point nearer")
    func grid() throws {
        var stream = DrawStream(seed: 34, replicate: 0, stream: 1)
        for norm in WeightNorm.allCases {
            let units = 30
            let values = uniforms(&stream, units * 3)
            let weights = [0.2, 0.5, 0.3]
            let stability = try WeightStability(weights: weights, values: values, norm: norm)
            let ranks = competitionRanks(descending: scores(weights, values))
            let unit = try #require(ranks.firstIndex(of: 12))
            let (into, out) = (
                try stability.entering(unit, top: 5).change?.distance ?? .infinity,
                try stability.leaving(unit, top: 20).change?.distance ?? .infinity
            )
            var nearest = (into: Double.infinity, out: Double.infinity)
            for a in 0...150 {
                for b in 0...150 - a {
                    let point = [Double(a) / 150, Double(b) / 150, Double(150 - a - b) / 150]
                    let own = scores(point, values)
                    let rank = 1 + own.count { $0 > own[unit] }
                    let distance = norm.distance(weights, point)
                    if rank <= 5 { nearest.into = min(nearest.into, distance) }
                    if rank > 20 { nearest.out = min(nearest.out, distance) }
                }
            }
            #expect(nearest.into >= into - 1e-9 && nearest.out >= out - 1e-9)
            // A region of weights is as a rule larger than a cell of the grid.
            if into.isFinite { #expect(nearest.into <= into + 0.03) }
            if out.isFinite { #expect(nearest.out <= out + 0.03) }
        }
    }

    @Test("a search that is cut short says what it proved")
    func limits() throws {
        var stream = DrawStream(seed: 35, replicate: 0, stream: 1)
        let units = 40
        let values = uniforms(&stream, units * 6)
        let stability = try WeightStability(
            weights: [Double](repeating: 1, count: 6), values: values, norm: .euclidean)
        let own = scores(stability.weights, values)
        let unit = try #require(competitionRanks(descending: own).firstIndex(of: 14))
        let short = try stability.entering(unit, top: 5, programs: 1)
        let long = try #require(try stability.entering(unit, top: 5, programs: 20000).change)
        #expect(long.isExact)
        let ranks = scores(long.weights, values)
        #expect(ranks.count { $0 > ranks[unit] + 1e-9 } <= 4)
        switch short {
        case .change(let change):
            #expect(change.distance >= long.distance - 1e-9 && change.atLeast <= long.distance + 1e-9)
        case .undecided(let atLeast): #expect(atLeast <= long.distance)
        case .impossible: Issue.record("it is possible")
        }
    }

    @Test("along a line a linear index crosses where the program says")
    func line() throws {
        let (weights, values) = ([0.5, 0.3, 0.2], [3.0, 4, 1, 1, 5, 2])
        let stability = try WeightStability(weights: weights, values: values, norm: .euclidean)
        let change = try #require(try stability.reaching(1, 0).change)
        let margin: ([Double]) -> Double = { scalarProduct($0, [2, -1, -1]) }
        // A line through the nearest point finds it; others find what is farther.
        let through = zip(weights, change.weights).map { $0 + 1.5 * ($1 - $0) }
        let found = try #require(
            nearestCrossing(from: weights, towards: [through], norm: .euclidean, of: margin))
        #expect(abs(found.distance - change.distance) < 1e-12)
        let corners = [[1.0, 0, 0], [0, 1, 0], [0, 0, 1]]
        let farther = try #require(
            nearestCrossing(from: weights, towards: corners, norm: .euclidean, of: margin))
        #expect(farther.distance > change.distance && abs(margin(farther.weights)) < 1e-12)
        #expect(nearestCrossing(from: weights, towards: [corners[0]], norm: .euclidean, of: margin) == nil)
        #expect(nearestCrossing(from: weights, towards: corners, norm: .euclidean) { _ in 0 }?.distance == 0)
    }

    @Test("tangent planes lead to the nearest crossing", arguments: [WeightNorm.euclidean, .sum, .largest])
    func tangents(norm: WeightNorm) throws {
        let corners = [[1.0, 0, 0], [0, 1, 0], [0, 0, 1]]
        func found(_ weights: [Double], _ margin: @escaping ([Double]) -> Double) throws -> (
            onLines: Double, nearer: Double
        ) {
            let first = try #require(nearestCrossing(from: weights, towards: corners, norm: norm, of: margin))
            let best = nearerCrossing(from: weights, than: first, norm: norm, of: margin)
            #expect(margin(best.weights) <= 0 && abs(best.weights.reduce(0, +) - 1) < 1e-12)
            #expect(best.weights.allSatisfy { $0 >= 0 })
            return (first.distance, best.distance)
        }
        // A linear margin: as the program says.
        let weights = [0.5, 0.3, 0.2]
        let stability = try WeightStability(weights: weights, values: [3.0, 4, 1, 1, 5, 2], norm: norm)
        let exact = try #require(try stability.reaching(1, 0).change?.distance)
        let linear = try found(weights) { scalarProduct($0, [2, -1, -1]) }
        #expect(abs(linear.nearer - exact) < 1e-9 && linear.nearer <= linear.onLines)
        // Out of a circle of radius 0.1 about the stated weights the way is 0.1 in every direction.
        let round = try found(weights) { 0.1 - WeightNorm.euclidean.distance($0, weights) }
        #expect(norm != .euclidean || abs(round.nearer - 0.1) < 1e-9)
        // Squares tie where what is squared does: on a plane, though the margin bends.
        let bent = try found(weights) {
            let (one, other) = (scalarProduct($0, [1, 2, 0.5]), scalarProduct($0, [0.2, 2.4, 1.4]))
            return one * one - other * other
        }
        let plane = try WeightStability(
            weights: weights, values: [1.0, 2, 0.5, 0.2, 2.4, 1.4], norm: norm)
        let least = try #require(try plane.reaching(1, 0).change?.distance)
        #expect(abs(bent.nearer - least) < 1e-9)
    }

    @Test("weights and values that are none are refused")
    func refusals() {
        #expect(throws: NumericsError.invalidWeight(element: 1, value: -1)) {
            try WeightStability(weights: [1, -1], values: [1, 2], norm: .sum)
        }
        #expect(throws: NumericsError.weightsAllZero) {
            try WeightStability(weights: [0, 0], values: [1, 2], norm: .sum)
        }
        #expect(throws: NumericsError.missing(row: 1, column: 0)) {
            try WeightStability(weights: [1, 1], values: [1, 2, .nan, 3], norm: .sum)
        }
    }
}
