import MizanNumerics
import Testing

/// What the tests of the kernels share.
enum KernelCase {
    /// The kernels of every level that this machine has.
    static let kernels = Kernels.Level.allCases.compactMap(Kernels.init)

    /// Bits, and one and the same word for every NaN.
    static func bits(_ values: [Double]) -> [UInt64] {
        values.map { $0.isNaN ? .max : $0.bitPattern }
    }

    /// Edges of the number line, powers of 2 and of 10 with their neighbours, and `count` numbers of every magnitude.
    static func numbers(_ count: Int) -> [Double] {
        var numbers: [Double] = [
            0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
            .leastNormalMagnitude, .leastNormalMagnitude.nextDown, .greatestFiniteMagnitude,
            -.greatestFiniteMagnitude, 1, -1, 0.5, 2, 1 - 0x1p-53, 1 + 0x1p-52, 709.78, 709.79,
            709.79.nextDown,
            -745.14, -745.13, -745.14.nextUp, -708.4, 0.5.squareRoot(), 2.squareRoot(), 1e22, 1e23,
        ]
        for exponent in stride(from: -320, through: 308, by: 4) {
            let power = Double("1e\(exponent)") ?? 0
            numbers += [
                power, power.nextUp, power.nextDown, -power, 0.5 * power, 1.5 * power, 9.999999999995 * power,
            ]
        }
        for exponent in stride(from: -1074, through: 1023, by: 31) {
            numbers.append(Double(sign: .plus, exponent: exponent, significand: 1))
        }
        var draws = DrawStream(seed: 11, replicate: 0, stream: 1)
        for _ in 0..<count {
            let u = draws.uniform()
            // Bits at random, then moderate numbers of both signs, then shares.
            numbers.append(Double(bitPattern: UInt64(u * 0x1p52) &* 0x9E37_79B9_7F4A_7C15))
            numbers.append((draws.uniform() - 0.5) * 1500)
            numbers.append(draws.uniform())
            numbers.append(Double(Int(draws.uniform() * 1000)) / 8)
        }
        return numbers
    }

    static func filled(_ count: Int, _ fill: (UnsafeMutableBufferPointer<Double>) -> Void) -> [Double] {
        [Double](unsafeUninitializedCapacity: count) { buffer, filled in
            fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
            filled = count
        }
    }
}

extension Kernels: CustomTestStringConvertible {
    public var testDescription: String { "\(level)" }
}
