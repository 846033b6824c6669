import MizanNumerics
import Testing

@testable import Mizan

/// Properties of raise-only evidence on random plans.
struct EvidencePropertyTests {
    /// A random plan of the small model: some terms, some evidence, in its dimensions of cells and of means.
    private struct Case {
        var plan: UnitPlan
        var values: [Double]

        init(_ model: Model, seed: UInt32) {
            var random = DrawStream(seed: 7, replicate: seed, stream: DrawStream.hash("plans"))
            var inputs: [UnitPlan.Input] = []
            var values: [Double] = []
            func add(_ indicator: Int, standsIn: Bool = false) -> Int {
                var cell = Cell.absent(standsIn ? .inherited : .observed)
                cell.score = (random.uniform() * 10).rounded()
                inputs.append(UnitPlan.Input(indicator: indicator, cell: cell))
                values.append(cell.score)
                return inputs.count - 1
            }
            var life = UnitPlan.Part(
                dimension: 0, aggregation: InvertedPowerMean(exponent: 0), nominalWeight: 50, cellCount: 3,
                terms: [], evidence: [])
            if random.uniform() < 0.6 {
                let standsIn = random.uniform() < 0.7
                life.terms.append(
                    .init(input: add(0, standsIn: standsIn), indicator: 0, cells: [0, 1], standsIn: standsIn))
            }
            for (indicator, cells) in [(1, [2]), (2, [0]), (3, [1]), (4, [])] where random.uniform() < 0.5 {
                life.evidence.append(
                    .init(
                        input: add(indicator), indicator: indicator, cells: cells,
                        raisesHighest: cells.isEmpty, isOwn: random.uniform() < 0.6))
            }
            var law = UnitPlan.Part(
                dimension: 1, aggregation: ArithmeticMean(), nominalWeight: 30, cellCount: 0, terms: [],
                evidence: [])
            if random.uniform() < 0.5 {
                let standsIn = random.uniform() < 0.5
                law.terms.append(
                    .init(input: add(5, standsIn: standsIn), indicator: 5, cells: [], standsIn: standsIn))
            }
            for _ in 0..<Int(random.uniform() * 3) {
                law.evidence.append(
                    .init(
                        input: add(6), indicator: 6, cells: [], raisesHighest: false,
                        isOwn: random.uniform() < 0.6))
            }
            var justice = UnitPlan.Part(
                dimension: 2, aggregation: ArithmeticMean(), nominalWeight: 20, cellCount: 0, terms: [],
                evidence: [])
            if random.uniform() < 0.7 {
                let standsIn = random.uniform() < 0.5
                justice.terms.append(
                    .init(input: add(7, standsIn: standsIn), indicator: 7, cells: [], standsIn: standsIn))
            }
            plan = UnitPlan(
                inputs: inputs, parts: [life, law, justice], criticalInputs: [], criticalFindings: [],
                needed: random.uniform() < 0.5
                    ? .weight([0, 30, 50][Int(random.uniform() * 3)]) : .ownParts(Int(random.uniform() * 2.5))
            )
            self.values = values
        }
    }

    /// The severity; NaN where no choice is enough for a score.
    private func severity(_ model: Model, _ test: Case, _ exponent: Double) -> Double {
        guard bruteForce(model, test, exponent) > -.infinity else { return .nan }
        var draw = ScoreDraw.nominal(model)
        draw.mean = InvertedPowerMean(exponent: exponent)
        return test.plan.score(model, test.values, criticalValues: [], draw).severity
    }

    /// The highest severity over every subset of every dimension's evidence, tried one by one.
    private func bruteForce(_ model: Model, _ test: Case, _ exponent: Double) -> Double {
        let mean = InvertedPowerMean(exponent: exponent)
        let weights = model.indicators.map(\.weight)
        let choices = test.plan.parts.map { part -> [(option: DimensionOption, isOwn: Bool)?] in
            var options: [(option: DimensionOption, isOwn: Bool)?] = part.terms.isEmpty ? [nil] : []
            for taken in 0..<(1 << part.evidence.count) {
                var chosen = part
                chosen.evidence = part.evidence.enumerated().filter { taken >> $0.offset & 1 == 1 }.map(
                    \.element)
                let all = (UInt32(1) << UInt32(chosen.evidence.count)) - 1
                let found =
                    part.cellCount > 0
                    ? chosen.options(test.values, weights, mean)
                    : chosen.options(test.values, weights, ArithmeticMean())
                let isOwn = chosen.terms.contains { !$0.standsIn } || chosen.evidence.contains { $0.isOwn }
                if let option = found.first(where: { $0.taken == all }) { options.append((option, isOwn)) }
            }
            return options
        }
        var best = -Double.infinity
        for first in choices[0] {
            for second in choices[1] {
                for third in choices[2] {
                    var values: [Double] = []
                    var weights: [Double] = []
                    var nominal = 0.0
                    var own = 0
                    for (place, option) in [first, second, third].enumerated() {
                        guard let option else { continue }
                        values.append(option.option.value)
                        weights.append(model.dimensions[place].weight * (option.option.isFull ? 1 : 0.5))
                        nominal += model.dimensions[place].weight
                        if option.isOwn { own += 1 }
                    }
                    guard test.plan.needed.isMet(weight: nominal, ownParts: own) else { continue }
                    if !values.isEmpty { best = max(best, mean.combined(values, weights)) }
                }
            }
        }
        return best
    }

    @Test(arguments: [-1.0, 0, 1])
    func severityIsTheHighestThatEvidenceCanGive(exponent: Double) throws {
        let model = try SmallModel.model()
        for seed in 0..<400 {
            let test = Case(model, seed: UInt32(seed))
            let expected = bruteForce(model, test, exponent)
            let found = severity(model, test, exponent)
            if expected > -.infinity {
                #expect(abs(found - expected) < 1e-9, "plan \(seed)")
            }
        }
    }

    @Test func takingEvidenceAwayNeverRaises() throws {
        let model = try SmallModel.model()
        for seed in 0..<400 {
            let test = Case(model, seed: UInt32(seed))
            let whole = severity(model, test, 0)
            for (place, part) in test.plan.parts.enumerated() {
                for item in part.evidence.indices {
                    var less = test
                    less.plan.parts[place].evidence.remove(at: item)
                    let severity = severity(model, less, 0)
                    #expect(severity.isNaN || severity <= whole, "plan \(seed), part \(place), item \(item)")
                }
            }
        }
    }

    @Test func aHigherFigureNeverLowers() throws {
        let model = try SmallModel.model()
        for seed in 0..<400 {
            let test = Case(model, seed: UInt32(seed))
            let before = severity(model, test, 0)
            for input in test.values.indices {
                var more = test
                more.values[input] = min(10, more.values[input] + 1)
                let after = severity(model, more, 0)
                #expect(before.isNaN || after >= before, "plan \(seed), input \(input)")
            }
        }
    }
}
