import Testing

@testable import Mizan

/// Replicates in rows are those of the plain way, to the bit.
struct NeedRowsTests {
    private static let doubts: [Set<Doubt>] =
        [.joint, .choices, .measurement, []] + Doubt.allCases.map { [$0] }

    private func expectPlain(
        _ source: NeedReplicates, _ replicates: Range<UInt32>, _ doubts: Set<Doubt>, _ name: String
    ) {
        let (fast, plain) = (
            source.scores(of: replicates, varying: doubts),
            source.plainScores(of: replicates, varying: doubts)
        )
        let (lanes, units) = (replicates.count, source.nominal.units)
        #expect(fast.replicates == plain.replicates && fast.failures.isEmpty)
        for place in plain.scores.indices
        where fast.scores[place].bitPattern != plain.scores[place].bitPattern
            && !(fast.scores[place].isNaN && plain.scores[place].isNaN)
            || fast.fired[place] != plain.fired[place]
        {
            let replicate = replicates.lowerBound + UInt32(place % lanes)
            Issue.record(
                """
                \(name), \(units[place / lanes]), replicate \(replicate) of \(replicates), \
                varying \(doubts.map(\.rawValue).sorted()): \(fast.scores[place]) (\(fast.fired[place])), \
                plainly \(plain.scores[place]) (\(plain.fired[place]))
                """)
            return
        }
    }

    @Test(arguments: 0..<300) func inventedModels(number: Int) throws {
        let edition = try InventedNeed.edition(number)
        let source = NeedReplicates(edition, seed: UInt64(number))
        #expect(source.isInRows)
        for doubts in Self.doubts { expectPlain(source, 0..<20, doubts, "model \(number)") }
    }

    @Test func blocksOfAnySizeAndStart() throws {
        let source = NeedReplicates(try InventedNeed.edition(3), seed: 9)
        for size: UInt32 in [1, 2, 7, 63, 64, 65, 130] {
            for start: UInt32 in [0, 1, 77, UInt32.max - 200] {
                expectPlain(source, start..<start + size, .joint, "model 3")
            }
        }
        #expect(source.scores(of: 5..<5, varying: .joint).scores.isEmpty)
    }

    @Test(arguments: [2005, 2016, 2024]) func theShippedModel(year: Int) throws {
        for scope in [Dataset.Unit.Scope.minorities, .occupied, .intra] {
            let source = NeedReplicates(try Shipped.edition(year, scope: scope), seed: 1)
            #expect(source.isInRows)
            let name = "\(year), \(scope)"
            expectPlain(source, 0..<100, .joint, name)
            expectPlain(source, 64..<128, .choices, name)
            expectPlain(source, 64..<128, .measurement, name)
            for doubt in Doubt.allCases { expectPlain(source, 0..<10, [doubt], name) }
        }
    }

    @Test func aSumOfFiguresAsTheyAre() throws {
        let text = SmallModel.text.replacing("inverted-geometric", with: "sum")
            .replacing("{method: arithmetic}", with: "{method: sum}")
        let source = NeedReplicates(
            try SmallModel.edition(
                SmallModel.dataset(
                    [SmallModel.community("a", in: "AAA"), SmallModel.community("b", in: "BBB")],
                    [SmallModel.figure("a", "status", 2020, 4)],
                    [SmallModel.finding("a", "killing", .pattern, document: 2019)]), model: text), seed: 4)
        #expect(source.isInRows)
        for doubts in Self.doubts { expectPlain(source, 0..<50, doubts, "sum") }
    }
}
