import MizanNumerics

/// An output of the replicates that shares of its variance are read from: two independent samples A and B, and A with
/// each factor in turn from B.
///
/// Row r of A is replicate r, row r of B is replicate `rows` + r, and a factor is exchanged by taking its random numbers
/// from the other replicate: whatever an input draws, no quantile function is needed, and discrete choices are cut on
/// 0...1. A number depends on (seed, row, input) alone, so that threads never matter.
///
/// Reference: [Saltelli2010]
public struct SobolRuns: Sendable {
    /// What is varied together.
    public enum Grouping: String, Sendable, CaseIterable {
        /// All inputs of one doubt.
        case doubt
        /// Each input by itself.
        case input
    }

    /// Inputs whose share of the variance is asked for as one.
    public struct Factor: Sendable, Equatable {
        /// The input, or the doubt where the id is empty.
        public var name: DoubtInput
        /// Places among the inputs of the source.
        public var inputs: [Int]
    }

    public let factors: [Factor]
    public let output: SensitivityOutput
    public let values: SobolValues
    /// Replicates that could not be computed, and all that were asked for.
    public let failed: Int
    public let asked: Int
    /// Why the first of them, by its row, could not.
    public let reason: String?

    /// Rows that are drawn together.
    private static let lanes = 64

    /// - Parameters:
    ///   - rows: of each sample, at least 2.
    ///   - advanced: called with the number of rows that have been done since it was last called.
    /// - Precondition: the source has inputs.
    public init(
        of source: any ReplicateSource, _ output: SensitivityOutput, by grouping: Grouping = .doubt,
        rows: Int, secondOrder: Bool = false, threads: Int, advanced: (Int) -> Void = { _ in }
    ) {
        precondition(rows > 1 && threads > 0 && !source.inputs.isEmpty, "rows, threads, inputs")
        let factors = Self.factors(source.inputs, by: grouping)
        let samples = Self.samples(factors, inputs: source.inputs.count, secondOrder: secondOrder)
        let (exchange, reading) = (source.exchange(), OutputReading(output, source.nominal))
        var values = [[Double]](repeating: [], count: samples.count)
        var failures: [(row: UInt32, reason: String)] = []
        let blocks = (rows + Self.lanes - 1) / Self.lanes
        var next = 0
        while next < blocks {
            let end = min(next + 2 * threads, blocks)
            let first = next
            let parts = inOrder(end - first, threads: threads) { place -> Part in
                let start = (first + place) * Self.lanes
                let range = UInt32(start)..<UInt32(min(start + Self.lanes, rows))
                var part = Part()
                exchange.scores(of: range, by: UInt32(rows), samples: samples) { _, block in
                    part.values.append(reading.values(block.scores, lanes: range.count))
                    part.failures += block.failures.sorted { $0.key < $1.key }.map {
                        ($0.key, $0.value.reason)
                    }
                }
                return part
            }
            for part in parts {
                for (sample, own) in part.values.enumerated() { values[sample] += own }
                failures += part.failures
            }
            advanced(min(end * Self.lanes, rows) - first * Self.lanes)
            next = end
        }
        let count = factors.count
        self.values = SobolValues(
            a: values[0], b: values[1], ab: Array(values[2..<2 + count]), ba: Array(values[(2 + count)...]))
        (self.factors, self.output) = (factors, output)
        (failed, asked) = (failures.count, rows * samples.count)
        reason = failures.min { $0.row < $1.row }?.reason
    }

    private struct Part: Sendable {
        var values: [[Double]] = []
        var failures: [(row: UInt32, reason: String)] = []
    }

    /// The shares of the variance.
    ///
    /// - Throws: `constantValues` where the output does not vary, `tooFewValues` where hardly a row is complete.
    public func estimate(coverage: Double = 0.95, resamples: Int = 100, seed: UInt64) throws(NumericsError)
        -> SobolEstimate
    {
        try SobolEstimate(values, coverage: coverage, resamples: resamples, seed: seed)
    }

    static func factors(_ inputs: [DoubtInput], by grouping: Grouping) -> [Factor] {
        switch grouping {
        case .input: return inputs.enumerated().map { Factor(name: $1, inputs: [$0]) }
        case .doubt:
            return Set(inputs.map(\.doubt)).inOrder.map { doubt in
                Factor(
                    name: DoubtInput(doubt), inputs: inputs.indices.filter { inputs[$0].doubt == doubt })
            }
        }
    }

    /// A, B, then A with each factor from B, then B with each from A where second order is asked for.
    private static func samples(_ factors: [Factor], inputs: Int, secondOrder: Bool) -> [[Bool]] {
        func exchanged(_ factor: Factor, _ isExchanged: Bool) -> [Bool] {
            (0..<inputs).map { factor.inputs.contains($0) == isExchanged }
        }
        return [Array(repeating: false, count: inputs), Array(repeating: true, count: inputs)]
            + factors.map { exchanged($0, true) }
            + (secondOrder ? factors.map { exchanged($0, false) } : [])
    }
}
