import MizanNumerics

/// Whether a better figure can lower the index: every known figure of every scored unit is moved by a step of its scale
/// toward the end that raises the index, and the model is run again.
///
/// A violation is a unit whose score falls, or that another unit passes. Both happen where a figure sets the scale of
/// others too: through a treatment of outliers, a mean and deviation of the sample, or comparisons.
public struct Monotonicity: Sendable {
    public struct Violation: Sendable {
        /// Number of the indicator.
        public let node: Int
        /// Place of the unit.
        public let unit: Int
        public let before: Double
        public let after: Double
        /// Whether the score is lower, or lost; else it is overtaken alone.
        public let isFall: Bool
        /// Places of the units that were not above it, and are.
        public let passedBy: [Int]
    }

    /// The step, as a share of the range of each scale.
    public let step: Double
    /// Figures that were moved.
    public let count: Int
    /// Scores that fall, the largest loss first; then units overtaken though their score does not fall, by most
    /// others first.
    public let violations: [Violation]
    /// Figures with which the model could not be run again, and why.
    public let failures: [(node: Int, unit: Int, reason: String)]

    public init(_ runs: ModelRuns, step: Double = 0.1) {
        let before = runs.table.index.map { roundedToSignificant($0) }
        var count = 0
        var violations: [Violation] = []
        var failures: [(node: Int, unit: Int, reason: String)] = []
        for node in runs.table.indicators.indices {
            for unit in before.indices where !before[unit].isNaN {
                do throws(Findings) {
                    guard let scores = try runs.moved(node, unit, step) else { continue }
                    count += 1
                    let after = scores.map { roundedToSignificant($0) }
                    let passing = before.indices.filter {
                        before[$0] <= before[unit] && after[$0] > after[unit]
                    }
                    // A score that is lost is a fall too.
                    let falls = !(after[unit] >= before[unit] - 1e-9 * max(1, abs(before[unit])))
                    guard falls || !passing.isEmpty else { continue }
                    violations.append(
                        Violation(
                            node: node, unit: unit, before: before[unit], after: after[unit],
                            isFall: falls, passedBy: passing))
                } catch {
                    failures.append((node, unit, error.firstMessage))
                }
            }
        }
        self.step = step
        (self.count, self.failures) = (count, failures)
        func loss(_ place: Int) -> Double {
            let found = violations[place]
            return found.after.isNaN ? .infinity : found.before - found.after
        }
        func passing(_ place: Int) -> Int { violations[place].passedBy.count }
        let falls = violations.indices.filter { violations[$0].isFall }
            .sorted { (loss($0), $1) > (loss($1), $0) }
        let overtaken = violations.indices.filter { !violations[$0].isFall }
            .sorted { (passing($0), $1) > (passing($1), $0) }
        self.violations = (falls + overtaken).map { violations[$0] }
    }

    /// Better figures that lowered the score of their unit.
    public var falls: [Violation] { violations.filter(\.isFall) }

    /// Better figures that let others pass their unit, its score no lower.
    public var overtakings: [Violation] { violations.filter { !$0.isFall } }
}

/// Whether the order of two units depends on a third: each unit is left out in turn, and added a second time, and the
/// model is run again on the rest.
///
/// Reference: [Munda2009]
public struct RankReversal: Sendable {
    public struct Case: Sendable {
        /// Place of the unit that was left out or added.
        public let unit: Int
        /// Pairs of other units, by place, of which the first was above the second and is below it; the pair farthest
        /// apart first.
        public let swapped: [(first: Int, second: Int)]
    }

    /// Pairs of scored units in each case, the changed one left out.
    public let pairs: Int
    /// Cases with a swap, the most first.
    public let leftOut: [Case]
    public let added: [Case]
    /// Whether each unit is held against its equal; not where an imputation draws, since equals may draw differently.
    public let comparesClones: Bool
    /// Places of the units whose equal has another score than they.
    public let unequalClones: [Int]
    /// Cases in which the model could not be run again, and why.
    public let failures: [(unit: Int, isAdded: Bool, reason: String)]

    public init(_ runs: ModelRuns) {
        let before = runs.table.index.map { roundedToSignificant($0) }
        let scored = before.indices.filter { !before[$0].isNaN }.sorted { before[$0] > before[$1] }
        var leftOut: [Case] = []
        var added: [Case] = []
        var unequal: [Int] = []
        var failures: [(unit: Int, isAdded: Bool, reason: String)] = []
        func swapped(_ unit: Int, _ scores: ModelRuns.Scores) -> Case {
            let after = scores.map { roundedToSignificant($0) }
            var swaps: [(first: Int, second: Int)] = []
            for (place, first) in scored.enumerated() where first != unit {
                for second in scored[(place + 1)...]
                where second != unit && before[first] > before[second] && after[first] < after[second] {
                    swaps.append((first, second))
                }
            }
            func gap(_ pair: (first: Int, second: Int)) -> Double { before[pair.first] - before[pair.second] }
            let order = swaps.indices.sorted { (gap(swaps[$0]), $1) > (gap(swaps[$1]), $0) }
            return Case(unit: unit, swapped: order.map { swaps[$0] })
        }
        for unit in scored.sorted() {
            do throws(Findings) {
                leftOut.append(swapped(unit, try runs.without(unit)))
            } catch {
                failures.append((unit, false, error.firstMessage))
            }
            do throws(Findings) {
                let scores = try runs.cloned(unit)
                added.append(swapped(unit, Array(scores.dropLast())))
                let (own, other) = (scores[unit], scores[scores.count - 1])
                let isUnequal = roundedToSignificant(own) != roundedToSignificant(other)
                if !runs.draws, isUnequal, !own.isNaN || !other.isNaN {
                    unequal.append(unit)
                }
            } catch {
                failures.append((unit, true, error.firstMessage))
            }
        }
        func worst(_ cases: [Case]) -> [Case] {
            cases.filter { !$0.swapped.isEmpty }
                .sorted { ($0.swapped.count, $1.unit) > ($1.swapped.count, $0.unit) }
        }
        pairs = max(0, (scored.count - 1) * (scored.count - 2) / 2)
        (self.leftOut, self.added) = (worst(leftOut), worst(added))
        comparesClones = !runs.draws
        (unequalClones, self.failures) = (unequal, failures)
    }
}

extension Findings {
    fileprivate var firstMessage: String { list.first?.message ?? "" }
}
