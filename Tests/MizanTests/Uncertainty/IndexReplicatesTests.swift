import MizanNumerics
import Testing

@testable import Mizan

/// An index drawn again: what each stated doubt does to its scores.
struct IndexReplicatesTests {
    /// A model with every doubt, three levels, on figures with gaps.
    static let everything = """
        imputation: {method: median}
        normalisation: {method: goalposts, low: 0, high: 10, floor: 1, scale: 100}
        uncertainty:
          concentration: 40
          weights: [{draw: uniform, groups: [right]}]
          observation: [{distribution: normal, error: 0.3}]
          gaps: {draw: hot-deck}
          goalposts: 0.1
          normalisation:
            - alternatives:
                - {method: goalposts, low: 0, high: 10, floor: 1, scale: 100}
                - {method: min-max, low: 1}
          treatment: [{alternatives: [{method: none}, {method: winsorise, places: 1}]}]
          aggregation: [{alternatives: [{method: geometric}, {method: arithmetic}]}]
          inclusion: {leave_out: each, probability: 0.2}
        """

    static func withGaps(_ units: Int) -> [[Double]] {
        var rows = SmallIndex.rows(units, 4)
        for unit in stride(from: 0, to: units, by: 3) { rows[unit][unit % 4] = .nan }
        return rows
    }

    static func source(_ head: String, _ rows: [[Double]] = withGaps(12), seed: UInt64 = 1) throws
        -> IndexReplicates
    {
        IndexReplicates(
            try SmallIndex.edition(SmallIndex.model(SmallIndex.text(head: head)), rows), seed: seed)
    }

    static func scores(_ source: IndexReplicates, _ numbers: [UInt32?]) throws -> [Double] {
        try source.replicate(numbers).get().scores
    }

    /// The drawn scores of one unit, whose score is its one figure.
    private func drawn(
        _ rule: String, _ figure: Double, _ error: FigureError = FigureError(), count: Int = 4_000
    ) throws -> [Double] {
        let model = try SmallIndex.flat(1, head: "uncertainty: {observation: [{\(rule)}]}")
        let panel = IndexPanel(
            Period(year: 2020), [SmallModel.state("u0")], [[figure]], [nil], errors: [[error]])
        let source = IndexReplicates(try IndexEdition(of: model, panel), seed: 3)
        return source.scores(of: 0..<UInt32(count), varying: .joint).scores
    }

    private func moments(_ values: [Double]) throws -> (mean: Double, variance: Double) {
        let moments = try Moments(of: values)
        return (moments.mean, moments.deviation.map { $0 * $0 } ?? 0)
    }

    // MARK: The engine

    @Test func everyDoubtHasAnInputAndMovesScoresAlone() throws {
        let source = try Self.source(Self.everything)
        #expect(
            source.inputs.map(\.description).prefix(10) == [
                "weights of a", "weights of b", "weights of c", "weights of d", "weights of left",
                "weights of right", "observation of a", "observation of b", "observation of c",
                "observation of d",
            ])
        let nominal = source.nominal.scores
        #expect(try Self.scores(source, source.inputs.map { _ in nil }) == nominal)
        for place in source.inputs.indices {
            var moved = false
            for number in UInt32(0)..<12 {
                var numbers = [UInt32?](repeating: nil, count: source.inputs.count)
                numbers[place] = number
                if try Self.scores(source, numbers) != nominal { moved = true }
            }
            #expect(moved, "\(source.inputs[place])")
        }
    }

    @Test func aReplicateIsThePerturbedEditionAndSaysWhatItDrew() throws {
        let source = try Self.source(Self.everything)
        for number in UInt32(0)..<40 {
            let numbers = source.numbers(number, varying: .joint)
            let edition = try source.edition(of: numbers)
            #expect(try Self.scores(source, numbers) == edition.scores.map { roundedToSignificant($0) })
            let draws = try source.draws(of: numbers)
            #expect(draws.map(\.drawn) == source.draws(of: number).map(\.drawn))
            let method = try #require(draws.first { $0.doubts == [.aggregation] })
            #expect(method.input == "\(type(of: edition.model.groups[0].aggregation).name): all, left, right")
            let left = edition.model.indicators.filter { $0.weight == 0 }.map(\.id)
            #expect(draws.filter { $0.doubts == [.inclusion] }.map(\.input) == left)
            for draw in draws where draw.doubts == [.observation] {
                let indicator = edition.model.indicators.firstIndex { $0.id == draw.input }
                let unit = edition.units.firstIndex { $0.id == draw.unit }
                #expect(try edition.panel.values[#require(indicator)][#require(unit)] == draw.drawn)
            }
            let filled = draws.filter { $0.doubts == [.gaps] }
            #expect(filled.count == 4)
            for goalposts in draws where goalposts.doubts == [.goalposts] {
                #expect(isNear(goalposts.drawn, goalposts.nominal, within: 1))
            }
            let shares = draws.filter { $0.doubts == [.weights] }.map(\.drawn)
            #expect(isNear(shares.reduce(0, +), 3, within: 1e-9))
        }
    }

    /// An input that takes other numbers leaves what the others draw.
    @Test func eachInputTakesItsOwnNumbers() throws {
        let source = try Self.source(Self.everything)
        for (place, input) in source.inputs.enumerated() {
            var numbers = source.inputs.map { _ in UInt32?.some(3) }
            let before = try source.draws(of: numbers)
            numbers[place] = 8
            let after = try source.draws(of: numbers)
            for doubt in Doubt.allCases where doubt != input.doubt {
                // Donors have drawn figures; goalposts are those of the methods drawn.
                if doubt == .gaps || (doubt == .goalposts && input.doubt == .normalisation) { continue }
                let rows = [before, after].map { $0.filter { $0.doubts == [doubt] } }
                #expect(rows[0].map(\.drawn) == rows[1].map(\.drawn), "\(input) \(doubt)")
            }
        }
    }

    @Test func theOrderOfUnitsPlaysNoPart() throws {
        let rows = Self.withGaps(12)
        let model = try SmallIndex.model(SmallIndex.text(head: Self.everything))
        let panel = SmallIndex.panel(rows)
        let order = [5, 3, 11, 0, 7, 2, 9, 1, 10, 4, 8, 6]
        let other = IndexPanel(
            panel.period, order.map { panel.units[$0] },
            panel.values.map { column in order.map { column[$0] } }, panel.denominators)
        let sources = try [panel, other].map { IndexReplicates(try IndexEdition(of: model, $0), seed: 4) }
        for number in UInt32(0)..<20 {
            let scores = try sources.map { try Self.scores($0, $0.numbers(number, varying: .joint)) }
            for (place, unit) in order.enumerated() {
                #expect(isNear(scores[1][place], scores[0][unit], within: 1e-9))
            }
        }
    }

    @Test func aFailedReplicateNamesWhatFailedAndPoisonsNoOther() throws {
        let source = IndexReplicates(
            try SmallIndex.edition(
                SmallIndex.model(
                    SmallIndex.text(
                        "{method: geometric}",
                        head:
                            "uncertainty: {observation: [{distribution: normal, indicators: [a], error: 1}]}")
                ),
                [[1, 2, 3, 4], [6, 7, 8, 9]]), seed: 1)
        let block = source.scores(of: 0..<400, varying: .joint)
        // Below 0 in as many replicates as a normal number is below −1.
        #expect(isNear(Double(block.failures.count), 63.5, within: 30))
        #expect(block.failures.values.allSatisfy { $0.reason.contains("left of u0") })
        for number in UInt32(0)..<400 {
            let lanes = [block.scores[Int(number)], block.scores[400 + Int(number)]]
            #expect(lanes.allSatisfy { $0.isNaN == (block.failures[number] != nil) })
        }
        let uncertainty = Uncertainty(of: source, replicates: 400, threads: 2, isApart: false)
        #expect(uncertainty.tally.failedCount == block.failures.count)
        #expect(uncertainty.tally.scored(1) == 400 - block.failures.count)
    }

    // MARK: Figures

    @Test(arguments: [
        ("distribution: normal", 7.0, 0.5, 0.25), ("distribution: normal, error: 2", 7, .nan, 4),
        ("distribution: normal, relative_error: 0.1", -7, .nan, 0.49),
        ("distribution: log-normal", 7, 2, 4), ("distribution: beta", 0.3, 0.1, 0.01),
        ("distribution: beta, low: 0, high: 100", 30, 10, 100), ("distribution: poisson", 7, .nan, 7),
        ("distribution: gamma-poisson, shape: 7", 7, .nan, 14),
    ])
    func figuresKeepTheirMeanAndHaveTheStatedVariance(
        rule: String, figure: Double, error: Double, variance: Double
    ) throws {
        let found = try moments(drawn(rule, figure, FigureError(standardError: error)))
        let error = (variance / 4_000).squareRoot()
        #expect(isNear(found.mean, figure, within: 4 * error))
        #expect(isNear(found.variance / variance, 1, within: 0.15))
    }

    private static let posteriors: [(String, [Double])] = [
        ("distribution: normal, error: 2, prior: {mean: 4, deviation: 3}", [7, 79.0 / 13, 36.0 / 13]),
        ("distribution: poisson, prior: {mean: 2, deviation: 1}", [7, 11.0 / 3, 11.0 / 9]),
        ("distribution: poisson, prior: {mean: 2, deviation: 1}", [0, 4.0 / 3, 4.0 / 9]),
    ]

    /// Of a normal prior with mean 4 and variance 9, and a figure with variance 4: the inverses of the variances, 1/9 and
    /// 1/4, weigh the means and add up to 13/36. Of a gamma prior with shape 4 and rate 2, and a count of 7: shape 11,
    /// rate 3.
    @Test(arguments: posteriors)
    func aPriorMakesThemWhatIsKnownAfter(rule: String, numbers: [Double]) throws {
        let (figure, mean, variance) = (numbers[0], numbers[1], numbers[2])
        let found = try moments(drawn(rule, figure, FigureError()))
        #expect(isNear(found.mean, mean, within: 4 * (variance / 4_000).squareRoot()))
        #expect(isNear(found.variance / variance, 1, within: 0.15))
    }

    @Test func aTriangularFigureIsBetweenItsBounds() throws {
        let values = try drawn("distribution: triangular", 4, FigureError(low: 3, high: 8))
        #expect(values.allSatisfy { 3 < $0 && $0 < 8 })
        #expect(isNear(try moments(values).mean, 5, within: 0.1))
    }

    @Test func sourcesThatDisagreeAreDrawn() throws {
        let error = FigureError(sources: [2, 3, 7])
        let one = try drawn("distribution: sources", 4, error)
        for source in error.sources {
            let share = Double(one.count { $0 == source }) / 4_000
            #expect(isNear(share, 1.0 / 3, within: 0.03))
        }
        // Their variance is 7.
        let spread = try moments(drawn("distribution: sources, take: spread", 4, error))
        #expect(isNear(spread.mean, 4, within: 0.2))
        #expect(isNear(spread.variance / 7, 1, within: 0.15))
    }

    @Test(arguments: ["normal", "triangular", "sources"])
    func aFigureWithoutErrorStays(distribution: String) throws {
        let model = try SmallIndex.flat(
            1, head: "uncertainty: {observation: [{distribution: \(distribution)}]}")
        let source = IndexReplicates(try SmallIndex.edition(model, [[4]]), seed: 1)
        #expect(source.inputs.isEmpty)
    }

    @Test func whatADistributionCannotHaveFailsWithAReason() throws {
        let model = try SmallIndex.flat(
            1, head: "uncertainty: {observation: [{distribution: beta, error: 0.1}]}")
        let source = IndexReplicates(try SmallIndex.edition(model, [[0.2], [1.2]]), seed: 1)
        let block = source.scores(of: 0..<3, varying: .joint)
        #expect(block.failures.count == 3)
        #expect(block.failures[0]?.reason.hasPrefix("x0 of u1 cannot be drawn") == true)
    }

    @Test func anErrorBeyondAllBoundsFailsWithAReason() throws {
        let model = try SmallIndex.flat(
            1, head: "uncertainty: {observation: [{distribution: log-normal, error: 1}]}")
        let source = IndexReplicates(try SmallIndex.edition(model, [[0.2], [1e-200]]), seed: 1)
        let reason = source.scores(of: 0..<1, varying: .joint).failures[0]?.reason
        #expect(reason == "x0 of u1 cannot be drawn: a standard error of 1 is too large for it")
    }

    @Test func theErrorsOfTheDatasetAreRead() throws {
        let model = try SmallIndex.flat(1, head: "uncertainty: {observation: [{distribution: normal}]}")
        var dataset = SmallIndex.dataset(model, [2020: [[4], [6]]])
        dataset.observations[0].standardError = 0.3
        var second = dataset.observations[0]
        (second.source, second.value, second.standardError) = ("other", 5, 0.4)
        dataset.observations.insert(second, at: 0)
        let panel = IndexSource(of: model, from: dataset).panel(at: Period(year: 2020))
        #expect(panel.values[0][0] == 4.5)
        // Of the mean of two figures: √(0.3² + 0.4²) / 2.
        #expect(isNear(panel.errors[0][0].standardError, 0.25, within: 1e-12))
        #expect(panel.errors[0][0].sources.sorted() == [4, 5])
        #expect(panel.errors[0][1].standardError.isNaN && panel.errors[0][1].sources.isEmpty)
    }

    // MARK: Goalposts, methods and what is left out

    @Test func goalpostsShiftByAtMostTheShare() throws {
        let source = try Self.source(
            "normalisation: {method: goalposts, low: 2, high: 12}\nuncertainty: {goalposts: 0.2}",
            SmallIndex.rows(3, 4))
        var lows: [Double] = []
        for number in UInt32(0)..<500 {
            let edition = try source.edition(of: [number])
            let moved = edition.model.indicators.compactMap { $0.normalisation as? Goalposts }
            #expect(moved.allSatisfy { isNear($0.low, 2, within: 2) && isNear($0.high, 12, within: 2) })
            #expect(Set(moved.map(\.low)).count == 4)
            lows.append(moved[0].low)
        }
        // Uniform over 4.
        let found = try moments(lows)
        #expect(isNear(found.mean, 2, within: 0.25))
        #expect(isNear(found.variance * 0.75, 1, within: 0.15))
    }

    @Test func methodsAreTakenAsOftenAsStated() throws {
        let source = try Self.source(
            """
            uncertainty:
              aggregation:
                - groups: [left, right]
                  alternatives: [{method: geometric, probability: 0.7}, {method: median, probability: 0.3}]
                - alternatives: [{method: arithmetic}, {method: minimum}]
            """, SmallIndex.rows(3, 4))
        var (geometric, both) = (0, 0)
        for number in UInt32(0)..<1_000 {
            let groups = try source.edition(of: [number]).model.groups
            let names = groups.map { type(of: $0.aggregation).name }
            #expect(names[0] == names[1])
            geometric += names[0] == "geometric" ? 1 : 0
            both += names[0] == "geometric" && names[2] == "minimum" ? 1 : 0
        }
        #expect(isNear(Double(geometric), 700, within: 60))
        #expect(isNear(Double(both), 350, within: 60))
    }

    @Test func aGroupKeepsOneIndicator() throws {
        let source = try Self.source(
            "uncertainty: {inclusion: {leave_out: each, probability: 0.6}}", SmallIndex.rows(3, 4))
        var out = [0, 0, 0, 0]
        for number in UInt32(0)..<1_000 {
            let model = try source.edition(of: [number]).model
            for (place, indicator) in model.indicators.enumerated() where indicator.weight == 0 {
                out[place] += 1
            }
            for group in model.groups { #expect(group.children.contains { model.weight($0) > 0 }) }
        }
        // Left out by itself, or with the other and the smaller number: 0.6 · 0.4 + 0.6² / 2.
        #expect(out.allSatisfy { isNear(Double($0), 420, within: 65) })
    }

    @Test func oneIsLeftOut() throws {
        let source = try Self.source("uncertainty: {inclusion: {leave_out: one}}", SmallIndex.rows(3, 4))
        var out = [0, 0, 0, 0]
        for number in UInt32(0)..<1_000 {
            let model = try source.edition(of: [number]).model
            let left = model.indicators.indices.filter { model.indicators[$0].weight == 0 }
            #expect(left.count == 1)
            out[left[0]] += 1
        }
        #expect(out.allSatisfy { isNear(Double($0), 250, within: 55) })
    }

    // MARK: Weights

    @Test func weightsStayWhereTheyMayBe() throws {
        func shares(_ draw: String) throws -> [[Double]] {
            let source = try Self.source("uncertainty: {weights: [{\(draw)}]}", SmallIndex.rows(3, 4))
            return try (UInt32(0)..<2_000).map { number in
                let model = try source.edition(of: source.numbers(number, varying: .joint)).model
                let sum = model.weight(0) + model.weight(1)
                #expect(isNear(sum, 2, within: 1e-12))
                #expect(model.weight(2) == 1)
                return [model.weight(0) / sum, model.weight(1) / sum]
            }
        }
        let bounded = try shares("draw: bounds, elements: [b, a], low: [0.1, 0.2], high: [0.4, 0.8]")
        #expect(bounded.allSatisfy { (0.6...0.8).contains($0[0]) })
        let ordered = try shares("draw: order, order: [b, a]")
        #expect(ordered.allSatisfy { $0[1] >= $0[0] })
        // The rank-order centroid of two.
        #expect(isNear(try moments(ordered.map { $0[1] }).mean, 0.75, within: 0.015))
        let experts = try shares(
            "draw: experts, elements: [a, b], experts: [{name: A, weights: [1, 3]}, {name: B, weights: [6, 2]}]"
        )
        for share in [0.25, 0.75] {
            let count = experts.count { isNear($0[0], share, within: 1e-9) }
            #expect(isNear(Double(count), 500, within: 90))
        }
        let uniform = try moments(shares("draw: uniform, groups: [left]").map { $0[0] })
        #expect(isNear(uniform.mean, 0.5, within: 0.03))
        #expect(isNear(uniform.variance * 12, 1, within: 0.1))
    }
}

/// Whether two numbers are at most so far apart.
func isNear(_ one: Double, _ other: Double, within distance: Double) -> Bool {
    abs(one - other) <= distance
}
