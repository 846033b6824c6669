import MizanNumerics
import Testing

@testable import Mizan

struct NoiseTests {
    private let replicates = 40_000

    /// What a noise adds to 0, replicate by replicate.
    private func draws(_ noise: Noise, observation: Bool, age: Bool) -> [Double] {
        let inputs = [DoubtInput(.observation), DoubtInput(.age)]
        return (0..<UInt32(replicates)).map {
            noise.draw(0, seed: 5, NeedNumbers(inputs, [observation ? $0 : nil, age ? $0 : nil]))
        }
    }

    private func moment(_ one: [Double], _ two: [Double]) -> Double {
        zip(one, two).reduce(0) { $0 + $1.0 * $1.1 } / Double(one.count)
    }

    /// The standard deviations add up, by the handbook; shares of variance ask for numbers that have nothing to do
    /// with each other. Tolerance: three standard errors.
    @Test func ageAddsToTheStandardDeviationByItself() {
        let (error, years) = (0.6, 0.9)
        let noise = Noise(
            shape: .normal(error), ageing: Noise.ageing(years, beside: error), stream: 77)
        let figure = draws(noise, observation: true, age: false)
        let age = draws(noise, observation: false, age: true)
        let both = draws(noise, observation: true, age: true)
        let total = (error + years) * (error + years)
        let rest = total - error * error
        let relative = 3 * (2 / Double(replicates)).squareRoot()
        #expect(abs(moment(figure, figure) / (error * error) - 1) < relative)
        #expect(abs(moment(age, age) / rest - 1) < relative)
        #expect(abs(moment(both, both) / total - 1) < relative)
        let apart = moment(figure, age) / (error * rest.squareRoot())
        #expect(abs(apart) < 3 / Double(replicates).squareRoot())
        #expect(zip(both, zip(figure, age)).allSatisfy { abs($0 - $1.0 - $1.1) < 1e-12 })
    }

    @Test func ageAloneIsAllOfAnExactFigure() {
        #expect(Noise.ageing(0.9, beside: 0) == 0.9)
        #expect(Noise.ageing(0, beside: 0.4) == 0)
    }
}
