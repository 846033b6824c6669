import Testing

@testable import MizanCommand

struct ShownOutputTests {
    @Test(arguments: [
        (["a", "b"], ["a", "b"], true), (["a", "b"], ["a", "c"], false), ([], [], true), ([], ["a"], false),
        (["a"], [], false), (["a", "..."], ["a"], true), (["a", "..."], ["a", "b", "c"], true),
        (["...", "c"], ["a", "b", "c"], true), (["..."], [], true), (["a", "...", "a"], ["a"], false),
        (["a", "...", "c", "...", "e"], ["a", "b", "c", "d", "e"], true),
        (["a", "...", "d", "...", "c", "...", "e"], ["a", "b", "c", "d", "e"], false),
        (["a ..."], ["a b"], false), (["a", ""], ["a"], false),
        // The same letter in one code point and in two is not the same output.
        (["\u{E9}"], ["e\u{301}"], false),
    ])
    func matching(shown: [String], printed: [String], isMatch: Bool) {
        #expect(ShownOutput(shown).matches(printed) == isMatch)
    }

    @Test(arguments: [
        (["a", "b1"], ["a", "b2"], ["a", "b2"]),
        // As many lines at the head and at the tail as there were.
        (["a1", "b", "...", "z1"], ["a2", "b", "c", "d", "z2"], ["a2", "b", "...", "z2"]),
        (["a1", "..."], ["a2", "b", "c"], ["a2", "..."]), (["...", "z1"], ["x", "y", "z2"], ["...", "z2"]),
        // A part between two elisions from where it agrees best.
        (
            ["a", "...", "Head", "row 11", "...", "z"], ["a", "b", "Header", "Head", "row 12", "c", "z"],
            ["a", "...", "Head", "row 12", "...", "z"]
        ),
        (
            ["a", "...", "key: 5", "...", "z"], ["a", "kex: 5", "key: 6", "z"],
            ["a", "...", "key: 6", "...", "z"]
        ),
        // Fewer lines than are shown: all of them.
        (["a", "b", "...", "z"], ["a", "z"], ["a", "z"]),
        // What matches stays.
        (["a", "...", "..."], ["a", "b"], ["a", "...", "..."]),
    ])
    func accepting(shown: [String], printed: [String], accepted: [String]) {
        #expect(ShownOutput(shown).accepted(printed) == accepted)
    }

    /// Tries every way to place the elisions.
    private func matchesByTrial(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
        guard let first = shown.first else { return printed.isEmpty }
        if first == "..." {
            return (0...printed.count).contains { matchesByTrial(shown.dropFirst(), printed.dropFirst($0)) }
        }
        return printed.first == first && matchesByTrial(shown.dropFirst(), printed.dropFirst())
    }

    @Test func everySmallCase() {
        var generator = SplitMix(state: 11)
        var matched = 0
        for _ in 0..<20_000 {
            let printed = (0..<generator.next() % 6).map { _ in ["a", "b"][Int(generator.next() % 2)] }
            let shown = (0..<generator.next() % 6).map { _ in ["a", "b", "..."][Int(generator.next() % 3)] }
            let isMatch = matchesByTrial(shown[...], printed[...])
            matched += isMatch ? 1 : 0
            let output = ShownOutput(shown)
            #expect(output.matches(printed) == isMatch, "\(shown) \(printed)")
            let accepted = output.accepted(printed)
            #expect(ShownOutput(accepted).matches(printed), "\(shown) \(printed)")
            #expect(isMatch == (accepted == shown), "\(shown) \(printed)")
        }
        #expect(matched > 1_000)
    }
}
