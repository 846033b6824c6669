import Testing

@testable import MizanCommand

struct LineDiffTests {
    @Test func aChangedDigitIsShownBeforeAndAfter() {
        let diff = LineDiff(
            from: ["head", "a 1", "b 2", "c 3", "tail"], to: ["head", "a 1", "b 4", "c 3", "tail"])
        #expect(diff.lines(from: 10) == ["@@ line 11 @@", "  a 1", "- b 2", "+ b 4", "  c 3"])
        #expect(diff.firstDifference == 2)
    }

    @Test func stretchesApartHaveTheirOwnPlaces() {
        let old = (1...9).map { "line \($0)" }
        var new = old
        new[1] = "two"
        new.remove(at: 7)
        #expect(
            LineDiff(from: old, to: new).lines(from: 1) == [
                "@@ line 1 @@", "  line 1", "- line 2", "+ two", "  line 3",
                "@@ line 7 @@", "  line 7", "- line 8", "  line 9",
            ])
    }

    @Test func whatIsEqualHasNoDifference() {
        for lines in [[], ["a"], ["a", "b", "a"]] {
            let diff = LineDiff(from: lines, to: lines)
            #expect(diff.firstDifference == nil && diff.lines(from: 1).isEmpty)
        }
    }

    @Test func whatATerminalWouldObeyIsNotPrinted() {
        let lines = LineDiff(from: ["\u{1B}[31mred"], to: ["\u{200F}x"]).lines(from: 1)
        #expect(lines == ["@@ line 1 @@", "- ·[31mred", "+ ·x"])
    }

    /// Length of the longest common subsequence by its definition.
    private func common(_ first: ArraySlice<String>, _ second: ArraySlice<String>) -> Int {
        guard let a = first.first, let b = second.first else { return 0 }
        if a == b { return 1 + common(first.dropFirst(), second.dropFirst()) }
        return max(common(first.dropFirst(), second), common(first, second.dropFirst()))
    }

    @Test func theEditsMakeOneListOfTheOtherAndAreFewest() {
        var generator = SplitMix(state: 3)
        for _ in 0..<2_000 {
            func list() -> [String] {
                (0..<generator.next() % 8).map { _ in ["a", "b", "c"][Int(generator.next() % 3)] }
            }
            let (old, new) = (list(), list())
            let edits = LineDiff(from: old, to: new).edits
            var (before, after, same) = ([String](), [String](), 0)
            for edit in edits {
                switch edit {
                case .same(let line):
                    before.append(line)
                    after.append(line)
                    same += 1
                case .removed(let line): before.append(line)
                case .added(let line): after.append(line)
                }
            }
            #expect(before == old && after == new)
            #expect(same == common(old[...], new[...]), "\(old) \(new)")
        }
    }
}
