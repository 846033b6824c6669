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

    /// A unit that is drawn alone has the scores that it has among all.
    @Test(arguments: 0..<40) func unitsDrawnAlone(number: Int) throws {
        let source = NeedReplicates(try InventedNeed.edition(number), seed: 7)
        let all = source.scores(of: 0..<70, varying: .joint)
        for chosen in source.nominal.order.indices.map({ Set(source.nominal.order[$0...].prefix(2)) }) {
            let narrowed = try #require(source.narrowed(to: Array(chosen)))
            let some = narrowed.scores(of: 0..<70, varying: .joint)
            for place in all.scores.indices {
                let isDrawn = chosen.contains(place / 70)
                let expected = isDrawn ? all.scores[place].bitPattern : nil
                #expect(some.scores[place].isNaN || some.scores[place].bitPattern == expected)
                #expect(!some.scores[place].isNaN || !isDrawn || all.scores[place].isNaN)
            }
        }
    }

    @Test(arguments: 0..<200) func inventedModels(number: Int) throws {
        let edition = try InventedNeed.edition(number)
        let source = NeedReplicates(edition, seed: UInt64(number))
        #expect(source.isInRows)
        expectPlain(source, 0..<20, .joint, "model \(number)")
        for doubts in Self.doubts { expectPlain(source, 90..<95, doubts, "model \(number)") }
    }

    @Test func blocksOfAnySizeAndStart() throws {
        let source = NeedReplicates(try InventedNeed.edition(3), seed: 9)
        for size: UInt32 in [1, 7, 64, 65, 130] {
            for start: UInt32 in [0, 77, UInt32.max - 200] {
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
            expectPlain(source, 0..<70, .joint, name)
            expectPlain(source, 64..<84, .choices, name)
            expectPlain(source, 64..<84, .measurement, name)
            for doubt in Doubt.allCases { expectPlain(source, 0..<3, [doubt], name) }
        }
    }

    @Test func aSumOfFiguresAsTheyAre() throws {
        let text = SmallModel.text.replacing("inverted-geometric", with: "sum")
            .replacing("{method: arithmetic}", with: "{method: sum}")
            .split(separator: "\n").filter { !$0.contains("critical: ") }.joined(separator: "\n")
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
