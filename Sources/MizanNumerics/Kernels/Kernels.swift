import CKernels

/// Loops over consecutive replicates, with the widest registers that this processor has.
///
/// Goals, in order: lane by lane exactly the bits of the scalar functions that each method names, at every level (of
/// NaN only that it is one); speed. They are compiled once a level, and the level is chosen where the program runs: one
/// build serves every machine. Neither multiply-adds are fused nor sums reordered.
///
/// Tables are (rows × lanes), the lanes of a row next to each other. A cost is in nanoseconds on one core of one server, at
/// the levels avx512 / avx2 / baseline.
public struct Kernels: Sendable {
    /// What the processor offers; `baseline` is what its architecture always has.
    public enum Level: Int32, CaseIterable, Sendable {
        case baseline, avx2, avx512
    }

    /// Those of the highest level of this machine.
    public static let best = Level.allCases.reversed().lazy.compactMap(Kernels.init).first ?? Kernels()

    public let level: Level
    /// A table that is written when the program is built.
    nonisolated(unsafe) let table: UnsafePointer<ck_kernels>

    /// Those of one level, to compare levels with each other; nil where this machine lacks it.
    public init?(level: Level) {
        guard let table = ck_kernels_of(level.rawValue) else { return nil }
        self.level = level
        self.table = table
    }

    private init() {
        level = .baseline
        table = ck_baseline_kernels()
    }

    /// Memory for the time of one call, aligned to the widest register.
    func withScratch(_ bytes: Int, _ body: (UnsafeMutableRawPointer) -> Void) {
        withUnsafeTemporaryAllocation(byteCount: bytes, alignment: 64) { scratch in
            if let start = scratch.baseAddress { body(start) }
        }
    }
}
