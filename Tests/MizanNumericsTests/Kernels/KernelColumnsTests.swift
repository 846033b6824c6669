import MizanNumerics
import Testing

@Suite("Kernels over numbers in place")
struct KernelColumnsTests {
    static let numbers = KernelCase.numbers(1000)

    @Test(
        "logarithms, exponentials and powers have the bits of the scalar functions",
        arguments: KernelCase.kernels)
    func elementary(kernels: Kernels) {
        var logarithms = Self.numbers
        logarithms.withUnsafeMutableBufferPointer { kernels.logarithms($0) }
        #expect(KernelCase.bits(logarithms) == KernelCase.bits(Self.numbers.map(Elementary.log)))
        var exponentials = Self.numbers
        exponentials.withUnsafeMutableBufferPointer { kernels.exponentials($0) }
        #expect(KernelCase.bits(exponentials) == KernelCase.bits(Self.numbers.map(Elementary.exp)))
        for power in [-2.5, -1, 0, 1.0 / 3, 1, 2, 100] {
            var powers = Self.numbers
            powers.withUnsafeMutableBufferPointer { kernels.powers($0, power) }
            #expect(
                KernelCase.bits(powers) == KernelCase.bits(Self.numbers.map { Elementary.pow($0, power) }))
        }
    }

    @Test("rounding has the bits of roundedToSignificant", arguments: KernelCase.kernels)
    func rounding(kernels: Kernels) {
        // Halves of the last digit, at every magnitude, are where the way of rounding shows.
        let halves = (-25...25).map { exponent in 123_456_789_012.5 * Elementary.pow(10, Double(exponent)) }
        for numbers in [Self.numbers, halves, Self.numbers.filter { abs($0) > 1e-3 && abs($0) < 1e10 }] {
            var rounded = numbers
            rounded.withUnsafeMutableBufferPointer { kernels.roundTo12($0) }
            #expect(KernelCase.bits(rounded) == KernelCase.bits(numbers.map { roundedToSignificant($0) }))
        }
    }

    @Test("every length, and nothing beyond it", arguments: KernelCase.kernels)
    func lengths(kernels: Kernels) {
        for count in 0...20 {
            var values = [Double](repeating: 2.5, count: 24)
            values.withUnsafeMutableBufferPointer {
                kernels.logarithms(UnsafeMutableBufferPointer(rebasing: $0[..<count]))
            }
            #expect(values == (0..<24).map { $0 < count ? Elementary.log(2.5) : 2.5 })
            var sums = [Double](repeating: 0.1, count: 24)
            let weights = (0..<count).map { 0.3 * Double($0) }
            sums.withUnsafeMutableBufferPointer { sums in
                let sums = UnsafeMutableBufferPointer(rebasing: sums[..<count])
                weights.withUnsafeBufferPointer { weights in
                    kernels.add(weights, times: 0.7, to: sums)
                    kernels.add(weights, times: weights, to: sums)
                }
            }
            #expect(
                sums
                    == (0..<24).map { place in
                        guard place < count else { return 0.1 }
                        let weight = 0.3 * Double(place)
                        return 0.1 + weight * 0.7 + weight * weight
                    })
        }
    }

    @Test("the best level is one that this machine has")
    func best() {
        #expect(KernelCase.kernels.map(\.level).max { $0.rawValue < $1.rawValue } == Kernels.best.level)
        #expect(Kernels(level: .baseline) != nil)
    }
}
