import MizanNumerics
import Testing

@Suite("Confidence sets for ranks")
struct RankConfidenceTests {
    @Test("two units are told apart where their difference exceeds the normal quantile of its standard error")
    func twoUnits() throws {
        // The standard error of the difference is 5; the quantile of 0.95 on two sides is 1.96, from draws 1.96 ± 0.05.
        for (difference, isApart) in [(9.2, false), (10.4, true), (-10.4, true)] {
            let sets = try RankConfidence(
                [difference, 0], errors: .independent([3, 4]), draws: 4000, seed: 1)
            let expected = isApart ? (difference > 0 ? [1...1, 2...2] : [2...2, 1...1]) : [1...2, 1...2]
            #expect(sets.simultaneous() == expected)
            #expect(sets.marginal() == expected)
        }
        // A positive covariance of 4.5 leaves a standard error of 4.
        let sets = try RankConfidence(
            [8.3, 0], errors: .covariance([9, 4.5, 4.5, 16]), draws: 4000, seed: 1)
        #expect(sets.simultaneous() == [1...1, 2...2])
    }

    @Test("units far apart have one rank each, equal ones all")
    func extremes() throws {
        let apart = try RankConfidence([5, 50, 20], errors: .independent([1, 1, 1]), seed: 2)
        #expect(apart.simultaneous() == [3...3, 1...1, 2...2] && apart.marginal() == apart.simultaneous())
        let equal = try RankConfidence([1, 1, 1, 1], errors: .independent([1, 2, 3, 4]), seed: 2)
        #expect(equal.simultaneous().allSatisfy { $0 == 1...4 } && equal.marginal() == equal.simultaneous())
    }

    @Test("errors that all units share say nothing about ranks, and none at all leave them known")
    func sharedErrors() throws {
        let shared = try RankConfidence(
            [2, 3, 1], errors: .covariance([Double](repeating: 100, count: 9)), seed: 3)
        #expect(shared.simultaneous() == [2...2, 1...1, 3...3])
        let exact = try RankConfidence([2, 3, 2, 1], errors: .independent([0, 0, 0, 0]), seed: 3)
        #expect(exact.simultaneous() == [2...3, 1...1, 2...3, 4...4])
    }

    @Test(
        "wider coverage never narrows a set, testing again never widens one, one unit's set is in that of all"
    )
    func nesting() throws {
        var stream = DrawStream(seed: 4, replicate: 0, stream: 1)
        var (narrower, tighter) = (0, 0)
        for trial in 0..<10 {
            let estimates = (0..<9).map { _ in 6 * stream.normal() }
            let errors = (0..<9).map { _ in 0.5 + 2 * stream.uniform() }
            let sets = try RankConfidence(
                estimates, errors: .independent(errors), draws: 300, seed: UInt64(trial))
            let (wide, plain) = (sets.simultaneous(coverage: 0.99), sets.simultaneous(stepdown: false))
            let (stepped, single) = (sets.simultaneous(), sets.marginal(stepdown: false))
            let ranks = competitionRanks(descending: estimates)
            for unit in 0..<9 {
                #expect(Set(stepped[unit]).isSubset(of: Set(wide[unit])))
                #expect(Set(stepped[unit]).isSubset(of: Set(plain[unit])))
                #expect(Set(single[unit]).isSubset(of: Set(plain[unit])))
                #expect(stepped[unit].contains(try #require(ranks[unit])))
                narrower += stepped[unit].count < plain[unit].count ? 1 : 0
                tighter += single[unit].count < plain[unit].count ? 1 : 0
            }
            let top = sets.top(3)
            for unit in 0..<9 {
                #expect(!top.certain[unit] || top.possible[unit])
                #expect(top.possible[unit] == (stepped[unit].lowerBound <= 3))
            }
            #expect(top.possible.count { $0 } >= 3 && top.certain.count { $0 } <= 3)
        }
        #expect(narrower > 0 && tighter > 0)
    }

    @Test("sets hold the true ranks as often as they say", arguments: [0.8, 0.95])
    func coverage(level: Double) throws {
        let truth: [Double] = [0, 0.5, 1, 1.2, 3, 3, 6]
        let errors: [Double] = [0.5, 0.8, 0.4, 1, 0.6, 0.7, 0.5]
        // The two of value 3 tie: any of the ranks 2 and 3 is theirs.
        let ranks = [7...7, 6...6, 5...5, 4...4, 2...3, 2...3, 1...1]
        let times = 200
        var (all, one, best) = (0, [Int](repeating: 0, count: 7), 0)
        for time in 0..<times {
            var stream = DrawStream(seed: 5, replicate: UInt32(time), stream: 1)
            let estimates = zip(truth, errors).map { $0 + $1 * stream.normal() }
            let sets = try RankConfidence(
                estimates, errors: .independent(errors), draws: 200, seed: UInt64(time))
            func holds(_ sets: [ClosedRange<Int>], _ unit: Int) -> Bool {
                sets[unit].lowerBound <= ranks[unit].lowerBound
                    && ranks[unit].upperBound <= sets[unit].upperBound
            }
            let (simultaneous, marginal) = (
                sets.simultaneous(coverage: level), sets.marginal(coverage: level)
            )
            if truth.indices.allSatisfy({ holds(simultaneous, $0) }) { all += 1 }
            for unit in truth.indices where holds(marginal, unit) { one[unit] += 1 }
            let top = sets.top(3, coverage: level)
            if [4, 5, 6].allSatisfy({ top.possible[$0] }) && [0, 1, 2, 3].allSatisfy({ !top.certain[$0] }) {
                best += 1
            }
        }
        let least = Double(times) * level - 3 * (level * (1 - level) * Double(times)).squareRoot()
        #expect(Double(all) >= least && Double(best) >= least && one.allSatisfy { Double($0) >= least })
        #expect(all < times || level > 0.9, "sets that always hold are too wide")
    }

    @Test("replicates say what the errors they were drawn with say")
    func replicates() throws {
        let (estimates, errors) = ([10.0, 7, 6.8, 2, 1], [1.0, 0.5, 0.6, 1, 0.2])
        var stream = DrawStream(seed: 6, replicate: 0, stream: 1)
        // What all have in common falls out of the differences.
        let rows = (0..<1000).flatMap { _ in
            let shared = 50 * stream.normal()
            return zip(estimates, errors).map { $0 + $1 * stream.normal() + shared }
        }
        let drawn = try RankConfidence(estimates, errors: .replicates(rows), seed: 7)
        let known = try RankConfidence(estimates, errors: .independent(errors), draws: 1000, seed: 7)
        #expect(drawn.simultaneous() == known.simultaneous() && drawn.marginal() == known.marginal())
        #expect(known.simultaneous() == [1...1, 2...3, 2...3, 4...5, 4...5])
    }

    @Test("the order of the units is no matter")
    func permutation() throws {
        let (estimates, errors) = ([4.0, 2, 9, 3], [1.0, 0.5, 2, 0.4])
        let sets = try RankConfidence(estimates, errors: .independent(errors), draws: 2000, seed: 8)
            .simultaneous()
        let turned = try RankConfidence(
            estimates.reversed(), errors: .independent(errors.reversed()), draws: 2000, seed: 8
        ).simultaneous()
        #expect(Array(turned.reversed()) == sets)
    }

    @Test("what is no estimate or no error is refused")
    func refusals() {
        let faults: [([Double], RankConfidence.Errors)] = [
            ([1, .nan], .independent([1, 1])), ([1, 2], .independent([1, -1])),
            ([1, 2], .covariance([1, 2, 2, 1])), ([1, 2], .covariance([1, 0.5, 0.4, 1])),
            ([1, 2], .replicates([1, 2])), ([1, 2], .replicates([1, 2, .nan, 3])),
        ]
        for (estimates, errors) in faults {
            #expect(throws: NumericsError.self) { try RankConfidence(estimates, errors: errors, seed: 1) }
        }
    }
}
