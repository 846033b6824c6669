import Foundation
import Testing

@testable import Mizan

/// Rank noise without news: other seeds alone move no tier of the shipped ranking at 10,000 replicates.
///
/// Takes long: `make check-all` sets MIZAN_LONG_TESTS.
@Suite(
    .enabled(
        if: ProcessInfo.processInfo.environment["MIZAN_LONG_TESTS"] != nil, "takes long: set MIZAN_LONG_TESTS"
    ))
struct SeedTests {
    @Test func otherSeedsMoveNoTier() throws {
        let edition = try Shipped.edition(2024, scope: .minorities)
        let runs = (1...6).map { seed in
            Uncertainty(of: edition, replicates: 10_000, seed: UInt64(seed), threads: 2, isApart: false)
        }
        for run in runs {
            let moved = edition.standings.indices.filter { run.tiers.byUnit[$0] != runs[0].tiers.byUnit[$0] }
            #expect(moved.isEmpty, "seed \(run.seed) moves \(moved.map { edition.standings[$0].unit.id })")
            #expect(run.tiers.firstUnsure == nil, "seed \(run.seed)")
        }
    }
}
