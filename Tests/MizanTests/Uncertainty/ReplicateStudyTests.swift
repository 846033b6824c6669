import MizanNumerics
import Testing

@testable import Mizan

/// Counts never depend on how they were divided.
struct ReplicateStudyTests {
    private let source = InventedSource.hard
    private let asked = 230

    // MARK: Division

    @Test(arguments: [1, 4, 16], [1, 2, 8])
    func shardsMergeToTheBytesOfOneProcess(count: Int, threads: Int) throws {
        let whole = source.study([0..<UInt32(asked)], asked: asked)
        let shards = (1...count).map {
            source.study(
                [ReplicateStudy.shard($0, of: count, replicates: asked)], asked: asked, threads: threads)
        }
        var generator = SeededGenerator(seed: UInt64(count))
        for _ in 0..<3 {
            // Each goes through its file.
            let read = try shards.shuffled(using: &generator).map {
                try ReplicateStudy.read($0.written, file: "shard")
            }
            let merged = try ReplicateStudy.merged(read)
            #expect(merged == whole)
            #expect(merged.written == whole.written)
        }
    }

    @Test(arguments: [1, 3, 64, 1_000], [1, 2, 8])
    func blocksAndThreadsNeverMatter(blockSize: Int, threads: Int) {
        let one = source.study([0..<150], blockSize: 7)
        #expect(source.study([0..<150], threads: threads, blockSize: blockSize) == one)
    }

    @Test func shardsAreEqualAndWhole() {
        for (replicates, count) in [(1_000, 3), (10, 16), (1_000_000_000, 7), (1, 1)] {
            let shards = (1...count).map { ReplicateStudy.shard($0, of: count, replicates: replicates) }
            #expect(shards[0].lowerBound == 0 && shards[count - 1].upperBound == replicates)
            for (one, next) in zip(shards, shards.dropFirst()) { #expect(one.upperBound == next.lowerBound) }
            let sizes = Set(shards.map(\.count))
            #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        }
    }

    @Test func additionIsCommutativeAndAssociative() throws {
        let ranges: [Range<UInt32>] = [0..<40, 40..<41, 90..<150, 41..<77]
        let parts = ranges.map { source.study([$0]) }
        let all = try ReplicateStudy.merged(parts)
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
            #expect(try ReplicateStudy.merged(order.map { parts[$0] }) == all)
            let pairs = [
                try ReplicateStudy.merged([parts[order[0]], parts[order[1]]]),
                try ReplicateStudy.merged([parts[order[2]], parts[order[3]]]),
            ]
            #expect(try ReplicateStudy.merged(pairs) == all)
        }
        #expect(all == source.study([0..<77, 90..<150]))
    }

    @Test func roundsAreOneRange() {
        #expect(source.study([0..<100, 100..<230]) == source.study([0..<230]))
    }

    // MARK: What is missing

    @Test func whatWasNotCountedIsNamed() throws {
        let shards = [1, 3].map {
            source.study([ReplicateStudy.shard($0, of: 4, replicates: 200)], asked: 200)
        }
        let merged = try ReplicateStudy.merged(shards)
        #expect(merged.missing == [50..<100, 150..<200])
        #expect(merged.count == 100 && merged.asked == 200)
        #expect(source.study([0..<200], asked: 200).missing.isEmpty)
        #expect(source.study([10..<20], asked: 20).missing == [0..<10])
    }

    // MARK: Parts

    @Test func everyDoubtIsCountedAloneAndNoneTwice() {
        typealias Parts = [Set<Doubt>]
        let both: Parts = ReplicateStudy.partition([.weights, .observation, .age], isApart: true)
        #expect(
            both == [
                [.weights, .observation, .age], [.weights], [.observation, .age], [.observation], [.age],
            ])
        #expect(ReplicateStudy.partition([.weights], isApart: true) == [[.weights]])
        #expect(ReplicateStudy.partition([.weights, .age], isApart: false) == [[.weights, .age]])
        let study = source.study([0..<30])
        #expect(study.tally(varying: .choices) == study.tally(varying: [.weights]))
        #expect(study.tally(varying: [.gaps]) == nil)
        #expect(source.study([0..<30], isApart: false).tally(varying: [.age]) == nil)
        #expect(study.tally(varying: .joint) == study.joint)
    }

    // MARK: Replicates of editions

    @Test func replicatesOfAnIndexMerge() throws {
        let text = SmallIndex.text(head: "uncertainty: {concentration: 30}")
        let edition = try SmallIndex.edition(SmallIndex.model(text), SmallIndex.rows(12, 4))
        let replicates = IndexReplicates(edition, seed: 4)
        let subject = StudySubject(
            edition, of: SmallIndex.dataset(edition.model, [2020: SmallIndex.rows(12, 4)]),
            vintage: Vintage(), replicates, audience: .public)
        func study(_ range: Range<UInt32>, _ threads: Int) -> ReplicateStudy {
            var study = ReplicateStudy(of: subject)
            study.count(range, with: ReplicateRun(replicates, threads: threads))
            return study
        }
        let merged = try ReplicateStudy.merged([study(70..<200, 2), study(0..<70, 8)])
        #expect(merged.written == study(0..<200, 1).written)
        #expect(merged.parts.count == 1)
    }

    /// What is read of a part is its ranks: histograms of scores beside each other would be most of the memory.
    @Test func scoresAndPairsAreCountedOnceOnly() {
        let study = InventedSource(6).study([0..<50])
        #expect(study.parts.count > 3)
        #expect(!study.joint.scores.isEmpty && !study.joint.pairCounts.isEmpty)
        for part in study.parts.dropFirst() {
            #expect(part.tally.scores.isEmpty && part.tally.pairCounts.isEmpty)
            #expect(part.tally.scoreBand(0, coverage: 0.9) == nil && part.tally.meanScore(0).isNaN)
            #expect(part.tally.rankBand(0, holding: 1, coverage: 0.9) != nil)
        }
    }
}
