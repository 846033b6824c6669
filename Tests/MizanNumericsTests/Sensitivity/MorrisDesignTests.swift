import MizanNumerics
import Testing

@Suite("Morris walks and single inputs")
struct MorrisDesignTests {
    @Test("each input takes one step of p / (2(p − 1)) on the grid", arguments: [2, 4, 6, 10])
    func walks(levels: Int) throws {
        let (inputs, trajectories) = (5, 200)
        let design = try MorrisDesign(inputs: inputs, trajectories: trajectories, levels: levels, seed: 1)
        #expect(design.points.count == trajectories * (inputs + 1) * inputs)
        let (last, step) = (Double(levels - 1), Double(levels) / Double(2 * (levels - 1)))
        #expect(
            design.points.allSatisfy {
                (0...1).contains($0) && abs($0 * last - ($0 * last).rounded()) < 1e-12
            })
        var (ups, firsts, starts) = (
            0, [Int](repeating: 0, count: inputs), [Int](repeating: 0, count: levels)
        )
        for trajectory in 0..<trajectories {
            var moved: [Int] = []
            for point in 0..<inputs {
                let row = (trajectory * (inputs + 1) + point) * inputs
                let steps = (0..<inputs).map { design.points[row + inputs + $0] - design.points[row + $0] }
                let changed = steps.indices.filter { steps[$0] != 0 }
                #expect(changed.count == 1 && abs(abs(steps[changed[0]]) - step) < 1e-12)
                ups += steps[changed[0]] > 0 ? 1 : 0
                moved += changed
            }
            #expect(Set(moved).count == inputs)
            firsts[moved[0]] += 1
            let row = trajectory * (inputs + 1) * inputs
            for input in 0..<inputs { starts[Int((design.points[row + input] * last).rounded())] += 1 }
        }
        // Directions, first movers and starts are as often as their probabilities, within five standard errors.
        func isNear(_ count: Int, _ share: Double, of all: Int) -> Bool {
            abs(Double(count) - share * Double(all)) < 5 * (share * (1 - share) * Double(all)).squareRoot()
        }
        #expect(isNear(ups, 0.5, of: trajectories * inputs))
        #expect(firsts.allSatisfy { isNear($0, 0.2, of: trajectories) })
        #expect(starts.allSatisfy { isNear($0, 1 / Double(levels), of: trajectories * inputs) })
    }

    @Test("a linear function has its slopes and no spread, so that the interval is a point")
    func linear() throws {
        let design = try MorrisDesign(inputs: 3, trajectories: 12, seed: 2)
        let values = design.values { 7 + 3 * $0[0] - 2 * $0[1] }
        let effects = try ElementaryEffects(points: design.points, inputs: 3, values: values)
        for (place, slope) in [3.0, -2, 0].enumerated() {
            #expect(abs(effects.means[place] - slope) < 1e-12)
            #expect(abs(effects.absoluteMeans[place] - abs(slope)) < 1e-12)
            #expect(effects.deviations[place] < 1e-12)
        }
        let intervals = effects.absoluteMeanIntervals(seed: 3)
        #expect(zip(intervals.low, intervals.high).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test("inputs that act together have spread, and the interval of the mean effect holds its true mean")
    func product() throws {
        // The effect of x in xy is y, half of the time 0 or 1/3 and half of the time 2/3 or 1: mean 1/2.
        var held = 0
        for seed in 0..<100 {
            let design = try MorrisDesign(inputs: 2, trajectories: 40, seed: UInt64(seed))
            let effects = try ElementaryEffects(
                points: design.points, inputs: 2, values: design.values { $0[0] * $0[1] })
            #expect(effects.deviations.allSatisfy { $0 > 0.2 })
            let intervals = effects.absoluteMeanIntervals(resamples: 200, seed: 1)
            if intervals.low[0] <= 0.5 && 0.5 <= intervals.high[0] { held += 1 }
        }
        // Three standard errors below 95, less two points for a bootstrap of 40.
        #expect(held >= 86)
    }

    @Test("a trajectory with a failed value is left out and counted")
    func failures() throws {
        let design = try MorrisDesign(inputs: 2, trajectories: 4, seed: 5)
        var values = design.values { $0[0] * $0[1] }
        let whole = try ElementaryEffects(points: design.points, inputs: 2, values: values)
        values[4] = .nan
        let rest = try ElementaryEffects(points: design.points, inputs: 2, values: values)
        #expect(whole.failed == 0 && rest.failed == 1)
        #expect(rest.effects == whole.effects.map { [$0[0], $0[2], $0[3]] })
    }

    @Test("an odd number of levels is refused")
    func levels() {
        #expect(throws: NumericsError.self) {
            try MorrisDesign(inputs: 2, trajectories: 4, levels: 5, seed: 5)
        }
    }

    @Test("one input at a time: what its ends do, and the largest swing first")
    func oneAtATime() {
        let result = OneAtATime(at: [1, 2, 3, 4], low: [0, 1, 3, -1], high: [2, 5, 3, 4]) {
            $0[3] < 0 ? .nan : 10 * $0[0] - $0[1] * $0[2]
        }
        #expect(result.nominal == 4)
        #expect(Array(result.low[..<3]) == [-6, 7, 4] && Array(result.high[..<3]) == [14, -5, 4])
        #expect(Array(result.swings[..<3]) == [20, 12, 0] && result.swings[3].isNaN)
        #expect(result.order == [0, 1, 2, 3])
        // As far as it goes, where both ends lie on one side.
        let shift = OneAtATime(at: [0, 0], low: [-3, -1], high: [2, 1]) { abs($0[0]) + $0[1] }
        #expect(shift.swings == [3, 2] && shift.order == [0, 1])
    }
}
