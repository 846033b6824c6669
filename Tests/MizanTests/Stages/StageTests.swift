import MizanNumerics
import Testing
import Yams

@testable import Mizan

struct StageTests {
    /// Settings of a method, as a model file would give them.
    private func settings(_ yaml: String) throws -> (Settings, Settings.Log) {
        let log = Settings.Log(
            file: "test", lines: yaml.split(separator: "\n", omittingEmptySubsequences: false))
        return (Settings(try #require(try Yams.compose(yaml: yaml)), path: "", log: log), log)
    }

    private func goalposts(_ yaml: String) throws -> Goalposts {
        Goalposts(try settings(yaml).0)
    }

    @Test func goalpostsFollowTheirFormula() throws {
        let linear = try goalposts("{low: -2.5, high: 4.5}")
        #expect(linear.normalised(1, .positive) == 5)
        #expect(linear.normalised(1, .negative) == 5)
        #expect(linear.normalised(-2.5, .negative) == 10)
        #expect(linear.normalised(99, .positive) == 10)
        #expect(linear.normalised(-99, .positive) == 0)
        // log10(1 + 99) / log10(1 + 9999) = 2 / 4
        let log = try goalposts("{low: 0, high: 9999, transform: log10(1+x)}")
        #expect(abs(log.normalised(99, .positive) - 5) < 1e-12)
        let root = try goalposts("{low: 0, high: 100, transform: sqrt}")
        #expect(abs(root.normalised(25, .positive) - 5) < 1e-12)
        // (10 - 2) / 10
        #expect(
            abs(try goalposts("{low: 4, high: 100, transform: sqrt}").normalised(64, .positive) - 7.5)
                < 1e-12)
    }

    /// [INFORM2017]: of 10 and 0 with equal weights the inverted geometric mean is 10 − (√10 − 1)/9·10.
    @Test func invertedGeometricMeanOfTwoEnds() throws {
        let mean = InvertedGeometricMean(try settings("{}").0)
        let expected = 10 - (10.0.squareRoot() - 1) / 9 * 10
        #expect(abs(mean.combined([10, 0], [1, 1]) - expected) < 1e-12)
        #expect(abs(mean.combined([10, 0], [3, 3]) - expected) < 1e-12)
        #expect(mean.combined([10, 0], [1, 1]) > 5)
    }

    @Test(arguments: [-2.0, -1, -0.5, 0, 0.5, 1, 2])
    func powerMeanIsAMean(exponent: Double) {
        let mean = InvertedPowerMean(exponent: exponent)
        for x in stride(from: 0.0, through: 10, by: 0.5) {
            #expect(abs(mean.restored(mean.transformed(x)) - x) < 1e-9)
            #expect(mean.transformed(x + 0.1) > mean.transformed(x))
        }
        let combined = mean.combined([2, 7, 9], [1, 2, 3])
        #expect(combined > 2 && combined < 9)
    }

    @Test func powerMeanMeetsItsNamedCases() throws {
        let values = [1.0, 4, 8.5]
        let weights = [0.2, 0.5, 0.3]
        let arithmetic = ArithmeticMean(try settings("{}").0).combined(values, weights)
        #expect(abs(arithmetic - (0.2 + 2 + 2.55)) < 1e-12)
        #expect(abs(InvertedPowerMean(exponent: 1).combined(values, weights) - arithmetic) < 1e-12)
        let geometric = InvertedGeometricMean(try settings("{}").0).combined(values, weights)
        #expect(abs(InvertedPowerMean(exponent: 1e-6).combined(values, weights) - geometric) < 1e-5)
        #expect(geometric > arithmetic)
        #expect(WeightedSum(try settings("{}").0).combined(values, weights) == arithmetic)
    }

    /// What evidence is weighed by: every mean on a transformed scale rises with each value.
    @Test(arguments: MethodSettings.all("aggregation"))
    func everyTransformedMeanRisesAndForgetsOrder(variant: MethodSettings.Variant) throws {
        guard let method = try variant.aggregation() as? any TransformedMean else { return }
        let values = [1.0, 3, 9]
        let weights = [1.0, 2, 4]
        let combined = method.combined(values, weights)
        #expect(combined.isFinite)
        #expect(abs(method.combined(values.reversed(), weights.reversed()) - combined) < 1e-12)
        for place in values.indices {
            var more = values
            more[place] += 0.5
            #expect(method.combined(more, weights) > combined)
        }
        #expect(method.combined([], []).isNaN)
        if method.averages { #expect(abs(method.combined([4, 4], [1, 3]) - 4) < 1e-9) }
    }

    /// Evidence is weighed on the same scale as a tree of groups computes.
    @Test(arguments: MethodSettings.all("aggregation"))
    func everyTransformedMeanIsThatOfTheTree(variant: MethodSettings.Variant) throws {
        guard let method = try variant.aggregation() as? any TransformedMean else { return }
        let tree = GroupTree(
            columns: 3, groups: [.init(children: [0, 1, 2], weights: [1, 2, 4], method: method.method)])
        let expected = try tree.aggregated([1, 3, 9])[0]
        #expect(abs(method.combined([1, 3, 9], [1, 2, 4]) - expected) < 1e-12)
    }

    @Test func goalpostsRefuseWhatCannotBe() throws {
        for yaml in ["{low: 3, high: 3}", "{low: 5, high: 1}", "{low: -1, high: 4, transform: sqrt}"] {
            let (settings, log) = try settings(yaml)
            _ = Goalposts(settings)
            #expect(log.findings.map(\.code) == [.badValue], "\(yaml)")
        }
    }
}
