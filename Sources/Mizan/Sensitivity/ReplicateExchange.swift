/// Draws replicates in which some inputs take their random numbers from other replicates than the rest: what shares
/// of variance ask for.
public struct ReplicateExchange: Sendable {
    /// What `scores(of:by:samples:_:)` does.
    typealias Body =
        @Sendable (
            _ rows: Range<UInt32>, _ offset: UInt32, _ samples: [[Bool]],
            _ each: (Int, ReplicateBlock) -> Void
        ) -> Void

    private let body: Body

    init(_ body: @escaping Body) { self.body = body }

    /// The plain way: one replicate after another.
    init(_ source: some ReplicateSource) {
        let units = source.nominal.units.count
        body = { rows, offset, samples, each in
            for (sample, isExchanged) in samples.enumerated() {
                var block = ReplicateBlock(rows, units: units)
                for (lane, row) in rows.enumerated() {
                    switch source.replicate(isExchanged.map { $0 ? row + offset : row }) {
                    case .failure(let failure): block.failures[row] = failure
                    case .success(let replicate):
                        for unit in 0..<units {
                            block.scores[unit * rows.count + lane] = replicate.scores[unit]
                        }
                    }
                }
                each(sample, block)
            }
        }
    }

    /// Calls `each` for every sample, in order, with its scores in all rows.
    ///
    /// - Parameters:
    ///   - rows: numbers of replicates.
    ///   - offset: an input that is exchanged takes its numbers from so many replicates further.
    ///   - samples: by sample and input, whether the input is exchanged.
    func scores(
        of rows: Range<UInt32>, by offset: UInt32, samples: [[Bool]], _ each: (Int, ReplicateBlock) -> Void
    ) {
        body(rows, offset, samples, each)
    }
}
