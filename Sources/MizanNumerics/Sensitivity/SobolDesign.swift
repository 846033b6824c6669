/// The points at which a function of several inputs is asked for its values, so that `SobolIndices` can share out
/// their variance: two independent samples A and B, and A with one input from B, B with one input from A.
///
/// Inputs are uniform on (0, 1); what an input means there is for the caller to say, with a quantile function, or
/// `choice` for one of several alternatives. Every number depends on (seed, row, input) alone, so that rows can be
/// worked off in any order, and more rows or inputs leave those there are as they were.
///
/// Reference: [Saltelli2010], section 3; [Salmon2011]
public struct SobolDesign: Sendable, Equatable {
    /// A sample of points.
    public enum Sample: Sendable, Hashable {
        case a, b
        /// A with input i from B.
        case ab(Int)
        /// B with input i from A.
        case ba(Int)
    }

    public let inputs: Int
    /// In each sample.
    public let rows: Int
    private let seed: UInt64

    public init(inputs: Int, rows: Int, seed: UInt64) {
        precondition(inputs > 0 && rows > 0 && rows <= Int(UInt32.max), "rows of inputs")
        (self.inputs, self.rows, self.seed) = (inputs, rows, seed)
    }

    /// One a input, each above 0 and below 1.
    ///
    /// - Parameter row: from 0.
    public func point(_ row: Int, of sample: Sample) -> [Double] {
        precondition((0..<rows).contains(row), "a row of the design")
        switch sample {
        case .a: return plain(row, Self.streamOfA)
        case .b: return plain(row, Self.streamOfB)
        case .ab(let input): return mixed(row, Self.streamOfA, Self.streamOfB, input)
        case .ba(let input): return mixed(row, Self.streamOfB, Self.streamOfA, input)
        }
    }

    /// The function's values at all points: rows × (inputs + 2), with second order rows × (2·inputs + 2) of them.
    ///
    /// - Parameter function: of a point; NaN where it has no value there.
    public func values<Failure: Error>(
        secondOrder: Bool = false, of function: ([Double]) throws(Failure) -> Double
    ) throws(Failure) -> SobolValues {
        func at(_ sample: Sample) throws(Failure) -> [Double] {
            var values: [Double] = []
            for row in 0..<rows { values.append(try function(point(row, of: sample))) }
            return values
        }
        var (ab, ba): ([[Double]], [[Double]]) = ([], [])
        for input in 0..<inputs {
            ab.append(try at(.ab(input)))
            if secondOrder { ba.append(try at(.ba(input))) }
        }
        return SobolValues(a: try at(.a), b: try at(.b), ab: ab, ba: ba)
    }

    private func plain(_ row: Int, _ stream: UInt64) -> [Double] {
        var draws = DrawStream(seed: seed, replicate: UInt32(row), stream: stream)
        return (0..<inputs).map { _ in draws.uniform() }
    }

    private func mixed(_ row: Int, _ stream: UInt64, _ other: UInt64, _ input: Int) -> [Double] {
        precondition((0..<inputs).contains(input), "an input of the design")
        var point = plain(row, stream)
        var draws = DrawStream(seed: seed, replicate: UInt32(row), stream: other)
        draws.position = UInt64(input)
        point[input] = draws.uniform()
        return point
    }

    private static let streamOfA = DrawStream.hash("sobol", "a")
    private static let streamOfB = DrawStream.hash("sobol", "b")
}

/// A function's values at the points of a `SobolDesign`, or of any other: one array a sample, one value a row.
public struct SobolValues: Sendable, Equatable {
    public let a: [Double]
    public let b: [Double]
    /// One array an input.
    public let ab: [[Double]]
    /// One array an input, or none where there is no second order.
    public let ba: [[Double]]

    public init(a: [Double], b: [Double], ab: [[Double]], ba: [[Double]] = []) {
        precondition(
            b.count == a.count && (ab + ba).allSatisfy { $0.count == a.count }, "as many rows of each")
        precondition(ba.isEmpty || ba.count == ab.count, "BA of every input or of none")
        (self.a, self.b, self.ab, self.ba) = (a, b, ab, ba)
    }

    /// The rows at which every sample has a finite value; the others are of no use, since an estimate pairs all values
    /// of a row.
    var complete: SobolValues {
        var isKept = [Bool](repeating: true, count: a.count)
        for values in [a, b] + ab + ba {
            for (row, value) in values.enumerated() where !value.isFinite { isKept[row] = false }
        }
        guard isKept.contains(false) else { return self }
        func kept(_ values: [Double]) -> [Double] { values.indices.filter { isKept[$0] }.map { values[$0] } }
        return SobolValues(a: kept(a), b: kept(b), ab: ab.map(kept), ba: ba.map(kept))
    }
}
